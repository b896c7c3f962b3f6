#include "outcome/asked_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::outcome {

using warehouse::sql_name;

namespace {

constexpr int most_summed_decimals = 9;

Sql period_of(const ResolvedMeasures& measures, Period period) {
    const auto date = sql_name(measures.date);
    const auto part = [&](const char* field) {
        return fmt::format("cast(extract({} from {}) as bigint)", field, date);
    };
    switch (period) {
        case Period::none:
            return {};
        case Period::year:
            return part("year");
        case Period::quarter:
            return "(" + part("year") + " * 10 + " + part("quarter") + ")";
        case Period::month:
            return "(" + part("year") + " * 100 + " + part("month") + ")";
    }
    return {};
}

/// k0, k1 … : the period first.
std::vector<Sql> keys_of(const ResolvedMeasures& measures, const Grouping& grouping) {
    std::vector<Sql> keys;
    if (grouping.period != Period::none) keys.push_back(period_of(measures, grouping.period));
    for (const auto& column : grouping.columns) keys.push_back("cast(" + sql_name(column) + " as varchar)");
    return keys;
}

/// The rows of the selection with the windows of sequence(), which see all rows, and the anniversaries that
/// measures ask for.
Sql source(const std::string& table, const ResolvedMeasures& measures, const Selection& selection) {
    Sql from = sql_name(table);
    const auto with = [&](const std::vector<std::pair<std::string, Sql>>& columns, const char* as) {
        if (columns.empty()) return;
        Sql added;
        for (const auto& [name, sql] : columns) added += Sql(", ") + sql + " as " + sql_name(name);
        from = Sql("(select *") + added + " from " + from + ") as " + as;
    };
    with(measures.sequences, "numbered");
    with(measures.anniversaries, "dated");
    std::vector<Sql> conditions;
    const auto date = sql_name(measures.date);
    if (selection.from)
        conditions.push_back("(" + date + " >= date '" + iso(*selection.from) + "' or " + date + " is null)");
    if (selection.to)
        conditions.push_back("(" + date + " <= date '" + iso(*selection.to) + "' or " + date + " is null)");
    for (const auto& [column, value] : selection.equal)
        conditions.push_back(Sql("cast(" + sql_name(column) + " as varchar) = ") + Sql::value(value));
    if (!conditions.empty()) from += Sql(" where ") + joined(conditions, " and ");
    return from;
}

/// The state of a row over the columns of the first step.
Sql state_over(const ResolvedMeasures& measures, const Measure& measure, Computed& asked) {
    Sql state = "case";
    if (!measures.date.empty())
        state += " when " + asked.of(Sql(sql_name(measures.date)) + " is null") + " then -2";
    const auto refuse = [&](const Sql& when, const std::string& then) {
        const auto column = asked.of(when);
        state += " when " + column + " then " + then + " when " + column + " is null then -2";
    };
    if (!measure.among.empty()) refuse(Sql("(not ") + measure.among + ")", "-1");
    int number = 0;
    for (const auto& rule : measure.rules) refuse(rule.removes, std::to_string(++number));
    if (measure.follow_up && measure.kind != Kind::time_to_event) {
        const auto end = sql_name(measure.follow_up->column());
        auto shorter = Sql("(") + measures.until + " < " + end;
        // Where all are followed to the same day, the dead wait like the living: counted sooner, they would
        // be all that is counted of the latest rows.
        if (!measures.death.empty() && !measures.until_is_one_day)
            shorter += Sql(" and not (") + measures.death + " is not null and " + measures.death +
                       " <= " + end + ")";
        refuse(shorter + ")", "-3");
    }
    return state == Sql("case") ? Sql("0") : state + " else 0 end";
}

}  // namespace

std::string Computed::of(const Sql& sql) {
    const auto place = std::ranges::find(columns_, sql) - columns_.begin();
    if (place == std::ssize(columns_)) columns_.push_back(sql);
    return prefix_ + std::to_string(place);
}

