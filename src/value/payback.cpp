#include "value/payback.h"

#include <cmath>
#include <limits>

namespace vaerdi::value {

std::vector<double> cumulated(std::span<const double> flows) {
    std::vector<double> result;
    double total = 0;
    for (const double flow : flows) result.push_back(total += flow);
    return result;
}

std::optional<double> payback_years(std::span<const double> flows) {
    double before = 0;
    for (std::size_t year = 0; year < flows.size(); ++year) {
        const double after = before + flows[year];
        if (before < 0 && after >= 0) return static_cast<double>(year) - 1 - before / flows[year];
        before = after;
    }
    return std::nullopt;
}

double payback_or_never(std::span<const double> flows) {
    if (const auto years = payback_years(flows)) return *years;
    double total = 0;
    for (const double flow : flows) {
        total += flow;
        if (total < 0) return std::numeric_limits<double>::infinity();
    }
    return 0;
}

// With one change of sign the present value, as a polynomial of the discount factor v, rises and is convex
// from its root on, so Newton's steps from above the root close in on it without fail.
double rate_or_limit(std::span<const double> flows, double guess) {
    constexpr double largest_factor = 1e4;  // a rate of −99.99 %, as in math::internal_rate
    constexpr int most_steps = 100;
    constexpr double close_enough = 1e-14;
    bool out = false, in = false;
    for (const double flow : flows) {
        if (!std::isfinite(flow) || (flow < 0 && in)) return std::numeric_limits<double>::quiet_NaN();
        out = out || flow < 0;
        in = in || flow > 0;
    }
    if (!out) {
        return in ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    }
    if (!in) return -1;
    struct ValueAndSlope {
        double value = 0, slope = 0;
    };
    const auto at = [&](double v) {
        ValueAndSlope p;
        for (auto flow = flows.rbegin(); flow != flows.rend(); ++flow) {
            p.slope = p.slope * v + p.value;
            p.value = p.value * v + *flow;
        }
        return p;
    };
    double v = 1 / (1 + guess);
    auto p = at(v);
    while (p.value < 0) {
        if (v > largest_factor) return -1;
        v *= 2;
        p = at(v);
    }
    for (int step = 0; step < most_steps && p.value > 0; ++step) {
        const double next = v - p.value / p.slope;
        if (!(v - next > close_enough * v)) break;
        v = next;
        p = at(v);
    }
    return 1 / v - 1;
}

}  // namespace vaerdi::value
