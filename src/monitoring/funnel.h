// A funnel: units by their size, between limits that are wide where few patients were treated.
//
// A unit within the limits differs from the target by no more than chance; the smaller it is, the more that
// may be. Beyond 95 % lies one unit in 20 without any reason, beyond 99.8 % one in 500.
//
// Sources: Spiegelhalter 2005, Stat Med 24:1185–1202; overdispersion.h for units that differ by more than
// chance.
#pragma once

#include <optional>
#include <span>

#include "monitoring/chart.h"
#include "monitoring/overdispersion.h"

namespace vaerdi::monitoring {

/// A unit that counts events: among n patients, per n years at risk, or where n were expected.
struct CountingUnit {
    Text label;
    double events = 0;
    double n = 0;            ///< 0: no figure
    bool kept_back = false;  ///< without a figure, for a reason that the caller tells
};

/// A unit that measures: the mean of n patients.
struct MeasuringUnit {
    Text label;
    double mean = 0;
    double n = 0;
    bool kept_back = false;
};

/// The scale on which ratios are scored for overdispersion: the square root (CQC), on which chance is the
/// same for all, or the logarithm (SHMI), on which no events count as half of one.
enum class RatioScale { square_root, logarithm };

struct FunnelOptions {
    std::optional<double> target{};          ///< absent: the figure of all units together
    std::optional<double> together{};        ///< that figure, where it is known of more units than are given
    bool some_missing = false;               ///< not all units are given
    Widening widening = Widening::additive;  ///< used only when φ calls for it
    Outermost outermost = Outermost::winsorised;
    double outermost_share = 0.1;  ///< of the units, at either end
    RatioScale scale = RatioScale::square_root;
    double fewest = 0;  ///< units of fewer patients are shown, not judged
};

/// Shares, with exact binomial limits; scored as arcsine of the square root for overdispersion.
Chart proportion_funnel(const Subject& subject, std::span<const CountingUnit> units,
                        const FunnelOptions& options = {});

/// Rates, and observed/expected when n is what was expected (give the target 1), with exact Poisson limits.
Chart rate_funnel(const Subject& subject, std::span<const CountingUnit> units,
                  const FunnelOptions& options = {});

/// Means, with normal limits; `sd` is that of single patients within a unit, the same for all. Case-mix
/// adjusted means are given with the standard deviation of the residuals.
Chart mean_funnel(const Subject& subject, std::span<const MeasuringUnit> units, double sd,
                  const FunnelOptions& options = {});

}  // namespace vaerdi::monitoring
