// The figures of a case by name, each with the way to explain it. Private to this room.
//
// Each file explain_<topic>.cpp enters the figures of its topic; a step that is a figure itself is made by
// asking the table for it, so that no figure is explained in two ways.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "value/explain_value.h"

namespace vaerdi::value {

class FigureTable {
  public:
    using Build = std::function<Explanation()>;

    /// `assessment` is of the same case; with draws, the drawn parts of figures are entered too.
    FigureTable(const ResolvedCase& resolved, const Options& options, Assessment assessment)
        : options(options), assessment(std::move(assessment)), of(resolved), case_(resolved) {}

    void add(std::string name, Build build);
    /// A figure that is drawn when the assessment is: with its mean, ends of the interval and standard error.
    /// `rests_on` are the steps of the graph whose inputs it depends on. One that is `always_drawn` has its
    /// value in every draw when no uncertain number touches it.
    void add(const std::string& name, const Figure& figure, std::vector<Node> rests_on, bool always_drawn,
             const Build& build);

    bool contains(const std::string& name) const { return builds_.contains(name); }
    const std::vector<std::string>& names() const { return names_; }

    /// The figure with its steps.
    Explanation opened(const std::string& name) const;
    /// The figure alone; its name says how to open it.
    Explanation closed(const std::string& name);

    const ResolvedCase& resolved() const { return case_; }
    bool drawn() const { return assessment.draws > 0; }

    const Options options;
    const Assessment assessment;
    Explained of;

  private:
    const ResolvedCase& case_;
    std::unordered_map<std::string, Build> builds_;
    std::vector<std::string> names_;
};

// ---- the topics

void explain_alternatives(FigureTable& table);   ///< costs, effects, health, categories, what is cut, groups
void explain_counted(FigureTable& table);        ///< natural quantities and staff
void explain_payers(FigureTable& table);         ///< who pays and gains, in all and by year
void explain_comparisons(FigureTable& table);    ///< differences and ratios
void explain_yearly(FigureTable& table);         ///< running total, payback, internal rate
void explain_matrix(FigureTable& table);         ///< the value matrix
void explain_probabilities(FigureTable& table);  ///< shares of the draws
void explain_frontier(FigureTable& table);
void explain_price_headroom(FigureTable& table);
void explain_thresholds(FigureTable& table);
void explain_sensitivity(FigureTable& table);
void explain_pathways(FigureTable& table);
void explain_resources(FigureTable& table);
void explain_financing(FigureTable& table);
void explain_inputs(FigureTable& table);

// ---- words and steps that several topics use

/// "Net value, TAVI".
Text titled(const Text& what, const Text& of);
Text titled(const Text& what, const ResolvedCase& resolved, std::size_t alternative);
Text payer_words(const ResolvedCase& resolved, const std::string& payer);
/// "At the start", "Year 2 (2026)".
Text year_words(const ResolvedCase& resolved, int year);
/// The year in the name of a figure: "start", "2026".
std::string year_name(const ResolvedCase& resolved, int year);

std::string alternative_name(const ResolvedCase& resolved,
                             std::size_t alternative);                               ///< "alternatives.tavi."
std::string comparison_name(const ResolvedCase& resolved, std::size_t alternative);  ///< "comparisons.tavi."

/// Calls `visit(alternative, comparison)` for all but the comparator.
template <class Visit>
void each_comparison(const FigureTable& table, Visit&& visit) {
    std::size_t next = 0;
    for (std::size_t a = 0; a < table.resolved().alternatives.size(); ++a) {
        if (a != table.resolved().comparator) visit(a, table.assessment.comparisons[next++]);
    }
}

Explanation step_of(Text title, double value, std::string unit, Rule rule, Text how,
                    std::vector<Explanation> steps);
/// A number that stands for itself: a count of years or draws.
Explanation plain(Text title, double value, std::string unit);
/// The sum of `steps`.
Explanation sum_of(Text title, std::string unit, Text how, std::vector<Explanation> steps);

/// What the headline figures of an alternative rest on; of it and the comparator.
std::vector<Node> headline_nodes(const FigureTable& table, std::size_t alternative);
std::vector<Node> compared_nodes(const FigureTable& table, std::size_t alternative);

}  // namespace vaerdi::value
