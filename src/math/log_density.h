// The gamma and beta distributions on the scales of inverse_table.h, where both have log-concave densities.
// Private to src/math.
//
// Measured from the mean, so that nothing large is subtracted from something large: the relative error of the
// density stays near 1e-14 up to shapes of a million. Only functions of vector_math.h, so that the bits are
// the same everywhere.
#pragma once

#include "math/lanes.h"

namespace vaerdi::math {

// log Γ(a) − [(a − ½) log a − a + ½ log 2π]: what Stirling's formula leaves out.
double stirling_rest(double a);

// A density of t: `log_at` its logarithm, `slope` the derivative of that logarithm.
struct GammaDensity {
    double shape;
    double log_peak;  // at t = 0

    explicit GammaDensity(double shape);
    // a t − a e^t, from t = 0.
    lanes::Four log_at(lanes::Four t) const { return lanes::fma(-(lanes::expm1(t) - t), shape, log_peak); }
    double slope(double t) const;
    // Somewhere beyond the place that leaves 5e-17 of the distribution on that side.
    double far_left() const;
    double far_right() const;
};

struct BetaDensity {
    double alpha, beta;
    double log_peak;

    BetaDensity(double alpha, double beta);
    lanes::Four log_at(lanes::Four t) const;
    double slope(double t) const;
    double far_left() const;
    double far_right() const;
};

}  // namespace vaerdi::math
