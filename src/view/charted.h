// What a chart of a measure is made from, and what its parts have in common.
#pragma once

#include "monitoring/chart.h"
#include "outcome/figures.h"
#include "view/chart_kinds.h"

namespace vaerdi::view {

/// What a chart is made from.
struct Charted {
    const outcome::ResolvedMeasures& measures;
    const outcome::Measure& measure;
    const outcome::MeasureFigures& figures;
    const outcome::Grouping& grouping;
    const ChartWish& wish;

    /// Small numbers, which neither points nor limits may tell.
    bool hidden(std::size_t cell) const { return figures.cells[cell].hidden; }
};

/// The same words made in both languages.
Text in_both(const auto& words_in) { return {words_in(Language::english), words_in(Language::danish)}; }

/// What the chart is about.
monitoring::Subject subject_of(const Charted& of);

/// What is counted in a cell, and among how many rows or how much exposure. The exposure is in what the rate
/// is per.
struct Counted {
    double events = 0;
    double n = 0;
};
Counted counted_in(const outcome::Measure& measure, const outcome::Figure& figure);

/// Whether a unit is shown without a figure: hidden, or with too little to be judged by.
bool has_no_figure(const Charted& of, std::size_t cell);

/// The name of a unit.
Text unit_label(const outcome::Figure& figure);

monitoring::Chart chart_over_time(const Charted& of, monitoring::ChartKind kind);
monitoring::Chart chart_by_unit(const Charted& of, monitoring::ChartKind kind);

}  // namespace vaerdi::view
