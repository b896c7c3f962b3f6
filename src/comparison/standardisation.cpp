#include "comparison/standardisation.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace vaerdi::comparison {

namespace {

// As printed in the English method.
constexpr double outlier = 1.96, far_outlier = 3.0902;

Standardised with_ratio(double observed, double expected, double overall, Interval ratio) {
    Standardised result{observed, expected, {}, {}, {}, {}};
    if (!(expected > 0)) return result;
    result.ratio = observed / expected;
    result.adjusted = *result.ratio * overall;
    result.ratio_interval = ratio;
    result.adjusted_interval = Interval{ratio.low * overall, ratio.high * overall};
    return result;
}

}  // namespace

Standardised standardised_events(double observed, double expected, double overall, double confidence) {
    return with_ratio(observed, expected, overall, exact_poisson(observed, expected, confidence));
}

Standardised standardised_share(double observed, double n, double expected, double overall,
                                double confidence) {
    const auto share = exact_proportion(observed, n, confidence);
    return with_ratio(observed, expected, overall, {share.low * n / expected, share.high * n / expected});
}

double deviate_of_share(double observed, double n, double expected) {
    const double share = expected / n;
    if (!(share > 0) || !(share < 1)) return 0;
    const boost::math::binomial law(n, share);
    const bool above = observed > expected;
    const double tail = above ? (observed < 1 ? 1 : cdf(complement(law, observed - 1))) : cdf(law, observed);
    if (tail >= 0.5) return 0;
    constexpr double smallest = 1e-300;
    const double deviate = quantile(complement(boost::math::normal(), std::max(tail, smallest)));
    return above ? deviate : -deviate;
}

void add_scores(ScoreSums& sums, double n, double sum, double sum_of_squares, double predicted) {
    sums.n += n;
    sums.value += sum;
    sums.residual += sum - n * predicted;
    sums.residual_squares += sum_of_squares - 2 * predicted * sum + n * predicted * predicted;
}

Standing standing(double z, double n, double fewest) {
    if (n < fewest) return Standing::too_few;
    if (z < -far_outlier) return Standing::far_below;
    if (z < -outlier) return Standing::below;
    if (z > far_outlier) return Standing::far_above;
    if (z > outlier) return Standing::above;
    return Standing::as_others;
}

AdjustedScores adjusted_scores(std::span<const ScoreSums> units, double fewest, double confidence) {
    ScoreSums all;
    for (const auto& unit : units) {
        all.n += unit.n;
        all.value += unit.value;
        all.residual += unit.residual;
        all.residual_squares += unit.residual_squares;
    }
    AdjustedScores result;
    result.n = all.n;
    result.mean = all.value / all.n;
    result.offset = all.residual / all.n;
    const double squares = all.residual_squares - all.residual * result.offset;
    result.residual_sd = std::sqrt(std::max(0.0, squares) / (all.n - 1));
    const double z_limit = normal_limit(confidence);
    for (const auto& unit : units) {
        auto& score = result.units.emplace_back();
        if (!(unit.n > 0)) continue;
        const double beyond = unit.residual / unit.n - result.offset;
        const double error = result.residual_sd / std::sqrt(unit.n);
        score.n = unit.n;
        score.mean = unit.value / unit.n;
        score.adjusted = result.mean + beyond;
        score.interval = {score.adjusted - z_limit * error, score.adjusted + z_limit * error};
        score.z = error > 0 ? beyond / error : 0;
        score.standing = standing(score.z, unit.n, fewest);
    }
    return result;
}

}  // namespace vaerdi::comparison
