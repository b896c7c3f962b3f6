// What a database answers: columns of exact values. Counts, integer and decimal sums and order statistics
// come from SQL with all their digits; whoever needs a quotient divides them afterwards, so that DuckDB and
// PostgreSQL, one thread or many, give the same figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace vaerdi::warehouse {

/// What a column holds.
enum class Type { text, whole, decimal, date, truth };

__extension__ typedef __int128 Large;

/// A number with all its digits: units · 10^-scale.
struct Exact {
    Large units = 0;
    int scale = 0;

    /// The double of the number, whichever database it came from: 12.50 and 12.5 give the same one.
    double value() const;
    friend bool operator==(const Exact&, const Exact&) = default;
};

/// A value that is given to a statement; the first alternative is "not known".
using Value = std::variant<std::monostate, std::string, std::int64_t, Exact, Date, bool>;

/// One column of an answer. Numbers, days (since 1970-01-01) and truths (0, 1) stand in `numbers`; what may
/// be larger than 64 bits (sums) in `large`, when one of the column is; texts in `texts`. A decimal without
/// decimals is whole.
struct Column {
    std::string name;
    Type type = Type::text;
    int scale = 0;  ///< of decimals
    std::vector<std::uint8_t> known{};
    std::vector<std::int64_t> numbers{};
    std::vector<Large> large{};
    std::vector<std::string> texts{};

    bool is_known(std::size_t row) const { return known[row] != 0; }
    /// Of a known whole number, decimal or truth.
    Exact exact(std::size_t row) const { return {large.empty() ? Large(numbers[row]) : large[row], scale}; }
    std::int64_t whole(std::size_t row) const {
        return large.empty() ? numbers[row] : static_cast<std::int64_t>(large[row]);
    }
    double number(std::size_t row) const { return exact(row).value(); }
    Date date(std::size_t row) const { return Date(std::chrono::days(numbers[row])); }
    /// Any value as people write it: 12.50, 2018-09-01, yes; empty when it is not known.
    std::string written(std::size_t row) const;
};

struct Answer {
    std::vector<Column> columns;

    std::size_t rows() const { return columns.empty() ? 0 : columns.front().known.size(); }
    /// Null when there is none of the name.
    const Column* find(std::string_view name) const;
    const Column& operator[](std::size_t column) const { return columns[column]; }
};

}  // namespace vaerdi::warehouse
