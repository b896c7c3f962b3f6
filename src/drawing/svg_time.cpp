// Points along time: periods at the same distance, the line broken where there are no data.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "drawing/extent.h"
#include "drawing/labels.h"
#include "drawing/lettering.h"
#include "drawing/svg_plots.h"
#include "monitoring/thinned.h"

namespace vaerdi::drawing {
namespace {

using monitoring::Chart;
using monitoring::Mark;
using monitoring::Point;
using Value = std::optional<double>;

/// At most four spots for each unit of width: the first, lowest, highest and last. The line looks the same.
std::vector<Spot> thinned(const std::vector<Spot>& spots) {
    std::vector<Spot> kept;
    for (std::size_t i = 0; i < spots.size();) {
        std::size_t end = i, low = i, high = i;
        for (; end < spots.size() && std::floor(spots[end].x) == std::floor(spots[i].x); ++end) {
            if (spots[end].y < spots[low].y) low = end;
            if (spots[end].y > spots[high].y) high = end;
        }
        std::array places{i, low, high, end - 1};
        std::ranges::sort(places);
        for (std::size_t n = 0; n < places.size(); ++n) {
            if (n == 0 || places[n] != places[n - 1]) kept.push_back(spots[places[n]]);
        }
        i = end;
    }
    return kept;
}

class TimePlot {
  public:
    TimePlot(SvgWriter& out, const Drawn& drawn, double top, double plot_height)
        : out_(out), drawn_(drawn), chart_(drawn.chart), ticks_(ticks_for(extent_of_figures(chart_), 6)) {
        const double left = margin + room_for(ticks_, drawn);
        plot_ = {left, top + 14, drawn.width - margin - room_at_right() - left, plot_height};
        step_ = plot_.width / static_cast<double>(monitoring::length(chart_));
    }

    double draw() {
        draw_figure_axis(out_, drawn_, ticks_, plot_);
        lines();
        series([](const Point& point) { return point.value; });
        if (two_sums()) series([](const Point& point) { return point.second; });
        points();
        levels();
        return periods();
    }

  private:
    double x(std::size_t i) const {
        return plot_.left + (static_cast<double>(monitoring::place(chart_, i)) + 0.5) * step_;
    }
    double y(double value) const { return height_of(ticks_, value, plot_); }

    /// In an EWMA chart the second is the value itself, which stands alone; two sums are two lines.
    bool two_sums() const { return chart_.kind != monitoring::ChartKind::ewma; }

    /// The centre line and the limits, each level as wide as its period.
    void lines() {
        out_.open_window({plot_.left, plot_.top - 1, plot_.width, plot_.height + 2});
        if (shows_warning(chart_)) {
            stairs([](const Point& point) { return point.warning.low; }, look::warning);
            stairs([](const Point& point) { return point.warning.high; }, look::warning);
        }
        stairs([](const Point& point) { return point.limits.low; }, look::limit);
        stairs([](const Point& point) { return point.limits.high; }, look::limit);
        stairs([&](const Point& point) { return point.centre ? point.centre : chart_.centre; }, look::centre);
        out_.close();
        if (chart_.baseline > 0) baseline_end();
    }

    template <class Of>
    void stairs(Of of, const Pen& pen) {
        std::vector<Spot> spots;
        const auto finish = [&] {
            out_.polyline(thinned(spots), pen);
            spots.clear();
        };
        for (std::size_t i = 0; i < chart_.points.size(); ++i) {
            const Value level = of(chart_.points[i]);
            if (!level) {
                finish();
                continue;
            }
            const double at = y(*level);
            const bool same = spots.size() >= 2 && std::abs(spots.back().y - at) < 0.05;
            if (same) {
                spots.back().x = x(i) + step_ / 2;
            } else {
                spots.push_back({x(i) - step_ / 2, at});
                spots.push_back({x(i) + step_ / 2, at});
            }
        }
        finish();
    }

    void baseline_end() {
        const double at = x(chart_.baseline) - step_ / 2;
        out_.line({at, plot_.top}, {at, plot_.bottom()}, look::warning);
        const auto words = pick(drawn_.language, "baseline ◂", "basisperiode ◂");
        out_.text({at - 5, plot_.top + 10}, words, {look::tick_size - 1, look::soft, Anchor::end});
    }

    template <class Of>
    void series(Of of) {
        std::vector<Spot> spots;
        const auto finish = [&] {
            out_.polyline(thinned(spots), look::series);
            spots.clear();
        };
        for (std::size_t i = 0; i < chart_.points.size(); ++i) {
            if (const Value value = of(chart_.points[i])) {
                spots.push_back({x(i), y(*value)});
            } else {
                finish();
            }
        }
        finish();
    }

