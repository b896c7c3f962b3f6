// The marks of an axis: round numbers a round step apart, and how they are written.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "monitoring/chart.h"

namespace vaerdi::drawing {

/// What an axis must show, from its lowest to its highest value.
struct Extent {
    double low = 0;
    double high = 0;
};

/// An axis from `low` to `high` with marks at steps of 1, 2 or 5 times a power of ten.
struct Ticks {
    double low = 0;
    double high = 1;
    double step = 1;
    std::vector<double> at;  ///< ascending

    /// Where a value lies: 0 at the low end of the axis, 1 at the high one; beyond them below 0 or above 1, a
    /// hundred axes away at most.
    double place(double value) const { return std::clamp((value - low) / (high - low), -100.0, 100.0); }
};

/// About `wanted` marks, and a little room at both ends but never below 0 for an extent that does not reach
/// there. An extent without width gets some about its value. Values beyond ±10³⁰⁰ count as that.
Ticks ticks_for(Extent extent, int wanted);

/// A mark as it is written, with as many decimals as the step needs: `2.5%`, `1,200`, `3·10⁹`.
std::string tick_words(const Ticks& ticks, double value, monitoring::Form form, Language language);

/// A figure beside an axis: as monitoring::written(), but for those that are too long for it: `1.7·10³⁰`.
std::string figure_words(double value, monitoring::Form form, Language language);

}  // namespace vaerdi::drawing
