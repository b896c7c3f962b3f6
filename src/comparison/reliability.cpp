#include "comparison/reliability.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "math/roots.h"
#include "math/statistics.h"

namespace vaerdi::comparison {

namespace {

/// Sums at a ratio of the variances, between/within: v = n/(1 + n·ratio) is what a unit's mean weighs.
struct AtRatio {
    double mean = 0;
    double weight = 0;           // Σ v
    double squares = 0;          // Σ v (mean of unit − mean)²
    double weight_squares = 0;   // Σ v²
    double squares_squares = 0;  // Σ v² (mean of unit − mean)²

    AtRatio(std::span<const UnitOfRows> units, double ratio) {
        const auto v = [&](const UnitOfRows& unit) {
            const auto n = static_cast<double>(unit.n);
            return n / (1 + n * ratio);
        };
        for (const auto& unit : units) {
            weight += v(unit);
            mean += v(unit) * unit.mean;
        }
        mean /= weight;
        for (const auto& unit : units) {
            const double away = unit.mean - mean;
            weight_squares += v(unit) * v(unit);
            squares += v(unit) * away * away;
            squares_squares += v(unit) * v(unit) * away * away;
        }
    }
};

}  // namespace

std::optional<RandomEffects> random_effects(std::span<const UnitOfRows> all) {
    std::vector<UnitOfRows> units;
    double n = 0, within = 0;
    for (const auto& unit : all) {
        if (unit.n < 1) continue;
        units.push_back(unit);
        n += static_cast<double>(unit.n);
        within += unit.within;
    }
    const auto count = static_cast<double>(units.size());
    if (units.size() < 2 || n == count) return {};
    if (!(within > 0)) {  // patients of a unit are all alike: the means are all there is
        for (auto& unit : units) unit.n = 1;
        const AtRatio at(units, 0);
        const double between = at.squares / (count - 1);
        return RandomEffects{at.mean, between, 0, between / count};
    }
    // Minus twice the restricted log-likelihood, with `within` profiled out, falls where this is below 0.
    const auto slope = [&](double ratio) {
        const AtRatio at(units, ratio);
        return at.weight - at.weight_squares / at.weight -
               (n - 1) * at.squares_squares / (within + at.squares);
    };
    double ratio = 0;
    if (slope(0) < 0) {
        double high = count / n;
        while (slope(high) < 0) high *= 2;
        ratio = math::root(slope, 0, high).value();
    }
    const AtRatio at(units, ratio);
    const double variance = (within + at.squares) / (n - 1);
    return RandomEffects{at.mean, ratio * variance, variance, variance / at.weight};
}

double RandomEffects::intraclass() const { return between > 0 ? between / (between + within) : 0; }

double RandomEffects::reliability(std::int64_t n) const { return reliability_of(intraclass(), n); }

std::optional<std::int64_t> RandomEffects::rows_for(double reliability) const {
    return rows_for_reliability(reliability, intraclass());
}

Shrunken shrunken(const RandomEffects& all, const UnitOfRows& unit, double confidence) {
    const double own = all.reliability(unit.n);
    const double value = unit.n > 0 ? all.mean + own * (unit.mean - all.mean) : all.mean;
    const double variance = (1 - own) * all.between + (1 - own) * (1 - own) * all.mean_variance;
    const double half = normal_limit(confidence) * std::sqrt(variance);
    return {value, {value - half, value + half}};
}

std::optional<double> year_to_year(std::span<const double> one_year, std::span<const double> next_year) {
    if (one_year.size() < 3) return {};
    const auto one = math::moments(one_year), next = math::moments(next_year);
    if (!(one.squares > 0) || !(next.squares > 0)) return {};
    double products = 0;
    for (std::size_t i = 0; i < one_year.size(); ++i)
        products += (one_year[i] - one.mean) * (next_year[i] - next.mean);
    return std::clamp(products / std::sqrt(one.squares) / std::sqrt(next.squares), -1.0, 1.0);
}

double reliability_of(double intraclass, std::int64_t n) {
    const auto rows = static_cast<double>(n);
    return n > 0 ? rows * intraclass / (1 + (rows - 1) * intraclass) : 0;
}

std::optional<std::int64_t> rows_for_reliability(double reliability, double intraclass) {
    if (!(intraclass > 0)) return {};
    const double rows = reliability / (1 - reliability) * (1 - intraclass) / intraclass;
    constexpr double beyond_counting = 1e15;
    if (!(rows < beyond_counting)) return {};
    return std::max<std::int64_t>(std::llround(rows), 1);
}

}  // namespace vaerdi::comparison
