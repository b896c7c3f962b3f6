// Charts of figures: a measure over time with its limits and rules, units in a funnel and in order.
#pragma once

#include "outcome/figures.h"
#include "workbench/outcome_answers.h"

namespace vaerdi::workbench {

/// Adds the charts that the grouping allows, from the figures as they are shown: what is hidden is no point.
void add_charts(MeasureAnswer& into, const view::MeasureRecord& record,
                const outcome::ResolvedMeasures& measures, const outcome::MeasureFigures& figures,
                const outcome::Grouping& grouping, Language language);

}  // namespace vaerdi::workbench
