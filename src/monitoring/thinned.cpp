#include "monitoring/thinned.h"

#include <algorithm>
#include <utility>

namespace vaerdi::monitoring {
namespace {

using Kept = std::vector<bool>;

/// The lowest and the highest of the points from `begin` to `end`.
void keep_extremes(const std::vector<Point>& points, std::size_t begin, std::size_t end,
                   std::optional<double> Point::* series, Kept& kept) {
    std::size_t low = end, high = end;
    for (std::size_t i = begin; i < end; ++i) {
        const auto& value = points[i].*series;
        if (!value) continue;
        if (low == end || *value < *(points[low].*series)) low = i;
        if (high == end || *value > *(points[high].*series)) high = i;
    }
    if (low == end) return;
    kept[low] = true;
    kept[high] = true;
}

/// The first, the last and those that stand out.
Kept always_kept(const Chart& chart) {
    Kept kept(chart.points.size(), false);
    kept.front() = kept.back() = true;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (chart.points[i].mark != Mark::none) kept[i] = true;
    for (const auto& finding : chart.findings)
        for (const auto point : finding.points) kept[point] = true;
    return kept;
}

Kept kept_points(const Chart& chart, std::size_t most) {
    auto kept = always_kept(chart);
    const auto all = kept.size();
    const auto always = static_cast<std::size_t>(std::ranges::count(kept, true));
    const bool two =
        std::ranges::any_of(chart.points, [](const Point& point) { return point.second.has_value(); });
    const std::size_t of_each = two ? 4 : 2;
    // At least one stretch: the lowest and the highest of all stay in any case.
    const std::size_t stretches = most > always ? std::max<std::size_t>((most - always) / of_each, 1) : 1;
    for (std::size_t s = 0; s < stretches; ++s) {
        const auto begin = s * all / stretches, end = (s + 1) * all / stretches;
        keep_extremes(chart.points, begin, end, &Point::value, kept);
        if (two) keep_extremes(chart.points, begin, end, &Point::second, kept);
    }
    return kept;
}

}  // namespace

Chart thinned(Chart chart, std::size_t most) {
    const auto all = chart.points.size();
    if (all <= std::max<std::size_t>(most, 2)) return chart;
    const auto kept = kept_points(chart, most);
    std::vector<Point> points;
    std::vector<std::size_t> places, now(all, 0);
    for (std::size_t i = 0; i < all; ++i) {
        if (!kept[i]) continue;
        now[i] = points.size();
        places.push_back(place(chart, i));
        points.push_back(std::move(chart.points[i]));
    }
    for (auto& finding : chart.findings)
        for (auto& point : finding.points) point = now[point];
    chart.length = length(chart);
    chart.points = std::move(points);
    chart.places = std::move(places);
    return chart;
}

std::size_t place(const Chart& chart, std::size_t i) { return chart.places.empty() ? i : chart.places[i]; }

std::size_t length(const Chart& chart) { return chart.places.empty() ? chart.points.size() : chart.length; }

}  // namespace vaerdi::monitoring
