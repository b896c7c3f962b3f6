#include "outcome/statements.h"

#include <fmt/format.h>

#include "outcome/asked_rows.h"

namespace vaerdi::outcome {

using warehouse::sql_name;

namespace {

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
          state_(state_of(measures, measure, columns)) {}

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
    const auto state = state_of(measures, measure, columns);
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
    const auto state = state_of(measures, measure, columns);
    const auto ending = ending_of(measures, measure, columns);
    return grouped(table, measures, grouping, selection, columns, {"count(*) as found"}, state + " = 0",
                   {{ending.what, "what"}, {ending.day, "day"}});
}

Sql patterns_statement(const std::string& table, const ResolvedMeasures& measures, const Measure& measure,
                       const Grouping& grouping, const Selection& selection) {
    Asked columns;
    const auto state = state_of(measures, measure, columns);
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

}  // namespace vaerdi::outcome
