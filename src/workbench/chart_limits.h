// What chance alone gives around the value of all: for a cell of so many rows, the standard error of its
// figure. Charts draw their limits from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outcome/figures.h"

namespace vaerdi::workbench {

constexpr double three_sigma = 3, beyond_95 = 1.959964, beyond_998 = 3.090232;

/// Of a cell with so many rows, when its rows are like all: binomial for a proportion, by the spread between
/// rows for means and score changes, Poisson for a rate. Absent for other kinds.
std::optional<double> standard_error(const outcome::Measure& measure, const outcome::Figure& all,
                                     const outcome::Tally& cell);

/// The same for any number of rows, where the number of rows is all there is to it.
std::optional<double> standard_error(const outcome::Measure& measure, const outcome::Figure& all,
                                     double rows);

/// Which points belong to a run on one side of the centre that is longer than chance explains.
/// Source: Anhøj and Olesen 2014, PLoS ONE 9:e113825: longer than log2 of the number of points plus 3.
std::vector<bool> in_long_run(const std::vector<std::optional<double>>& values, double centre);

}  // namespace vaerdi::workbench
