// The statements that count measures. Every measure puts each row into one state; the counts are over those.
#pragma once

#include <vector>

#include "outcome/counts.h"
#include "outcome/sql.h"

namespace vaerdi::outcome {

/// Counts and sums of all the measures by cell, in one pass over the rows. Columns k0 … are the key; those of
/// measure i begin with m<i>_.
Sql tally_statement(const std::string& table, const ResolvedMeasures& measures,
                    const std::vector<std::size_t>& which, const Grouping& grouping,
                    const Selection& selection);

/// Rows by key, value: a median needs every value.
Sql distribution_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                           const Grouping& grouping, const Selection& selection);

/// Rows by key, day and what happened on it: 1 event, 2 death, 3 end of follow-up, 0 followed to the end of
/// the window; -2 unknown.
Sql times_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                    const Grouping& grouping, const Selection& selection);

/// Rows by covariates and key with the sum of the outcome and of its square: c0 … are the covariates.
Sql patterns_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                       const Grouping& grouping, const Selection& selection);

}  // namespace vaerdi::outcome
