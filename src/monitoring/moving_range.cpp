#include "monitoring/moving_range.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "math/statistics.h"

namespace vaerdi::monitoring {
namespace {

constexpr double limit_of_ranges = 3.267;  // of the mean range: D4 for ranges of two

}  // namespace

std::optional<MovingRange> moving_range(std::span<const std::optional<double>> values, Screening screening) {
    std::vector<double> ranges;
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (values[i] && values[i - 1]) ranges.push_back(std::abs(*values[i] - *values[i - 1]));
    }
    if (ranges.empty()) return {};
    MovingRange found{math::mean(ranges), ranges.size(), 0};
    if (screening == Screening::unscreened || found.mean == 0) return found;
    const double largest = limit_of_ranges * found.mean;
    // Where all that remains are periods like the one before, chance has not been seen at all.
    if (std::ranges::none_of(ranges, [&](double range) { return range > 0 && range < largest; }))
        return found;
    found.left_out = std::erase_if(ranges, [&](double range) { return range >= largest; });
    found.counted = ranges.size();
    found.mean = math::mean(ranges);
    return found;
}

}  // namespace vaerdi::monitoring
