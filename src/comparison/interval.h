// How far the truth may lie from what was counted: confidence intervals of one unit's figure.
//
// Proportions by Wilson (shown in registries) or exactly (what a contract proves with), rates exactly, means
// by Student's t, medians by ranks. `confidence` is two-sided, in (0, 1).
//
// Sources: Wilson, JASA 1927; Clopper, Pearson, Biometrika 1934; Garwood, Biometrika 1936 (Poisson); Conover,
// Practical Nonparametric Statistics, 1999, section 3.2 (quantiles by ranks).
#pragma once

#include <cstddef>
#include <optional>

namespace vaerdi::comparison {

struct Interval {
    double low = 0;
    double high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Of a proportion: `events` among `n`, 0 ≤ events ≤ n. It holds the truth as often as it says on average
/// over truths, not for each; 0 to 1 when n is 0.
Interval wilson(double events, double n, double confidence = 0.95);

/// The same, never holding the truth less often than it says (Clopper–Pearson).
Interval exact_proportion(double events, double n, double confidence = 0.95);

/// Of a rate: `events` per unit of `exposure` (years at risk, or the expected number, which gives the
/// interval of observed/expected). From 0 to infinity when nothing was at risk.
Interval exact_poisson(double events, double exposure, double confidence = 0.95);

/// Of a mean of n values with standard deviation `sd` (n − 1 in its denominator). Absent for n < 2.
std::optional<Interval> mean_interval(double mean, double sd, double n, double confidence = 0.95);

/// Which of n sorted values are the limits of their median, counted from 1.
struct MedianRanks {
    std::size_t lower = 0;
    std::size_t upper = 0;
    friend bool operator==(const MedianRanks&, const MedianRanks&) = default;
};

/// The narrowest symmetric pair of ranks that holds the median with at least `confidence`, whatever the
/// distribution. Absent when even the smallest and the largest value do not (95 %: n < 6).
std::optional<MedianRanks> median_ranks(std::size_t n, double confidence = 0.95);

/// z with probability `confidence` between −z and z: 1.96 for 95 %.
double normal_limit(double confidence);

}  // namespace vaerdi::comparison
