#include "value/sensitivity.h"

#include <algorithm>
#include <cmath>

#include "value/ready_parts.h"

namespace vaerdi::value {
namespace {

bool outside(const Input& input, double value) {
    const auto bounds = natural_bounds(input);
    return input.is_share && (value < bounds.low || value > bounds.high);
}

std::vector<double> steps_between(math::Interval range, int steps) {
    std::vector<double> values;
    for (int i = 0; i < steps; ++i) {
        const double share = steps > 1 ? static_cast<double>(i) / (steps - 1) : 0.5;
        values.push_back(range.low + share * (range.high - range.low));
    }
    return values;
}

std::vector<Swing> swings_of(const NetValueAt& net_value, std::optional<double> spread,
                             const std::stop_token& stop) {
    const auto& resolved = net_value.resolved();
    std::vector<Swing> swings;
    std::vector<Changes> changes;
    // Among numbers with a written uncertainty, one without is certain; where none has any, all move by a
    // fifth.
    const auto is_uncertain = [&](std::size_t input) { return resolved.inputs[input].uncertain(); };
    const bool any_uncertain = std::ranges::any_of(net_value.inputs(), is_uncertain);
    for (const auto input : net_value.inputs()) {
        if (!spread && any_uncertain && !is_uncertain(input)) continue;
        const auto range = tried(resolved, input, spread);
        const auto& written = resolved.inputs[input];
        swings.push_back({input, range.low, range.high, 0, 0,
                          outside(written, range.low) || outside(written, range.high)});
        changes.push_back(set(resolved, input, range.low));
        changes.push_back(set(resolved, input, range.high));
    }
    const auto at = net_value.with_each(changes, stop);
    for (std::size_t i = 0; i < swings.size(); ++i) {
        swings[i].at_low = at[2 * i];
        swings[i].at_high = at[2 * i + 1];
    }
    std::ranges::stable_sort(swings, std::greater{},
                             [](const Swing& s) { return std::abs(s.at_high - s.at_low); });
    return swings;
}

TwoWay grid_of(const NetValueAt& net_value, std::size_t first, std::size_t second, int steps,
               const std::stop_token& stop) {
    const auto& resolved = net_value.resolved();
    TwoWay result{first,
                  second,
                  steps_between(tried(resolved, first, {}), steps),
                  steps_between(tried(resolved, second, {}), steps),
                  {}};
    std::vector<Changes> changes;
    for (const double x : result.first_values) {
        for (const double y : result.second_values) {
            auto& both = changes.emplace_back(set(resolved, first, x));
            for (const auto& change : set(resolved, second, y)) {
                // In one row of shares the two that are set keep their values; the rest follows the second.
                if (change.input != first) both.push_back(change);
            }
        }
    }
    const auto at = net_value.with_each(changes, stop);
    for (std::size_t i = 0; i < result.first_values.size(); ++i) {
        const auto row = at.begin() + static_cast<std::ptrdiff_t>(i * result.second_values.size());
        result.net_value.emplace_back(row, row + static_cast<std::ptrdiff_t>(result.second_values.size()));
    }
    return result;
}

}  // namespace

std::vector<Swing> one_way(const ResolvedCase& resolved, std::size_t alternative,
                           std::optional<double> spread, const std::stop_token& stop) {
    return swings_of(NetValueAt(resolved, alternative), spread, stop);
}
std::vector<Swing> one_way(const ReadyCase& ready, std::size_t alternative, std::optional<double> spread,
                           const std::stop_token& stop) {
    return swings_of(ready.parts().net_values[alternative], spread, stop);
}

TwoWay two_way(const ResolvedCase& resolved, std::size_t alternative, std::size_t first, std::size_t second,
               int steps, const std::stop_token& stop) {
    return grid_of(NetValueAt(resolved, alternative), first, second, steps, stop);
}
TwoWay two_way(const ReadyCase& ready, std::size_t alternative, std::size_t first, std::size_t second,
               int steps, const std::stop_token& stop) {
    return grid_of(ready.parts().net_values[alternative], first, second, steps, stop);
}

}  // namespace vaerdi::value
