// A chart in a terminal: drawn in letters and lines of Unicode, the same on every machine.
#pragma once

#include <string>

#include "base/text.h"
#include "monitoring/chart.h"

namespace vaerdi::drawing {

/// The chart with its title, axes, key, findings and notes, no line longer than `width` columns (40 at
/// least). Long series share columns, of very many units the outermost are shown.
std::string terminal(const monitoring::Chart& chart, Language language, int width);

}  // namespace vaerdi::drawing
