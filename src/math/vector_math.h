// exp, log, pow and friends over blocks of draws.
//
// Draws and models use these and no others: the functions of the C library differ in the last digit between
// machines, these give the same bits in a block of any length, one by one, with or without AVX2 (SLEEF, the
// `finz` forms; at most 1 unit in the last place). Special values follow C: log(0) = −∞, log(−1) = NaN.
//
// `out` has the length of the input and may be the input itself.
#pragma once

#include <span>

namespace vaerdi::math {

void exp(std::span<const double> x, std::span<double> out);
void log(std::span<const double> x, std::span<double> out);
void expm1(std::span<const double> x, std::span<double> out);  ///< e^x − 1, exact near 0
void log1p(std::span<const double> x, std::span<double> out);  ///< log(1 + x), exact near 0
void sqrt(std::span<const double> x, std::span<double> out);   ///< correctly rounded
void pow(std::span<const double> x, std::span<const double> y, std::span<double> out);
void pow(std::span<const double> x, double y, std::span<double> out);

/// The scalar twins: the same bits as the blocks.
double exp(double x);
double log(double x);
double expm1(double x);
double log1p(double x);
double sqrt(double x);
double pow(double x, double y);

}  // namespace vaerdi::math
