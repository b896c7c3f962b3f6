// The decision tree of a case as steps of its graph. Private to this room.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <tuple>

#include "health/decision_tree.h"
#include "value/quantities.h"

namespace vaerdi::value {

/// The place of a node of the tree for one who enters at `entry`.
Place at_node(const TreeNode& node, Place entry);

class Trees {
  public:
    /// Holds on to the quantities; their case has a decision tree.
    explicit Trees(Quantities& quantities);

    /// What the amount comes to for one who enters at a place.
    Node at(const TreeAmount& amount, const Place& place);
    /// The tree of a place's alternative, group and year of entry.
    health::DecisionTree& tree(const Place& place);

    Varies varies(const TreeAmount& amount);
    /// What the probabilities vary by.
    const Varies& varies() const { return varies_; }

  private:
    Quantities& quantities_;
    const TreeModel& model_;
    Varies varies_;
    std::map<std::tuple<std::size_t, int, int>, std::unique_ptr<health::DecisionTree>> trees_;
};

}  // namespace vaerdi::value
