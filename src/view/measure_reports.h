// The figures of measures as FHIR hands them on: a MeasureReport for each cell, one a line (NDJSON).
#pragma once

#include <string>
#include <vector>

#include "outcome/figures.h"

namespace vaerdi::view {

/// Whether every cell has a period: figures by year, quarter or month, or of rows from one day to another.
bool has_period(const outcome::Grouping& grouping, const outcome::Selection& selection);

/// One report for each cell; without cells, of all. The first column names the organisation that reports.
/// Where small numbers are hidden, counts and score are absent and say `masked`. Needs has_period().
std::string measure_reports(const outcome::ResolvedMeasures& measures,
                            const std::vector<outcome::MeasureFigures>& figures,
                            const outcome::Grouping& grouping, const outcome::Selection& selection,
                            Language language);

}  // namespace vaerdi::view
