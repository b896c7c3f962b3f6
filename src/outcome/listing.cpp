#include "outcome/listing.h"

#include <algorithm>

#include "outcome/asked_rows.h"
#include "outcome/row_statements.h"

namespace vaerdi::outcome {
namespace {

ListedAs listed_as(std::int64_t state, const warehouse::Column& hit, std::size_t row) {
    if (state > 0) return ListedAs::excluded;
    switch (state) {
        case outside_row:
            return ListedAs::outside;
        case unknown_row:
            return ListedAs::unknown;
        case waiting_row:
            return ListedAs::waiting;
        default:
            break;
    }
    if (!hit.is_known(row)) return ListedAs::measured;
    return hit.numbers[row] != 0 ? ListedAs::counts : ListedAs::does_not_count;
}

/// Who and when first, then what the measure asks of the row; each column once.
std::vector<std::string> listed_columns(const ResolvedMeasures& measures, const Measure& measure) {
    std::vector<std::string> columns;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::ranges::find(columns, name) == columns.end()) columns.push_back(name);
    };
    for (const auto* name : {&measures.row_id, &measures.date, &measures.patient, &measures.unit}) add(*name);
    for (const auto& name : measure.columns) add(name);
    return columns;
}

}  // namespace

Listing list_rows(warehouse::Database& database, const std::string& rows_table,
                  const ResolvedMeasures& measures, const Measure& measure, const Selection& selection,
                  const ListingWish& wish, std::stop_token stop) {
    Listing listing{listed_columns(measures, measure), {}, false};
    const auto statement =
        listing_statement(rows_table, measures, measure, listing.columns, selection, wish).statement();
    const auto answer = database.query(statement.text, statement.values, stop);
    const auto& state = *answer.find("state");
    const auto& hit = *answer.find("hit");
    const auto& number = *answer.find("row_number");
    constexpr std::size_t before = 3;  // state, hit and row_number stand before the columns
    listing.more = answer.rows() > wish.most;
    for (std::size_t row = 0; row < std::min(answer.rows(), wish.most); ++row) {
        ListedRow listed{number.whole(row), listed_as(state.whole(row), hit, row), 0, {}};
        if (listed.as == ListedAs::excluded) listed.rule = static_cast<std::size_t>(state.whole(row)) - 1;
        for (std::size_t c = 0; c < listing.columns.size(); ++c)
            listed.values.push_back(answer[before + c].written(row));
        listing.rows.push_back(std::move(listed));
    }
    return listing;
}

}  // namespace vaerdi::outcome
