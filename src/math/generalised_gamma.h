// The standard log generalised gamma distribution: from deviate w to what lies above it.
//
// Prentice's form (1974): with a = 1/Q², Q·w is the logarithm of a gamma variable of shape a divided by a;
// Q = 0 is the normal distribution. A time T is generalised gamma when log T = μ + σ w (Cox et al. 2007;
// as the R package flexsurv documents it). Q = 1 gives the Weibull, Q = σ the gamma distribution.
//
// Method: with z = w √(2 (e^{Qw} − 1 − Qw)) / |Qw|, the tail is Φ(−z) + Q φ(z) T/Γ*(a), and T a power series
// in Q z (Temme 1979; Gil, Segura, Temme 2012). It needs no division by Q, so nothing is lost as Q goes to 0.
// Where the series is slow, the power series and the continued fraction of the incomplete gamma function
// (DLMF 8.7, 8.9).
//
// Relative error near 1e-14, growing with the exponent in the far tails (1e-13 at 1e-250).
#pragma once

namespace vaerdi::math {

/// P(W > w).
double gengamma_survival(double w, double q);
/// Density at w.
double gengamma_density(double w, double q);

/// Standard normal distribution function Φ(x), right far into the lower tail; relative error below 1e-14.
double normal_cdf(double x);

}  // namespace vaerdi::math
