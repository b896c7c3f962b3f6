// What a block of draws says: mean, spread, percentiles, shares.
//
// Sums are made in fixed chunks in a fixed order, so a figure has the same bits however many threads made the
// draws. To work on chunks in parallel: one Moments per chunk of `chunk_length` draws, then merge in chunk
// order.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vaerdi::math {

inline constexpr std::size_t chunk_length = 4096;

double sum(std::span<const double> x);

/// The figures of a sample that can be merged with those of another (Chan, Golub, LeVeque 1979).
struct Moments {
    double count = 0;
    double mean = 0;     ///< 0 when empty
    double squares = 0;  ///< sum of squared distances from the mean
};
Moments moments(std::span<const double> x);
Moments merge(const Moments& a, const Moments& b);

double variance(const Moments& m);            ///< n − 1 in the denominator; 0 for fewer than two draws
double standard_deviation(const Moments& m);  ///< of the draws
double standard_error(const Moments& m);      ///< Monte Carlo error of the mean: sd / √n

double mean(std::span<const double> x);
double variance(std::span<const double> x);
double standard_error(std::span<const double> x);

/// Percentiles of type 7 (Hyndman and Fan 1996; the default of R, Excel and NumPy): linear between order
/// statistics at (n − 1) p. Each p is in [0, 1], in any order. `scratch` holds the draws and is reordered.
/// NaN for no draws, and for draws among which there is a NaN.
std::vector<double> percentiles(std::span<double> scratch, std::span<const double> p);

/// One percentile of draws in ascending order, at least one.
double percentile_of_sorted(std::span<const double> sorted, double p);

/// The share of draws strictly above, strictly below a limit; 0 for no draws.
double share_above(std::span<const double> x, double limit = 0);
double share_below(std::span<const double> x, double limit = 0);

}  // namespace vaerdi::math
