// Short ways to write the series of a test.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "monitoring/control_charts.h"

namespace vaerdi::monitoring {

inline std::vector<Period> months(const std::vector<double>& values) {
    std::vector<Period> periods;
    for (const double value : values) {
        const auto n = std::to_string(periods.size() + 1);
        periods.push_back({{"month " + n, "måned " + n}, value});
    }
    return periods;
}

/// As many patients, or as much exposure, in each.
inline std::vector<CountedPeriod> samples(const std::vector<double>& events, double n) {
    std::vector<CountedPeriod> periods;
    for (const double count : events) periods.push_back({std::to_string(periods.size() + 1), count, n});
    return periods;
}

inline const Finding* found(const Chart& chart, Rule rule) {
    for (const auto& finding : chart.findings) {
        if (finding.rule == rule) return &finding;
    }
    return nullptr;
}

}  // namespace vaerdi::monitoring
