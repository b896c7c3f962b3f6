// When the flows of a line fall, and what a krone is worth then.
//
// Year 0 is the start (t = 0). The flow of year n falls at t = n (`timing: end`), n − 1 (start) or n − ½
// (middle). Follow-up year k of the intake of year y lands in year y + k − 1; the intake at the start is
// followed from year 1.
//
// What a decision tree comes to falls at its nodes: those who come in year y enter at t = y − 1, and a node
// reached after d years lies at t = y − 1 + d.
//
// What follows a course of illness falls at the rows of its trace: row k of those who come in year y at
// t = y − 1 + k cycles, shown in the year in which its cycle begins. What people who are simulated come to in
// a year of follow-up falls all through it and is discounted from there to its beginning, where the fall
// lies.
#pragma once

#include <map>
#include <vector>

#include "value/resolved_case.h"

namespace vaerdi::value {

/// One fall of a line's flow.
struct Fall {
    int year = 0;       ///< in which it is shown; beyond the horizon: cut
    double time = 0;    ///< at which it is discounted, years from the start
    int valued = 0;     ///< year whose prices and quantities hold
    int follow_up = 0;  ///< year of follow-up, or of the case for yearly flows
    int intake = -1;    ///< year of the intake, 0: all at the start, −1: not per head
    int dropped = 0;    ///< years of drop-off
    bool residual = false;
    double remaining = 0;  ///< of a residual: remaining life / life
    int row = 0;           ///< of a course of illness; so are the next two
    int cycle = 0;
    double weight = 1;  ///< in cycles
};

/// The intake that a base counts, null for once and yearly flows.
const Intake* intake_of(const ResolvedCase& resolved, Base base);
bool is_per_head(Base base);

/// All falls of a line, in the order of time; those past the horizon too.
std::vector<Fall> falls(const ResolvedCase& resolved, const Line& line);
/// The same for one head who comes in at the start.
std::vector<Fall> falls_of_one(const ResolvedCase& resolved, const Line& line);

/// Time at which the flow of year n falls; 0 for n = 0.
double time_of(const ResolvedCase& resolved, int year);
/// Calendar year of year n; the start is in the first.
int calendar_year(const ResolvedCase& resolved, int year);

/// Present values, each factor computed once.
class Discounting {
  public:
    explicit Discounting(const ResolvedCase& resolved) : convention_(resolved.discounting) {}
    double costs(double time) { return factor(convention_.costs, costs_, time); }
    double effects(double time) { return factor(convention_.effects, effects_, time); }

  private:
    using Segments = std::vector<std::pair<int, double>>;
    double factor(const Segments& segments, std::map<double, double>& known, double time) const;
    const catalogue::Convention& convention_;
    std::map<double, double> costs_, effects_;
};

}  // namespace vaerdi::value
