#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <limits>

#include "comparison/shrinkage.h"
#include "math/roots.h"

namespace vaerdi::comparison {

namespace {

constexpr double least_weight = 1e-3, most_weight = 1e7;

/// ψ(x + k) − ψ(x)
double digamma_rise(double x, double k) {
    return k > 0 ? boost::math::digamma(x + k) - boost::math::digamma(x) : 0;
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
    for (const auto& [n, events] : units) {
        const double others = n - events;
        sum += events * (events - 1) / mean + others * (others - 1) / (1 - mean) - n * (n - 1);
    }
    return sum / 2;
}

}  // namespace

std::optional<BetaBinomial> beta_binomial(std::span<const UnitOfEvents> units, double confidence) {
    double n = 0, events = 0;
    for (const auto& unit : units) {
        n += unit.n;
        events += unit.events;
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

}  // namespace vaerdi::comparison
