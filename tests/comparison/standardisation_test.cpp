#include "comparison/standardisation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "comparison/regression.h"

namespace vaerdi::comparison {
namespace {

// Breslow, Day 1987, table 2.10: limits of a standardised ratio are those of the Poisson count.
TEST(Standardisation, ofEventsHasExactLimits) {
    const auto unit = standardised_events(30, 20, 0.05);
    EXPECT_DOUBLE_EQ(*unit.ratio, 1.5);
    EXPECT_DOUBLE_EQ(*unit.adjusted, 0.075);
    EXPECT_NEAR(unit.ratio_interval->low, .6746958 * 1.5, 1e-7);
    EXPECT_NEAR(unit.ratio_interval->high, 1.427562 * 1.5, 1e-6);
    EXPECT_NEAR(unit.adjusted_interval->low, .6746958 * 0.075, 1e-8);
}

TEST(Standardisation, ofAShareKnowsThatNoMoreThanAllCanHaveTheEvent) {
    const auto poisson = standardised_events(8, 4, 0.4), binomial = standardised_share(8, 10, 4, 0.4);
    EXPECT_EQ(poisson.ratio, binomial.ratio);
    const auto limits = exact_proportion(8, 10);
    EXPECT_DOUBLE_EQ(binomial.ratio_interval->low, limits.low * 10 / 4);
    EXPECT_DOUBLE_EQ(binomial.adjusted_interval->high, limits.high * 10 / 4 * 0.4);
    EXPECT_LT(binomial.ratio_interval->high, poisson.ratio_interval->high);
}

TEST(Standardisation, ofNothingExpectedHasNoRatio) {
    const auto unit = standardised_share(0, 0, 0, 0.1);
    EXPECT_FALSE(unit.ratio || unit.adjusted || unit.ratio_interval || unit.adjusted_interval);
}

TEST(Standardisation, flagsBeyondThePrintedLimitsOnly) {
    EXPECT_EQ(standing(-1.96, 30, 30), Standing::as_others);
    EXPECT_EQ(standing(-1.9601, 30, 30), Standing::below);
    EXPECT_EQ(standing(3.0902, 30, 30), Standing::above);
    EXPECT_EQ(standing(3.0903, 30, 30), Standing::far_above);
    EXPECT_EQ(standing(-4, 30, 30), Standing::far_below);
    EXPECT_EQ(standing(-4, 29, 30), Standing::too_few);
}

TEST(Standardisation, ofAHandfulOfScoresByHand) {
    // Unit A: scores 10 and 14, predicted 11 each; unit B: 20 and 22, predicted 19 and 23.
    ScoreSums a, b;
    add_scores(a, 2, 24, 100 + 196, 11);
    add_scores(b, 1, 20, 400, 19);
    add_scores(b, 1, 22, 484, 23);
    const auto all = adjusted_scores(std::vector{a, b}, 2);
    EXPECT_DOUBLE_EQ(all.mean, 16.5);
    EXPECT_DOUBLE_EQ(all.offset, 0.5);  // residuals −1, 3, 1, −1
    EXPECT_DOUBLE_EQ(all.residual_sd, std::sqrt((1.5 * 1.5 + 2.5 * 2.5 + 0.5 * 0.5 + 1.5 * 1.5) / 3));
    EXPECT_DOUBLE_EQ(all.units[0].adjusted, 17);  // 16.5 + 1 − 0.5
    EXPECT_DOUBLE_EQ(all.units[1].adjusted, 16);
    EXPECT_DOUBLE_EQ(all.units[0].mean, 12);
    EXPECT_DOUBLE_EQ(all.units[0].z, 0.5 / (all.residual_sd / std::sqrt(2)));
    EXPECT_NEAR(all.units[0].interval.high - 17, 1.959964 * all.residual_sd / std::sqrt(2), 1e-6);
    EXPECT_EQ(adjusted_scores(std::vector{a, b}, 3).units[0].standing, Standing::too_few);
}

RC_GTEST_PROP(Standardisation, KeepsTheMeanOfAll, ()) {
    std::mt19937_64 random(*rc::gen::inRange(0U, 100'000U));
    std::normal_distribution<double> normal;
    std::vector<ScoreSums> units(*rc::gen::inRange<std::size_t>(2, 20));
    for (auto& unit : units) {
        for (int i = 0; i < 5; ++i) {
            const double score = 30 + 8 * normal(random);
            add_scores(unit, 1, score, score * score, 28 + 4 * normal(random));
        }
    }
    const auto all = adjusted_scores(units);
    double weighted = 0;
    for (const auto& unit : all.units) weighted += unit.n * unit.adjusted / all.n;
    RC_ASSERT(std::abs(weighted - all.mean) < 1e-10);
}

// Two units that are alike but for the risk of those they treat are alike when adjusted.
TEST(Standardisation, byRegressionTakesCaseMixAway) {
    const std::vector<double> old{0, 1, 0, 1}, n{900, 100, 100, 900}, events{18, 20, 2, 180};
    const Patterns patterns{{old}, n, events, {}};
    const auto p = expected(logistic_regression(patterns), patterns);
    const double overall = 220.0 / 2000;
    const auto first = standardised_share(38, 1000, 900 * p[0] + 100 * p[1], overall);
    const auto second = standardised_share(182, 1000, 100 * p[2] + 900 * p[3], overall);
    EXPECT_NEAR(*first.adjusted, overall, 1e-12);
    EXPECT_NEAR(*second.adjusted, overall, 1e-12);
}

}  // namespace
}  // namespace vaerdi::comparison
