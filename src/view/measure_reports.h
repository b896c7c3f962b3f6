// The figures of measures as FHIR hands them on: a MeasureReport for each cell, one a line (NDJSON).
#pragma once

#include <string>
#include <vector>

#include "outcome/figures.h"

namespace vaerdi::view {

/// Whether every cell has a period: figures by year, quarter or month, or of rows from one day to another.
bool has_period(const outcome::Grouping& grouping, const outcome::Selection& selection);

/// Whether every cell is of an organisation: of units and regions, nothing else.
bool is_reported(const outcome::ResolvedMeasures& measures, const outcome::Grouping& grouping);

/// One report for each cell; without cells, of all. The unit reports, else its region. Where small numbers
/// are hidden, counts and score are absent and say `masked`. Needs has_period() and is_reported().
std::string measure_reports(const outcome::ResolvedMeasures& measures,
                            const std::vector<outcome::MeasureFigures>& figures,
                            const outcome::Grouping& grouping, const outcome::Selection& selection,
                            Language language);

}  // namespace vaerdi::view
