// Reliability and likely worth of units whose figure is a share: the units' true shares follow a beta
// distribution, fitted by maximum likelihood. It needs no logarithm, so units without events are like any
// other. For scores reliability.h.
//
// Source: Griffiths, Biometrics 1973.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "comparison/interval.h"
#include "comparison/reliability.h"

namespace vaerdi::comparison {

/// One unit's events.
struct UnitOfEvents {
    std::int64_t n = 0;
    std::int64_t events = 0;
};

struct BetaBinomial {
    double mean = 0;  ///< of the units' shares
    /// How many patients what is known of all weighs against a unit's own; infinite when units differ no
    /// more than chance lets them.
    double weight = 0;
    Interval interval;  ///< exact, of all units together: that of each when they do not differ

    double intraclass() const { return 1 / (weight + 1); }
    double reliability(std::int64_t n) const { return reliability_of(intraclass(), n); }
    std::optional<std::int64_t> rows_for(double reliability) const {
        return rows_for_reliability(reliability, intraclass());
    }
};

/// Absent without patients.
std::optional<BetaBinomial> beta_binomial(std::span<const UnitOfEvents> units, double confidence);

/// The uncertainty of mean and weight is not in the interval.
Shrunken shrunken(const BetaBinomial& all, const UnitOfEvents& unit, double confidence);

}  // namespace vaerdi::comparison
