#include "comparison/interval.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "math/normal.h"

namespace vaerdi::comparison {

double normal_limit(double confidence) { return -math::inverse_normal((1 - confidence) / 2); }

Interval wilson(double events, double n, double confidence) {
    if (!(n > 0)) return {0, 1};
    const double z = normal_limit(confidence), share = events / n, square = z * z / n;
    const double middle = share + square / 2;
    const double half = z * std::sqrt(share * (1 - share) / n + square / (4 * n));
    // At 0 and n a limit is the share itself, which rounding would miss.
    return {events == 0 ? 0 : (middle - half) / (1 + square),
            events == n ? 1 : (middle + half) / (1 + square)};
}

Interval exact_proportion(double events, double n, double confidence) {
    if (!(n > 0)) return {0, 1};
    const double tail = (1 - confidence) / 2;
    return {events == 0 ? 0 : boost::math::ibeta_inv(events, n - events + 1, tail),
            events == n ? 1 : boost::math::ibetac_inv(events + 1, n - events, tail)};
}

Interval exact_poisson(double events, double exposure, double confidence) {
    if (!(exposure > 0)) return {0, std::numeric_limits<double>::infinity()};
    const double tail = (1 - confidence) / 2;
    return {events == 0 ? 0 : boost::math::gamma_p_inv(events, tail) / exposure,
            boost::math::gamma_q_inv(events + 1, tail) / exposure};
}

std::optional<Interval> mean_interval(double mean, double sd, double n, double confidence) {
    if (!(n >= 2)) return {};
    const boost::math::students_t_distribution<double> student(n - 1);
    const double half = quantile(complement(student, (1 - confidence) / 2)) * sd / std::sqrt(n);
    return Interval{mean - half, mean + half};
}

std::optional<MedianRanks> median_ranks(std::size_t n, double confidence) {
    if (n == 0) return {};
    const double tail = (1 - confidence) / 2;
    const boost::math::binomial_distribution<double> below(static_cast<double>(n), 0.5);
    // The lower rank k is the largest with P(fewer than k of n lie below the median) ≤ tail.
    std::size_t fits = 0, too_many = n / 2 + 1;
    while (fits + 1 < too_many) {
        const auto k = fits + (too_many - fits) / 2;
        (cdf(below, static_cast<double>(k - 1)) <= tail ? fits : too_many) = k;
    }
    if (fits == 0) return {};
    return MedianRanks{fits, n + 1 - fits};
}

}  // namespace vaerdi::comparison
