#include "math/log_density.h"

#include <algorithm>
#include <cmath>

#include "math/vector_math.h"

namespace vaerdi::math {
namespace {

constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double log_tail = -37.6;  // a little less than log Φ(−8.25) = −37.1

}  // namespace

double stirling_rest(double a) {
    if (a < 10) return Sleef_finz_lgammad1_u10purecfma(a) - (a - 0.5) * log(a) + a - half_log_two_pi;
    const double s = 1 / (a * a);  // Bernoulli numbers; the next term is below 1e-17 from a = 10 on
    return (1.0 / 12 - s * (1.0 / 360 -
                            s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 -
                                                                                       s * (1.0 / 156))))))) /
           a;
}

GammaDensity::GammaDensity(double a)
    : shape(a), log_peak(0.5 * log(a) - half_log_two_pi - stirling_rest(a)) {}

double GammaDensity::slope(double t) const { return -shape * expm1(t); }

// Far to the left the density is an exponential, which bounds it from above everywhere.
double GammaDensity::far_left() const { return (log_tail + log(shape) - log_peak) / shape - 1; }

double GammaDensity::far_right() const { return log1p((12 * std::sqrt(shape) + 45) / shape); }

BetaDensity::BetaDensity(double a, double b)
    : alpha(a),
      beta(b),
      log_peak(0.5 * (log(a) + log(b) - log(a + b)) - half_log_two_pi + stirling_rest(a + b) -
               stirling_rest(a) - stirling_rest(b)) {}

// The smaller parameter carries the formula, m s − n log(1 + m/n (e^s − 1)) with s pointing to its side: both
// terms stay small where the density is not.
lanes::Four BetaDensity::log_at(lanes::Four t) const {
    const double n = alpha + beta;
    const double m = std::min(alpha, beta);
    const lanes::Four s = beta <= alpha ? -t : t;
    const lanes::Four usual = lanes::log1p(lanes::expm1(lanes::min(s, 700.0)) * (m / n));
    const lanes::Four far = s + log(m / n);  // where e^s would overflow
    return log_peak + (s * m - lanes::choose(s <= 700.0, usual, far) * n);
}

double BetaDensity::slope(double t) const {
    const double m = std::min(alpha, beta);
    const double r = m / (alpha + beta);
    const double s = beta <= alpha ? -t : t;
    const double e = expm1(std::min(s, 700.0));
    const double by_s = -m * (1 - r) * e / (1 + r * e);
    return beta <= alpha ? -by_s : by_s;
}

double BetaDensity::far_left() const {
    return (log_tail + log(alpha) - log_peak - (alpha + beta) * log1p(alpha / beta)) / alpha;
}

double BetaDensity::far_right() const {
    return -(log_tail + log(beta) - log_peak - (alpha + beta) * log1p(beta / alpha)) / beta;
}

}  // namespace vaerdi::math
