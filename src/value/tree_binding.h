// A decision tree while it is being bound. Private to this room.
#pragma once

#include "value/health_binding.h"

namespace vaerdi::value {

/// The nodes of the tree beside what was written for each.
struct BoundTree {
    TreeModel model;
    std::vector<const BranchDocument*> written;  ///< by node
};

/// Adds what the tree comes to as lines that fall at its nodes: costs, QALYs, life years, outcomes counted.
void add_tree_lines(Resolving& r, const BoundTree& tree);

/// "infected.died", as the names of its numbers have it: health.tree.infected.died.probability.
std::string tree_name(const TreeNode& node, const std::string& what);

}  // namespace vaerdi::value
