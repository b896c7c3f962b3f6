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

/// The same for one draw among many, with the ends that percentiles need: 0 where nothing is laid out (the
/// limit of ever smaller outlays), infinity where it never comes back.
double payback_or_never(std::span<const double> flows);

/// The internal rate of one draw: −1 where nothing comes back, infinity where nothing is laid out. Not a
/// number unless outlays come first and gains after them, for only then there is exactly one rate (Descartes'
/// rule of signs). `guess` is a rate above −1 to begin from.
double rate_or_limit(std::span<const double> flows, double guess);

}  // namespace vaerdi::value
