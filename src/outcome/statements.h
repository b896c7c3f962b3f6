// The statements that count measures. Every measure puts each row into one state; the counts are over those.
#pragma once

#include <vector>

#include "outcome/counts.h"
#include "outcome/listing.h"
#include "outcome/sql.h"

namespace vaerdi::outcome {

/// The state of a row, besides the number (1, 2, …) of the rule that takes it away.
enum State { counted_row = 0, outside_row = -1, unknown_row = -2, waiting_row = -3 };

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

/// The counted rows of a proportion whose expected value is known, by date: came, hit, expected.
Sql order_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                    const Selection& selection);

/// The rows themselves that belong to a measure: id, date, state, whether it counts, and the columns named.
Sql listing_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                      const std::vector<std::string>& columns, const Selection& selection,
                      const ListingWish& wish);

}  // namespace vaerdi::outcome
