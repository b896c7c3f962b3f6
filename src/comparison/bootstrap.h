// The interval of any figure of a sample, where no formula has one, or none that suits: the sample is drawn
// again and again with replacement, and the figure counted each time.
//
// A sample is distinct items (values, days of events) and how many times each occurs, in an order that the
// caller keeps: draw i of replicate r has its own address, so the interval depends on neither the order of
// rows nor the number of threads.
//
// Source: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile interval). Work
// grows with replicates × (occurrences or 200 × items, whichever are fewer).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "comparison/interval.h"
#include "math/draws.h"

namespace vaerdi::comparison {

/// The figure of a sample in which item i occurs counts[i] times (a whole number, 0 for those that a
/// replicate did not draw). NaN when the sample has none.
using FigureOfSample = std::function<double(std::span<const double> counts)>;

/// The interval of `figure`, which several threads may call at a time. Absent for fewer than two occurrences,
/// and when a replicate has no figure.
std::optional<Interval> bootstrap(std::span<const std::int64_t> counts, const FigureOfSample& figure,
                                  math::Stream stream, std::size_t replicates = 2'000,
                                  double confidence = 0.95, unsigned threads = 1);

}  // namespace vaerdi::comparison
