// Some rows of a file as texts, with the lines they stood on: what every kind of file is turned into before
// its values are read.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vaerdi::exchange {

/// What is wrong with a row as a whole, so that nothing in it can be trusted.
enum class RowFlaw : unsigned char {
    none,
    too_few_fields,
    too_many_fields,
    broken_quotes,
    too_long,
    not_utf8,
    nul_byte,
    not_json,
    no_object,
};

struct Records {
    struct Cell {
        std::uint32_t from = 0;
        std::uint32_t size = 0;
        static constexpr std::uint32_t nothing =
            std::numeric_limits<std::uint32_t>::max();        ///< no such value
        static constexpr std::uint32_t nested = nothing - 1;  ///< an object or a list of JSON
    };

    std::string text;  ///< what the cells are pieces of
    std::size_t width = 0;
    std::vector<Cell> cells;           ///< row by row; none for a row with a flaw
    std::vector<std::uint32_t> start;  ///< of each row's cells
    std::vector<RowFlaw> flaws;        ///< of each row
    std::vector<std::uint32_t> lines;  ///< on which each row begins, counted from the first of these records
    std::int64_t line_count = 0;
    /// Of JSON, whose objects need not be alike: keys that no column takes, and which columns were met.
    std::vector<std::string> other_keys;
    std::vector<bool> met;

    std::size_t rows() const { return flaws.size(); }
    const Cell& cell(std::size_t row, std::size_t column) const { return cells[start[row] + column]; }
    std::string_view text_of(const Cell& cell) const {
        return std::string_view(text).substr(cell.from, cell.size);
    }
};

/// A piece of a file that holds whole records.
struct Block {
    std::string text{};
    RowFlaw flaw = RowFlaw::none;  ///< the whole text is one record, which has it
    Records ready{};               ///< in place of the text, where the rows come from a database
};

/// How the records of a part are read: the blocks one after another, what is in them by any thread.
struct RecordSource {
    std::vector<std::string> heading{};  ///< empty where every record has its own
    char separator = 0;                  ///< of CSV
    std::vector<bool> typed{};           ///< columns taken whose values the source writes in its own way
    std::int64_t first_line = 1;         ///< of the first block
    std::function<std::optional<Block>()> next;
    std::function<Records(Block)> read;
};

}  // namespace vaerdi::exchange
