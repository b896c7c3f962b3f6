// The figures of measures in a terminal.
#pragma once

#include <vector>

#include "cli/screen.h"
#include "outcome/figures.h"
#include "warehouse/data_set.h"

namespace vaerdi::cli {

/// Measures by cell: value, interval, numerator and denominator, what is unknown, what was left out.
void print_measures(const Screen& screen, const outcome::ResolvedMeasures& measures,
                    const warehouse::DataSet& data, const outcome::Grouping& grouping,
                    const std::vector<outcome::MeasureFigures>& figures);

}  // namespace vaerdi::cli
