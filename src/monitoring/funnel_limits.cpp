#include "monitoring/funnel_limits.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace vaerdi::monitoring {
namespace {

/// (r − α)/n with r the smallest count that has P(R ≤ r) ≥ p, and α how far p lies back from it to the count
/// before.
double interpolated_share(double target, double n, double p) {
    const boost::math::binomial_distribution<double> counts(n, target);
    double low = -1, high = n;  // P(R ≤ low) < p ≤ P(R ≤ high)
    while (high - low > 1) {
        const double middle = std::floor((low + high) / 2);
        (cdf(counts, middle) < p ? low : high) = middle;
    }
    const double above = cdf(counts, high), before = high > 0 ? cdf(counts, high - 1) : 0;
    const double back = above > before ? (above - p) / (above - before) : 0;
    return std::clamp((high - back) / n, 0.0, 1.0);
}

}  // namespace

Interval proportion_limits(double target, double n, double confidence) {
    if (target <= 0 || target >= 1) return {std::clamp(target, 0.0, 1.0), std::clamp(target, 0.0, 1.0)};
    const double tail = (1 - confidence) / 2, whole = std::max(1.0, std::round(n));
    return {interpolated_share(target, whole, tail), interpolated_share(target, whole, 1 - tail)};
}

Interval rate_limits(double target, double exposure, double confidence) {
    if (target <= 0) return {0, 0};
    // The interval of E events where E are expected has just these limits.
    const double expected = target * exposure;
    const auto ratio = comparison::exact_poisson(expected, expected, confidence);
    return {target * ratio.low, target * ratio.high};
}

Interval mean_limits(double target, double sd, double n, double confidence) {
    const double half = comparison::normal_limit(confidence) * sd / std::sqrt(n);
    return {target - half, target + half};
}

}  // namespace vaerdi::monitoring
