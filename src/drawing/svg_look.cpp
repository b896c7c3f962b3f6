#include "drawing/svg_look.h"

#include <fmt/format.h>

namespace vaerdi::drawing {
namespace {

using monitoring::Mark;

std::string diamond(Spot at, double reach) {
    return fmt::format("M{0:.1f} {1:.1f}L{2:.1f} {3:.1f}L{0:.1f} {4:.1f}L{5:.1f} {3:.1f}Z", at.x,
                       at.y - reach, at.x + reach, at.y, at.y + reach, at.x - reach);
}

std::string triangle(Spot at, double reach, bool upwards) {
    const double tip = upwards ? -reach : reach;
    return fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}Z", at.x, at.y + tip, at.x + reach,
                       at.y - 0.8 * tip, at.x - reach, at.y - 0.8 * tip);
}

void draw_mark(SvgWriter& out, Mark mark, Spot at, bool upwards, bool better) {
    constexpr double reach = 5.4;
    const Pen rim{better ? look::better : look::ink, better ? 2.0 : 1.0};
    const auto fill = better ? look::paper : look::worse;
    out.shape(mark == Mark::watch ? diamond(at, reach) : triangle(at, reach, upwards), fill, rim);
}

void draw_cross(SvgWriter& out, Spot at) {
    constexpr double reach = 3;
    out.line({at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, look::series);
    out.line({at.x - reach, at.y + reach}, {at.x + reach, at.y - reach}, look::series);
}

}  // namespace

void draw_sign(SvgWriter& out, const monitoring::Chart& chart, const monitoring::Finding& finding, Spot at) {
    if (finding.points.empty()) return;
    const auto& first = chart.points[finding.points.front()];
    draw_mark(out, sign_of(finding.rule) == Sign::act ? Mark::act : Mark::watch,
              {at.x + sign_width / 2, at.y}, lies_high(chart, first), is_better(chart, first));
}

void draw_second(SvgWriter& out, Spot at) {
    out.circle(at, look::point_radius - 0.6, look::paper, {look::soft, 1.2});
}

void draw_point(SvgWriter& out, const monitoring::Chart& chart, const monitoring::Point& point, Spot at) {
    if (point.mark == Mark::none) return out.circle(at, look::point_radius, look::ink, {look::paper, 1});
    draw_mark(out, point.mark, at, lies_high(chart, point), is_better(chart, point));
}

void draw_sign(SvgWriter& out, Sign sign, Spot at) {
    const Spot middle{at.x + sign_width / 2, at.y}, end{at.x + sign_width, at.y};
    switch (sign) {
        case Sign::value:
            return out.circle(middle, look::point_radius, look::ink, {look::paper, 1});
        case Sign::second:
            return draw_second(out, middle);
        case Sign::centre:
            return out.line(at, end, look::centre);
        case Sign::limit:
            return out.line(at, end, look::limit);
        case Sign::warning:
            return out.line(at, end, look::warning);
        case Sign::interval:
            return out.line(at, end, look::interval);
        case Sign::watch:
            return draw_mark(out, Mark::watch, middle, true, false);
        case Sign::act:
            return draw_mark(out, Mark::act, middle, true, false);
        case Sign::better:
            return draw_mark(out, Mark::watch, middle, true, true);
        case Sign::gap:
            return draw_cross(out, middle);
    }
}

}  // namespace vaerdi::drawing
