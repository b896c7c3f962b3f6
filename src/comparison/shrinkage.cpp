#include "comparison/shrinkage.h"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "comparison/reliability.h"

namespace vaerdi::comparison {

Shrunken shrunken(const RandomEffects& all, const UnitOfRows& unit, double confidence) {
    const double own = reliability(all.intraclass(), unit.n);
    const double value = unit.n > 0 ? all.mean + own * (unit.mean - all.mean) : all.mean;
    const double variance = (1 - own) * all.between + (1 - own) * (1 - own) * all.mean_variance;
    const double half = normal_limit(confidence) * std::sqrt(variance);
    return {value, {value - half, value + half}};
}

Shrunken shrunken(const BetaBinomial& all, const UnitOfEvents& unit, double confidence) {
    if (std::isinf(all.weight)) return {all.mean, all.interval};
    const double a = all.mean * all.weight + unit.events;
    const double b = (1 - all.mean) * all.weight + unit.n - unit.events;
    const double tail = (1 - confidence) / 2;
    return {a / (a + b), {boost::math::ibeta_inv(a, b, tail), boost::math::ibetac_inv(a, b, tail)}};
}

}  // namespace vaerdi::comparison
