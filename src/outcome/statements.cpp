#include "outcome/statements.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::outcome {

using warehouse::sql_name;

namespace {

constexpr int most_summed_decimals = 9;

/// A number that is summed: 18 digits, so that its square fits into 38.
Sql summed(const RowSql& number) {
    if (number.scale == 0) return Sql("cast(") + number.sql + " as bigint)";
    return Sql("cast(") + number.sql +
           fmt::format(" as decimal(18,{}))", std::min(number.scale, most_summed_decimals));
}

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

std::vector<Sql> key_names(const ResolvedMeasures& measures, const Grouping& grouping) {
    std::vector<Sql> names;
    for (std::size_t i = 0; i < keys_of(measures, grouping).size(); ++i)
        names.push_back("k" + std::to_string(i));
    return names;
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

/// Columns that are worked out once for each row, whoever asks for them.
class Computed {
  public:
    explicit Computed(std::string prefix) : prefix_(std::move(prefix)) {}

    /// The name of the column with this SQL.
    std::string of(const Sql& sql) {
        const auto place = std::ranges::find(columns_, sql) - columns_.begin();
        if (place == std::ssize(columns_)) columns_.push_back(sql);
        return prefix_ + std::to_string(place);
    }
    std::vector<Sql> listed() const {
        std::vector<Sql> all;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            all.push_back(columns_[i] + " as " + prefix_ + std::to_string(i));
        return all;
    }

  private:
    std::string prefix_;
    std::vector<Sql> columns_;
};

/// What a row is asked, in three steps: the conditions and numbers, the states that follow from them, and the
/// values of the rows that count.
struct Asked {
    Computed asked{"a"};
    Computed states{"s"};
    Computed values{"v"};
};

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

/// `select … from (select keys, states, asked from (select keys, asked from rows))`
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

/// Rows by key (and by more keys), with counts and sums over them.
Sql grouped(const std::string& table, const ResolvedMeasures& measures, const Grouping& grouping,
            const Selection& selection, const Asked& columns, const std::vector<Sql>& counted,
            const std::string& where = {},
            const std::vector<std::pair<std::string, std::string>>& more_keys = {}) {
    auto names = key_names(measures, grouping);
    auto listed = names;
    for (const auto& [column, name] : more_keys) {
        names.emplace_back(column);
        listed.emplace_back(column + " as " + name);
    }
    listed.insert(listed.end(), counted.begin(), counted.end());
    Sql statement = Sql("select ") + joined(listed, ", ") + " from " +
                    asked_rows(table, measures, grouping, selection, columns);
    if (!where.empty()) statement += " where " + where;
    if (!names.empty()) statement += Sql(" group by ") + joined(names, ", ");
    return statement;
}

/// The counts and sums of one measure.
class Columns {
  public:
    Columns(const ResolvedMeasures& measures, const Measure& measure, std::size_t number, Asked& columns,
            std::vector<Sql>& counted)
        : measure_(measure),
          prefix_(fmt::format("m{}_", number)),
          asked_(columns.asked),
          values_(columns.values),
          counted_(counted),
          state_(columns.states.of(state_over(measures, measure, columns.asked))) {}

    void add() {
        if (!measure_.among.empty()) count("outside", is(outside_row));
        if (measure_.follow_up && measure_.kind != Kind::time_to_event) count("waiting", is(waiting_row));
        rules();
        switch (measure_.kind) {
            case Kind::proportion:
                proportion();
                break;
            case Kind::rate:
                rate();
                break;
            case Kind::score_change:
                score_change();
                break;
            case Kind::time_to_event:
                break;  // by day, in a statement of its own
            default:
                number();
                break;
        }
    }

  private:
    std::string is(int state) const { return fmt::format("{} = {}", state_, state); }
    std::string counted() const { return is(counted_row); }
    void count(std::string_view field, const std::string& where) {
        counted_.push_back(fmt::format("count(*) filter (where {}) as {}{}", where, prefix_, field));
    }
    void known(std::string_view field, const std::string& value) {
        counted_.push_back(fmt::format("count({}) as {}{}", value, prefix_, field));
    }
    void sum(std::string_view field, const std::string& of, const std::string& where) {
        counted_.push_back(fmt::format("sum({}) filter (where {}) as {}{}", of, where, prefix_, field));
    }
    /// The value where the row counts, else nothing.
    std::string counting(const std::string& value) {
        return values_.of("case when " + counted() + " then " + value + " end");
    }
    std::string expected() { return asked_.of(sql_name(measure_.predicted)); }

    void rules() {
        for (std::size_t r = 0; r < measure_.rules.size(); ++r) {
            count(fmt::format("rule{}", r), is(static_cast<int>(r) + 1));
            count(fmt::format("gross{}", r),
                  fmt::format("{} and not {}", asked_.of(measure_.rules[r].removes), is(outside_row)));
        }
    }

    void proportion() {
        const auto hit = asked_.of(measure_.counts);
        const auto value = counting(hit);
        count("events", value);
        known("counted", value);
        if (measure_.predicted.empty()) return;
        const auto observed = asked_.of(Sql("cast(") + measure_.counts + " as integer)");
        residuals(observed, counted() + " and " + hit + " is not null and " + expected() + " is not null");
    }

    void number() {
        const auto x = asked_.of(summed(measure_.of));
        moments(x, measure_.of.scale);
        if (!measure_.predicted.empty())
            residuals(x, counted() + " and " + x + " is not null and " + expected() + " is not null");
    }

    void rate() {
        const auto exposure = asked_.of(summed(measure_.exposure));
        const auto amount = asked_.of(measure_.counts.empty() ? summed(measure_.of) : measure_.counts);
        const auto known =
            fmt::format("{} and {} is not null and {} is not null", counted(), amount, exposure);
        count("counted", known);
        if (measure_.counts.empty()) {
            sum("amount", amount, known);
        } else {
            count("events", known + " and " + amount);
        }
        sum("exposed", exposure, known);
    }

    void score_change() {
        const auto& change = *measure_.change;
        const auto before = asked_.of(summed(change.before)), after = asked_.of(summed(change.after));
        const auto gained = asked_.of(Sql("(") + summed(change.after) + " - " + summed(change.before) + ")");
        const auto both = counted() + " and " + gained + " is not null";
        count("eligible", counted());
        moments(gained, std::max(change.before.scale, change.after.scale));
        sum("before", before, both);
        if (change.has_bounds) bounds(change, before, after);
        if (measure_.predicted.empty()) return;
        const auto known = both + " and " + expected() + " is not null";
        residuals(after, known);
        sum("adjusted_change", gained, known);
    }

    void bounds(const ScoreChange& change, const std::string& before, const std::string& after) {
        const auto low = decimal_literal(change.lowest), high = decimal_literal(change.highest);
        sum("worst", fmt::format("(coalesce({}, {}) - coalesce({}, {}))", after, low, before, high),
            counted());
        sum("best", fmt::format("(coalesce({}, {}) - coalesce({}, {}))", after, high, before, low),
            counted());
    }

    void moments(const std::string& of, int scale) {
        const auto value = counting(of);
        known("counted", value);
        counted_.push_back(fmt::format("sum({}) as {}x_sum", value, prefix_));
        // Whole numbers are squared as decimals, which have room for the square of any of them.
        const auto squared = scale > 0 ? value : fmt::format("cast({} as decimal(18,0))", value);
        counted_.push_back(fmt::format("sum({0} * {0}) as {1}x_squares", squared, prefix_));
    }

    void residuals(const std::string& observed, const std::string& known) {
        const auto residual = fmt::format("({} - {})", observed, expected());
        count("adjusted", known);
        sum("adjusted_observed", observed, known);
        sum("adjusted_expected", expected(), known);
        sum("adjusted_residual", residual, known);
        sum("adjusted_squares", fmt::format("({} * {})", residual, residual), known);
    }

    const Measure& measure_;
    std::string prefix_;
    Computed& asked_;
    Computed& values_;
    std::vector<Sql>& counted_;
    std::string state_;
};

/// The quantity of a measure that is fitted: 0 or 1, a number, a change.
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

}  // namespace

Sql tally_statement(const std::string& table, const ResolvedMeasures& measures,
                    const std::vector<std::size_t>& which, const Grouping& grouping,
                    const Selection& selection) {
    Asked columns;
    std::vector<Sql> counted{"count(*) as all_rows"};
    for (const auto index : which) Columns(measures, measures.measures[index], index, columns, counted).add();
    return grouped(table, measures, grouping, selection, columns, counted);
}

Sql distribution_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                           const Grouping& grouping, const Selection& selection) {
    Asked columns;
    const auto state = columns.states.of(state_over(measures, measure, columns.asked));
    const auto x = columns.asked.of(measure.kind == Kind::rate && !measure.counts.empty()
                                        ? Sql("cast(") + measure.counts + " as integer)"
                                        : outcome_of(measure));
    auto known = fmt::format("{} = 0 and {} is not null", state, x);
    std::vector<std::pair<std::string, std::string>> keys{{x, "x"}};
    if (measure.kind == Kind::rate) {
        keys.emplace_back(columns.asked.of(summed(measure.exposure)), "exposure");
        known += " and " + keys.back().first + " is not null";
    }
    return grouped(table, measures, grouping, selection, columns, {"count(*) as found"}, known, keys);
}

