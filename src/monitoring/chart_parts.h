// What charts over time have in common. Private to this room.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "monitoring/control_charts.h"

namespace vaerdi::monitoring {

using Values = std::vector<std::optional<double>>;

/// A chart without points. A baseline that takes in everything is none.
Chart begun(ChartKind kind, const Subject& subject, std::size_t baseline, std::size_t periods);

/// The first of them that limits come from.
template <class T>
std::span<const T> of_baseline(std::span<const T> all, const Chart& chart) {
    return chart.baseline == 0 ? all : all.first(chart.baseline);
}

/// Values in order of time; what is no number is a gap.
Values values_of(std::span<const Period> periods);

std::vector<double> known(std::span<const std::optional<double>> values);

/// The mean of the baseline and the standard deviation of single values by their moving range. Absent without
/// two values in a row.
struct Level {
    double mean = 0;
    MovingRange range;
};
std::optional<Level> level_of(std::span<const std::optional<double>> values, Screening screening);

void note_ranges(Chart& chart, const MovingRange& range, Form form);
void note_baseline(Chart& chart);
void note_gaps(Chart& chart);

}  // namespace vaerdi::monitoring
