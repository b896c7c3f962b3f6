#include "comparison/reliability.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace vaerdi::comparison {
namespace {

// Balanced data have a closed form: between = (MSB − MSW) / n, within = MSW (Searle, Casella, McCulloch
// 1992).
TEST(Reliability, RestrictedLikelihoodIsAnalysisOfVarianceWhenBalanced) {
    const std::vector<UnitOfRows> units{{10, 5, 90}, {10, 7, 81}, {10, 6, 99}, {10, 9, 90}};
    const auto found = random_effects(units);
    ASSERT_TRUE(found);
    const double within = 360.0 / 36, msb = 10 * (1.75 * 1.75 + .25 * .25 + .75 * .75 + 2.25 * 2.25) / 3;
    EXPECT_NEAR(found->within, within, 1e-6);
    EXPECT_NEAR(found->between, (msb - within) / 10, 1e-6);
    EXPECT_NEAR(found->mean, 6.75, 1e-9);
}

TEST(Reliability, NothingBetweenUnits) {
    const std::vector<UnitOfRows> units{{10, 5, 90}, {10, 5.01, 81}, {10, 4.99, 99}};
    const auto found = random_effects(units);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->between, 0);
    EXPECT_FALSE(found->rows_for(0.7));
    EXPECT_FALSE(random_effects(std::vector<UnitOfRows>{{10, 5, 90}}));
    EXPECT_FALSE(random_effects(std::vector<UnitOfRows>{{1, 5, 0}, {1, 6, 0}}));
}

// Oxford Knee Score, all English providers of 2016/17: between .58413, within 71.8496 (outcomes.md).
TEST(Reliability, RowsForAStatedReliability) {
    const RandomEffects oks{0, .58413, 71.8496};
    EXPECT_NEAR(oks.intraclass(), .0081, 5e-5);
    EXPECT_EQ(oks.rows_for(0.7), 287);
    EXPECT_NEAR(oks.reliability(287), 0.7, 1e-5);
}

RC_GTEST_PROP(ReliabilityLaws, ShrinkingGoesTowardsAll, ()) {
    const RandomEffects all{10, 2, 30};
    const auto n = *rc::gen::inRange<std::int64_t>(1, 1000);
    const auto mean = 10 + 0.01 * *rc::gen::inRange(-1000, 1000);
    const auto found = shrunken(all, {n, mean, 0}, 0.95);
    RC_ASSERT(std::abs(found.value - 10) <= std::abs(mean - 10) + 1e-12);
    RC_ASSERT(found.interval.low <= found.value && found.value <= found.interval.high);
}

}  // namespace
}  // namespace vaerdi::comparison
