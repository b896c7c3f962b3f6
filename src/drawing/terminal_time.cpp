// Points along time in a terminal: each has its column; where there are more points than columns, a fine line
// goes through them.
#include <algorithm>
#include <optional>

#include "base/lines.h"
#include "drawing/dots.h"
#include "drawing/extent.h"
#include "drawing/labels.h"
#include "drawing/terminal_plots.h"

namespace vaerdi::drawing {
namespace {

using monitoring::Mark;
using monitoring::Point;

class TimeField {
  public:
    explicit TimeField(const Terminal& terminal)
        : terminal_(terminal),
          points_(terminal.chart.points),
          ticks_(ticks_for(extent_of_figures(terminal.chart), 5)),
          field_(terminal.width - axis_columns(ticks_, terminal), plot_rows) {}

    std::string draw() {
        levels();
        if (shared()) {
            line();
        } else {
            singles();
        }
        return with_axes(field_, ticks_, terminal_, labelled_columns()) +
               std::string(axis_columns(ticks_, terminal_), ' ') +
               line_of(labels(), field_.columns(), Below::start);
    }

  private:
    bool shared() const { return points_.size() > field_.columns(); }
    std::size_t column(std::size_t i) const { return (2 * i + 1) * field_.columns() / (2 * points_.size()); }
    /// The point whose time a column shows.
    const Point& at(std::size_t column) const {
        return points_[std::min(column * points_.size() / field_.columns(), points_.size() - 1)];
    }
    void put(std::size_t column, std::optional<double> value, std::string_view letter) {
        if (value)
            field_.put(static_cast<std::ptrdiff_t>(column), row_of(ticks_, *value, field_.rows()), letter);
    }

    void levels() {
        for (std::size_t c = 0; c < field_.columns(); ++c) {
            const Point& point = at(c);
            if (shows_warning(terminal_.chart)) {
                put(c, point.warning.low, letter::warning);
                put(c, point.warning.high, letter::warning);
            }
            put(c, point.limits.low, letter::limit);
            put(c, point.limits.high, letter::limit);
            put(c, point.centre ? point.centre : terminal_.chart.centre, letter::centre);
        }
    }

    void singles() {
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const Point& point = points_[i];
            put(column(i), point.second, letter::second);
            put(column(i), point.value, letter::value);
            if (point.mark != Mark::none)
                put(column(i), marked_value(terminal_.chart, point), point_letter(terminal_.chart, point));
            if (!point.value) {
                field_.put(static_cast<std::ptrdiff_t>(column(i)),
                           static_cast<std::ptrdiff_t>(field_.rows()) - 1, letter::gap);
            }
        }
    }

    void line() {
        line_of_values(&Point::value);
        line_of_values(&Point::second);
        for (std::size_t i = 0; i < points_.size();) {
            std::size_t end = i;
            while (end < points_.size() && column(end) == column(i)) ++end;
            marked(column(i), i, end);
            i = end;
        }
    }

    void line_of_values(std::optional<double> Point::* of) {
        Dots dots(field_.columns(), field_.rows());
        std::optional<std::ptrdiff_t> before;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const auto value = points_[i].*of;
            const auto y = value ? std::optional(row_of(ticks_, *value, dots.height())) : std::nullopt;
            const auto x = (2 * i + 1) * dots.width() / (2 * points_.size());
            if (y) dots.stretch(x, before.value_or(*y), *y);
            before = y;
        }
        dots.draw_on(field_);
    }

    /// Of the points of a column the one that stands out most.
    void marked(std::size_t c, std::size_t from, std::size_t end) {
        const auto first = points_.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = points_.begin() + static_cast<std::ptrdiff_t>(end);
        const auto most =
            std::max_element(first, last, [](const Point& a, const Point& b) { return a.mark < b.mark; });
        if (most->mark != Mark::none)
            put(c, marked_value(terminal_.chart, *most), point_letter(terminal_.chart, *most));
    }

    std::vector<std::string> shown_labels() const {
        constexpr std::size_t widest = 20;
        std::vector<std::string> shown;
        for (const auto& point : points_)
            shown.push_back(shortened(point.label.in(terminal_.language), widest));
        return shown;
    }

    /// Labels begin below their mark.
    std::vector<WordsBelow> labels() const {
        constexpr std::size_t apart = 2;
        const auto shown = shown_labels();
        std::size_t most = 1;
        for (const auto& label : shown) most = std::max(most, display_width(label));
        const double columns_of_a_point =
            static_cast<double>(field_.columns()) / static_cast<double>(shown.size());
        const auto every = labelled_each(shown, static_cast<double>(most + apart) / columns_of_a_point);
        std::vector<WordsBelow> all;
        for (std::size_t i = 0; i < shown.size(); i += every) all.push_back({column(i), shown[i]});
        return all;
    }

    std::vector<std::size_t> labelled_columns() const {
        std::vector<std::size_t> columns;
        for (const auto& label : labels()) columns.push_back(label.column);
        return columns;
    }

    const Terminal& terminal_;
    const std::vector<Point>& points_;
    Ticks ticks_;
    Cells field_;
};

}  // namespace

std::string plot_over_time(const Terminal& terminal) { return TimeField(terminal).draw(); }

}  // namespace vaerdi::drawing
