// What a ReadyCase is made of. Private to this room.
#pragma once

#include <vector>

#include "value/case_graph.h"
#include "value/course_result.h"
#include "value/financing.h"
#include "value/net_value_at.h"
#include "value/pathway_costing.h"
#include "value/ready_case.h"
#include "value/tree_result.h"
#include "value/uncertainty.h"

namespace vaerdi::value {

/// The graph with everything in it that an assessment asks for.
struct AssessedGraph {
    explicit AssessedGraph(const ResolvedCase& resolved);
    CaseGraph graph;
    std::vector<PathwayNodes> pathways;
    std::vector<ResourceNodes> resources;
    std::vector<FinancingNodes> financing;
    std::vector<CourseNodes> courses;
    std::vector<TreeNodes> trees;
    std::vector<ComparedNodes> compared;
};

/// The figures from a graph that is built already.
std::optional<Assessment> assess(const AssessedGraph& assessed, const Options& options);

struct ReadyCase::Parts {
    explicit Parts(const ResolvedCase& resolved);
    AssessedGraph assessed;
    std::vector<NetValueAt> net_values;  ///< by alternative; that of the comparator is nil everywhere
};

}  // namespace vaerdi::value
