// A table of numbers as other programs write them: CSV with a heading line, one column a quantity, one row a
// draw.
//
// Comma, semicolon and tab separate; with the last two, decimals may have a comma, but all the same sign. A
// first column without a name (the row names that R writes) and empty lines are passed over. Everything else
// must be a finite number: draws that are missing or misread would change a result without anybody seeing it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace vaerdi::document {

struct NumberTable {
    struct Column {
        std::string name;
        std::vector<double> values;
        int place = 0;  ///< in the file, counted from 1
    };
    std::vector<Column> columns;  ///< as in the file, all of one length
    std::vector<int> lines;       ///< of the file, by row

    std::size_t rows() const { return lines.size(); }
    /// Null when there is none of the name.
    const Column* find(std::string_view name) const;
    std::vector<std::string> names() const;
};

constexpr std::size_t largest_table = std::size_t{256} << 20;  ///< bytes of text

/// Reads a table. What is wrong goes to `diagnostics` with its line and column (of the table, counted from
/// 1); absent when anything is.
std::optional<NumberTable> read_number_table(std::string_view text, Diagnostics& diagnostics);

}  // namespace vaerdi::document
