#include "value/tree_result.h"

#include <algorithm>
#include <array>

#include "value/trees.h"

namespace vaerdi::value {
namespace {

/// Ways through the tree of one alternative.
class Ways {
  public:
    Ways(CaseGraph& graph, std::size_t alternative)
        : graph_(graph),
          c_(graph.resolved()),
          quantities_(graph.quantities()),
          alternative_(alternative),
          ends_(tree_ends(*c_.tree)) {}

    TreeNodes ends();

  private:
    struct Worth {
        std::vector<math::Term> cost, qalys, life_years;
    };
    Worth of_node(std::size_t node, const Place& place);
    void add_ends(const Place& entry, double share,
                  std::vector<std::array<std::vector<math::Term>, 4>>& into);

    CaseGraph& graph_;
    const ResolvedCase& c_;
    Quantities& quantities_;
    std::size_t alternative_;
    std::vector<std::size_t> ends_;
};

/// What falls at a node for one who comes there: the perspective's money, discounted.
Ways::Worth Ways::of_node(std::size_t node, const Place& place) {
    Worth worth;
    for (const auto& line : c_.lines) {
        if (!line.falls_after) continue;
        const auto& amount = line.has_money ? line.amount : line.quantity;
        double counted = 0;
        for (const auto& share : line.shares) counted += c_.counts(share.payer) ? share.share : 0;
        for (const auto& part : amount->tree->parts) {
            if (part.node != node) continue;
            const auto one = part.amount ? quantities_.at(part.amount, at_node(c_.tree->nodes[node], place))
                                         : graph_.quantities().graph().constant(1);
            if (line.has_money)
                worth.cost.push_back({counted * graph_.discounting().costs(*line.falls_after), one});
            else if (line.counts == "qalys")
                worth.qalys.push_back({graph_.discounting().effects(*line.falls_after), one});
            else if (line.counts == "life_years")
                worth.life_years.push_back({graph_.discounting().effects(*line.falls_after), one});
        }
    }
    return worth;
}

void Ways::add_ends(const Place& entry, double share,
                    std::vector<std::array<std::vector<math::Term>, 4>>& into) {
    auto& steps = quantities_.graph();
    const auto& nodes = c_.tree->nodes;
    std::vector<Worth> along(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        along[i] = of_node(i, entry);
        if (i == 0) continue;
        const auto& before = along[nodes[i].parent];
        along[i].cost.insert(along[i].cost.end(), before.cost.begin(), before.cost.end());
        along[i].qalys.insert(along[i].qalys.end(), before.qalys.begin(), before.qalys.end());
        along[i].life_years.insert(along[i].life_years.end(), before.life_years.begin(),
                                   before.life_years.end());
    }
    for (std::size_t e = 0; e < ends_.size(); ++e) {
        const auto reached = quantities_.trees().tree(entry).reached(ends_[e]);
        into[e][0].push_back({share, reached});
        const std::array worths{&along[ends_[e]].cost, &along[ends_[e]].qalys, &along[ends_[e]].life_years};
        for (std::size_t i = 0; i < worths.size(); ++i)
            into[e][i + 1].push_back({share, steps.multiply(reached, steps.weighted_sum(*worths[i]))});
    }
}

TreeNodes Ways::ends() {
    std::vector<std::array<std::vector<math::Term>, 4>> terms(ends_.size());
    Place entry;
    entry.alternative = alternative_;
    if (c_.groups.empty()) {
        add_ends(entry, 1, terms);
    } else {
        for (std::size_t g = 0; g < c_.groups.size(); ++g) {
            entry.group = static_cast<int>(g);
            add_ends(entry, c_.groups[g].share, terms);
        }
    }
    auto& steps = quantities_.graph();
    TreeNodes result;
    for (const auto& end : terms)
        result.ends.push_back({steps.weighted_sum(end[0]), steps.weighted_sum(end[1]),
                               steps.weighted_sum(end[2]), steps.weighted_sum(end[3])});
    return result;
}

}  // namespace

std::vector<std::size_t> tree_ends(const TreeModel& model) {
    std::vector<std::size_t> ends;
    const auto visit = [&](auto&& self, std::size_t node) -> void {
        if (model.nodes[node].children == 0) return ends.push_back(node);
        for (std::size_t i = node + 1; i < model.nodes.size(); ++i) {
            if (model.nodes[i].parent == node) self(self, i);
        }
    };
    visit(visit, 0);
    return ends;
}

std::vector<TreeNodes> tree_nodes(CaseGraph& graph) {
    std::vector<TreeNodes> all;
    if (!graph.resolved().tree) return all;
    for (std::size_t a = 0; a < graph.resolved().alternatives.size(); ++a)
        all.push_back(Ways(graph, a).ends());
    return all;
}

std::optional<TreeResult> tree_result(const ResolvedCase& resolved, const std::vector<TreeNodes>& nodes,
                                      const Values& values) {
    if (!resolved.tree) return {};
    TreeResult result;
    result.ends = tree_ends(*resolved.tree);
    const auto counted = [&](const char* what) {
        return std::ranges::any_of(resolved.lines,
                                   [&](const Line& line) { return line.falls_after && line.counts == what; });
    };
    const bool qalys = counted("qalys"), life_years = counted("life_years");
    for (const auto& alternative : nodes) {
        auto& ends = result.alternatives.emplace_back();
        for (const auto& end : alternative.ends) {
            const double p = values(end.probability);
            TreeEnd made{p, {}, {}, {}};
            if (p != 0) {
                made.cost = values(end.cost) / p;
                if (qalys) made.qalys = values(end.qalys) / p;
                if (life_years) made.life_years = values(end.life_years) / p;
            }
            ends.push_back(made);
        }
    }
    return result;
}

}  // namespace vaerdi::value
