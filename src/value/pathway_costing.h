// What a patient pathway costs by the time it takes, and what of a capacity stays unused.
//
// Method: time-driven activity-based costing (Kaplan and Anderson, Harvard Business Review, November 2004):
// the cost of a resource over its practical capacity is the price of a minute; a step costs its minutes.
// Example: 560,000 for 700,000 minutes is 0.80 a minute; a step of 44 minutes costs 35.20; of 121,400 unused
// minutes 97,120 is paid for nothing.
#pragma once

#include <vector>

#include "value/alternative_figures.h"

namespace vaerdi::value {

/// The steps of a pathway and the use of resources, as nodes of the case's graph.
struct StepNodes {
    Node hours{}, times{}, rate{}, cost{};
};
struct PathwayNodes {
    std::size_t pathway = 0;
    std::size_t alternative = 0;
    bool for_all = false;  ///< the same in every alternative
    std::vector<StepNodes> steps;
    Node cost{};
};
struct ResourceNodes {
    std::size_t resource = 0;
    std::size_t alternative = 0;
    bool for_all = false;
    Node used{};  ///< hours, by the pathways of the alternative in its first year
};

std::vector<PathwayNodes> pathway_nodes(CaseGraph& graph);
std::vector<ResourceNodes> resource_nodes(CaseGraph& graph);

std::vector<PathwayResult> pathway_results(const ResolvedCase& resolved,
                                           const std::vector<PathwayNodes>& nodes, const Values& values);
std::vector<ResourceResult> resource_results(const ResolvedCase& resolved,
                                             const std::vector<ResourceNodes>& nodes, const Values& values);

}  // namespace vaerdi::value
