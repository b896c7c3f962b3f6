// Between which limits a unit's figure lies by chance alone, when its truth is the target: the curves of a
// funnel.
//
// Sources: Spiegelhalter 2005, Stat Med 24:1185–1202, appendix A.1 (binomial with interpolation, Poisson,
// normal).
#pragma once

#include "monitoring/chart.h"

namespace vaerdi::monitoring {

/// Of a share among n patients. The binomial has steps: between the two counts that enclose the wanted
/// probability the limit is interpolated. `confidence` is two-sided, here and below.
Interval proportion_limits(double target, double n, double confidence);

/// Of events per exposure (or observed/expected, with the expected number as the exposure), exact Poisson:
/// χ²(α/2; 2E)/2 and χ²(1 − α/2; 2E + 2)/2 with E = target × exposure, per exposure.
Interval rate_limits(double target, double exposure, double confidence);

/// Of a mean of n values with standard deviation `sd`.
Interval mean_limits(double target, double sd, double n, double confidence);

}  // namespace vaerdi::monitoring
