// An alternative against the comparator.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "value/assessment.h"

namespace vaerdi::value {

/// The deterministic comparison. `net` and `net_of_comparator` are the undiscounted yearly net flows.
Comparison compare(const ResolvedCase& resolved, const AlternativeResult& alternative,
                   const AlternativeResult& comparator, std::span<const double> net,
                   std::span<const double> net_of_comparator);

/// In what the matrix measures effect: "effects" when any is counted in money, else "qalys", "life_years", or
/// "".
std::string effect_measure(const ResolvedCase& resolved);
/// In what the frontier measures effect: "qalys" when counted, else "life_years", "effects", or "".
std::string frontier_measure(const ResolvedCase& resolved);
/// That figure of an alternative; nullptr for "".
const Figure* figure_of(const AlternativeResult& alternative, const std::string& measure);

/// Better, same or worse. `scale` is the size of the figures whose difference it is: a billionth of it is the
/// same. Asked several times in each draw.
inline Cell cell(double difference, double scale, double same, bool lower_is_better) {
    constexpr double same_figure = 1e-9;  // relative: the same but for rounding
    if (std::abs(difference) <= std::max(same, same_figure * scale)) return Cell::same;
    return (difference < 0) == lower_is_better ? Cell::better : Cell::worse;
}

}  // namespace vaerdi::value
