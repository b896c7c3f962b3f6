#include "generate/poisson.h"

#include <algorithm>
#include <cmath>

#include "math/normal.h"
#include "math/vector_math.h"

namespace vaerdi::generate {

double poisson_count(double mean, double u) {
    if (!(mean > 0)) return 0;
    constexpr double large = 50;
    if (mean > large) return std::max(0.0, std::round(mean + math::sqrt(mean) * math::inverse_normal(u)));
    double chance = math::exp(-mean), sum = chance, count = 0;
    while (u > sum && count < 1000) {
        ++count;
        chance *= mean / count;
        sum += chance;
    }
    return count;
}

}  // namespace vaerdi::generate
