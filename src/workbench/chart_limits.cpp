#include "workbench/chart_limits.h"

#include <algorithm>
#include <cmath>

namespace vaerdi::workbench {

std::optional<double> standard_error(const outcome::Measure& measure, const outcome::Figure& all,
                                     double rows) {
    if (!all.value || rows <= 0) return {};
    if (measure.kind == outcome::Kind::proportion) return std::sqrt(*all.value * (1 - *all.value) / rows);
    const bool mean = measure.kind == outcome::Kind::mean || measure.kind == outcome::Kind::score_change;
    if (mean && all.spread) return *all.spread / std::sqrt(rows);
    return {};
}

std::optional<double> standard_error(const outcome::Measure& measure, const outcome::Figure& all,
                                     const outcome::Tally& cell) {
    if (measure.kind == outcome::Kind::rate && all.value) {
        const double exposure = cell.exposure.value();
        if (exposure > 0 && *all.value > 0) return std::sqrt(*all.value * measure.per / exposure);
        return {};
    }
    return standard_error(measure, all, static_cast<double>(cell.counted));
}

std::vector<bool> in_long_run(const std::vector<std::optional<double>>& values, double centre) {
    std::vector<std::size_t> useful;  // points on the centre belong to no side
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] && *values[i] != centre) useful.push_back(i);
    }
    std::vector<bool> found(values.size(), false);
    if (useful.empty()) return found;
    const auto longest = std::lround(std::log2(static_cast<double>(useful.size()))) + 3;
    for (std::size_t from = 0; from < useful.size();) {
        std::size_t to = from;
        const bool above = *values[useful[from]] > centre;
        while (to < useful.size() && (*values[useful[to]] > centre) == above) ++to;
        if (static_cast<long>(to - from) > longest) {
            for (std::size_t i = from; i < to; ++i) found[useful[i]] = true;
        }
        from = to;
    }
    return found;
}

}  // namespace vaerdi::workbench
