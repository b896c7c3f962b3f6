// A decision tree: chances, one after another, and what the ways through them come to.
//
// Method: expected values rolled back from the ends to the root (Raiffa 1968; Briggs, Claxton, Sculpher 2006,
// ch. 2). A node is worth what falls at it and the mean of its branches, each by its probability. A branch
// may take what its sisters leave.
//
// Everything becomes steps of a graph: probabilities may be uncertain and differ by alternative and group.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "math/graph.h"

namespace vaerdi::health {

using math::Node;

struct TreeBranch {
    std::size_t parent = 0;  ///< comes earlier in the list; the root is its own
    bool is_rest = false;    ///< takes what its sisters leave
};

class DecisionTree {
  public:
    /// `branches[0]` is the root. `probability` is asked for branches that are neither root nor rest.
    DecisionTree(math::Graph& graph, std::vector<TreeBranch> branches,
                 std::function<Node(std::size_t branch)> probability);

    std::size_t size() const { return branches_.size(); }
    /// From the node before; 1 for the root.
    Node probability(std::size_t branch);
    /// From the root: the product along the way.
    Node reached(std::size_t branch);
    /// What all ways come to on average, where `amounts` (by branch) says what falls at each, if anything.
    Node expected(std::span<const std::optional<Node>> amounts);

  private:
    math::Graph& graph_;
    std::vector<TreeBranch> branches_;
    std::vector<std::vector<std::size_t>> children_;
    std::function<Node(std::size_t)> written_;
    std::vector<std::optional<Node>> probabilities_, reached_;
};

}  // namespace vaerdi::health
