// How a line comes to its figure. Private to this room.
#pragma once

#include <optional>

#include "value/explain_value.h"

namespace vaerdi::value {

/// What of a line is asked for.
struct LineAsked {
    enum class What {
        counted,  ///< money within the perspective
        money,    ///< money, whoever pays or gains
        natural   ///< the quantity in its own unit
    };
    std::size_t line = 0;
    std::size_t alternative = 0;
    What what = What::counted;
    bool discounted = true;         ///< money at the cost rate, a quantity at the effect rate
    std::optional<int> year = {};   ///< that year only
    std::optional<int> group = {};  ///< for one head of that patient group
    bool past_horizon = false;      ///< what is cut off instead of what is counted
};

double line_value(const Explained& of, const LineAsked& asked);

/// Its value, and what goes into it.
Explanation explain_line(Explained& of, const LineAsked& asked);

}  // namespace vaerdi::value
