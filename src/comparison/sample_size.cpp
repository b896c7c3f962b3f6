#include "comparison/sample_size.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <vector>

#include "math/normal.h"

namespace vaerdi::comparison {

namespace {

/// The counts that n patients have with a probability worth counting, and those probabilities.
struct Counts {
    double first = 0;
    std::vector<double> probability;

    Counts(double share, double n) {
        constexpr double far = 12;  // standard deviations: less than 1e-30 lies beyond
        const double mean = n * share, reach = far * std::sqrt(n * share * (1 - share)) + far;
        first = std::max(0.0, std::floor(mean - reach));
        const boost::math::binomial_distribution<double> binomial(n, share);
        for (double k = first; k <= std::min(n, mean + reach); ++k) probability.push_back(pdf(binomial, k));
    }
};

}  // namespace

double chance_above(double maximum, double share, double n) {
    // 3 % of 300 is 9, also where the product falls a little short of it.
    const double most = std::floor(maximum * n * (1 + 1e-12));
    if (most >= n) return 0;
    return cdf(complement(boost::math::binomial_distribution<double>(n, share), most));
}

double patients_for_power(double expected, double other, double power, double significance) {
    const double spread = -math::inverse_normal(significance) * std::sqrt(expected * (1 - expected)) +
                          math::inverse_normal(power) * std::sqrt(other * (1 - other));
    const double root = spread / (other - expected);
    return std::ceil(root * root);
}

double PriceLine::change(double of_indicator) const {
    return std::clamp(of_indicator / full_swing, -1.0, 1.0) * most;
}

PriceNoise price_noise_of_mean(const PriceLine& line, double sd, double n, double baseline_n) {
    // Of X normal around 0, cut off at ±c standard deviations: E X² = 1 − 2Q(c) − 2cφ(c) + 2c²Q(c).
    const double swing = sd * std::sqrt(1 / n + 1 / baseline_n);
    if (!(swing > 0)) return {};
    const double cut = std::abs(line.full_swing) / swing;
    const boost::math::normal normal;
    const double beyond = cdf(complement(normal, cut));
    const double square = 1 - 2 * beyond - 2 * cut * pdf(normal, cut) + 2 * cut * cut * beyond;
    return {0, std::sqrt(square) / cut * std::abs(line.most)};
}

PriceNoise price_noise_of_share(const PriceLine& line, double share, double n, double baseline_n) {
    const Counts year(share, n), baseline(share, baseline_n);
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < year.probability.size(); ++i) {
        const double observed = (year.first + static_cast<double>(i)) / n;
        for (std::size_t j = 0; j < baseline.probability.size(); ++j) {
            const double before = (baseline.first + static_cast<double>(j)) / baseline_n;
            const double change = line.change(observed - before);
            const double probability = year.probability[i] * baseline.probability[j];
            mean += probability * change;
            square += probability * change * change;
        }
    }
    return {mean, std::sqrt(std::max(0.0, square - mean * mean))};
}

}  // namespace vaerdi::comparison
