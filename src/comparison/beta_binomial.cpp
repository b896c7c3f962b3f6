#include "comparison/beta_binomial.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <limits>

#include "math/roots.h"

namespace vaerdi::comparison {

namespace {

constexpr double least_weight = 1e-3, most_weight = 1e7;

/// ψ(x + k) − ψ(x)
double digamma_rise(double x, std::int64_t k) {
    return k > 0 ? boost::math::digamma(x + static_cast<double>(k)) - boost::math::digamma(x) : 0;
}

/// The likeliest mean for a weight: the slope of the log-likelihood falls all the way.
double likeliest_mean(std::span<const UnitOfEvents> units, double weight) {
    const auto slope = [&](double mean) {
        double sum = 0;
        for (const auto& unit : units) {
            sum += digamma_rise(mean * weight, unit.events);
            sum -= digamma_rise((1 - mean) * weight, unit.n - unit.events);
        }
        return sum;
    };
    constexpr double edge = 1e-9;
    if (slope(edge) <= 0) return edge;
    if (slope(1 - edge) >= 0) return 1 - edge;
    return math::root(slope, edge, 1 - edge).value();
}

/// How the log-likelihood changes with the weight, at the likeliest mean for it.
double weight_slope(std::span<const UnitOfEvents> units, double weight) {
    const double mean = likeliest_mean(units, weight);
    double sum = 0;
    for (const auto& unit : units) {
        sum += mean * digamma_rise(mean * weight, unit.events);
        sum += (1 - mean) * digamma_rise((1 - mean) * weight, unit.n - unit.events);
        sum -= digamma_rise(weight, unit.n);
    }
    return sum;
}

/// How the log-likelihood changes with 1/weight where units do not differ.
double slope_at_no_difference(std::span<const UnitOfEvents> units, double mean) {
    double sum = 0;
    for (const auto& unit : units) {
        const auto n = static_cast<double>(unit.n), events = static_cast<double>(unit.events);
        const double others = n - events;
        sum += events * (events - 1) / mean + others * (others - 1) / (1 - mean) - n * (n - 1);
    }
    return sum / 2;
}

}  // namespace

std::optional<BetaBinomial> beta_binomial(std::span<const UnitOfEvents> units, double confidence) {
    double n = 0, events = 0;
    for (const auto& unit : units) {
        n += static_cast<double>(unit.n);
        events += static_cast<double>(unit.events);
    }
    if (!(n > 0)) return {};
    BetaBinomial result{events / n, std::numeric_limits<double>::infinity(),
                        exact_proportion(events, n, confidence)};
    if (events == 0 || events == n || slope_at_no_difference(units, result.mean) <= 0) return result;
    const auto slope = [&](double log_weight) { return weight_slope(units, std::exp(log_weight)); };
    const double low = std::log(least_weight), high = std::log(most_weight);
    if (slope(high) >= 0) return result;  // so little that a million patients would not show it
    result.weight = slope(low) <= 0 ? least_weight : std::exp(math::root(slope, low, high).value());
    result.mean = likeliest_mean(units, result.weight);
    return result;
}

Shrunken shrunken(const BetaBinomial& all, const UnitOfEvents& unit, double confidence) {
    if (std::isinf(all.weight)) return {all.mean, all.interval};
    const double a = all.mean * all.weight + static_cast<double>(unit.events);
    const double b = (1 - all.mean) * all.weight + static_cast<double>(unit.n - unit.events);
    const double tail = (1 - confidence) / 2;
    return {a / (a + b), {boost::math::ibeta_inv(a, b, tail), boost::math::ibetac_inv(a, b, tail)}};
}

}  // namespace vaerdi::comparison
