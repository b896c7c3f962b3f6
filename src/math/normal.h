// The standard normal distribution: from probability to deviate.
//
// Method: Wichura 1988, algorithm AS 241 (PPND16), rational functions with about 16 figures over the whole
// range, here with the logarithm of vector_math.h so that the bits are the same everywhere.
#pragma once

#include <span>

namespace vaerdi::math {

/// z with Φ(z) = u, for u in (0, 1). 0 gives −∞, 1 gives +∞, anything outside NaN.
double inverse_normal(double u);

/// The same over a block; `z` has the length of `u` and may be `u` itself. Bits do not depend on block
/// bounds.
void inverse_normal(std::span<const double> u, std::span<double> z);

}  // namespace vaerdi::math
