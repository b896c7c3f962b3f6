// A small table for people: a first column of words, then columns of figures, thin rules, no boxes.
//
// Rows never wrap. When the columns do not fit, the table is printed in parts one below the other, each with
// the first column again; a first column that is too long is cut with "…".
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "cli/style.h"

namespace vaerdi::cli {

struct Column {
    std::string head;
    bool right = true;  ///< figures stand to the right, words to the left
};

class Table {
  public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    void row(std::vector<std::string> cells) { rows_.push_back({std::move(cells), Look::plain}); }
    void faint(std::vector<std::string> cells) { rows_.push_back({std::move(cells), Look::faint}); }
    void bold(std::vector<std::string> cells) { rows_.push_back({std::move(cells), Look::bold}); }
    void rule() { rows_.push_back({{}, Look::rule}); }
    bool empty() const { return rows_.empty(); }

    void print(std::ostream& out, int width, const Style& style) const;

  private:
    enum class Look { plain, faint, bold, rule };
    struct Row {
        std::vector<std::string> cells;
        Look look;
    };
    void print_part(std::ostream& out, const std::vector<std::size_t>& shown,
                    const std::vector<std::size_t>& widths, const Style& style) const;

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

}  // namespace vaerdi::cli
