#include "math/roots.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

namespace vaerdi::math {
namespace {

bool opposite(double a, double b) { return (a < 0 && b > 0) || (a > 0 && b < 0); }

// Between ends whose values are known to have opposite signs.
double bracketed_root(const std::function<double(double)>& f, double low, double high, double at_low,
                      double at_high) {
    using boost::math::tools::eps_tolerance;
    std::uintmax_t steps = 300;
    const auto [a, b] =
        boost::math::tools::toms748_solve(f, low, high, at_low, at_high, eps_tolerance<double>(53), steps);
    return std::fabs(f(a)) <= std::fabs(f(b)) ? a : b;
}

}  // namespace

std::optional<double> root(const std::function<double(double)>& f, double low, double high) {
    const double at_low = f(low);
    if (at_low == 0) return low;
    const double at_high = f(high);
    if (at_high == 0) return high;
    if (!opposite(at_low, at_high)) return {};
    return bracketed_root(f, low, high, at_low, at_high);
}

std::optional<double> root_near(const std::function<double(double)>& f, double guess, double step, double low,
                                double high) {
    guess = std::clamp(guess, low, high);
    const double here = f(guess);
    if (here == 0) return guess;
    struct End {
        double x, value;
    };
    End left{guess, here}, right{guess, here};
    for (; left.x > low || right.x < high; step *= 2) {
        for (End* end : {&left, &right}) {
            const bool to_left = end == &left;
            const double x = to_left ? std::max(low, end->x - step) : std::min(high, end->x + step);
            if (x == end->x) continue;
            const End further{x, f(x)};
            if (further.value == 0) return x;
            if (opposite(end->value, further.value)) {
                return to_left ? bracketed_root(f, x, end->x, further.value, end->value)
                               : bracketed_root(f, end->x, x, end->value, further.value);
            }
            *end = further;
        }
    }
    return {};
}

double net_present_value(double rate, std::span<const double> flows) {
    const double v = 1 / (1 + rate);
    double value = 0;
    for (auto flow = flows.rbegin(); flow != flows.rend(); ++flow) value = value * v + *flow;
    return value;
}

// Signs change with the discount factor v = 1 / (1 + rate) between 1e-5 and 1e4. The search walks outward
// from v = 1 in steps small enough to tell neighbouring rates of return apart, a quarter of a percentage
// point near 0.
std::optional<double> internal_rate(std::span<const double> flows) {
    const bool out = std::ranges::any_of(flows, [](double f) { return f < 0; });
    const bool in = std::ranges::any_of(flows, [](double f) { return f > 0; });
    if (!out || !in || !std::ranges::all_of(flows, [](double f) { return std::isfinite(f); })) return {};

    const auto value = [&](double rate) { return net_present_value(rate, flows); };
    constexpr double lowest = -0.9999, highest = 1e5;
    struct End {
        double rate, value;
    };
    End below{0, value(0)}, above = below;
    if (below.value == 0) return 0;
    double step = 0.0025;
    while (below.rate > lowest || above.rate < highest) {
        std::optional<double> found;
        const End up{std::min(highest, above.rate + step), value(std::min(highest, above.rate + step))};
        // As far down as up, in the sense of the distance from 0, until the floor is near.
        const double down_rate =
            below.rate - step > -0.9 ? below.rate - step : lowest + (below.rate - lowest) * 0.8;
        const double bottom = down_rate - lowest < 1e-6 ? lowest : down_rate;
        const End down{bottom, value(bottom)};
        const auto better = [&](double rate) {
            if (!found || std::fabs(rate) < std::fabs(*found)) found = rate;
        };
        if (up.value == 0) better(up.rate);
        if (opposite(above.value, up.value))
            better(bracketed_root(value, above.rate, up.rate, above.value, up.value));
        if (down.value == 0) better(down.rate);
        if (opposite(below.value, down.value)) {
            better(bracketed_root(value, down.rate, below.rate, down.value, below.value));
        }
        if (found) return found;
        above = up;
        below = down;
        step *= 1.02;
    }
    return {};
}

}  // namespace vaerdi::math
