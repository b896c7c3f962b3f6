// Fair comparison of units that treat different patients: what a unit did is held against what its patients
// would have had, on average, everywhere (indirect standardisation).
//
// Events: observed/expected, where expected sums the fitted probabilities of the unit's patients; the
// adjusted rate is that ratio times the rate of all. Scores: the mean of all, plus what the unit's patients
// had above their predictions, less the same for all. The English provider method for patient-reported
// outcomes is the latter with the health gain as the value and the prediction that comes with the data.
//
// Sources: Breslow, Day, Statistical Methods in Cancer Research II, 1987, chapter 2; NHS Digital, PROMs
// guide to the case-mix adjustment and outlier methodology (its printed formula omits the offset, its figures
// have it).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "comparison/interval.h"

namespace vaerdi::comparison {

/// A unit's events beside those expected of its patients.
struct Standardised {
    double observed = 0;
    double expected = 0;
    /// Observed/expected, its exact limits, and the rate of all times each. Absent when nothing is expected.
    std::optional<double> ratio, adjusted;
    std::optional<Interval> ratio_interval, adjusted_interval;
};

/// Events that can fall more than once, or whose patients are not counted: exact Poisson limits. `overall`
/// is the rate of all units together.
Standardised standardised_events(double observed, double expected, double overall, double confidence = 0.95);

/// Events among n patients, once each: exact binomial limits. `overall` is the share that was expected of
/// all: with a regression fitted to the same patients the share of all. A unit whose patients have a far
/// lower risk than others can get an adjusted share above 1, which says that the two should not be compared.
Standardised standardised_share(double observed, double n, double expected, double overall,
                                double confidence = 0.95);

/// How far a share lies from what was expected, in normal deviates: those of its exact binomial tail among n,
/// so that beyond ±1.96 lies what the 95 % interval of observed/expected says. 0 when as much, or more, is as
/// likely as not.
double deviate_of_share(double observed, double n, double expected);

/// A unit's scores, summed: all that SQL must return.
struct ScoreSums {
    double n = 0;
    double value = 0;     ///< what is compared: a score, or the gain (after − before)
    double residual = 0;  ///< observed − predicted
    double residual_squares = 0;
};

/// Adds patients who share a prediction: how many, and sum and sum of squares of their scores.
void add_scores(ScoreSums& sums, double n, double sum, double sum_of_squares, double predicted);

/// How a unit stands among all; far: beyond 99.8 %, else beyond 95 %.
enum class Standing { too_few, far_below, below, as_others, above, far_above };

struct AdjustedScore {
    double n = 0;
    double mean = 0;      ///< of the values as they are
    double adjusted = 0;  ///< the mean it would have with the patients of all
    Interval interval;    ///< with the residual SD of all
    double z = 0;         ///< (adjusted − mean of all)/(residual SD/√n)
    Standing standing = Standing::too_few;
};

struct AdjustedScores {
    double n = 0;
    double mean = 0;         ///< of all values
    double offset = 0;       ///< mean residual of all; 0 with a regression fitted to the same patients
    double residual_sd = 0;  ///< of all patients
    std::vector<AdjustedScore> units;  ///< as they came; those with no patients stay 0
};

/// The standings of z, for a unit of n patients; those with fewer than `fewest` are not judged.
Standing standing(double z, double n, double fewest);

/// Two patients or more in all. Units of fewer than `fewest` patients get figures but no judgement.
AdjustedScores adjusted_scores(std::span<const ScoreSums> units, double fewest = 30,
                               double confidence = 0.95);

}  // namespace vaerdi::comparison
