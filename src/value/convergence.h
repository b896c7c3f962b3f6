// What the number of people who are simulated leaves to chance.
//
// Method: batch means. The people of the base run are cut into equal parts; how much the figures of the parts
// differ gives the standard error of the figure of all, and the mean over the first of them shows whether it
// has settled. The same people live under every alternative, so that differences are surer than the figures
// they come from. Source: Law, Simulation Modeling and Analysis (2015), ch. 9; Briggs et al. 2012,
// ISPOR-SMDM, on first-order uncertainty.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "value/assessment.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// Linear figures of the people: each a sum of steps.
std::optional<std::vector<ConvergingFigure>> converging(const CaseGraph& graph,
                                                        const std::vector<std::vector<math::Term>>& figures,
                                                        const std::stop_token& stop);

/// Of a case with an individual model that simulates at least two people in each part; absent when stopped.
std::optional<Convergence> convergence(const CaseGraph& graph, const std::stop_token& stop);

}  // namespace vaerdi::value
