// A field of letters that is drawn upon: rows from the top, columns from the left.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vaerdi::drawing {

class Cells {
  public:
    Cells(std::size_t columns, std::size_t rows)
        : columns_(columns), cells_(rows, std::vector<std::string>(columns, " ")) {}

    std::size_t columns() const { return columns_; }
    std::size_t rows() const { return cells_.size(); }

    /// What stands there gives way. Outside the field nothing happens.
    void put(std::ptrdiff_t column, std::ptrdiff_t row, std::string_view letter) {
        if (column < 0 || row < 0) return;
        const auto c = static_cast<std::size_t>(column), r = static_cast<std::size_t>(row);
        if (c < columns_ && r < rows()) cells_[r][c] = letter;
    }

    /// One row without the spaces at its end.
    std::string row(std::size_t row) const {
        std::string text;
        for (const auto& cell : cells_[row]) text += cell;
        return text.erase(text.find_last_not_of(' ') + 1);
    }

  private:
    std::size_t columns_;
    std::vector<std::vector<std::string>> cells_;
};

}  // namespace vaerdi::drawing
