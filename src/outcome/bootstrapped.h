// The interval of a figure whose measure asks for `interval: bootstrap`: of values, shares, rates and times
// alike.
#pragma once

#include <optional>

#include "comparison/interval.h"
#include "outcome/counts.h"

namespace vaerdi::outcome {

/// Of the figure that figures.h makes of the same tally, in the same unit; of the mean, for a GMI. The rows
/// of the cell are drawn again 2,000 times; the seed is the measure's name, so that a cell has the same
/// interval whatever stands beside it. Absent for fewer than two rows, and when some drawing has no figure
/// (no exposure, a mean of zero).
std::optional<comparison::Interval> bootstrapped(const Measure& measure, const Tally& tally,
                                                 double confidence);

}  // namespace vaerdi::outcome
