#include "comparison/reliability.h"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>

namespace vaerdi::comparison {
namespace {

/// The restricted likelihood with the ratio between/within given: everything else follows from it.
struct AtRatio {
    double mean = 0, within = 0, deviance = 0;
};

AtRatio at_ratio(std::span<const UnitOfRows> units, double ratio) {
    double weight = 0, weighted = 0, rows = 0, inside = 0, logs = 0;
    for (const auto& unit : units) {
        const auto n = static_cast<double>(unit.n);
        const auto w = n / (1 + n * ratio);
        weight += w;
        weighted += w * unit.mean;
        rows += n;
        inside += unit.within;
        logs += std::log1p(n * ratio);
    }
    AtRatio made;
    made.mean = weighted / weight;
    double squares = inside;
    for (const auto& unit : units) {
        const auto n = static_cast<double>(unit.n);
        squares += n / (1 + n * ratio) * (unit.mean - made.mean) * (unit.mean - made.mean);
    }
    made.within = squares / (rows - 1);
    made.deviance = (rows - 1) * std::log(made.within) + logs + std::log(weight);
    return made;
}

}  // namespace

double RandomEffects::reliability(std::int64_t n) const {
    const auto size = static_cast<double>(n);
    return size * between / (size * between + within);
}

std::optional<std::int64_t> RandomEffects::rows_for(double reliability) const {
    if (!(between > 0)) return {};
    const auto rows = reliability / (1 - reliability) * within / between;
    if (!(rows < 1e15)) return {};
    return std::max<std::int64_t>(std::llround(rows), 1);
}

std::optional<RandomEffects> random_effects(std::span<const UnitOfRows> units) {
    std::vector<UnitOfRows> filled;
    double inside = 0, rows = 0;
    for (const auto& unit : units) {
        if (unit.n < 1) continue;
        filled.push_back(unit);
        inside += unit.within;
        rows += static_cast<double>(unit.n);
    }
    if (filled.size() < 2 || !(rows > static_cast<double>(filled.size())) || !(inside > 0)) return {};
    // The deviance over log(1 + ratio · mean size) has one valley in practice; the end at 0 is looked at
    // apart.
    const auto size = rows / static_cast<double>(filled.size());
    const auto deviance = [&](double scaled) { return at_ratio(filled, std::expm1(scaled) / size).deviance; };
    constexpr double farthest = 20;
    constexpr int bits = 40;
    const auto [scaled, least] = boost::math::tools::brent_find_minima(deviance, 0.0, farthest, bits);
    const auto ratio = deviance(0) <= least ? 0 : std::expm1(scaled) / size;
    const auto best = at_ratio(filled, ratio);
    return RandomEffects{best.mean, ratio * best.within, best.within};
}

Shrunken shrunken(const RandomEffects& all, const UnitOfRows& unit, double confidence) {
    const auto own = unit.n > 0 ? all.reliability(unit.n) : 0;
    const auto value = all.mean + own * (unit.mean - all.mean);
    const auto half = normal_limit(confidence) * std::sqrt(all.between * (1 - own));
    return {value, {value - half, value + half}};
}

}  // namespace vaerdi::comparison
