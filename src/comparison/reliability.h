// How much of what differs between units is theirs and not chance, and what each is likely to be.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comparison/interval.h"

namespace vaerdi::comparison {

/// One unit: its rows, their mean, and the sum of squares about that mean.
struct UnitOfRows {
    std::int64_t n = 0;
    double mean = 0;
    double within = 0;
};

/// Units around a common mean, rows around their unit (one-way random effects).
struct RandomEffects {
    double mean = 0;
    double between = 0;  ///< variance of units
    double within = 0;   ///< variance of rows in a unit
    /// Share of the variation that lies between units.
    double intraclass() const { return between / (between + within); }
    /// How well a unit of n rows is told from the others: 1 its own worth, 0 chance.
    double reliability(std::int64_t n) const;
    /// Rows for a stated reliability, to the nearest whole; absent when units do not differ.
    std::optional<std::int64_t> rows_for(double reliability) const;
};

/// Restricted maximum likelihood over the ratio of the variances. Absent with fewer than two units, or when
/// no unit has two rows. Source: Searle, Casella, McCulloch 1992, Variance Components, 3.8; Spearman–Brown
/// for reliability.
std::optional<RandomEffects> random_effects(std::span<const UnitOfRows> units);

/// A unit's mean drawn towards all by how little its rows say, with the interval of its own worth (empirical
/// Bayes). Source: Morris 1983, J Am Stat Assoc 78:47–55.
struct Shrunken {
    double value = 0;
    Interval interval;
};
Shrunken shrunken(const RandomEffects& all, const UnitOfRows& unit, double confidence);

}  // namespace vaerdi::comparison
