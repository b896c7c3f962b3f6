// The ends of a decision tree as figures: how likely each is, and what the way to it comes to.
#pragma once

#include <vector>

#include "value/alternative_figures.h"

namespace vaerdi::value {

/// One alternative's ends as steps of the case's graph; groups mixed by their shares.
struct TreeNodes {
    struct End {
        Node probability{};
        Node cost{}, qalys{}, life_years{};  ///< of the way, times the probability; discounted
    };
    std::vector<End> ends;  ///< as tree_ends lists them
};

/// The nodes at which the tree ends, in the order they were written.
std::vector<std::size_t> tree_ends(const TreeModel& model);

/// By alternative; empty for a case without a tree.
std::vector<TreeNodes> tree_nodes(CaseGraph& graph);
std::optional<TreeResult> tree_result(const ResolvedCase& resolved, const std::vector<TreeNodes>& nodes,
                                      const Values& values);

}  // namespace vaerdi::value
