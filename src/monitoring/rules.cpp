#include "monitoring/rules.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vaerdi::monitoring {
namespace {

constexpr std::size_t row_length = 7;

/// Points that have a value and a centre to be held against, in order of time.
std::vector<std::size_t> points_held(const Chart& chart) {
    std::vector<std::size_t> held;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        if (chart.points[i].value && chart.points[i].centre) held.push_back(i);
    }
    return held;
}

/// 1 when a lies above b, −1 below, 0 when they differ by no more than rounding: where all values are the
/// same, their mean need not be so to the last digit.
int compared(double a, double b) {
    const double rounding = 1e-12 * std::max(std::abs(a), std::abs(b));
    return (a - b > rounding) - (b - a > rounding);
}

int beyond(const Point& point, const Limits& limits) {
    if (!point.value) return 0;
    if (limits.high && compared(*point.value, *limits.high) > 0) return 1;
    return limits.low && compared(*point.value, *limits.low) < 0 ? -1 : 0;
}

int side(const Point& point) { return compared(*point.value, *point.centre); }

void add(Chart& chart, Rule rule, std::vector<std::size_t> points, Text words) {
    const Mark mark = rule == Rule::outside ? Mark::act : Mark::watch;
    for (const auto i : points) chart.points[i].mark = std::max(chart.points[i].mark, mark);
    chart.findings.push_back({rule, std::move(points), std::move(words)});
}

Text since(const Chart& chart, std::size_t point) {
    const Text& label = chart.points[point].label;
    return {" (from " + label.en + ")", " (fra " + label.da + ")"};
}

void outside_of_limits(Chart& chart, int direction) {
    std::vector<std::size_t> points;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        if (beyond(chart.points[i], chart.points[i].limits) == direction) points.push_back(i);
    }
    if (points.empty()) return;
    const Text where = listed(chart, points);
    const auto n = std::to_string(points.size());
    const bool one = points.size() == 1, above = direction > 0;
    Text words{(one ? "1 point " : n + " points ") +
                   (above ? "above the upper limit" : "below the lower limit") + " (" + where.en + ")",
               (one ? "1 punkt " : n + " punkter ") + (above ? "over øvre grænse" : "under nedre grænse") +
                   " (" + where.da + ")"};
    add(chart, Rule::outside, std::move(points), std::move(words));
}

/// Calls `found` with each stretch of `held` of at least seven points over which `step(a, b)` says the same
/// direction, ±1, from each point to the next.
template <class Step, class Found>
void each_row(const std::vector<std::size_t>& held, Step step, Found found) {
    std::size_t from = 0;
    int direction = 0;
    for (std::size_t at = 1; at <= held.size(); ++at) {
        const int next = at < held.size() ? step(held[at - 1], held[at]) : 0;
        if (next != 0 && next == direction) continue;
        if (direction != 0 && at - from >= row_length) {
            found(std::vector(held.begin() + static_cast<std::ptrdiff_t>(from),
                              held.begin() + static_cast<std::ptrdiff_t>(at)),
                  direction);
        }
        from = at - (next != 0 && at < held.size() ? 1 : 0);
        direction = next;
    }
}

void rows_on_one_side(Chart& chart, const std::vector<std::size_t>& held) {
    const auto same_side = [&](std::size_t a, std::size_t b) {
        const int first = side(chart.points[a]);
        return first == side(chart.points[b]) ? first : 0;
    };
    each_row(held, same_side, [&](std::vector<std::size_t> points, int direction) {
        const auto n = std::to_string(points.size());
        const Text from = since(chart, points.front());
        const bool above = direction > 0;
        Text words{n + " points in a row " + (above ? "above" : "below") + " the centre line" + from.en,
                   n + " punkter i træk " + (above ? "over" : "under") + " midterlinjen" + from.da};
        add(chart, Rule::one_side, std::move(points), std::move(words));
    });
}

void trends(Chart& chart, const std::vector<std::size_t>& held) {
    const auto movement = [&](std::size_t a, std::size_t b) {
        return compared(*chart.points[b].value, *chart.points[a].value);
    };
    each_row(held, movement, [&](std::vector<std::size_t> points, int direction) {
        const auto n = std::to_string(points.size());
        const Text from = since(chart, points.front());
        const bool up = direction > 0;
        Text words{n + " points in a row " + (up ? "rising" : "falling") + from.en,
                   n + " punkter i træk " + (up ? "stigende" : "faldende") + from.da};
        add(chart, Rule::trend, std::move(points), std::move(words));
    });
}

/// One finding for each stretch of overlapping threes.
void twos_of_three(Chart& chart, const std::vector<std::size_t>& held, int direction) {
    const auto far = [&](std::size_t at) {
        const Point& point = chart.points[held[at]];
        return beyond(point, point.warning) == direction;
    };
    std::vector<std::size_t> points;  // of the stretch so far, as places in `held`
    const auto finish = [&] {
        if (points.empty()) return;
        std::vector<std::size_t> about;
        for (const auto at : points) about.push_back(held[at]);
        const Text where = listed(chart, about);
        const bool above = direction > 0;
        Text words{std::string("2 of 3 points in a row near or beyond the ") + (above ? "upper" : "lower") +
                       " limit (" + where.en + ")",
                   std::string("2 af 3 punkter i træk nær eller ") +
                       (above ? "over øvre grænse (" : "under nedre grænse (") + where.da + ")"};
        add(chart, Rule::two_of_three, std::move(about), std::move(words));
        points.clear();
    };
    for (std::size_t last = 1; last < held.size(); ++last) {
        if (!far(last)) continue;
        const bool next_but_one = last >= 2 && far(last - 2);
        if (!far(last - 1) && !next_but_one) continue;
        const std::size_t first = next_but_one ? last - 2 : last - 1;
        if (!points.empty() && points.back() < first) finish();
        for (std::size_t at = first; at <= last; ++at) {
            if (far(at) && (points.empty() || points.back() < at)) points.push_back(at);
        }
    }
    finish();
}

}  // namespace

Text listed(const Chart& chart, std::span<const std::size_t> points) {
    constexpr std::size_t most = 4;
    const std::size_t shown = points.size() > most ? most - 1 : points.size();
    Text text;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Text& label = chart.points[points[i]].label;
        if (i == shown) {
            const auto more = std::to_string(points.size() - shown);
            text.en += " and " + more + " more";
            text.da += " og " + more + " til";
            break;
        }
        const bool last = i + 1 == points.size() && i > 0;
        text.en += (i == 0 ? "" : last ? " and " : ", ") + label.en;
        text.da += (i == 0 ? "" : last ? " og " : ", ") + label.da;
    }
    return text;
}

void apply_limits(Chart& chart) {
    outside_of_limits(chart, 1);
    outside_of_limits(chart, -1);
}

void apply_rules(Chart& chart) {
    apply_limits(chart);
    const auto held = points_held(chart);
    rows_on_one_side(chart, held);
    trends(chart, held);
    twos_of_three(chart, held, 1);
    twos_of_three(chart, held, -1);
}

}  // namespace vaerdi::monitoring
