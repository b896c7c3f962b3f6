// The interval of any figure of a set of values, where no formula has one: the values are drawn again and
// again with replacement, and the figure counted each time.
//
// The values come as distinct values with their counts and are put in order first, and draw i of replicate r
// has its own address: so the interval depends on neither the order of rows nor the number of threads.
//
// Source: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile interval). Work
// grows with values × replicates: a million values take some seconds.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "comparison/interval.h"
#include "math/draws.h"

namespace vaerdi::comparison {

/// A value and how many times it occurs: a whole number.
struct CountedValue {
    double value = 0;
    double count = 0;
};

/// A figure of values in ascending order. Those a replicate did not draw are left out.
using Figure = std::function<double(std::span<const CountedValue>)>;

/// The interval of `figure`, which several threads may call at a time. Absent for fewer than two values.
std::optional<Interval> bootstrap(std::vector<CountedValue> values, const Figure& figure, math::Stream stream,
                                  std::size_t replicates = 2'000, double confidence = 0.95,
                                  unsigned threads = 1);

}  // namespace vaerdi::comparison
