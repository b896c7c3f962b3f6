#include <cmath>
#include <vector>

#include "comparison/shrinkage.h"
#include "math/roots.h"

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
        const auto v = [&](const UnitOfRows& unit) { return unit.n / (1 + unit.n * ratio); };
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
        if (!(unit.n > 0)) continue;
        units.push_back(unit);
        n += unit.n;
        within += unit.within;
    }
    const auto count = static_cast<double>(units.size());
    if (units.size() < 2 || n == count) return {};
    if (!(within > 0)) {  // patients of a unit are all alike: the means are all there is
        for (auto& unit : units) unit.n = 1;
        const AtRatio at(units, 0);
        const double between = at.squares / (count - 1);
        return RandomEffects{at.mean, between / count, between, 0};
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
    return RandomEffects{at.mean, variance / at.weight, ratio * variance, variance};
}

}  // namespace vaerdi::comparison