Sql times_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                    const Grouping& grouping, const Selection& selection) {
    Asked columns;
    auto& asked = columns.asked;
    const auto state = columns.states.of(state_over(measures, measure, asked));
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
    return grouped(table, measures, grouping, selection, columns, {"count(*) as found"}, state + " = 0",
                   {{what, "what"}, {day, "day"}});
}

Sql patterns_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                       const Grouping& grouping, const Selection& selection) {
    Asked columns;
    const auto state = columns.states.of(state_over(measures, measure, columns.asked));
    const auto y = columns.asked.of(outcome_of(measure));
    auto known = fmt::format("{} = 0 and {} is not null", state, y);
    std::vector<std::pair<std::string, std::string>> keys;
    for (std::size_t c = 0; c < measure.adjust_for.size(); ++c) {
        const auto& covariate = measure.adjust_for[c];
        const auto name = sql_name(covariate.column);
        keys.emplace_back(columns.asked.of(covariate.is_number ? name : "cast(" + name + " as varchar)"),
                          fmt::format("c{}", c));
        known += " and " + keys.back().first + " is not null";
    }
    return grouped(
        table, measures, grouping, selection, columns,
        {"count(*) as found", "sum(" + y + ") as y_sum", "sum(" + y + " * " + y + ") as y_squares"}, known,
        keys);
}

