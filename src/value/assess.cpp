#include <algorithm>

#include "value/alternative_figures.h"
#include "value/compare.h"
#include "value/convergence.h"
#include "value/financing.h"
#include "value/frontier.h"
#include "value/pathway_costing.h"
#include "value/ready_parts.h"
#include "value/uncertainty.h"

namespace vaerdi::value {
namespace {

void add_frontier(const ResolvedCase& c, Assessment& into) {
    into.frontier_effect = frontier_measure(c);
    if (into.frontier_effect.empty()) return;
    std::vector<CostAndEffect> points;
    for (const auto& alternative : into.alternatives) {
        points.push_back({alternative.id, alternative.total_cost.value,
                          figure_of(alternative, into.frontier_effect)->value});
    }
    auto found = efficient_frontier(points);
    into.frontier = std::move(found.steps);
    into.dominance = std::move(found.dominated);
}

void add_evidence(const ResolvedCase& c, const CaseGraph& graph, Assessment& into) {
    std::vector<Node> nodes;
    for (const auto& alternative : graph.alternatives()) {
        if (alternative.qaly_value) nodes.push_back(*alternative.qaly_value);
        for (const auto& line : alternative.lines) {
            for (const auto& flow : line) nodes.insert(nodes.end(), {flow.in_all.money, flow.in_all.natural});
        }
    }
    into.inputs_used = graph.inputs_of(nodes);
    for (const auto input : into.inputs_used) {
        const auto& provenance = c.inputs[input].provenance;
        if (provenance.is_assumption())
            into.assumptions.push_back(input);
        else if (provenance.is_weak())
            into.weak_evidence.push_back(input);
    }
}

void add_unpriced(const ResolvedCase& c, Assessment& into) {
    for (const auto& line : c.lines) {
        if (line.not_priced)
            into.unpriced.push_back({line.id, line.name, *line.not_priced, line.category_title});
    }
}

}  // namespace

AssessedGraph::AssessedGraph(const ResolvedCase& resolved)
    : graph(resolved),
      pathways(pathway_nodes(graph)),
      resources(resource_nodes(graph)),
      financing(financing_nodes(graph)),
      courses(course_nodes(graph)),
      trees(tree_nodes(graph)),
      compared(compared_nodes(graph)) {}

std::optional<Assessment> assess(const ResolvedCase& resolved, const Options& options) {
    return assess(AssessedGraph(resolved), options);
}

std::optional<Assessment> assess(const AssessedGraph& assessed, const Options& options) {
    const auto& graph = assessed.graph;
    const auto& resolved = graph.resolved();
    const auto by_node = graph.evaluate(graph.base_inputs());
    const Values values(by_node);

    Assessment result;
    result.draws = options.draws;
    result.seed = options.seed;
    std::vector<std::vector<double>> net;
    for (std::size_t a = 0; a < resolved.alternatives.size(); ++a) {
        result.alternatives.push_back(alternative_figures(graph, a, values));
        net.push_back(net_by_year(graph, a, values));
    }
    for (std::size_t a = 0; a < resolved.alternatives.size(); ++a) {
        if (a == resolved.comparator) continue;
        result.comparisons.push_back(compare(resolved, result.alternatives[a],
                                             result.alternatives[resolved.comparator], net[a],
                                             net[resolved.comparator]));
    }
    add_frontier(resolved, result);
    result.pathways = pathway_results(resolved, assessed.pathways, values);
    result.resources = resource_results(resolved, assessed.resources, values);
    result.financing = financing_results(graph, assessed.financing, values);
    result.health = health_result(resolved, assessed.courses, values);
    if (result.health) result.health->convergence = convergence(graph, options.stop);
    result.tree = tree_result(resolved, assessed.trees, values);
    add_evidence(resolved, graph, result);
    add_unpriced(resolved, result);
    if (options.draws > 0 && !add_uncertainty(graph, assessed.compared, options, result)) return std::nullopt;
    return result;
}

}  // namespace vaerdi::value
