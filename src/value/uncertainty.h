// Gives the figures of an assessment their intervals and probabilities.
#pragma once

#include "value/assessment.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// An alternative against the comparator, as steps of the graph; both empty for the comparator itself.
struct ComparedNodes {
    std::vector<Node> by_payer;  ///< net value for each payer that gets an interval, in the case's order
    std::vector<Node> flows;     ///< net flow within the perspective: [0] at t = 0, then each year
};
/// By alternative; adds the steps to the graph.
std::vector<ComparedNodes> compared_nodes(CaseGraph& graph);

/// `compared`: steps of the same graph. False when stopped.
bool add_uncertainty(const CaseGraph& graph, const std::vector<ComparedNodes>& compared,
                     const Options& options, Assessment& into);

}  // namespace vaerdi::value
