#include "value/payback.h"

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

}  // namespace vaerdi::value
