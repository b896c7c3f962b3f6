#include "value/case_graph.h"

#include <algorithm>
#include <array>

#include "value/headlines.h"
#include "value/line_flows.h"

namespace vaerdi::value {

bool falls_at_all(const Line& line) { return line.has_money || line.has_natural; }
bool counts_qalys(const Line& line) {
    return line.has_natural && line.natural_unit.exponent(Dimension::qaly) == 1;
}
bool counts_life_years(const Line& line) {
    return line.has_natural && line.natural_unit.exponent(Dimension::life_year) == 1;
}

CaseGraph::CaseGraph(const ResolvedCase& resolved)
    : case_(resolved), quantities_(case_, graph_), discounting_(case_) {
    LineFlows flows(quantities_, discounting_);
    for (std::size_t a = 0; a < case_.alternatives.size(); ++a) {
        AlternativeNodes nodes;
        for (std::size_t i = 0; i < case_.lines.size(); ++i) nodes.lines.push_back(flows.of_everybody(i, a));
        for (std::size_t g = 0; g < case_.groups.size(); ++g) {
            auto& group = nodes.groups.emplace_back();
            for (std::size_t i = 0; i < case_.lines.size(); ++i) {
                group.push_back(flows.of_one(i, a, static_cast<int>(g)));
            }
        }
        add_headlines(quantities_, a, nodes);
        alternatives_.push_back(std::move(nodes));
    }
}

Node CaseGraph::net_value(std::size_t alternative) {
    const auto& own = alternatives_[alternative];
    const auto& other = alternatives_[case_.comparator];
    const std::array terms{math::Term{1, own.effects}, math::Term{-1, own.total_cost},
                           math::Term{-1, other.effects}, math::Term{1, other.total_cost}};
    return graph_.weighted_sum(terms);
}

Node CaseGraph::net_value(std::size_t alternative, const std::string& payer) {
    // Each alternative apart: equal alternatives then are one node, and differ by nothing at all.
    const auto of = [&](const AlternativeNodes& nodes) {
        std::vector<math::Term> terms;
        for (std::size_t i = 0; i < nodes.lines.size(); ++i) {
            const auto& line = case_.lines[i];
            for (const auto& flow : nodes.lines[i]) {
                if (flow.cut) continue;
                const double present = line.is_cost ? -flow.cost_factor : flow.cost_factor;
                for (const auto& share : line.shares) {
                    if (share.payer == payer)
                        terms.push_back({present * share.share, flow.for_costs().money});
                }
                for (std::size_t t = 0; t < line.transfers.size(); ++t) {
                    const auto& transfer = line.transfers[t];
                    if (transfer.from == payer) terms.push_back({present, flow.for_costs().moved[t]});
                    if (transfer.to == payer) terms.push_back({-present, flow.for_costs().moved[t]});
                }
            }
        }
        return graph_.weighted_sum(terms);
    };
    const std::array terms{math::Term{1, of(alternatives_[alternative])},
                           math::Term{-1, of(alternatives_[case_.comparator])}};
    return graph_.weighted_sum(terms);
}

std::vector<Node> CaseGraph::net_flows(std::size_t alternative) {
    std::vector<std::vector<math::Term>> terms(static_cast<std::size_t>(case_.years) + 1);
    const auto add = [&](const AlternativeNodes& nodes, double sign) {
        for (std::size_t i = 0; i < nodes.lines.size(); ++i) {
            for (const auto& flow : nodes.lines[i]) {
                if (flow.cut) continue;
                terms[static_cast<std::size_t>(flow.fall.year)].push_back(
                    {case_.lines[i].is_cost ? -sign : sign, flow.in_all.counted});
            }
        }
    };
    add(alternatives_[alternative], 1);
    add(alternatives_[case_.comparator], -1);
    std::vector<Node> flows;
    for (const auto& year : terms) flows.push_back(graph_.weighted_sum(year));
    return flows;
}

// --- values ---

std::vector<double> CaseGraph::base_inputs() const {
    std::vector<double> values(std::max<std::size_t>(case_.inputs.size(), graph_.slot_count()));
    for (std::size_t i = 0; i < case_.inputs.size(); ++i) values[i] = case_.inputs[i].base;
    return values;
}

std::vector<double> CaseGraph::evaluate(std::span<const double> inputs) const {
    std::vector<Node> nodes(graph_.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) nodes[i] = Node{i};
    return math::evaluate(graph_, nodes, inputs);
}

std::vector<std::size_t> CaseGraph::inputs_of(std::span<const Node> nodes) const {
    std::vector<bool> seen(graph_.size());
    std::vector<bool> used(graph_.slot_count());
    std::vector<Node> open(nodes.begin(), nodes.end());
    while (!open.empty()) {
        const auto node = open.back();
        open.pop_back();
        if (seen[static_cast<std::uint32_t>(node)]) continue;
        seen[static_cast<std::uint32_t>(node)] = true;
        switch (graph_.op(node)) {
            case math::Op::constant:
                break;
            case math::Op::input:
                used[graph_.slot(node)] = true;
                break;
            default:
                for (const auto& term : graph_.terms(node)) open.push_back(term.node);
                for (const auto operand : graph_.operands(node)) open.push_back(operand);
        }
    }
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) result.push_back(i);
    }
    return result;
}

}  // namespace vaerdi::value