std::vector<Sql> Computed::listed() const {
    std::vector<Sql> all;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        all.push_back(columns_[i] + " as " + prefix_ + std::to_string(i));
    return all;
}

std::string state_of(const ResolvedMeasures& measures, const Measure& measure, Asked& columns) {
    return columns.states.of(state_over(measures, measure, columns.asked));
}

Ending ending_of(const ResolvedMeasures& measures, const Measure& measure, Asked& columns) {
    auto& asked = columns.asked;
    const auto began = asked.of(sql_name(measures.date)),
               ends = asked.of(sql_name(measure.follow_up->column()));
    const auto until = asked.of(measures.until);
    const auto died = asked.of(measures.death.empty() ? Sql("cast(null as date)") : measures.death);
    const auto event = asked.of(measure.event.sql);
    const auto counts = measure.counts.empty() ? std::string("true") : asked.of(measure.counts);
    // What came first; an event on the day of death came before it.
    const auto inside = fmt::format("({} between {} and {})", event, began, ends);
    const auto happened =
        fmt::format("{0} and {1} and ({2} is null or {3} <= {2}) and ({4} is null or {3} <= {4})", inside,
                    counts, died, event, until);
    const auto dead =
        fmt::format("{0} between {1} and {2} and ({3} is null or {0} <= {3})", died, began, ends, until);
    const auto what =
        columns.states.of(fmt::format("case when {4} is null or {6} < {7} or ({0} and {1} is null) then -2 "
                                      "when {2} then 1 when {3} then 2 when {4} < {5} then 3 else 0 end",
                                      inside, counts, happened, dead, until, ends, died, began));
    const auto day = columns.states.of(fmt::format(
        "case when {0} then {1} - {2} when {3} then {4} - {2} when {5} < {6} then greatest({5} - {2}, 0) end",
        happened, event, began, dead, died, until, ends));
    return {what, day};
}

Sql summed(const RowSql& number) {
    if (number.scale == 0) return Sql("cast(") + number.sql + " as bigint)";
    return Sql("cast(") + number.sql +
           fmt::format(" as decimal(18,{}))", std::min(number.scale, most_summed_decimals));
}

Sql outcome_of(const Measure& measure) {
    switch (measure.kind) {
        case Kind::proportion:
            return Sql("(case when ") + measure.counts + " then 1 when not " + measure.counts +
                   " then 0 end)";
        case Kind::score_change:
            return Sql("(") + summed(measure.change->after) + " - " + summed(measure.change->before) + ")";
        default:
            return summed(measure.of);
    }
}

std::vector<Sql> key_names(const ResolvedMeasures& measures, const Grouping& grouping) {
    std::vector<Sql> names;
    for (std::size_t i = 0; i < keys_of(measures, grouping).size(); ++i)
        names.push_back("k" + std::to_string(i));
    return names;
}

Sql asked_rows(const std::string& table, const ResolvedMeasures& measures, const Grouping& grouping,
               const Selection& selection, const Asked& columns) {
    const auto keys = keys_of(measures, grouping);
    const auto names = key_names(measures, grouping);
    std::vector<Sql> first;
    for (std::size_t i = 0; i < keys.size(); ++i) first.push_back(keys[i] + " as " + names[i]);
    for (auto& column : columns.asked.listed()) first.push_back(std::move(column));
    std::vector<Sql> second{"*"};
    for (auto& column : columns.states.listed()) second.push_back(std::move(column));
    std::vector<Sql> third{"*"};
    for (auto& column : columns.values.listed()) third.push_back(std::move(column));
    return Sql("(select ") + joined(third, ", ") + " from (select " + joined(second, ", ") +
           " from (select " + joined(first, ", ") + " from " + source(table, measures, selection) +
           ") as asked) as judged) as counting";
}

}  // namespace vaerdi::outcome
