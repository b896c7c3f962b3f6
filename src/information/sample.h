// What a decision looked like in each draw: the net benefit of every alternative.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vaerdi::information {

/// A column of draws.
using Column = std::span<const double>;

/// Net benefits by alternative, all of the same length, at least one.
using NetBenefits = std::vector<Column>;

/// An estimate from draws and its Monte-Carlo standard error.
struct Estimate {
    double value = 0;
    double standard_error = 0;
};

/// The alternative with the highest mean; of equals the first.
std::size_t best_on_average(const NetBenefits& benefits);

}  // namespace vaerdi::information
