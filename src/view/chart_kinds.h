// Which charts fit which measures, and what they are called where they are asked for.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "monitoring/chart.h"
#include "outcome/figures.h"

namespace vaerdi::view {

/// What may be asked of a chart.
struct ChartWish {
    std::optional<monitoring::ChartKind> kind{};  ///< absent: the usual one
    double run_length = 5'000;                    ///< of a risk-adjusted CUSUM: patients between false alarms
    std::size_t baseline = 0;  ///< over time: limits from so many first periods; 0: from all
};

/// How kinds are written in commands and JSON: `p-prime`.
std::string_view chart_word(monitoring::ChartKind kind);
std::optional<monitoring::ChartKind> chart_kind(std::string_view word);

/// The words of those that some measure has a chart of.
std::vector<std::string_view> charted_words();

/// The kinds that fit a measure grouped so, the usual one first. None when the grouping is neither by period
/// alone nor by one column, nor none at all for a measure that is followed patient by patient.
std::vector<monitoring::ChartKind> chart_kinds(const outcome::Measure& measure,
                                               const outcome::Grouping& grouping);

/// Why there is no such chart, and which there are; empty when there is one.
Text why_no_chart(const outcome::Measure& measure, const outcome::Grouping& grouping, const ChartWish& wish);

/// The measure has what a chart patient by patient takes: the risk that was predicted of each.
bool is_followed_patient_by_patient(const outcome::Measure& measure);
bool is_patient_by_patient(monitoring::ChartKind kind);

/// The figure is a mean of its rows' values.
bool is_mean_of_rows(const outcome::Measure& measure);

}  // namespace vaerdi::view
