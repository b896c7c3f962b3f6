// The chart that fits the figures of a measure: periods between limits, or units in a funnel.
//
// The command and the workbench draw the same chart from it.
#pragma once

#include "monitoring/chart.h"
#include "outcome/figures.h"
#include "outcome/in_order.h"
#include "view/chart_kinds.h"
#include "warehouse/data_set.h"

namespace vaerdi::view {

/// The chart, when why_no_chart() has nothing to say.
///
/// Over time a period without rows between others is a gap. Between units, a proportion that is made
/// comparable stands as observed to expected, a mean as if its rows were like all.
monitoring::Chart measure_chart(const outcome::ResolvedMeasures& measures,
                                const outcome::MeasureFigures& figures, const outcome::Grouping& grouping,
                                const ChartWish& wish);

/// The same patient by patient, of a proportion whose rows have a predicted risk.
monitoring::Chart patients_chart(const outcome::ResolvedMeasures& measures, const outcome::Measure& measure,
                                 const std::vector<outcome::OrderedOutcome>& patients, const ChartWish& wish);

/// Adds to the notes which data the chart is made from, and whether they are made up.
void note_data(monitoring::Chart& chart, const warehouse::DataSet& data);

}  // namespace vaerdi::view
