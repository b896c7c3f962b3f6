// Counts of what happens by chance. Private to this room.
#pragma once

namespace vaerdi::generate {

/// The quantile of a Poisson count at u in (0, 1); above a mean of 50 that of the nearest normal, rounded.
double poisson_count(double mean, double u);

}  // namespace vaerdi::generate
