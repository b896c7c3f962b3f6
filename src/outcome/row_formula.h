// A formula about a row of data, bound to the columns of its data set and put into SQL.
//
// A comparison with a missing value is neither true nor false but unknown, as in SQL itself. Only what both
// databases answer with the same digits is let through: comparisons, whole and decimal sums, differences and
// products, days and calendar anniversaries. Quotients, roots and powers are worked out of the counts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/written.h"
#include "math/formula.h"
#include "outcome/sql.h"
#include "warehouse/data_set.h"

namespace vaerdi::outcome {

/// What a formula gives.
enum class Holds { truth, number, text, date, days };

struct RowSql {
    Sql sql;
    Holds holds = Holds::truth;
    int scale = 0;  ///< decimals of a number
};

/// A time from a date on, in whole calendar months or whole days.
struct Span {
    int months = 0;
    int days = 0;

    /// interval '24 months'
    std::string sql() const;
    /// The column with the day that ends this time after the row's date: "after 24 months".
    std::string column() const;
};

/// The time that `2 years`, `6 months`, `30 days` or `2 weeks` names; absent for other quantities and parts.
std::optional<Span> span_of(const math::Expression& quantity);

/// A score by instrument and time, already in SQL: what score(oks, 'pre') stands for.
struct ScoreSql {
    std::string name;
    std::vector<std::pair<std::string, RowSql>> by_time;
};

/// What the formulas of one measures document may speak of.
struct RowContext {
    const std::vector<warehouse::DataColumn>* columns = nullptr;
    std::string date;  ///< the column with the row's own date
    std::string id;    ///< the column that settles ties in sequence(); may be empty
    std::vector<ScoreSql> scores;
    /// The windows that sequence() asks for, computed over all rows before anything is left out: name and
    /// SQL.
    std::vector<std::pair<std::string, Sql>> sequences{};
    /// The days that end the times after the row's date that anybody asks for: name and SQL.
    std::vector<std::pair<std::string, Sql>> anniversaries{};

    /// The column with such a day, made when it is not there.
    std::string anniversary(const Span& span);
};

/// Reads a formula and binds it; what is wrong with it goes to `found`, and then the result is absent.
/// `wanted`: what it must give; `columns`: where to note the columns it speaks of, or null.
std::optional<RowSql> bind_formula(const document::Formula& formula, Holds wanted, RowContext& context,
                                   Diagnostics& found, std::vector<std::string>* columns = nullptr);

/// The column of a name, quoted; an error with the nearest name when there is none.
const warehouse::DataColumn* column_of(const document::Name& name, const RowContext& context,
                                       Diagnostics& found);

/// What a column holds.
Holds holds_of(const warehouse::DataColumn& column);

/// A number of a document in exact decimals, as SQL reads it.
std::string decimal_literal(double number);

}  // namespace vaerdi::outcome
