// Units one below the other with their intervals. Very many lie closer, and then only those that stand out
// have their names.
#include <algorithm>

#include "drawing/extent.h"
#include "drawing/lettering.h"
#include "drawing/svg_plots.h"

namespace vaerdi::drawing {
namespace {

using monitoring::Interval;
using monitoring::Mark;
using monitoring::Point;

class UnitPlot {
  public:
    UnitPlot(SvgWriter& out, const Drawn& drawn, double top)
        : out_(out), drawn_(drawn), ticks_(ticks_for(extent_of_figures(drawn.chart), 7)) {
        const auto& points = drawn.chart.points;
        row_ = points.size() <= 40 ? 22 : points.size() <= 120 ? 13 : 5;
        double names = 0, figures = 0;
        for (const auto& point : points) {
            names = std::max(names, bold_width * width_of(point.label.in(drawn.language), look::text_size));
            figures = std::max(figures, bold_width * width_of(beside(point), look::text_size));
        }
        const double left = margin + std::min(names, 0.3 * drawn.width) + 14;
        plot_ = {left, top, drawn.width - margin - figures - 16 - left,
                 row_ * static_cast<double>(points.size())};
    }

    double draw() {
        for (const double at : ticks_.at) out_.line({x(at), plot_.top}, {x(at), plot_.bottom()}, look::grid);
        level();
        for (std::size_t i = 0; i < drawn_.chart.points.size(); ++i) unit(drawn_.chart.points[i], y(i));
        return draw_axis_below(out_, drawn_, ticks_, plot_, figure_form(drawn_.chart),
                               figure_axis_words(drawn_.chart, drawn_.language));
    }

  private:
    double x(double value) const { return plot_.left + plot_.width * ticks_.place(value); }
    double y(std::size_t i) const { return plot_.top + row_ * (static_cast<double>(i) + 0.5); }
    bool has_room_for_words() const { return row_ > look::text_size; }

    std::string beside(const Point& point) const {
        return point.value ? figure_words(*point.value, figure_form(drawn_.chart), drawn_.language) : "–";
    }

    void level() {
        if (!drawn_.chart.centre) return;
        const double at = x(*drawn_.chart.centre);
        out_.line({at, plot_.top - 4}, {at, plot_.bottom()}, look::centre);
    }

    void unit(const Point& point, double at) {
        out_.open_group(point_words(drawn_.chart, point, drawn_.language));
        if (has_room_for_words() || point.mark != Mark::none) words(point, at);
        const double apart = point.second && has_room_for_words() ? 3.5 : 0;
        if (point.second_range && has_room_for_words())
            interval(*point.second_range, at + apart, look::second_interval);
        if (point.second && has_room_for_words()) draw_second(out_, {x(*point.second), at + apart});
        if (point.range) interval(*point.range, at - apart, look::interval);
        if (point.value) draw_point(out_, drawn_.chart, point, {x(*point.value), at - apart});
        out_.close();
    }

    void words(const Point& point, double at) {
        const double size = has_room_for_words() ? look::text_size : look::text_size - 2.5;
        if (at - last_words_ < size) return;
        last_words_ = at;
        const bool stands_out = point.mark != Mark::none;
        out_.text({plot_.left - 12, at + 4.2},
                  cut_to(point.label.in(drawn_.language), size,
                         (plot_.left - 12 - margin) / (stands_out ? bold_width : 1)),
                  {size, look::ink, Anchor::end, stands_out});
        out_.text({drawn_.width - margin, at + 4.2}, beside(point),
                  {size, look::ink, Anchor::end, stands_out});
    }

    /// With a bar at each end, or open where it runs out of the plot.
    void interval(const Interval& of, double at, const Pen& pen) {
        const double low = std::max(of.low, ticks_.low), high = std::min(of.high, ticks_.high);
        if (low > high) return;
        out_.line({x(low), at}, {x(high), at}, pen);
        const double bar = std::min(3.0, row_ / 3);
        const Pen solid{pen.colour, pen.width};
        if (of.low >= ticks_.low) out_.line({x(low), at - bar}, {x(low), at + bar}, solid);
        if (of.high <= ticks_.high) out_.line({x(high), at - bar}, {x(high), at + bar}, solid);
    }

    SvgWriter& out_;
    const Drawn& drawn_;
    Ticks ticks_;
    Box plot_;
    double row_ = 22;  ///< height of one unit
    double last_words_ = 0;
};

}  // namespace

double draw_by_unit(SvgWriter& out, const Drawn& drawn, double top) {
    return UnitPlot(out, drawn, top).draw();
}

}  // namespace vaerdi::drawing
