// A long chart with fewer points, for pages and drawings that have no room for more.
#pragma once

#include <cstddef>

#include "monitoring/chart.h"

namespace vaerdi::monitoring {

/// The chart with at most so many points, each still in its place. The first and the last stay, the lowest
/// and the highest of every stretch between them, and everything that stands out – also where those alone are
/// more than `most`. A chart that is short enough comes back as it is.
Chart thinned(Chart chart, std::size_t most);

/// Where point `i` stands among all, from 0: before it are so many, those left out included.
std::size_t place(const Chart& chart, std::size_t i);

/// How many points there are, those left out included.
std::size_t length(const Chart& chart);

}  // namespace vaerdi::monitoring
