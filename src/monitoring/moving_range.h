// How much values differ from one period to the next: the measure of ordinary variation that a slow drift
// or a shift of level does not widen.
//
// Source: Nelson 1982, J Qual Technol 14:172–173 (leaving out moving ranges that are themselves beyond their
// limit, once).
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace vaerdi::monitoring {

/// Whether moving ranges of 3.267 times their mean or more are left out, once, before the mean is used.
enum class Screening { screened, unscreened };

struct MovingRange {
    double mean = 0;
    std::size_t counted = 0;
    std::size_t left_out = 0;
    /// The standard deviation of single values: mean/1.128.
    double sigma() const { return mean / 1.128; }
};

/// Of values in order of time. Between a value and a gap there is no range. Absent when there is none.
std::optional<MovingRange> moving_range(std::span<const std::optional<double>> values,
                                        Screening screening = Screening::screened);

}  // namespace vaerdi::monitoring
