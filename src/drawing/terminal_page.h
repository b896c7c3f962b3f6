// What the drawings of a terminal have in common: their letters, an axis of figures, words below columns.
#pragma once

#include <string>
#include <vector>

#include "drawing/cells.h"
#include "drawing/ticks.h"
#include "drawing/wording.h"

namespace vaerdi::drawing {

/// What a drawing in a terminal is made from.
struct Terminal {
    const monitoring::Chart& chart;
    Language language;
    std::size_t width;
};

namespace letter {
inline constexpr std::string_view value = "●", second = "○", centre = "─", limit = "╌", warning = "·",
                                  stretch = "│", watch = "◆", watch_better = "◇", above = "▲",
                                  above_better = "△", below = "▼", below_better = "▽", gap = "×";
}  // namespace letter

/// The letter of a point, by its mark and where it lies.
std::string_view point_letter(const monitoring::Chart& chart, const monitoring::Point& point);

/// The letters of a sign in the key: a point, or a short line.
std::string sign_letters(Sign sign);

/// The row of a figure; the top one is 0. Beyond the field when the figure lies beyond the axis.
std::ptrdiff_t row_of(const Ticks& ticks, double value, std::size_t rows);

/// The field with the axis of figures at its left, and below it a line with a mark at each column of
/// `marked`.
std::string with_axes(const Cells& field, const Ticks& ticks, const Terminal& terminal,
                      const std::vector<std::size_t>& marked);

/// Columns that the axis of figures takes at the left, the line included.
std::size_t axis_columns(const Ticks& ticks, const Terminal& terminal);

/// Words below a column of the line.
struct WordsBelow {
    std::size_t column = 0;
    std::string words;
};
/// Whether the words start below their column, or have it above their middle.
enum class Below { start, middle };

/// The line of all words; those that would touch the ones before are left out.
std::string line_of(const std::vector<WordsBelow>& all, std::size_t columns, Below where = Below::middle);

}  // namespace vaerdi::drawing
