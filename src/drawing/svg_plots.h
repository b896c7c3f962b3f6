// The three ways in which points stand: along time, along size, one below the other. Each draws the plot with
// its axes from `top` downwards and returns where it ends.
#pragma once

#include "drawing/svg_page.h"

namespace vaerdi::drawing {

double draw_over_time(SvgWriter& out, const Drawn& drawn, double top, double plot_height);
double draw_by_size(SvgWriter& out, const Drawn& drawn, double top, double plot_height);
double draw_by_unit(SvgWriter& out, const Drawn& drawn, double top);

}  // namespace vaerdi::drawing
