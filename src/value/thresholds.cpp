// Where the answer turns: the value of an input at which an alternative is just worth it.
#include <algorithm>
#include <cmath>

#include "math/roots.h"
#include "value/ready_parts.h"
#include "value/sensitivity.h"

namespace vaerdi::value {
namespace {

// How far from the base a threshold is looked for when the input has no natural bound.
constexpr double furthest = 1e6;
constexpr double no_size = 1e-9;

Threshold found(const NetValueAt& net_value, std::size_t input) {
    const auto& c = net_value.resolved();
    const auto& written = c.inputs[input];
    Threshold result{input, written.base, {}};
    if (!net_value.depends_on(input)) return result;
    const auto at = [&](double x) { return net_value.with(set(c, input, x)); };
    const auto bounds = natural_bounds(written);
    const double step = step_of(c, input);
    const double first = at(written.base), second = at(written.base + step),
                 third = at(written.base + 2 * step);
    if (written.base + 2 * step >= bounds.low && on_a_line(first, second, third)) {
        if (second == first) return result;
        const double turns = written.base - first * step / (second - first);
        // What only scales the answer (a number of patients) is worth nothing at nil: that is no threshold.
        const bool only_scales =
            std::abs(turns) <= no_size * std::max(std::abs(written.base), std::abs(step));
        if (!only_scales && turns >= bounds.low && turns <= bounds.high) result.value = turns;
        return result;
    }
    const double reach = furthest * std::max(std::abs(written.base), std::abs(step));
    result.value = math::root_near(at, written.base, std::abs(step) / 4, std::max(bounds.low, -reach),
                                   std::min(bounds.high, reach));
    return result;
}

std::vector<Threshold> all_found(const NetValueAt& net_value, const std::stop_token& stop) {
    std::vector<Threshold> result;
    for (const auto input : net_value.inputs()) {
        if (stop.stop_requested()) break;
        auto threshold = found(net_value, input);
        if (threshold.value) result.push_back(threshold);
    }
    return result;
}

}  // namespace

std::vector<Threshold> thresholds(const ResolvedCase& resolved, std::size_t alternative,
                                  const std::stop_token& stop) {
    return all_found(NetValueAt(resolved, alternative), stop);
}
std::vector<Threshold> thresholds(const ReadyCase& ready, std::size_t alternative,
                                  const std::stop_token& stop) {
    return all_found(ready.parts().net_values[alternative], stop);
}

Threshold threshold(const ResolvedCase& resolved, std::size_t alternative, std::size_t input) {
    return found(NetValueAt(resolved, alternative), input);
}
Threshold threshold(const ReadyCase& ready, std::size_t alternative, std::size_t input) {
    return found(ready.parts().net_values[alternative], input);
}

}  // namespace vaerdi::value
