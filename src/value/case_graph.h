// A case as a calculation: every line's flows and the headline figures as steps of one graph.
//
// Deterministic figures evaluate the whole graph once; draws compile the headline steps only (simulate.h).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "value/case_nodes.h"
#include "value/quantities.h"
#include "value/schedule.h"

namespace vaerdi::value {

/// Holds on to the case it was made from.
class CaseGraph {
  public:
    explicit CaseGraph(const ResolvedCase& resolved);

    const ResolvedCase& resolved() const { return case_; }
    const math::Graph& graph() const { return graph_; }
    Quantities& quantities() { return quantities_; }
    Discounting& discounting() { return discounting_; }
    const std::vector<AlternativeNodes>& alternatives() const { return alternatives_; }
    /// Effects less cost of an alternative, less those of the comparator.
    Node net_value(std::size_t alternative);
    /// What that is worth to one payer, inside the perspective or not: gains less costs, transfers included.
    Node net_value(std::size_t alternative, const std::string& payer);
    /// Money in less money out against the comparator within the perspective, undiscounted: [0] at t = 0,
    /// then each year. The value set on QALYs is not among it.
    std::vector<Node> net_flows(std::size_t alternative);

    /// Every input at its deterministic value, by slot.
    std::vector<double> base_inputs() const;
    /// The value of every step of the graph, by node.
    std::vector<double> evaluate(std::span<const double> inputs) const;
    /// The inputs that a set of steps depends on, ascending.
    std::vector<std::size_t> inputs_of(std::span<const Node> nodes) const;

  private:
    const ResolvedCase& case_;
    math::Graph graph_;
    Quantities quantities_;
    Discounting discounting_;
    std::vector<AlternativeNodes> alternatives_;
};

}  // namespace vaerdi::value
