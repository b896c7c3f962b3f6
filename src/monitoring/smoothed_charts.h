// Charts that gather small changes over many periods: what a Shewhart chart sees late.
//
// Both take their level and the standard deviation of single values (mean moving range/1.128) from the
// baseline, or from all. A period without a value changes nothing.
//
// Sources: Roberts 1959, Technometrics 1:239–250 (EWMA); Page 1954, Biometrika 41:100–115 (CUSUM);
// Montgomery 2013, Introduction to Statistical Quality Control, chapter 9.
#pragma once

#include <span>

#include "monitoring/control_charts.h"

namespace vaerdi::monitoring {

struct EwmaOptions {
    double weight = 0.2;  ///< λ: of the newest value, above 0, at most 1
    double limit = 3;     ///< L: standard deviations of the average
};

/// The exponentially weighted mean z = λ·x + (1 − λ)·z, begun at the level, with limits
/// L·σ·√(λ/(2 − λ)·(1 − (1 − λ)²ⁱ)). Points hold z as value and x as second. Throws std::invalid_argument for
/// options out of range.
Chart ewma_chart(const Subject& subject, std::span<const Period> periods, const EwmaOptions& ewma = {},
                 const ControlChartOptions& options = {});

struct CusumOptions {
    double slack = 0.5;  ///< k: half the change to find, in standard deviations
    double limit = 5;    ///< h, in standard deviations
};

/// Two sums of what lies beyond the slack, in standard deviations: max(0, sum + z − k) upwards as value and
/// min(0, sum + z + k) downwards as second; beyond h the level has changed. Throws std::invalid_argument for
/// options out of range.
Chart cusum_chart(const Subject& subject, std::span<const Period> periods, const CusumOptions& cusum = {},
                  const ControlChartOptions& options = {});

}  // namespace vaerdi::monitoring
