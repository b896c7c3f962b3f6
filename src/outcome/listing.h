// The rows behind a figure, one by one and under their pseudonyms: what each counted as, and the values that
// decided it.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "outcome/counts.h"

namespace vaerdi::outcome {

/// What a row is to a measure.
enum class ListedAs { counts, does_not_count, measured, outside, unknown, waiting, excluded };

struct ListedRow {
    std::int64_t row_number = 0;  ///< place in the files
    ListedAs as = ListedAs::unknown;
    std::size_t rule = 0;             ///< of an excluded row: index in the measure's rules
    std::vector<std::string> values;  ///< of the listing's columns, as written; empty where not known
};

struct Listing {
    std::vector<std::string> columns;
    std::vector<ListedRow> rows;
    bool more = false;  ///< there are rows beyond the most that were asked for
};

/// Which rows are listed; absent: all.
struct ListingWish {
    std::optional<ListedAs> as{};
    std::optional<std::size_t> rule{};  ///< those that it takes away first
    std::size_t most = 200;
};

/// The rows of the selection with what decided about them, in the order of the files. Throws
/// warehouse::WarehouseFailure.
Listing list_rows(warehouse::Database& database, const std::string& rows_table,
                  const ResolvedMeasures& measures, const Measure& measure, const Selection& selection,
                  const ListingWish& wish, std::stop_token stop = {});

}  // namespace vaerdi::outcome
