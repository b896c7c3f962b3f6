// When an investment has earned itself back.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace vaerdi::value {

/// Running total of yearly flows; [0] falls at the start.
std::vector<double> cumulated(std::span<const double> flows);

/// Years until the cumulated flows are back at nil after having been below, undiscounted and linear within
/// the year. Absent when they never are below nil, or never come back. Example: −8, 2, 2, 2.25, 2.5 … gives
/// 3.7.
std::optional<double> payback_years(std::span<const double> flows);

}  // namespace vaerdi::value
