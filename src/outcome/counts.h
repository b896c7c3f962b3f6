// What SQL answers about measures: exact counts and sums for every cell of a grouping (a year, a unit, a
// patient group), and nothing that is rounded. Figures are made of them afterwards (figures.h).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "outcome/resolved_measures.h"
#include "warehouse/database.h"

namespace vaerdi::outcome {

enum class Period { none, year, quarter, month };

/// How rows are put together.
struct Grouping {
    Period period = Period::none;
    std::vector<std::string> columns;  ///< of the data set
};

/// Which rows are looked at. Rows without a date are always among them: they are unknown, never lost.
struct Selection {
    std::optional<Date> from, to;                            ///< of the row's date, both days included
    std::vector<std::pair<std::string, std::string>> equal;  ///< column and value
};

/// A value that somebody wrote as rows of the column hold it: `yes` and `ja` of a truth, 30.1 of a decimal,
/// 01 of a whole number. What cannot be read is as it was written, and no row has it.
std::string value_in_rows(const warehouse::DataColumn& column, const std::string& written);

/// One cell: 2019, 20192 (second quarter) or 201906, and a value for each column.
struct Key {
    std::optional<std::int64_t> period;
    std::vector<std::optional<std::string>> groups;
    auto operator<=>(const Key&) const = default;
};

/// Exact sums of a number over rows.
struct Sums {
    std::int64_t rows = 0;
    warehouse::Exact sum, squares;

    double mean() const { return sum.value() / static_cast<double>(rows); }
    /// With n − 1; 0 for fewer than two rows.
    double variance() const;
    Sums& operator+=(const Sums& more);
};

/// Rows whose expected value is known: what was observed, what was expected, and the squares of what is
/// between.
struct Expected {
    std::int64_t rows = 0;
    double observed = 0, expected = 0;
    double residual = 0;  ///< sum of observed − expected
    double squares = 0;   ///< sum of squared residuals
    double change = 0;    ///< sum of score changes of the same rows
    Expected& operator+=(const Expected& more);
};

/// Days until something happened.
struct TimeCount {
    std::int64_t day = 0;
    std::int64_t events = 0, deaths = 0, censored = 0;
};

/// One value and how many rows have it; of a rate, one amount at one exposure.
struct ValueCount {
    warehouse::Exact value, exposure;
    std::int64_t rows = 0;
};

/// One measure in one cell. Every row of the cell is in exactly one of: outside, unknown, waiting, one of
/// `excluded`, or counted.
struct Tally {
    std::int64_t rows = 0;
    std::int64_t outside = 0;            ///< does not belong (`among`)
    std::int64_t unknown = 0;            ///< a value that decides is missing
    std::int64_t waiting = 0;            ///< not followed long enough yet
    std::vector<std::int64_t> excluded;  ///< by the first rule that takes the row away
    std::vector<std::int64_t> gross;     ///< by each rule for itself
    std::int64_t counted = 0;            ///< the denominator
    std::int64_t events = 0;  ///< the numerator of a proportion; events of a rate and of time-to-event
    std::int64_t deaths = 0;  ///< that came before an event, in time-to-event
    Sums values;              ///< mean, score change, variation, glucose
    warehouse::Exact amount, exposure;  ///< of a rate
    std::int64_t eligible = 0;          ///< a score change: who should have answered twice
    warehouse::Exact before;            ///< sum of their first scores
    warehouse::Exact worst, best;  ///< sums of change over the eligible, with what is missing at its worst
                                   ///< and best
    Expected adjusted;
    std::vector<TimeCount> times;          ///< time-to-event, by day
    std::vector<ValueCount> distribution;  ///< of a median, and where an interval is bootstrapped; by value

    Tally& operator+=(const Tally& more);
};

struct Cell {
    Key key;
    Tally tally;
};

struct MeasureCounts {
    std::vector<Cell> cells;              ///< by key, each once
    std::int64_t without_covariates = 0;  ///< counted rows that could not be made comparable
    Text fit;                             ///< what is worth knowing of the regression; empty: nothing
};

/// Counts the measures (by index) in the rows of a data set, all cells of the grouping. Throws
/// warehouse::WarehouseFailure when the database cannot answer.
std::vector<MeasureCounts> count(warehouse::Database& database, const std::string& rows_table,
                                 const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                 const Grouping& grouping, const Selection& selection,
                                 std::stop_token stop = {});

}  // namespace vaerdi::outcome
