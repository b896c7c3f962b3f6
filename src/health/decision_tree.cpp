#include "health/decision_tree.h"

#include <utility>

namespace vaerdi::health {

DecisionTree::DecisionTree(math::Graph& graph, std::vector<TreeBranch> branches,
                           std::function<Node(std::size_t branch)> probability)
    : graph_(graph),
      branches_(std::move(branches)),
      children_(branches_.size()),
      written_(std::move(probability)),
      probabilities_(branches_.size()),
      reached_(branches_.size()) {
    for (std::size_t i = 1; i < branches_.size(); ++i) children_[branches_[i].parent].push_back(i);
}

Node DecisionTree::probability(std::size_t branch) {
    auto& known = probabilities_[branch];
    if (known) return *known;
    if (branch == 0) {
        known = graph_.constant(1);
    } else if (!branches_[branch].is_rest) {
        known = written_(branch);
    } else {
        std::vector<math::Term> sisters;
        for (const auto sister : children_[branches_[branch].parent]) {
            if (!branches_[sister].is_rest) sisters.push_back({-1, probability(sister)});
        }
        known = graph_.weighted_sum(sisters, 1);
    }
    return *known;
}

Node DecisionTree::reached(std::size_t branch) {
    auto& known = reached_[branch];
    if (!known)
        known = branch == 0 ? graph_.constant(1)
                            : graph_.multiply(reached(branches_[branch].parent), probability(branch));
    return *known;
}

// From the last branch to the first: each is finished before the one it grows from.
Node DecisionTree::expected(std::span<const std::optional<Node>> amounts) {
    std::vector<std::vector<math::Term>> falls(branches_.size());
    for (std::size_t i = branches_.size(); i-- > 0;) {
        if (amounts[i]) falls[i].push_back({1, *amounts[i]});
        if (i == 0 || falls[i].empty()) continue;
        const auto worth = graph_.weighted_sum(falls[i]);
        falls[branches_[i].parent].push_back({1, graph_.multiply(probability(i), worth)});
    }
    return graph_.weighted_sum(falls.front());
}

}  // namespace vaerdi::health
