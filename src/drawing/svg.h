// A chart on paper or on a page: a drawing (SVG 1.1, UTF-8) that also reads in black and white and aloud.
#pragma once

#include <string>

#include "base/text.h"
#include "monitoring/chart.h"

namespace vaerdi::drawing {

/// Of the drawing, in units that browsers take for pixels. It is as high as its words, and in a caterpillar
/// its units, need.
struct Size {
    double width = 860;
    double plot_height = 320;  ///< between the axes of a chart over time or by size
};

/// The chart with its title, axes, key, and in words below what was found and how it was made. Nothing is
/// told by colour alone: what stands out has another shape, limits are dashed.
std::string svg(const monitoring::Chart& chart, Language language, const Size& size = {});

}  // namespace vaerdi::drawing
