// How long a chart of sums runs on average before it signals: the price of false alarms, and of waiting.
//
// Method: the sum between 0 and its limit is cut into states; from the chances of moving from one to another
// the mean number of steps until the limit is reached follows by solving a set of linear equations. Source:
// Brook, Evans 1972, Biometrika 59:539–549.
#pragma once

#include <span>

namespace vaerdi::monitoring {

/// Of a two-sided CUSUM of standard normal values whose mean is shifted by so many standard deviations.
double cusum_run_length(double slack, double limit, double shift = 0);

/// A step of a sum and its chance; the chances of all steps add up to 1.
struct SumStep {
    double step = 0, chance = 0;
};

/// Of max(0, sum + step) begun at 0 until it reaches the limit. Infinite when no step goes up.
double sum_run_length(std::span<const SumStep> steps, double limit);

/// The limit at which the mean run length is as wanted. Throws std::invalid_argument when none is: no step
/// goes up, or the run length is below 1.
double limit_for_run_length(std::span<const SumStep> steps, double run_length);

}  // namespace vaerdi::monitoring
