// The net value of an alternative as a function of the inputs. Private to this room.
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "math/distribution.h"
#include "math/program.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// Inputs set to other values, in their own units.
struct Change {
    std::size_t input = 0;
    double value = 0;
};
using Changes = std::vector<Change>;

class NetValueAt {
  public:
    NetValueAt(const ResolvedCase& resolved, std::size_t alternative);
    /// From a graph that is built already; adds the net value to it.
    NetValueAt(CaseGraph& graph, std::size_t alternative);

    /// The inputs that it depends on, ascending.
    const std::vector<std::size_t>& inputs() const { return inputs_; }
    bool depends_on(std::size_t input) const;
    double base() const { return with({}); }
    double with(const Changes& changes) const { return with_each(std::span(&changes, 1)).front(); }
    /// The net value with each of the changes. Once stopped, the rest stays nil and all is to be thrown away.
    std::vector<double> with_each(std::span<const Changes> changes, const std::stop_token& stop = {}) const;

    const ResolvedCase& resolved() const { return case_; }
    const math::Program& program() const { return program_; }

  private:
    void run(std::span<const Changes> changes, double* results) const;

    const ResolvedCase& case_;
    math::Program program_;
    std::vector<std::size_t> inputs_;
};

/// One input at another value. The other shares of its row shrink or grow so that the row still sums to 1.
Changes set(const ResolvedCase& resolved, std::size_t input, double value);

/// How an input alone is distributed; absent when it is certain.
std::optional<math::Distribution> marginal(const ResolvedCase& resolved, std::size_t input);

/// The values an input is varied between: ±`spread` of its base, else its 95 % interval, else ±20 %.
math::Interval tried(const ResolvedCase& resolved, std::size_t input, std::optional<double> spread);

/// Where its values can naturally lie.
math::Interval natural_bounds(const Input& input);

/// How far apart the three points lie that show whether net value is a straight line in an input: half its
/// interval, downwards where the natural bound is near.
double step_of(const ResolvedCase& resolved, std::size_t input);

/// Are three points, evenly spaced, on a line but for rounding?
bool on_a_line(double first, double second, double third);

}  // namespace vaerdi::value
