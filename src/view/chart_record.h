// A chart as it is written for programs: every point with its limits, and in words what was found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/json_fields.h"
#include "monitoring/chart.h"

namespace vaerdi::view {

using document::JsonFields;

struct LimitsRecord {
    std::optional<double> low, high;
    bool empty() const { return !low && !high; }
    static const JsonFields<LimitsRecord>& json_fields();
};

struct ChartedPointRecord {
    std::string label;
    std::optional<double> value, second;
    double size = 0;
    std::optional<double> centre;
    LimitsRecord limits, warning, interval, second_interval;
    std::string mark;
    static const JsonFields<ChartedPointRecord>& json_fields();
};

struct FunnelWidthRecord {
    double size = 0;
    LimitsRecord limits, warning;
    static const JsonFields<FunnelWidthRecord>& json_fields();
};

struct OverdispersionRecord {
    double phi = 1, chi_squared_df = 1, tau_squared = 0;
    std::string widened;
    static const JsonFields<OverdispersionRecord>& json_fields();
};

struct ChartFindingRecord {
    std::string rule, words;
    std::vector<std::string> points;
    static const JsonFields<ChartFindingRecord>& json_fields();
};

struct ChartRecord {
    std::string kind, name, title, measure, size, form, better;
    std::optional<double> centre;
    std::int64_t baseline = 0;
    std::vector<ChartedPointRecord> points;
    std::vector<FunnelWidthRecord> widths;
    std::optional<OverdispersionRecord> overdispersion;
    std::vector<ChartFindingRecord> findings;
    std::vector<std::string> notes;
    static const JsonFields<ChartRecord>& json_fields();
};

ChartRecord chart_record(const monitoring::Chart& chart, Language language);

/// For programs: every figure with full precision.
std::string chart_json(const ChartRecord& record);

}  // namespace vaerdi::view
