#include "value/trees.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace vaerdi::value {
Place at_node(const TreeNode& node, Place entry) {
    entry.follow_up = std::max(follow_up_after(node.years), 1);
    entry.year = entry.entry + entry.follow_up - 1;
    return entry;
}

Trees::Trees(Quantities& quantities) : quantities_(quantities), model_(*quantities.resolved().tree) {
    for (const auto& node : model_.nodes) varies_ |= quantities_.varies(node.probability);
    varies_.by_follow_up = false;  // each node has its own
}

Varies Trees::varies(const TreeAmount& amount) {
    auto by = varies_;
    for (const auto& part : amount.parts) by |= quantities_.varies(part.amount);
    by.by_follow_up = false;
    return by;
}

health::DecisionTree& Trees::tree(const Place& asked) {
    auto place = asked;
    if (!varies_.by_alternative) place.alternative = 0;
    if (!varies_.by_group) place.group = -1;
    if (!varies_.by_year) place.entry = 1;
    auto& held = trees_[{place.alternative, place.group, place.entry}];
    if (held) return *held;
    std::vector<health::TreeBranch> branches;
    for (const auto& node : model_.nodes) branches.push_back({node.parent, node.is_rest});
    // A chance falls where its node stands, not where its branch leads.
    const auto probability = [this, place](std::size_t branch) {
        const auto& node = model_.nodes[branch];
        return quantities_.at(node.probability, at_node(model_.nodes[node.parent], place));
    };
    held = std::make_unique<health::DecisionTree>(quantities_.graph(), std::move(branches), probability);
    return *held;
}

Node Trees::at(const TreeAmount& amount, const Place& place) {
    auto& graph = quantities_.graph();
    std::vector<std::optional<Node>> amounts(model_.nodes.size());
    for (const auto& part : amount.parts) {
        const auto one = part.amount ? quantities_.at(part.amount, at_node(model_.nodes[part.node], place))
                                     : graph.constant(1);
        auto& held = amounts[part.node];
        held = held ? graph.add(*held, one) : one;
    }
    return tree(place).expected(amounts);
}

}  // namespace vaerdi::value
