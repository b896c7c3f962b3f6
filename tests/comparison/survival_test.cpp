#include "comparison/survival.h"

#include <gtest/gtest.h>

#include <cmath>

namespace vaerdi::comparison {
namespace {

// Freireich 1963, remission of leukaemia under 6-MP (21 patients), as in Kalbfleisch and Prentice: S(23) =
// .4482, Greenwood standard error .1346.
TEST(Survival, KaplanMeierAsPublished) {
    const std::vector<TimeOfEvents> weeks{{6, 3, 0, 1},  {7, 1, 0, 0},  {9, 0, 0, 1},  {10, 1, 0, 1},
                                          {11, 0, 0, 1}, {13, 1, 0, 0}, {16, 1, 0, 0}, {17, 0, 0, 1},
                                          {19, 0, 0, 1}, {20, 0, 0, 1}, {22, 1, 0, 0}, {23, 1, 0, 0},
                                          {25, 0, 0, 1}, {32, 0, 0, 2}, {34, 0, 0, 1}, {35, 0, 0, 1}};
    const auto curve = incidence_curve(21, weeks, 0.95);
    ASSERT_EQ(curve.size(), 7u);
    EXPECT_NEAR(1 - curve[0].incidence.value, .8571, 5e-5);
    EXPECT_NEAR(1 - curve[6].incidence.value, .4482, 5e-5);
    EXPECT_EQ(curve[6].at_risk, 6);
    // On the complementary log-log scale with Greenwood's .1346: .188 to .680 free of the event.
    ASSERT_TRUE(curve[6].incidence.interval);
    const auto free = .448175, se = .134591;
    const auto width = 1.959964 * se / (free * std::abs(std::log(free)));
    EXPECT_NEAR(1 - curve[6].incidence.interval->high, std::pow(free, std::exp(width)), 2e-5);
    EXPECT_NEAR(1 - curve[6].incidence.interval->low, std::pow(free, std::exp(-width)), 2e-5);
}

// By hand: ten at risk; day 1: 1 event; day 2: 2 deaths; day 3: 1 event of 7.
TEST(Survival, DeathCompetes) {
    const std::vector<TimeOfEvents> days{{1, 1, 0, 0}, {2, 0, 2, 0}, {3, 1, 0, 0}};
    const auto found = cumulative_incidence(10, days, 0.95);
    EXPECT_NEAR(found.value, 0.1 + 0.9 * (7.0 / 9) * (1.0 / 7), 1e-12);
    // Without censoring the share is a plain proportion: 2 of 10, and so is its variance p (1 − p) / n.
    EXPECT_NEAR(found.value, 0.2, 1e-12);
    const auto width = 1.959964 * std::sqrt(0.2 * 0.8 / 10) / (0.8 * std::abs(std::log(0.8)));
    ASSERT_TRUE(found.interval);
    EXPECT_NEAR(found.interval->high, 1 - std::pow(0.8, std::exp(width)), 1e-6);
}

TEST(Survival, NothingHappened) {
    EXPECT_EQ(cumulative_incidence(10, {}, 0.95).value, 0);
    const std::vector<TimeOfEvents> lost{{3, 0, 0, 10}};
    EXPECT_FALSE(cumulative_incidence(10, lost, 0.95).interval);
    const std::vector<TimeOfEvents> all{{3, 10, 0, 0}};
    EXPECT_EQ(cumulative_incidence(10, all, 0.95).value, 1);
}

}  // namespace
}  // namespace vaerdi::comparison
