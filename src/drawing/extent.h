// How far the axes of a chart must reach.
#pragma once

#include "drawing/ticks.h"

namespace vaerdi::drawing {

/// The figures with their centre and limits. Limits and intervals of points with next to no patients, many
/// times as wide as the others', may run out of the drawing: the figures would otherwise lie flat.
Extent extent_of_figures(const monitoring::Chart& chart);

/// The sizes of a funnel, from nil unless all are large.
Extent extent_of_sizes(const monitoring::Chart& chart);

}  // namespace vaerdi::drawing
