// The rows of a proportion one after the other, as they came: what was expected of each and whether it
// happened. Charts that follow a unit patient by patient (VLAD, risk-adjusted CUSUM) are made from it.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "outcome/counts.h"

namespace vaerdi::outcome {

/// A row that counts in the denominator and whose expected value is known.
struct OrderedOutcome {
    Date date;
    double expected = 0;  ///< the probability that comes with the data
    bool happened = false;
};

/// Whether a measure has what this takes: a proportion with `predicted`, of rows with a date.
bool has_order(const ResolvedMeasures& measures, const Measure& measure);

/// By date, those of a day in the order of the files. Of a measure for which has_order() holds. Throws
/// warehouse::WarehouseFailure.
std::vector<OrderedOutcome> outcomes_in_order(warehouse::Database& database, const std::string& rows_table,
                                              const ResolvedMeasures& measures, const Measure& measure,
                                              const Selection& selection, std::stop_token stop = {});

}  // namespace vaerdi::outcome
