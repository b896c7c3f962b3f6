// How much of what differs between units is theirs and not chance, how many patients a judgement needs, and
// what each unit is likely to be worth: its own mean drawn towards all, the more the fewer patients it has.
// The likely worth is shown beside the raw figure, never instead of it.
//
// Scores, or residuals of scores: patients vary around their unit and units around a common mean, both
// normal (one-way random effects); variances by restricted maximum likelihood. For shares beta_binomial.h.
//
// Sources: Patterson, Thompson, Biometrika 1971, and Searle, Casella, McCulloch, Variance Components, 1992,
// 3.8 (REML); Spearman, Brown 1910 (reliability); Morris, JASA 1983 (empirical Bayes).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "comparison/interval.h"

namespace vaerdi::comparison {

/// One unit: its rows, their mean, and the sum of squares about that mean.
struct UnitOfRows {
    std::int64_t n = 0;
    double mean = 0;
    double within = 0;
};

struct RandomEffects {
    double mean = 0;
    double between = 0;        ///< variance of units
    double within = 0;         ///< variance of rows in a unit
    double mean_variance = 0;  ///< of the estimate of the mean

    /// Share of the variation that lies between units; 0 when nothing varies.
    double intraclass() const;
    /// How well a unit of n rows is told from the others: 1 its own worth, 0 chance.
    double reliability(std::int64_t n) const;
    /// Rows for a stated reliability in (0, 1), to the nearest whole; absent when units do not differ.
    std::optional<std::int64_t> rows_for(double reliability) const;
};

/// Units without rows are passed over. Absent with fewer than two units, or when no unit has two rows.
std::optional<RandomEffects> random_effects(std::span<const UnitOfRows> units);

/// What a unit is likely to be worth, and the interval it lies in: the uncertainty of the common mean is in
/// it, that of the variances is not.
struct Shrunken {
    double value = 0;
    Interval interval;
};
Shrunken shrunken(const RandomEffects& all, const UnitOfRows& unit, double confidence);

/// The correlation of what units had in one year and in the next, unit by unit in the same order: what a
/// ranking of this year says of the next. Absent for fewer than three units, or when all are alike.
std::optional<double> year_to_year(std::span<const double> one_year, std::span<const double> next_year);

/// The formulas that scores and shares have in common, by the intraclass correlation.
double reliability_of(double intraclass, std::int64_t n);
std::optional<std::int64_t> rows_for_reliability(double reliability, double intraclass);

}  // namespace vaerdi::comparison
