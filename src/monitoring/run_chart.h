// Run chart: values about their median, without limits. It asks only whether the order is what chance would
// make, and so needs no model and few periods.
//
// Values on the median are left out. A run is a row of values on one side; a crossing is where the next lies
// on the other. It stands out when the longest run is longer than round(log2 n) + 3, or when there are fewer
// crossings than 5 % of random orders have: below the 5 % quantile of Binomial(n − 1, ½).
//
// Sources: Anhøj, Olesen 2014, PLoS ONE 9:e113825; Anhøj 2015, PLoS ONE 10:e0121349.
#pragma once

#include <span>

#include "monitoring/control_charts.h"

namespace vaerdi::monitoring {

/// What the order of the values shows, and what chance allows.
struct Runs {
    std::size_t useful = 0;                           ///< values that are not on the median
    std::size_t longest = 0;                          ///< run
    std::size_t longest_first = 0, longest_last = 0;  ///< places of its ends among all values
    std::size_t crossings = 0;
    std::size_t most_expected = 0;    ///< a longer run stands out
    std::size_t fewest_expected = 0;  ///< fewer crossings stand out
    bool long_run() const { return longest > most_expected; }
    bool few_crossings() const { return crossings < fewest_expected; }
};

/// Of values in order of time about a centre. All 0 when fewer than two are useful.
Runs runs(std::span<const std::optional<double>> values, double centre);

/// The median comes from the baseline; the rules hold for all values after it was set.
Chart run_chart(const Subject& subject, std::span<const Period> periods, std::size_t baseline = 0);

}  // namespace vaerdi::monitoring