Sql order_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                    const Selection& selection) {
    Asked columns;
    const auto state = columns.states.of(state_over(measures, measure, columns.asked));
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

namespace {

/// Which rows a listing takes, over the columns with their state and whether they hit; empty: all.
std::string wanted_of(const ListingWish& wish, bool counts, const std::string& state,
                      const std::string& hit) {
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
        case ListedAs::measured:
            return is(counted_row);
        case ListedAs::counts:
            return is(counted_row) + " and " + hit;
        case ListedAs::does_not_count:
            return is(counted_row) + " and not " + hit;
        case ListedAs::unknown:
            break;
    }
    return is(unknown_row) +
           (counts ? fmt::format(" or ({} = {} and {} is null)", state, counted_row, hit) : "");
}

}  // namespace

Sql listing_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                      const std::vector<std::string>& listed, const Selection& selection,
                      const ListingWish& wish) {
    Asked columns;
    const auto state = columns.states.of(state_over(measures, measure, columns.asked));
    const auto hit = columns.asked.of(measure.counts.empty() ? Sql("cast(null as boolean)") : measure.counts);
    const auto number = columns.asked.of("row_number");
    std::vector<Sql> all{state + " as state", hit + " as hit", number + " as row_number"};
    for (std::size_t i = 0; i < listed.size(); ++i)
        all.push_back(columns.asked.of(sql_name(listed[i])) + " as " + sql_name(listed[i]));
    return Sql("select ") + joined(all, ", ") + " from " +
           asked_rows(table, measures, {}, selection, columns) +
           wanted_of(wish, !measure.counts.empty(), state, hit) + " order by row_number limit " +
           std::to_string(wish.most + 1);
}

}  // namespace vaerdi::outcome
