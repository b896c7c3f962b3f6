#include "math/normal.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "math/lanes.h"

namespace vaerdi::math {
namespace {

// Wichura's coefficients, lowest power first. Centre: |u − ½| ≤ 0.425, in 0.425² − (u − ½)².
constexpr std::array centre_above = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr std::array centre_below = {1.0,
                                     4.2313330701600911252e1,
                                     6.8718700749205790830e2,
                                     5.3941960214247511077e3,
                                     2.1213794301586595867e4,
                                     3.9307895800092710610e4,
                                     2.8729085735721942674e4,
                                     5.2264952788528545610e3};
// Tail: r = sqrt(−log min(u, 1 − u)) up to 5, in r − 1.6.
constexpr std::array tail_above = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                   5.76949722146069140550e0,  3.64784832476320460504e0,
                                   1.27045825245236838258e0,  2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array tail_below = {1.0,
                                   2.05319162663775882187e0,
                                   1.67638483018380384940e0,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9};
// Far tail: r above 5 (u below 1.4e-11), in r − 5.
constexpr std::array far_above = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                  1.78482653991729133580e0,  2.96560571828504891230e-1,
                                  2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                  2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array far_below = {1.0,
                                  5.99832206555887937690e-1,
                                  1.36929880922735805310e-1,
                                  1.48753612908506148525e-2,
                                  7.86869131145613259100e-4,
                                  1.84631831751005468180e-5,
                                  1.42151175831644588870e-7,
                                  2.04426310338993978564e-15};

// q = u − ½ in the centre; elsewhere the value is of no use and is replaced.
lanes::Four central_normal(lanes::Four q) {
    const lanes::Four r = lanes::fma(-q, q, 0.180625);
    return q * lanes::polynomial(centre_above, r) / lanes::polynomial(centre_below, r);
}

// The distance from 0 of the deviate that leaves a share of `tail` < 0.075 outside on its side.
lanes::Four tail_normal(lanes::Four tail) {
    const lanes::Four r = lanes::sqrt(-lanes::log(tail));
    const lanes::Mask near = r <= 5.0;
    const lanes::Four s = r - 1.6;
    lanes::Four z = lanes::polynomial(tail_above, s) / lanes::polynomial(tail_below, s);
    if (lanes::bits(near) != 15) {
        const lanes::Four f = r - 5.0;
        z = lanes::choose(near, z, lanes::polynomial(far_above, f) / lanes::polynomial(far_below, f));
        z = lanes::choose(tail <= 0.0, lanes::choose(tail < 0.0, r, 1 / lanes::abs(tail)), z);
    }
    return z;
}

// At most `longest` draws. The tails (15 % of the draws) cost a logarithm and are treated together, so that
// the rest is not held up: first all are treated as central, then those that are not are put right.
constexpr std::size_t longest = 256;

void short_block(std::span<const double> u, std::span<double> z) {
    std::array<double, longest + lanes::width> tail;
    std::array<double, longest + lanes::width> sign;
    std::array<std::uint32_t, longest + lanes::width> place;
    std::size_t tails = 0;
    std::size_t i = 0;
    const auto treat = [&](const double* from, double* to, std::size_t count) {
        const lanes::Four v = lanes::load(from);
        const lanes::Four q = v - 0.5;
        const int central = lanes::bits(lanes::abs(q) <= 0.425);
        const lanes::Four outside = lanes::min(v, 1 - v);
        double rest[lanes::width], side[lanes::width];
        lanes::store(rest, outside);
        lanes::store(side, q);
        lanes::store(to, central_normal(q));
        for (std::size_t k = 0; k < count; ++k) {  // without a jump: which draws are tails is not predictable
            tail[tails] = rest[k];
            sign[tails] = side[k];
            place[tails] = static_cast<std::uint32_t>(i + k);
            tails += ~central >> k & 1;
        }
    };
    for (; i + lanes::width <= u.size(); i += lanes::width) treat(&u[i], &z[i], lanes::width);
    if (const std::size_t left = u.size() - i) {
        double rest[lanes::width] = {0.5, 0.5, 0.5, 0.5};
        std::copy_n(&u[i], left, rest);
        treat(rest, rest, left);
        std::copy_n(rest, left, &z[i]);
    }
    std::fill_n(&tail[tails], lanes::width, 0.05);  // fills up the last four
    for (std::size_t t = 0; t < tails; t += lanes::width) {
        lanes::store(&tail[t], tail_normal(lanes::load(&tail[t])));
    }
    for (std::size_t t = 0; t < tails; ++t) z[place[t]] = sign[t] < 0 ? -tail[t] : tail[t];
}

}  // namespace

double inverse_normal(double u) {
    double z;
    short_block({&u, 1}, {&z, 1});
    return z;
}

void inverse_normal(std::span<const double> u, std::span<double> z) {
    for (std::size_t i = 0; i < u.size(); i += longest) {
        const std::size_t n = std::min(longest, u.size() - i);
        short_block(u.subspan(i, n), z.subspan(i, n));
    }
}

}  // namespace vaerdi::math
