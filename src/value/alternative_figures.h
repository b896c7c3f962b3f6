// The deterministic figures of one alternative, from the values of the graph's steps.
#pragma once

#include <span>
#include <vector>

#include "value/assessment.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// The value of each step of a graph.
class Values {
  public:
    explicit Values(std::span<const double> by_node) : by_node_(by_node) {}
    double operator()(Node node) const { return by_node_[static_cast<std::uint32_t>(node)]; }

  private:
    std::span<const double> by_node_;
};

AlternativeResult alternative_figures(const CaseGraph& graph, std::size_t alternative, const Values& values);

/// Effects less costs within the perspective, undiscounted: [0] at t = 0, then each year. A QALY counts with
/// its money value, if the case gives one.
std::vector<double> net_by_year(const CaseGraph& graph, std::size_t alternative, const Values& values);

}  // namespace vaerdi::value
