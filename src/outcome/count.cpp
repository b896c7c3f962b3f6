// Runs the statements of statements.h and puts what they answer into cells.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "outcome/asked_rows.h"
#include "outcome/case_mix.h"
#include "outcome/counts.h"
#include "outcome/statements.h"

namespace vaerdi::outcome {
namespace {

using warehouse::Answer;
using warehouse::Column;
using warehouse::Exact;

/// Counts and sums do not tell the value in the middle, nor what other rows would have given. Of shares and
/// times they do.
bool needs_distribution(const Measure& measure) {
    const bool counts_say = measure.kind == Kind::proportion || measure.kind == Kind::time_to_event;
    return measure.kind == Kind::median || (measure.is_bootstrapped() && !counts_say);
}

/// The cells of one measure on the way, by key.
using Cells = std::map<Key, Tally>;

Key key_of(const Answer& answer, std::size_t row, const Grouping& grouping) {
    Key key;
    std::size_t column = 0;
    if (grouping.period != Period::none) {
        if (answer[column].is_known(row)) key.period = answer[column].whole(row);
        ++column;
    }
    for (std::size_t g = 0; g < grouping.columns.size(); ++g, ++column) {
        const auto& values = answer[column];
        key.groups.push_back(values.is_known(row) ? std::optional(values.texts[row]) : std::nullopt);
    }
    return key;
}

/// Reads the columns of one measure from one row of the tally.
class Reading {
  public:
    Reading(const Answer& answer, std::size_t row, std::size_t measure)
        : answer_(answer), row_(row), prefix_(fmt::format("m{}_", measure)) {}

    std::int64_t whole(std::string_view field) const {
        const auto* column = find(field);
        return column != nullptr && column->is_known(row_) ? column->whole(row_) : 0;
    }
    Exact exact(std::string_view field) const {
        const auto* column = find(field);
        return column != nullptr && column->is_known(row_) ? column->exact(row_) : Exact{};
    }

  private:
    const Column* find(std::string_view field) const { return answer_.find(prefix_ + std::string(field)); }

    const Answer& answer_;
    std::size_t row_;
    std::string prefix_;
};

Expected expected_of(const Reading& read, const Measure& measure) {
    Expected made;
    if (measure.predicted.empty()) return made;
    made.rows = read.whole("adjusted");
    made.expected = read.exact("adjusted_expected").value();
    made.observed = read.exact("adjusted_observed").value();
    made.residual = read.exact("adjusted_residual").value();
    made.squares = read.exact("adjusted_squares").value();
    made.change = read.exact("adjusted_change").value();
    return made;
}

Tally tally_of(const Reading& read, const Measure& measure, std::int64_t rows) {
    Tally made;
    made.rows = rows;
    made.outside = read.whole("outside");
    made.waiting = read.whole("waiting");
    std::int64_t taken = made.outside + made.waiting;
    for (std::size_t r = 0; r < measure.rules.size(); ++r) {
        made.excluded.push_back(read.whole(fmt::format("rule{}", r)));
        made.gross.push_back(read.whole(fmt::format("gross{}", r)));
        taken += made.excluded.back();
    }
    made.counted = read.whole("counted");
    made.events = read.whole("events");
    made.values = {made.counted, read.exact("x_sum"), read.exact("x_squares")};
    made.amount = read.exact("amount");
    made.exposure = read.exact("exposed");
    made.eligible = read.whole("eligible");
    made.before = read.exact("before");
    made.worst = read.exact("worst");
    made.best = read.exact("best");
    made.adjusted = expected_of(read, measure);
    // Whatever is in no other state is unknown; a score that was not answered is missing, not unknown.
    made.unknown = rows - taken - (measure.kind == Kind::score_change ? made.eligible : made.counted);
    return made;
}

void read_times(const Answer& answer, const Grouping& grouping, Cells& cells) {
    const auto& what = *answer.find("what");
    const auto& day = *answer.find("day");
    const auto& found = *answer.find("found");
    std::map<Key, std::map<std::int64_t, TimeCount>> by_day;
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        const auto key = key_of(answer, row, grouping);
        auto& tally = cells[key];
        const auto rows = found.whole(row);
        const auto outcome = what.whole(row);
        if (outcome == unknown_row) continue;
        tally.counted += rows;
        tally.unknown -= rows;
        if (outcome == 0) continue;  // followed to the end without either
        auto& at = by_day[key][day.whole(row)];
        at.day = day.whole(row);
        (outcome == 1 ? at.events : outcome == 2 ? at.deaths : at.censored) += rows;
        if (outcome == 1) tally.events += rows;
        if (outcome == 2) tally.deaths += rows;
    }
    for (const auto& [key, days] : by_day)
        for (const auto& [number, at] : days) cells[key].times.push_back(at);
}

void read_distribution(const Answer& answer, const Grouping& grouping, Cells& cells) {
    const auto& x = *answer.find("x");
    const auto* exposure = answer.find("exposure");
    const auto& found = *answer.find("found");
    for (std::size_t row = 0; row < answer.rows(); ++row)
        cells[key_of(answer, row, grouping)].distribution.push_back(
            {x.exact(row), exposure != nullptr ? exposure->exact(row) : Exact{}, found.whole(row)});
    for (auto& [key, tally] : cells)
        std::ranges::sort(tally.distribution, {},
                          [](const auto& one) { return std::pair(one.value.units, one.exposure.units); });
}

}  // namespace

std::vector<MeasureCounts> count(warehouse::Database& database, const std::string& rows_table,
                                 const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                 const Grouping& grouping, const Selection& selection, std::stop_token stop) {
    const auto ask = [&](const Sql& sql) {
        const auto statement = sql.statement();
        return database.query(statement.text, statement.values, stop);
    };
    const auto tallies = ask(tally_statement(rows_table, measures, which, grouping, selection));
    const auto& all_rows = *tallies.find("all_rows");

    std::vector<MeasureCounts> counted;
    for (const auto index : which) {
        const auto& measure = measures.measures[index];
        Cells cells;
        for (std::size_t row = 0; row < tallies.rows(); ++row)
            cells[key_of(tallies, row, grouping)] =
                tally_of(Reading(tallies, row, index), measure, all_rows.whole(row));
        if (measure.kind == Kind::time_to_event)
            read_times(ask(times_statement(rows_table, measures, measure, grouping, selection)), grouping,
                       cells);
        if (needs_distribution(measure))
            read_distribution(ask(distribution_statement(rows_table, measures, measure, grouping, selection)),
                              grouping, cells);
        MeasureCounts made;
        if (!measure.adjust_for.empty())
            fit_case_mix(
                ask(patterns_statement(rows_table, measures, measure, grouping, selection)), measure,
                [&](const Answer& answer, std::size_t row) { return key_of(answer, row, grouping); }, cells,
                made);
        for (auto& [key, tally] : cells) made.cells.push_back({key, std::move(tally)});
        counted.push_back(std::move(made));
    }
    return counted;
}

}  // namespace vaerdi::outcome
