#include "information/running_mean.h"

#include "math/statistics.h"

namespace vaerdi::information {
namespace {

constexpr double errors_of_95 = 1.96;

}  // namespace

std::vector<RunningMean> running_means(Column draws, const std::vector<std::size_t>& counts) {
    std::vector<RunningMean> found;
    math::Moments seen;
    std::size_t first = 0;
    for (const auto count : counts) {
        seen = math::merge(seen, math::moments(draws.subspan(first, count - first)));
        const double error = math::standard_error(seen);
        found.push_back({{seen.mean, error}, errors_of_95 * error});
        first = count;
    }
    return found;
}

std::vector<std::size_t> equal_steps(std::size_t draws, std::size_t steps) {
    std::vector<std::size_t> counts;
    for (std::size_t k = 1; k <= steps; ++k) {
        const auto count = draws * k / steps;
        if (count >= 2 && (counts.empty() || count > counts.back())) counts.push_back(count);
    }
    return counts;
}

}  // namespace vaerdi::information
