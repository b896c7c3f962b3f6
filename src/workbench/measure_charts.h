// Charts of figures for the pages: those that the command draws (view/measure_chart.h), with what to ask for
// to see the rows behind each point, and their rules in words.
#pragma once

#include "outcome/figures.h"
#include "workbench/outcome_answers.h"

namespace vaerdi::workbench {

/// Adds the charts that the grouping allows; what is hidden is no point.
void add_charts(MeasureAnswer& into, const outcome::ResolvedMeasures& measures,
                const outcome::MeasureFigures& figures, const outcome::Grouping& grouping, Language language);

}  // namespace vaerdi::workbench
