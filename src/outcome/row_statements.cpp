#include "outcome/row_statements.h"

#include <fmt/format.h>

#include "outcome/asked_rows.h"

namespace vaerdi::outcome {

using warehouse::sql_name;

namespace {

/// What a row is to the measure that counts by its state.
struct Verdict {
    std::string known;  ///< condition: the measure's quantity is there
    std::string hit;    ///< column: whether the row counts
};

Verdict verdict_of(const ResolvedMeasures& measures, const Measure& measure, Asked& columns) {
    auto& asked = columns.asked;
    const auto there = [](const std::string& column) { return column + " is not null"; };
    switch (measure.kind) {
        case Kind::proportion: {
            const auto hit = asked.of(measure.counts);
            return {there(hit), hit};
        }
        case Kind::rate: {
            const auto exposure = there(asked.of(summed(measure.exposure)));
            if (measure.counts.empty())
                return {exposure + " and " + there(asked.of(summed(measure.of))),
                        asked.of("cast(null as boolean)")};
            const auto hit = asked.of(measure.counts);
            return {exposure + " and " + there(hit), hit};
        }
        case Kind::time_to_event: {
            const auto what = ending_of(measures, measure, columns).what;
            return {fmt::format("{} <> {}", what, +unknown_row), columns.values.of(what + " = 1")};
        }
        default:
            return {there(asked.of(outcome_of(measure))), asked.of("cast(null as boolean)")};
    }
}

/// Which rows a listing takes; empty: all.
std::string wanted_of(const ListingWish& wish, const std::string& state, const std::string& hit) {
    const auto is = [&](int value) { return fmt::format(" where {} = {}", state, value); };
    if (wish.rule) return is(static_cast<int>(*wish.rule) + 1);
    if (!wish.as) return {};
    switch (*wish.as) {
        case ListedAs::excluded:
            return fmt::format(" where {} > 0", state);
        case ListedAs::outside:
            return is(outside_row);
        case ListedAs::waiting:
            return is(waiting_row);
        case ListedAs::unknown:
            return is(unknown_row);
        case ListedAs::measured:
            return is(counted_row) + " and " + hit + " is null";
        case ListedAs::counts:
            return is(counted_row) + " and " + hit;
        case ListedAs::does_not_count:
            return is(counted_row) + " and not " + hit;
    }
    return {};
}

}  // namespace

Sql order_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                    const Selection& selection) {
    Asked columns;
    const auto state = state_of(measures, measure, columns);
    const auto hit = columns.asked.of(measure.counts);
    const auto came = columns.asked.of(sql_name(measures.date));
    const auto expected = columns.asked.of(sql_name(measure.predicted));
    const auto number = columns.asked.of("row_number");
    // Of one day by the row's own name; without one, by what is drawn of them.
    const auto name =
        measures.row_id.empty() ? std::string() : columns.asked.of(sql_name(measures.row_id)) + ", ";
    return Sql(fmt::format("select {} as came, {} as hit, {} as expected from ", came, hit, expected)) +
           asked_rows(table, measures, {}, selection, columns) +
           fmt::format(" where {} = 0 and {} is not null and {} is not null order by {}, {}{}, {}, {}", state,
                       hit, expected, came, name, expected, hit, number);
}

Sql listing_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                      const std::vector<std::string>& listed, const Selection& selection,
                      const ListingWish& wish) {
    Asked columns;
    const auto by_rules = state_of(measures, measure, columns);
    const auto verdict = verdict_of(measures, measure, columns);
    const auto state =
        columns.values.of(fmt::format("case when {0} = {1} and not ({2}) then {3} else {0} end", by_rules,
                                      +counted_row, verdict.known, +unknown_row));
    const auto number = columns.asked.of("row_number");
    std::vector<Sql> all{state + " as state", verdict.hit + " as hit", number + " as row_number"};
    for (const auto& name : listed) all.push_back(columns.asked.of(sql_name(name)) + " as " + sql_name(name));
    return Sql("select ") + joined(all, ", ") + " from " +
           asked_rows(table, measures, {}, selection, columns) + wanted_of(wish, state, verdict.hit) +
           " order by row_number limit " + std::to_string(wish.most + 1);
}

}  // namespace vaerdi::outcome
