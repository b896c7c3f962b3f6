// Where something turns: break-even points, and the rate of return of a series of payments.
#pragma once

#include <functional>
#include <optional>
#include <span>

namespace vaerdi::math {

/// x in [low, high] with f(x) = 0, to the last digits of a double (Alefeld, Potra, Shi 1995, algorithm 748).
/// Absent when f has the same sign at both ends, or is not a number there.
std::optional<double> root(const std::function<double(double)>& f, double low, double high);

/// The same from a first guess: steps outward, doubling each time, within [low, high] until f changes sign.
/// Finds a root near `guess` rather than any; absent when none is bracketed.
std::optional<double> root_near(const std::function<double(double)>& f, double guess, double step, double low,
                                double high);

/// The present value of flows at t = 0, 1, 2, … at a rate per period (0.035 = 3.5 %); rate > −1. The first
/// flow is not discounted (as in numpy-financial, unlike Excel's NPV).
double net_present_value(double rate, std::span<const double> flows);

/// The rate at which the present value of the flows is 0. With several such rates the one nearest 0. Absent
/// when the flows never change sign, or no rate between −99.99 % and 10,000,000 % does it.
std::optional<double> internal_rate(std::span<const double> flows);

}  // namespace vaerdi::math
