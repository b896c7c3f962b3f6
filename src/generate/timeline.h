// When the rows of a member happen. Private to this room.
#pragma once

#include <vector>

#include "generate/block.h"

namespace vaerdi::generate {

/// The rows of one member in a stretch of time, all of them or those of one calendar year.
struct Stretch {
    double first_day = 0, last_day = 0;  ///< inclusive
    double rows = 0;                     ///< on average; per_day: exactly
};

/// The stretches of a member, whose chain the maker has begun with. `more` multiplies the rows of a year.
std::vector<Stretch> stretches_of(const Plan& plan, RowMaker& maker, Block& block, double more);

/// How many rows a stretch has: a Poisson count of its mean, or those of each day.
std::uint64_t rows_in(const Plan& plan, const Stretch& stretch, std::uint64_t seed, const std::string& path);

/// The moments of the rows of a stretch, in order: days since 1970-01-01 with the part of the day.
void fill_moments(const Plan& plan, const Stretch& stretch, std::uint64_t seed, const std::string& path,
                  std::vector<double>& moments);

/// Puts moments into the slots of the calendar.
void fill_calendar(const Plan& plan, const double* moments, std::size_t n, Block& block);

}  // namespace vaerdi::generate
