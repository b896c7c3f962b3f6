// How the mean of a figure settles with the number of draws: whether more of them would still move it.
//
// Method: mean and standard error of the first n draws, for growing n; the interval mean ± 1.96 standard
// errors is what the number of draws leaves to chance, not how uncertain the figure itself is. Source: Law,
// Simulation Modeling and Analysis (2015), ch. 9; Hatswell et al., PharmacoEconomics 2018 (how many draws
// a probabilistic analysis needs).
#pragma once

#include <cstddef>
#include <vector>

#include "information/sample.h"

namespace vaerdi::information {

/// A mean from the first so many draws.
struct RunningMean {
    Estimate mean;
    double margin = 0;  ///< half its 95 % interval: 1.96 standard errors
};

/// The mean of the first `counts[k]` draws, for each of them. Counts grow, from two to at
/// most the length of the column. Sums go in the same order whatever else is done, so results are equal to
/// the bit.
std::vector<RunningMean> running_means(Column draws, const std::vector<std::size_t>& counts);

/// At most so many counts in equal steps, the last of them all draws; none of fewer than two draws.
std::vector<std::size_t> equal_steps(std::size_t draws, std::size_t steps);

}  // namespace vaerdi::information
