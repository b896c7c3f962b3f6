// The figures of measures in a terminal.
#pragma once

#include <vector>

#include "cli/screen.h"
#include "outcome/listing.h"
#include "outcome/registry.h"
#include "warehouse/data_set.h"

namespace vaerdi::cli {

/// Measures by cell: value, interval, numerator and denominator, what is unknown, what was left out.
void print_measures(const Screen& screen, const outcome::ResolvedMeasures& measures,
                    const warehouse::DataSet& data, const outcome::Grouping& grouping,
                    const std::vector<outcome::MeasureFigures>& figures);

/// The layout of clinical registries: country, regions and units, the latest three years beside one another.
void print_registry(const Screen& screen, const outcome::ResolvedMeasures& measures,
                    const warehouse::DataSet& data, const std::vector<outcome::Registry>& tables);

/// The rows behind a figure, under their pseudonyms.
void print_rows(const Screen& screen, const outcome::Measure& measure, const outcome::Listing& listing);

}  // namespace vaerdi::cli
