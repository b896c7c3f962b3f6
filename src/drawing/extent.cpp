#include "drawing/extent.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace vaerdi::drawing {
namespace {

using monitoring::Chart;

class Reach {
  public:
    void see(std::optional<double> value) {
        if (!value) return;
        if (!seen_) extent_ = {*value, *value};
        seen_ = true;
        extent_ = {std::min(extent_.low, *value), std::max(extent_.high, *value)};
    }
    Extent extent() const { return seen_ ? extent_ : Extent{0, 1}; }

  private:
    bool seen_ = false;
    Extent extent_;
};

/// Something that reaches from a figure to a bound of it.
struct Arm {
    double from = 0;
    double to = 0;
    double length() const { return std::abs(to - from); }
    bool up() const { return to > from; }
};

void add_arms(std::vector<Arm>& arms, std::optional<double> from, std::optional<double> low,
              std::optional<double> high) {
    if (!from) return;
    if (low) arms.push_back({*from, *low});
    if (high) arms.push_back({*from, *high});
}

std::vector<Arm> arms_of(const Chart& chart) {
    std::vector<Arm> arms;
    for (const auto& point : chart.points) {
        const auto centre = point.centre ? point.centre : chart.centre ? chart.centre : point.value;
        add_arms(arms, centre, point.limits.low, point.limits.high);
        if (point.range) add_arms(arms, point.value, point.range->low, point.range->high);
        if (point.second_range)
            add_arms(arms, point.second, point.second_range->low, point.second_range->high);
    }
    return arms;
}

/// The middle of the lengths of those that reach up, or down.
double usual_length(const std::vector<Arm>& arms, bool up) {
    std::vector<double> lengths;
    for (const auto& arm : arms) {
        if (arm.up() == up && arm.length() > 0) lengths.push_back(arm.length());
    }
    if (lengths.empty()) return 0;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::ranges::nth_element(lengths, middle);
    return *middle;
}

}  // namespace

Extent extent_of_figures(const Chart& chart) {
    constexpr double times_as_long = 2.5;
    Reach reach;
    reach.see(chart.centre);
    for (const auto& point : chart.points) {
        reach.see(point.value);
        reach.see(point.second);
        reach.see(point.centre);
    }
    auto arms = arms_of(chart);
    const double most_up = times_as_long * usual_length(arms, true);
    const double most_down = times_as_long * usual_length(arms, false);
    for (const auto& width : chart.widths) add_arms(arms, chart.centre, width.limits.low, width.limits.high);
    for (const auto& arm : arms) reach.see(std::clamp(arm.to, arm.from - most_down, arm.from + most_up));
    return reach.extent();
}

Extent extent_of_sizes(const Chart& chart) {
    constexpr double small = 0.5;  // of the largest
    Reach reach;
    for (const auto& point : chart.points) {
        if (point.value) reach.see(point.size);
    }
    for (const auto& width : chart.widths) reach.see(width.size);
    const Extent found = reach.extent();
    return found.low < small * found.high ? Extent{0, found.high} : found;
}

}  // namespace vaerdi::drawing
