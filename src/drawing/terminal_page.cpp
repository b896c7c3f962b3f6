#include "drawing/terminal_page.h"

#include <algorithm>
#include <cmath>

#include "base/lines.h"

namespace vaerdi::drawing {
namespace {

std::string mark_words(const Ticks& ticks, double at, const Terminal& terminal) {
    return tick_words(ticks, at, figure_form(terminal.chart), terminal.language);
}

}  // namespace

std::string_view point_letter(const monitoring::Chart& chart, const monitoring::Point& point) {
    const bool better = is_better(chart, point);
    switch (point.mark) {
        case monitoring::Mark::none:
            return letter::value;
        case monitoring::Mark::watch:
            return better ? letter::watch_better : letter::watch;
        case monitoring::Mark::act:
            break;
    }
    if (lies_high(chart, point)) return better ? letter::above_better : letter::above;
    return better ? letter::below_better : letter::below;
}

std::string sign_letters(Sign sign) {
    const auto line = [](std::string_view of) { return std::string(of) + std::string(of) + std::string(of); };
    switch (sign) {
        case Sign::value:
            return std::string(letter::value);
        case Sign::second:
            return std::string(letter::second);
        case Sign::centre:
            return line(letter::centre);
        case Sign::limit:
            return line(letter::limit);
        case Sign::warning:
            return line(letter::warning);
        case Sign::interval:
            return "├─┤";
        case Sign::watch:
            return std::string(letter::watch);
        case Sign::act:
            return std::string(letter::above) + std::string(letter::below);
        case Sign::better:
            return std::string(letter::watch_better) + std::string(letter::above_better) +
                   std::string(letter::below_better);
        case Sign::gap:
            return std::string(letter::gap);
    }
    return {};
}

std::ptrdiff_t row_of(const Ticks& ticks, double value, std::size_t rows) {
    const double place = ticks.place(value);
    if (!(place > -0.5) || !(place < 1.5)) return -1;
    return std::lround((1 - place) * static_cast<double>(rows - 1));
}

std::size_t axis_columns(const Ticks& ticks, const Terminal& terminal) {
    std::size_t widest = 0;
    for (const double at : ticks.at)
        widest = std::max(widest, display_width(mark_words(ticks, at, terminal)));
    return widest + 3;
}

std::string with_axes(const Cells& field, const Ticks& ticks, const Terminal& terminal,
                      const std::vector<std::size_t>& marked) {
    const auto columns = axis_columns(ticks, terminal);
    std::vector<std::string> marks(field.rows());
    for (const double at : ticks.at) {
        const auto row = row_of(ticks, at, field.rows());
        if (row >= 0 && static_cast<std::size_t>(row) < marks.size())
            marks[static_cast<std::size_t>(row)] = mark_words(ticks, at, terminal);
    }
    std::string text;
    for (std::size_t row = 0; row < field.rows(); ++row) {
        text += padded(marks[row], columns - 2, true) + (marks[row].empty() ? " │" : " ┤") + field.row(row) +
                "\n";
    }
    text += std::string(columns - 1, ' ') + "└";
    for (std::size_t column = 0; column < field.columns(); ++column)
        text += std::ranges::find(marked, column) != marked.end() ? "┬" : "─";
    return text + "\n";
}

std::string line_of(const std::vector<WordsBelow>& all, std::size_t columns, Below where) {
    std::string line;
    std::size_t used = 0;
    for (const auto& [column, words] : all) {
        const auto size = display_width(words);
        if (size > columns) continue;
        const auto before = where == Below::middle ? size / 2 : 0;
        const auto wanted = column > before ? column - before : 0;
        const auto from = std::min(wanted, columns - size);
        if (used > 0 && from < used + 1) continue;
        line += std::string(from - used, ' ') + words;
        used = from + size;
    }
    return line + "\n";
}

}  // namespace vaerdi::drawing
