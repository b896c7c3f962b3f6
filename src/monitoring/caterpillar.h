// Caterpillar plot: units in order of their figures, each with its own interval, and beside it the value
// drawn towards all by as much as its own rows say little.
//
// The order itself says next to nothing: the ends are where small units stand by chance. Source: Goldstein,
// Spiegelhalter 1996, J R Statist Soc A 159:385–443.
#pragma once

#include <optional>
#include <span>

#include "monitoring/chart.h"

namespace vaerdi::monitoring {

struct RankedUnit {
    Text label;
    double size = 0;  ///< rows
    std::optional<double> value{};
    std::optional<Interval> interval{};
    std::optional<double> shrunken{};
    std::optional<Interval> shrunken_interval{};
    bool kept_back = false;  ///< without a value, for a reason that the caller tells
};

/// Lowest first; units without a value are named in a note. `all`: the level they are held against. A unit
/// whose interval does not hold it is marked.
Chart caterpillar(const Subject& subject, std::span<const RankedUnit> units, std::optional<double> all);

}  // namespace vaerdi::monitoring
