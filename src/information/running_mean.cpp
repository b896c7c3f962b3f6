#include "information/running_mean.h"

#include <cmath>

namespace vaerdi::information {

std::vector<Estimate> running_means(Column draws, const std::vector<std::size_t>& counts) {
    std::vector<Estimate> found;
    double mean = 0, squares = 0;  // of what has been seen: the mean, and the sum of squares about it
    std::size_t seen = 0;
    for (const auto count : counts) {
        const auto part = draws.subspan(seen, count - seen);
        const auto before = static_cast<double>(seen), more = static_cast<double>(part.size()),
                   all = static_cast<double>(count);
        double sum = 0, own = 0;
        for (const double x : part) sum += x;
        const double centre = part.empty() ? mean : sum / more;
        for (const double x : part) own += (x - centre) * (x - centre);
        const double apart = centre - mean;
        mean += apart * more / all;
        squares += own + apart * apart * before * more / all;
        seen = count;
        found.push_back({mean, std::sqrt(squares / (all - 1) / all)});
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
