#include "monitoring/overdispersion.h"

#include <algorithm>
#include <vector>

#include "math/statistics.h"

namespace vaerdi::monitoring {
namespace {

double sum_of_squares(std::span<const ScoredUnit> units) {
    double sum = 0;
    for (const auto& unit : units) sum += unit.z * unit.z;
    return sum;
}

/// In ascending order, so that sums do not depend on the order of the units.
std::vector<ScoredUnit> in_order(std::span<const ScoredUnit> units) {
    std::vector sorted(units.begin(), units.end());
    std::ranges::sort(sorted, [](const ScoredUnit& a, const ScoredUnit& b) {
        return a.z != b.z ? a.z < b.z : a.standard_error < b.standard_error;
    });
    return sorted;
}

void winsorise(std::vector<ScoredUnit>& sorted, double share) {
    std::vector<double> z;
    for (const auto& unit : sorted) z.push_back(unit.z);
    const double low = math::percentile_of_sorted(z, share), high = math::percentile_of_sorted(z, 1 - share);
    for (auto& unit : sorted) unit.z = std::clamp(unit.z, low, high);
}

/// Units with the same z share their mean rank, and so stay or go together.
void trim(std::vector<ScoredUnit>& sorted, double share) {
    const double places = static_cast<double>(sorted.size()) + 1;
    std::vector<ScoredUnit> kept;
    for (std::size_t from = 0; from < sorted.size();) {
        std::size_t to = from + 1;
        while (to < sorted.size() && sorted[to].z == sorted[from].z) ++to;
        const double rank = static_cast<double>(from + 1 + to) / 2;
        if (rank / places >= share && rank / places < 1 - share) {
            kept.insert(kept.end(), sorted.begin() + static_cast<std::ptrdiff_t>(from),
                        sorted.begin() + static_cast<std::ptrdiff_t>(to));
        }
        from = to;
    }
    sorted = std::move(kept);
}

double between_variance(std::span<const ScoredUnit> units, double phi) {
    double weights = 0, squares = 0;
    for (const auto& unit : units) {
        const double weight = 1 / (unit.standard_error * unit.standard_error);
        weights += weight;
        squares += weight * weight;
    }
    const auto n = static_cast<double>(units.size());
    const double room = weights - squares / weights;
    return room > 0 ? std::max(0.0, (n * phi - (n - 1)) / room) : 0;
}

}  // namespace

Overdispersion overdispersion(std::span<const ScoredUnit> units, Outermost outermost, double share) {
    Overdispersion found;
    found.units = units.size();
    if (units.size() < 2) return found;
    auto sorted = in_order(units);
    found.chi_squared_df = sum_of_squares(sorted) / static_cast<double>(sorted.size() - 1);
    if (outermost == Outermost::winsorised) winsorise(sorted, share);
    if (outermost == Outermost::trimmed) trim(sorted, share);
    found.units = sorted.size();
    if (sorted.empty()) return found;
    found.phi = sum_of_squares(sorted) / static_cast<double>(sorted.size());
    found.tau_squared = between_variance(sorted, found.phi);
    return found;
}

}  // namespace vaerdi::monitoring
