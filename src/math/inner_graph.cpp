#include "math/inner_graph.h"

namespace vaerdi::math {
namespace {

constexpr std::uint32_t index_in(Node node) { return static_cast<std::uint32_t>(node); }

}  // namespace

InnerGraph inner_graph(const Graph& outer, std::span<const Node> roots, std::uint32_t first,
                       std::uint32_t count) {
    const auto needed = outer.needed_by(roots);
    std::vector<bool> of_person(needed.size());
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (!needed[i]) continue;
        const auto node = static_cast<Node>(i);
        if (outer.op(node) == Op::input) {
            of_person[i] = outer.slot(node) >= first && outer.slot(node) < first + count;
            continue;
        }
        for (const auto operand : outer.operands(node))
            of_person[i] = of_person[i] || of_person[index_in(operand)];
        for (const auto& term : outer.terms(node))
            of_person[i] = of_person[i] || of_person[index_in(term.node)];
    }

    InnerGraph inner;
    std::vector<Node> made(needed.size());
    std::vector<bool> is_made(needed.size());
    // What a person's step takes: its own steps are there already, those of the draw are handed in.
    const auto taken = [&](Node node) {
        const auto i = index_in(node);
        if (is_made[i]) return made[i];
        is_made[i] = true;
        if (outer.is_constant(node)) return made[i] = inner.graph.constant(outer.constant_value(node));
        inner.arguments.push_back(node);
        return made[i] = inner.graph.input(count + static_cast<std::uint32_t>(inner.arguments.size() - 1));
    };
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (!needed[i] || !of_person[i]) continue;
        const auto node = static_cast<Node>(i);
        const auto operands = outer.operands(node);
        is_made[i] = true;
        if (outer.op(node) == Op::input) {
            made[i] = inner.graph.input(outer.slot(node) - first);
        } else if (outer.op(node) == Op::weighted_sum) {
            std::vector<Term> terms;
            for (const auto& term : outer.terms(node)) terms.push_back({term.coefficient, taken(term.node)});
            made[i] = outer.is_closed(node) ? inner.graph.closed_sum(terms, outer.constant_value(node))
                                            : inner.graph.weighted_sum(terms, outer.constant_value(node));
        } else if (operands.size() == 1) {
            made[i] = inner.graph.apply(outer.op(node), taken(operands[0]));
        } else if (operands.size() == 2) {
            made[i] = inner.graph.apply(outer.op(node), taken(operands[0]), taken(operands[1]));
        } else {
            made[i] =
                inner.graph.apply(outer.op(node), taken(operands[0]), taken(operands[1]), taken(operands[2]));
        }
    }
    for (const auto root : roots) inner.roots.push_back(taken(root));
    return inner;
}

}  // namespace vaerdi::math
