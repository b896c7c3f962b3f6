// The course of illness of one who begins, as figures: the trace and what it sums to.
#pragma once

#include <vector>

#include "value/alternative_figures.h"

namespace vaerdi::value {

/// The trace of one alternative as steps of the case's graph; groups mixed by their shares.
struct CourseNodes {
    std::vector<std::vector<Node>> rows;      ///< [row][state]
    std::vector<Node> arrivals;               ///< by transition, all cycles together
    std::vector<std::vector<Node>> arriving;  ///< [row from 1][transition]
    std::vector<std::vector<Node>> survival;  ///< [state but the last][row], of a partitioned survival model
    std::vector<Node> years_in_state;  ///< of people who are simulated; of a cohort they follow from the rows
};

/// By alternative; empty for a case without a health model.
std::vector<CourseNodes> course_nodes(CaseGraph& graph);
std::optional<HealthResult> health_result(const ResolvedCase& resolved, const std::vector<CourseNodes>& nodes,
                                          const Values& values);

/// Each expected figure as the model has it.
std::vector<ExpectedResult> expected_results(const HealthModel& model, const HealthResult& health);

}  // namespace vaerdi::value
