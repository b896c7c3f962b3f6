// A decision tree, bound to the case.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"

namespace vaerdi::value {

struct Value;
using ValuePtr = std::shared_ptr<const Value>;

/// What a decision tree adds up: an amount at each of some nodes.
struct TreeAmount {
    struct Part {
        std::size_t node = 0;
        ValuePtr amount;  ///< null: 1
    };
    std::vector<Part> parts;
};

/// A node of the tree, which is the branch that leads to it; the root leads itself.
struct TreeNode {
    std::string path;  ///< infected.died; empty for the root
    Text title;
    std::size_t parent = 0;
    ValuePtr probability;  ///< null: root, or what the sisters leave
    bool is_rest = false;
    double years = 0;                  ///< after the root
    std::size_t children = 0;          ///< none: an end
    std::optional<std::size_t> state;  ///< of the cohort that those who end here come into
    Position at;
};

struct TreeModel {
    std::vector<TreeNode> nodes;  ///< a node comes after its parent
    ValuePtr start_age;           ///< null when no age is given
    Position at;
};

/// Year of follow-up in which something so many years after the entry falls; 0 at the entry itself.
int follow_up_after(double years);

}  // namespace vaerdi::value
