// The way from a number in a line down to what was written. Private to this room.
#pragma once

#include <string>
#include <utility>

#include "value/alternative_figures.h"
#include "value/explain.h"

namespace vaerdi::value {

/// A case calculated for explaining: what any step of it comes to.
class Explained {
  public:
    explicit Explained(const ResolvedCase& resolved)
        : graph(resolved), inputs_(graph.base_inputs()), by_node_(graph.evaluate(inputs_)) {}

    /// Nodes may be asked for that were made after the case was put into the graph.
    double value(Node node) const;
    double at(const ValuePtr& quantity, const Place& place) {
        return value(graph.quantities().at(quantity, place));
    }
    Values values() const { return Values(by_node_); }
    const ResolvedCase& resolved() const { return graph.resolved(); }

    /// Formulas that use formulas that use … are shown until this is used up; a tree of them can be endless.
    bool one_more_formula() { return formulas_left_ > 0 && formulas_left_-- > 0; }
    /// Shows no formula's parts until allow_formulas() gives back what this returned.
    int keep_formulas_closed() { return std::exchange(formulas_left_, 0); }
    void allow_formulas(int left) { formulas_left_ = left; }

    CaseGraph graph;

  private:
    int formulas_left_ = 20'000;
    std::vector<double> inputs_;
    std::vector<double> by_node_;
};

/// Two remarks as one; either may be empty.
Text joined(const Text& first, const Text& second);

/// A quantity: its formula, the names in it, down to the inputs.
/// A survival curve: its family and parameters, or what it is made of.
Explanation explain_curve(Explained& of, const Curve& curve, const Place& place, const Text& title);
Explanation explain_quantity(Explained& of, const ValuePtr& quantity, const Place& place, const Text& title);

/// Source in words, and the place in the document.
std::string source_words(const Provenance& provenance);

/// One written number: its value, how uncertain it is, where it comes from.
Explanation explain_input(const ResolvedCase& resolved, std::size_t input, double factor);

}  // namespace vaerdi::value
