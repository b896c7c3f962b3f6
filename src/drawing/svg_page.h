// What stands about the plot of every chart: title and key above, words below, and its axes.
#pragma once

#include <string>
#include <vector>

#include "drawing/svg_look.h"
#include "drawing/ticks.h"

namespace vaerdi::drawing {

inline constexpr double margin = 24;  ///< of the page, on all sides

/// What every part of a drawing is drawn from.
struct Drawn {
    const monitoring::Chart& chart;
    Language language;
    double width;
};

/// Title, what it is about, and the key. Returns where the plot may begin.
double draw_opening(SvgWriter& out, const Drawn& drawn);

/// Says that there is nothing to draw. Returns where it ends.
double draw_no_data(SvgWriter& out, const Drawn& drawn, double top);

/// What was found, and how the chart was made. Returns where the page ends.
double draw_words(SvgWriter& out, const Drawn& drawn, double top);

/// The room that the marks of a vertical axis need to its left.
double room_for(const Ticks& ticks, const Drawn& drawn);

/// The axis of figures at the left of the plot, with thin lines through it and its title above.
void draw_figure_axis(SvgWriter& out, const Drawn& drawn, const Ticks& ticks, const Box& plot);

/// An axis of numbers below the plot, with its title below it. Returns where it ends.
double draw_axis_below(SvgWriter& out, const Drawn& drawn, const Ticks& ticks, const Box& plot,
                       monitoring::Form form, const std::string& title);

/// Where a figure lies on an axis along the height of the plot.
inline double height_of(const Ticks& ticks, double value, const Box& plot) {
    return plot.bottom() - plot.height * ticks.place(value);
}

}  // namespace vaerdi::drawing
