// Charts of figures for the pages: those that the command draws (view/measure_chart.h), with what to ask for
// to see the rows behind each point, and their rules in words.
#pragma once

#include "outcome/figures.h"
#include "outcome/in_order.h"
#include "workbench/outcome_answers.h"

namespace vaerdi::workbench {

/// Adds the charts that the grouping allows; what is hidden is no point.
void add_charts(MeasureAnswer& into, const outcome::ResolvedMeasures& measures,
                const outcome::MeasureFigures& figures, const outcome::Grouping& grouping, Language language);

/// The same patient by patient: risk-adjusted CUSUM, then VLAD. `run_length`: patients between false alarms.
void add_charts(PatientsAnswer& into, const outcome::ResolvedMeasures& measures,
                const outcome::Measure& measure, const std::vector<outcome::OrderedOutcome>& patients,
                double run_length, Language language);

}  // namespace vaerdi::workbench
