// What a unit is likely to be worth, when small units lie far out by chance: each unit's own figure drawn
// towards all, the more the fewer patients it has (empirical Bayes). Shown beside the raw figure, never
// instead of it.
//
// Scores: patients around their unit, units around a common mean, both normal; variances by restricted
// maximum likelihood. Shares: the units' true shares follow a beta distribution, fitted by maximum
// likelihood; it needs no logarithm, so units without events are like any other.
//
// Sources: Patterson, Thompson, Biometrika 1971, and Searle, Casella, McCulloch, Variance Components, 1992,
// chapter 3 (REML); Morris, JASA 1983 (empirical Bayes); Griffiths, Biometrics 1973 (beta-binomial).
#pragma once

#include <optional>
#include <span>

#include "comparison/interval.h"

namespace vaerdi::comparison {

/// One unit's scores, or residuals: how many, their mean, and the sum of squares about that mean.
struct UnitOfRows {
    double n = 0;
    double mean = 0;
    double within = 0;
};

struct RandomEffects {
    double mean = 0;
    double mean_variance = 0;  ///< of the estimate of the mean
    double between = 0;        ///< variance of units
    double within = 0;         ///< variance of patients in a unit
    /// Share of the variation that lies between units; 0 when nothing varies.
    double intraclass() const { return between > 0 ? between / (between + within) : 0; }
};

/// Units without patients are passed over. Absent with fewer than two units, or no unit of two patients.
std::optional<RandomEffects> random_effects(std::span<const UnitOfRows> units);

/// One unit's events.
struct UnitOfEvents {
    double n = 0;
    double events = 0;
};

struct BetaBinomial {
    double mean = 0;  ///< of the units' shares
    /// How many patients what is known of all weighs against a unit's own; infinite when units differ no
    /// more than chance lets them.
    double weight = 0;
    Interval interval;  ///< exact, of all units together: that of each when they do not differ
    double intraclass() const { return 1 / (weight + 1); }
};

/// Absent without patients.
std::optional<BetaBinomial> beta_binomial(std::span<const UnitOfEvents> units, double confidence = 0.95);

/// A unit's likely worth, and the interval it lies in. The uncertainty of the variances is not in it.
struct Shrunken {
    double value = 0;
    Interval interval;
};
Shrunken shrunken(const RandomEffects& all, const UnitOfRows& unit, double confidence = 0.95);
Shrunken shrunken(const BetaBinomial& all, const UnitOfEvents& unit, double confidence = 0.95);

}  // namespace vaerdi::comparison
