// Points along their size, between limits that are curves. Those that stand out have their names beside them.
#include <algorithm>
#include <cmath>
#include <vector>

#include "drawing/extent.h"
#include "drawing/lettering.h"
#include "drawing/svg_plots.h"

namespace vaerdi::drawing {
namespace {

using monitoring::FunnelWidth;
using monitoring::Mark;
using monitoring::Point;

bool overlap(const Box& a, const Box& b) {
    return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

bool overlaps_any(const Box& box, const std::vector<Box>& others) {
    return std::ranges::any_of(others, [&](const Box& other) { return overlap(box, other); });
}

Box box_about(Spot a, Spot b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y) - 1, std::abs(a.x - b.x), std::abs(a.y - b.y) + 2};
}

bool inside(const Box& inner, const Box& outer) {
    return inner.left >= outer.left && inner.right() <= outer.right() && inner.top >= outer.top &&
           inner.bottom() <= outer.bottom();
}

class FunnelPlot {
  public:
    FunnelPlot(SvgWriter& out, const Drawn& drawn, double top, double plot_height)
        : out_(out),
          drawn_(drawn),
          figures_(ticks_for(extent_of_figures(drawn.chart), 6)),
          sizes_(ticks_for(extent_of_sizes(drawn.chart), 8)) {
        const double left = margin + room_for(figures_, drawn);
        constexpr double room_at_right = 18;  // half a mark of the axis below
        plot_ = {left, top + 14, drawn.width - margin - room_at_right - left, plot_height};
    }

    double draw() {
        draw_figure_axis(out_, drawn_, figures_, plot_);
        const double end = draw_axis_below(out_, drawn_, sizes_, plot_, monitoring::Form::number,
                                           place_axis_words(drawn_.chart, drawn_.language));
        curves();
        points();
        names();
        return end;
    }

  private:
    Spot spot(double size, double figure) const {
        return {plot_.left + plot_.width * sizes_.place(size), height_of(figures_, figure, plot_)};
    }
    Spot spot(const Point& point) const { return spot(point.size, *point.value); }

    void curves() {
        out_.open_window({plot_.left, plot_.top - 1, plot_.width, plot_.height + 2});
        curve([](const FunnelWidth& width) { return width.warning.low; }, look::warning);
        curve([](const FunnelWidth& width) { return width.warning.high; }, look::warning);
        curve([](const FunnelWidth& width) { return width.limits.low; }, look::limit);
        curve([](const FunnelWidth& width) { return width.limits.high; }, look::limit);
        if (drawn_.chart.centre) {
            const Spot from = spot(sizes_.low, *drawn_.chart.centre),
                       to = spot(sizes_.high, *drawn_.chart.centre);
            out_.line(from, to, look::centre);
            drawn_lines_.push_back(box_about(from, to));
        }
        out_.close();
    }

    template <class Of>
    void curve(Of of, const Pen& pen) {
        std::vector<Spot> spots;
        for (const auto& width : drawn_.chart.widths)
            if (const auto figure = of(width)) spots.push_back(spot(width.size, *figure));
        out_.polyline(spots, pen);
        for (std::size_t i = 1; i < spots.size(); ++i)
            drawn_lines_.push_back(box_about(spots[i - 1], spots[i]));
    }

    /// Those that stand out lie above the others.
    void points() {
        for (const bool marked : {false, true}) {
            for (const auto& point : drawn_.chart.points) {
                if (!point.value || (point.mark != Mark::none) != marked) continue;
                out_.open_group(point_words(drawn_.chart, point, drawn_.language));
                draw_point(out_, drawn_.chart, point, spot(point));
                out_.close();
            }
        }
    }

    /// Beside a point where there is room: first of those that stand out; of all when they are few.
    void names() {
        constexpr std::size_t few = 15;
        std::vector<Box> taken;
        for (const auto& point : drawn_.chart.points) {
            if (!point.value) continue;
            const Spot at = spot(point);
            taken.push_back({at.x - 5, at.y - 5, 10, 10});
        }
        const bool all = taken.size() <= few;
        for (const auto mark : {Mark::act, Mark::watch, Mark::none}) {
            if (mark == Mark::none && !all) break;
            for (const auto& point : drawn_.chart.points)
                if (point.value && point.mark == mark) name(point, taken);
        }
    }

    void name(const Point& point, std::vector<Box>& taken) {
        constexpr double size = look::tick_size - 0.5, height = 13, beside = 9, widest = 170;
        const auto words = cut_to(point.label.in(drawn_.language), size, widest);
        const double width = width_of(words, size);
        const Spot at = spot(point);
        const double right = at.x + beside, left = at.x - beside - width, middle = at.x - width / 2;
        const double above = at.y - beside - height + 2, level = at.y - height / 2, below = at.y + beside - 2;
        const Spot corners[]{{right, level},     {left, level},      {middle, above},   {middle, below},
                             {right - 4, above}, {right - 4, below}, {left + 4, above}, {left + 4, below}};
        for (const bool across_lines : {false, true}) {
            for (const auto& corner : corners) {
                const Box place{corner.x, corner.y, width, height};
                if (!inside(place, plot_) || overlaps_any(place, taken)) continue;
                if (!across_lines && overlaps_any(place, drawn_lines_)) continue;
                taken.push_back(place);
                return out_.text({place.left, place.bottom() - 3}, words, {size, look::ink});
            }
        }
    }

    SvgWriter& out_;
    const Drawn& drawn_;
    Ticks figures_, sizes_;
    Box plot_;
    std::vector<Box> drawn_lines_;
};

}  // namespace

double draw_by_size(SvgWriter& out, const Drawn& drawn, double top, double plot_height) {
    return FunnelPlot(out, drawn, top, plot_height).draw();
}

}  // namespace vaerdi::drawing
