// Units one below the other in a terminal, each with its interval and its figure.
#include <algorithm>
#include <cmath>

#include "base/lines.h"
#include "base/numerals.h"
#include "drawing/extent.h"
#include "drawing/terminal_plots.h"

namespace vaerdi::drawing {
namespace {

using monitoring::Point;

constexpr std::size_t most_rows = 40;

class UnitField {
  public:
    explicit UnitField(const Terminal& terminal)
        : terminal_(terminal),
          points_(terminal.chart.points),
          ticks_(ticks_for(extent_of_figures(terminal.chart), 5)) {
        const std::size_t most_of_names = terminal.width / 3;
        for (const auto& point : points_) {
            names_ = std::max(names_, display_width(point.label.in(terminal.language)));
            figures_ = std::max(figures_, display_width(beside(point)));
        }
        names_ = std::min(names_, most_of_names);
        columns_ = terminal.width - names_ - figures_ - 5;
    }

    std::string draw() const {
        std::string text;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (points_.size() > most_rows && i == most_rows / 2) {
                const auto between = points_.size() - most_rows;
                text += padded("⋮", names_, true) + "   " +
                        number(static_cast<double>(between), 0, terminal_.language) +
                        std::string(pick(terminal_.language, " units between", " enheder imellem")) + "\n";
                i += between;
            }
            text += row(points_[i]);
        }
        return text + axis();
    }

  private:
    std::string beside(const Point& point) const {
        return point.value ? figure_words(*point.value, figure_form(terminal_.chart), terminal_.language)
                           : "–";
    }
    std::ptrdiff_t column(double value) const {
        const double place = std::clamp(ticks_.place(value), 0.0, 1.0);
        return std::lround(place * static_cast<double>(columns_ - 1));
    }

    std::string row(const Point& point) const {
        Cells field(columns_, 1);
        if (terminal_.chart.centre) field.put(column(*terminal_.chart.centre), 0, letter::stretch);
        if (point.range) {
            for (auto c = column(point.range->low); c <= column(point.range->high); ++c)
                field.put(c, 0, letter::centre);
            if (point.range->low >= ticks_.low) field.put(column(point.range->low), 0, "├");
            if (point.range->high <= ticks_.high) field.put(column(point.range->high), 0, "┤");
        }
        if (point.second) field.put(column(*point.second), 0, letter::second);
        if (point.value) field.put(column(*point.value), 0, point_letter(terminal_.chart, point));
        return padded(shortened(point.label.in(terminal_.language), names_), names_) + " │" +
               padded(field.row(0), columns_) + "  " + padded(beside(point), figures_, true) + "\n";
    }

    std::string axis() const {
        std::vector<WordsBelow> words;
        std::vector<bool> marked(columns_, false);
        for (const double at : ticks_.at) {
            const auto c = static_cast<std::size_t>(column(at));
            marked[c] = true;
            words.push_back({c, tick_words(ticks_, at, figure_form(terminal_.chart), terminal_.language)});
        }
        std::string line = std::string(names_ + 1, ' ') + "└";
        for (const bool mark : marked) line += mark ? "┬" : "─";
        return line + "\n" + std::string(names_ + 2, ' ') + line_of(words, columns_);
    }

    const Terminal& terminal_;
    const std::vector<Point>& points_;
    Ticks ticks_;
    std::size_t names_ = 0, figures_ = 0, columns_ = 0;
};

}  // namespace

std::string plot_by_unit(const Terminal& terminal) { return UnitField(terminal).draw(); }

}  // namespace vaerdi::drawing
