// Going through a formula from the leaves up, without recursion, so that no formula is too deep.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "math/formula.h"

namespace vaerdi::math {

/// Whether to visit the ids in price(id), lookup(id, …), convert(…, DKK) as well.
enum class WithIds { no, yes };

/// Calls `visit` for every step of the formula, arguments from left to right before what they belong to.
template <class Visit>
void walk(const Expression& root, WithIds ids, Visit&& visit) {
    std::vector<std::pair<const Expression*, std::size_t>> open{{&root, 0}};
    while (!open.empty()) {
        auto& [step, next] = open.back();
        if (next == step->arguments.size()) {
            const auto* done = step;
            open.pop_back();
            visit(*done);
            continue;
        }
        const auto index = next++;
        if (ids == WithIds::no && step->argument_is_id(index)) continue;
        open.emplace_back(step->arguments[index].get(), 0);
    }
}

}  // namespace vaerdi::math
