#include "value/sliders.h"

#include <algorithm>
#include <cmath>

#include "value/ready_parts.h"

namespace vaerdi::value {
namespace {

constexpr double reach_of_certain = 0.5;
constexpr double steps_on_the_way = 100;

struct Moved {
    std::size_t input;
    bool uncertain;
    double share;  // of the swings of the alternative
};

/// How much each input moves the net value of an alternative.
std::vector<Moved> moved(const NetValueAt& net_value) {
    const auto& c = net_value.resolved();
    std::vector<Changes> changes;
    for (const auto input : net_value.inputs()) {
        const auto range = tried(c, input, {});
        changes.push_back(set(c, input, range.low));
        changes.push_back(set(c, input, range.high));
    }
    const auto at = net_value.with_each(changes);
    std::vector<Moved> found;
    double all = 0;
    for (std::size_t i = 0; i < net_value.inputs().size(); ++i) {
        const double swing = std::abs(at[2 * i + 1] - at[2 * i]);
        if (!std::isfinite(swing)) continue;
        const auto input = net_value.inputs()[i];
        found.push_back({input, c.inputs[input].uncertain(), swing});
        all += swing;
    }
    for (auto& one : found) one.share = all > 0 ? one.share / all : 0;
    return found;
}

double round_step(double about) {
    const double power = std::pow(10, std::floor(std::log10(about)));
    const double lead = about / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

std::optional<Slider> slider_of(const ResolvedCase& c, const Moved& moved) {
    auto range = tried(c, moved.input, moved.uncertain ? std::nullopt : std::optional(reach_of_certain));
    if (const auto& written = c.inputs[moved.input].written) {
        // What somebody wrote can be reached, also where the distribution fitted to it is narrower.
        range = {std::min(range.low, written->low), std::max(range.high, written->high)};
    }
    const auto bounds = natural_bounds(c.inputs[moved.input]);
    double low = std::max(range.low, bounds.low), high = std::min(range.high, bounds.high);
    if (!(low < high) || !std::isfinite(low) || !std::isfinite(high)) return {};
    const double step = round_step((high - low) / steps_on_the_way);
    // Ends on whole steps, outwards; a billionth of a step is rounding.
    low = std::max(bounds.low, std::floor(low / step + 1e-9) * step);
    high = std::min(bounds.high, std::ceil(high / step - 1e-9) * step);
    return Slider{moved.input, low, high, step, moved.share};
}

}  // namespace

std::vector<Slider> sliders(const ReadyCase& ready, std::size_t most,
                            const std::function<bool(std::size_t)>& can_be_set) {
    const auto& c = ready.resolved();
    std::vector<Moved> largest;
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        if (a == c.comparator) continue;
        for (const auto& one : moved(ready.parts().net_values[a])) {
            const auto known = std::ranges::find(largest, one.input, &Moved::input);
            if (known == largest.end())
                largest.push_back(one);
            else
                known->share = std::max(known->share, one.share);
        }
    }
    std::ranges::stable_sort(largest, [](const Moved& a, const Moved& b) {
        return a.uncertain != b.uncertain ? a.uncertain : a.share > b.share;
    });
    std::vector<Slider> found;
    for (const auto& one : largest) {
        if (found.size() >= most) break;
        if (one.share <= 0) continue;
        if (auto slider = slider_of(c, one); slider && can_be_set(one.input)) found.push_back(*slider);
    }
    return found;
}

}  // namespace vaerdi::value
