// The rules by which a control chart says that something has changed.
//
// A point outside the limits; seven in a row on one side of the centre line; seven in a row rising, or
// falling; two of three in a row beyond two thirds of the way to the limit, on the same side. Periods without
// data are passed over: they neither make nor break a row. A point on the centre line ends a row on one side,
// two equal values end a trend.
//
// Sources: NHS England, Making Data Count; Western Electric 1956, Statistical Quality Control Handbook;
// Nelson 1984, J Qual Technol 16:237–239.
#pragma once

#include <span>

#include "monitoring/chart.h"

namespace vaerdi::monitoring {

/// Holds the points of a chart over time against their own limits: marks them and adds the findings, in order
/// of time for each rule.
void apply_rules(Chart& chart);

/// Only the first of the rules: for charts whose points are not independent (EWMA).
void apply_limits(Chart& chart);

/// "March 2024", "March 2024 and May 2024", "March 2024, April 2024 and 7 more".
Text listed(const Chart& chart, std::span<const std::size_t> points);

}  // namespace vaerdi::monitoring
