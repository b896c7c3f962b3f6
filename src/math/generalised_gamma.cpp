#include "math/generalised_gamma.h"

#include <array>
#include <limits>

#include "math/generalised_gamma_lanes.h"

namespace vaerdi::math {
namespace {

using lanes::choose;
using lanes::fma;
using lanes::Four;

constexpr double stirling_constant = 0.91893853320467274178;
constexpr double one_by_root_two_pi = 0.39894228040143267794;

// η/μ as a power series in η, where η²/2 = μ − log(1 + μ): the coefficients from μ μ' = η (1 + μ), in
// fractions.
constexpr std::array series_of_eta{
    1.00000000000000000e+00,  -3.33333333333333315e-01, 8.33333333333333287e-02,  -1.48148148148148154e-02,
    1.15740740740740734e-03,  3.52733686067019424e-04,  -1.78755144032921798e-04, 3.91926317852243767e-05,
    -2.18544851067999198e-06, -1.85406221071515997e-06, 8.29671134095308652e-07,  -1.76659527368260782e-07,
    6.70785354340149841e-09,  1.02618097842403086e-08,  -4.38203601845335294e-09, 9.14769958223679021e-10,
    -2.55141939949462482e-11, -5.83077213255042561e-11, 2.43619480206674150e-11,  -5.02766928011417551e-12,
    1.10043920319561348e-13,  3.37176326240098514e-13,  -1.39238872241816207e-13, 2.85348938070474453e-14,
    -5.13911183424257231e-16, -1.97522882943494422e-15, 8.09952115670456128e-16,  -1.65225312163981622e-16,
    2.53054300974788828e-18,  1.16869397385595764e-17};
constexpr double widest_eta = 1;
constexpr double largest_q2 = 1.0 / 16;  // the series serves shapes from 16 on

constexpr double longest_log = 700;  // e^L stays finite
constexpr int most_rounds = 2000;

// A mask as numbers, so that conditions can be joined.
Four flag(lanes::Mask mask) { return choose(mask, 1.0, 0.0); }
lanes::Mask is_set(Four flag) { return Four(0.0) < flag; }
bool any(Four flags) { return lanes::bits(is_set(flags)) != 0; }

// (e^L − 1 − L) / L², 1/2 at L = 0.
Four half_curvature(Four log) {
    constexpr std::size_t terms = 26;
    static constexpr auto coefficients = [] {
        std::array<double, terms> c{};
        double factorial = 2;
        for (std::size_t k = 0; k < terms; ++k) {
            c[k] = 1 / factorial;
            factorial *= static_cast<double>(k + 3);
        }
        return c;
    }();
    const lanes::Mask near = lanes::abs(log) <= 2.0;
    const Four series = lanes::polynomial(coefficients, choose(near, log, 0.0));
    const Four by_division = (lanes::expm1(log) - log) / (log * log);
    return choose(near, series, by_division);
}

// log Γ(1/Q²) less Stirling's formula.
Four stirling_rest_of(Four q2) {
    // Bernoulli numbers; below 1e-17 from a shape of 10 on.
    static constexpr std::array bernoulli{1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                          1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    const lanes::Mask large = q2 <= 0.1;
    const Four usual = lanes::polynomial(bernoulli, q2 * q2) * q2;
    if (lanes::bits(large) == 15) return usual;
    const Four a = Four(1.0) / choose(large, 1.0, q2);
    const Four small = lanes::log_gamma(a) - (a - 0.5) * lanes::log(a) + a - stirling_constant;
    return choose(large, usual, small);
}

// What all parts start from.
struct Deviate {
    Four w, q, q2;
    Four log;       // of the gamma variable over its mean: Q w
    Four exponent;  // z²/2
    Four z;
    Four rest;  // log Γ*(a)

    Deviate(Four w_, Four q_)
        : w(w_),
          q(q_),
          q2(q_ * q_),
          log(lanes::min(w_ * q_, longest_log)),
          exponent(0.0),
          z(0.0),
          rest(stirling_rest_of(q2)) {
        const Four half = half_curvature(log);
        exponent = w * w * half;
        z = w * lanes::sqrt(half + half);
    }
    Four density() const { return lanes::exp(-exponent - rest) * one_by_root_two_pi; }
};

// Φ(−z) + Q φ(z) T(Qz) / Γ*.
Four by_temme(const Deviate& at) {
    const Four eta = at.q * at.z;
    Four next(0.0), after(0.0), sum(0.0);  // β_{n+1}, β_{n+2}
    for (std::size_t n = series_of_eta.size() - 1; n > 0; --n) {
        const Four beta = fma(after * at.q2, static_cast<double>(n + 1), series_of_eta[n]);  // β_{n−1}
        sum = fma(sum, eta, beta);
        after = next;
        next = beta;
    }
    return fma(at.q * at.density(), sum, normal_cdf(-at.z));
}

// Shares of a gamma variable of shape a below and above x; only where `open` is set.
struct Shares {
    Four below, above;
};

// Both shares for a < 1, x ≤ 1.5: nothing is subtracted from 1.
Shares of_small(Four a, Four x, Four log, Four open) {
    Four term(1.0), sum(0.0);
    for (int n = 1; n < 40; ++n) {  // 1.5^n / n! is below 1e-18 before
        term = term * x * (-1.0 / n);
        sum = sum - term / (a + static_cast<double>(n));
    }
    const Four power = a * (log + lanes::log(choose(is_set(open), a, 1.0))) - lanes::log_gamma(a + 1.0);
    const Four lead = lanes::exp(power);
    return {lead * (Four(1.0) - a * sum), fma(lead * a, sum, -lanes::expm1(power))};
}

// Below x by the power series; `scale` is x^a e^{−x} / Γ(a).
Four by_series(Four a, Four x, Four scale, Four open) {
    Four term = Four(1.0) / a, sum = term, n = a;
    for (int round = 0; round < most_rounds && any(open); ++round) {
        n = n + 1.0;
        term = term * x / n;
        const Four longer = sum + term;
        open = open * flag(sum < longer);
        sum = longer;
    }
    return sum * scale;
}

// Above x by the continued fraction (modified Lentz); lanes that are done keep their value.
Four by_fraction(Four a, Four x, Four scale, Four open) {
    constexpr double tiny = 1e-300;
    constexpr double close = 2e-16;
    Four b = x + 1.0 - a;
    Four c(1 / tiny), d = Four(1.0) / b;
    Four value = d;
    for (int i = 1; i < most_rounds && any(open); ++i) {
        const Four step = (a - static_cast<double>(i)) * static_cast<double>(i);
        b = b + 2.0;
        d = Four(1.0) / fma(step, d, b);
        c = b + step / c;
        const Four change = c * d;
        value = choose(is_set(open), value * change, value);
        open = choose(lanes::abs(change - 1.0) <= close, 0.0, open);
    }
    return value * scale;
}

// Where Temme's series does not reach: `open` says for which.
Four by_incomplete_gamma(const Deviate& at, Four open) {
    const Four one(1.0);
    const Four q2 = choose(is_set(open), at.q2, 1.0);
    const Four a = one / q2;
    const Four log = choose(is_set(open), at.log, 0.0);
    const Four x = a * lanes::exp(log);
    const Four scale = at.density() / choose(is_set(open), lanes::abs(at.q), 1.0);
    const Four tiny = open * flag(a < 1.0) * flag(x <= 1.5);
    const Four high = (open - tiny) * flag(lanes::max(a, 1.0) <= x);
    const Four low = open - tiny - high;
    Shares shares{0.0, 0.0};
    const auto take = [&](Four where, Four below, Four above) {
        shares.below = choose(is_set(where), below, shares.below);
        shares.above = choose(is_set(where), above, shares.above);
    };
    if (any(tiny)) {
        const auto both = of_small(choose(is_set(tiny), a, 0.5), choose(is_set(tiny), x, 1.0), log, tiny);
        take(tiny, both.below, both.above);
    }
    if (any(low)) {
        const Four below = by_series(a, choose(is_set(low), x, 0.0), scale, low);
        take(low, below, one - below);
    }
    if (any(high)) {
        const Four above = by_fraction(a, x, scale, high);
        take(high, one - above, above);
    }
    return choose(at.q < 0.0, shares.below, shares.above);
}

double first_of(Four x) {
    double values[lanes::width];
    lanes::store(values, x);
    return values[0];
}

}  // namespace

// Φ(x) = erfc(−x/√2) / 2, with what rounding of x/√2 loses put back: far out erfc falls so steeply that it
// shows.
Four normal_cdf(Four x) {
    constexpr double root_half = 0.70710678118654752440, root_half_rest = -4.8336466567264567e-17;
    constexpr double one_by_root_pi = 0.56418958354775628695;
    const Four y = -x * root_half;
    const Four lost = fma(-x, root_half, -y) - x * root_half_rest;
    const Four steep = choose(lanes::abs(y) <= 27.0, lanes::exp(-y * y) * one_by_root_pi, 0.0);
    const Four half = lanes::erfc(y) * 0.5;
    return choose(lanes::abs(y) <= 27.0, fma(-lost, steep, half), half);
}

Four gengamma_survival(Four w, Four q) {
    const Deviate at(w, q);
    const Four eta = lanes::abs(at.q * at.z);
    const Four near = flag(at.q2 <= largest_q2) * flag(eta <= widest_eta);
    Four share(0.0);
    if (any(near)) share = by_temme(at);
    // What is not a number is nowhere.
    const Four elsewhere = (Four(1.0) - near) * flag(at.exponent <= std::numeric_limits<double>::max());
    if (any(elsewhere)) share = choose(is_set(near), share, by_incomplete_gamma(at, elsewhere));
    // Beyond all numbers nothing, or everything, is left.
    const Four beyond =
        choose(w < 0.0, 1.0, choose(Four(0.0) < w, 0.0, std::numeric_limits<double>::quiet_NaN()));
    share = choose(is_set(near + elsewhere), share, beyond);
    return choose(lanes::abs(q) <= std::numeric_limits<double>::max(), share,
                  std::numeric_limits<double>::quiet_NaN());
}

Four gengamma_density(Four w, Four q) {
    const Deviate at(w, q);
    return choose(at.exponent <= std::numeric_limits<double>::max(), at.density(),
                  choose(lanes::abs(w) <= 0.0, at.density(), 0.0));
}

double normal_cdf(double x) { return first_of(normal_cdf(Four(x))); }
double gengamma_survival(double w, double q) { return first_of(gengamma_survival(Four(w), Four(q))); }
double gengamma_density(double w, double q) { return first_of(gengamma_density(Four(w), Four(q))); }

}  // namespace vaerdi::math