    /// Where points stand close only the line is drawn, but for those that stand out and those that stand
    /// alone.
    void points() {
        constexpr double close = 5;
        for (std::size_t i = 0; i < chart_.points.size(); ++i) {
            const Point& point = chart_.points[i];
            if (!point.value) {
                if (step_ >= close) draw_sign(out_, Sign::gap, {x(i) - sign_width / 2, plot_.bottom()});
                continue;
            }
            if (step_ < close && (point.mark == Mark::none ? !alone(i) : marked_before(i))) continue;
            out_.open_group(point_words(chart_, point, drawn_.language));
            if (point.second && (step_ >= close || !two_sums())) draw_second(out_, {x(i), y(*point.second)});
            draw_point(out_, chart_, point, {x(i), y(*marked_value(chart_, point))});
            out_.close();
        }
    }

    bool alone(std::size_t i) const {
        const bool before = i > 0 && chart_.points[i - 1].value;
        const bool after = i + 1 < chart_.points.size() && chart_.points[i + 1].value;
        return !before && !after;
    }

    /// The same mark stands less than its own width before this one.
    bool marked_before(std::size_t i) {
        auto& last = last_marked_[chart_.points[i].mark == Mark::act];
        if (last && x(i) - *last < 6) return true;
        last = x(i);
        return false;
    }

    /// What the last centre line and limits are, to the right of them, kept apart.
    void levels() {
        auto shown = last_levels();
        std::ranges::sort(shown, {}, [&](double level) { return -level; });
        double next = plot_.top - 20;
        for (const double level : shown) {
            if (ticks_.place(level) <= 0 || ticks_.place(level) > 1) continue;
            const double at = std::max(y(level) + 4.2, next);
            out_.text({plot_.right() + 7, at}, level_words(level), {look::tick_size, look::ink});
            next = at + 13;
        }
    }

    std::vector<double> last_levels() const {
        for (auto point = chart_.points.rbegin(); point != chart_.points.rend(); ++point) {
            std::vector<double> levels;
            const Value centre = point->centre ? point->centre : chart_.centre;
            for (const Value& level : {point->limits.high, centre, point->limits.low})
                if (level) levels.push_back(*level);
            if (levels.size() > 1 || (point + 1 == chart_.points.rend())) return levels;
        }
        return {};
    }

    std::string level_words(double level) const {
        return figure_words(level, figure_form(chart_), drawn_.language);
    }

    double room_at_right() const {
        double widest = 0;
        for (const double level : last_levels())
            widest = std::max(widest, width_of(level_words(level), look::tick_size));
        return widest > 0 ? widest + 7 : 0;
    }

    /// Every so many periods have their label, so that none touch.
    double periods() {
        out_.line({plot_.left, plot_.bottom()}, {plot_.right(), plot_.bottom()}, look::axis);
        constexpr double widest = 130, apart = 12;
        std::vector<std::string> labels;
        double most = 1;
        for (const auto& point : chart_.points) {
            labels.push_back(cut_to(point.label.in(drawn_.language), look::tick_size, widest));
            most = std::max(most, width_of(labels.back(), look::tick_size));
        }
        const auto every =
            labelled_each(labels, (most + apart) * static_cast<double>(labels.size()) / plot_.width);
        double free_from = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (i % every == 0) {
                out_.line({x(i), plot_.bottom()}, {x(i), plot_.bottom() + 5}, look::axis);
                const double half = width_of(labels[i], look::tick_size) / 2;
                const double at =
                    std::clamp(x(i), margin + half, std::max(margin + half, drawn_.width - margin - half));
                if (at - half < free_from) continue;
                out_.text({at, plot_.bottom() + 19}, labels[i], {look::tick_size, look::ink, Anchor::middle});
                free_from = at + half;
            }
        }
        out_.text({plot_.left + plot_.width / 2, plot_.bottom() + 39},
                  place_axis_words(chart_, drawn_.language), {look::tick_size, look::soft, Anchor::middle});
        return plot_.bottom() + 48;
    }

    SvgWriter& out_;
    const Drawn& drawn_;
    const Chart& chart_;
    Ticks ticks_;
    Box plot_;
    double step_ = 1;  ///< from one period to the next
    std::array<Value, 2> last_marked_;
};

}  // namespace

double draw_over_time(SvgWriter& out, const Drawn& drawn, double top, double plot_height) {
    return TimePlot(out, drawn, top, plot_height).draw();
}

}  // namespace vaerdi::drawing
