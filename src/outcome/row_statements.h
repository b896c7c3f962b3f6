// The statements that give rows one by one: in the order of time, or as a list.
#pragma once

#include <string>
#include <vector>

#include "outcome/counts.h"
#include "outcome/listing.h"
#include "outcome/sql.h"

namespace vaerdi::outcome {

/// The counted rows of a proportion whose expected value is known, by date: came, hit, expected.
Sql order_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                    const Selection& selection);

/// The rows of a selection: state, hit (whether it counts; not known where the measure counts no rows),
/// row_number and the columns named. A row that counts by its state but lacks the quantity is unknown.
Sql listing_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                      const std::vector<std::string>& columns, const Selection& selection,
                      const ListingWish& wish);

}  // namespace vaerdi::outcome
