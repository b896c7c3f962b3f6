#include "comparison/reliability.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "comparison/english_providers.h"

namespace vaerdi::comparison {
namespace {

UnitOfRows unit_of(const std::vector<double>& rows) {
    UnitOfRows unit{static_cast<std::int64_t>(rows.size()), 0, 0};
    const auto n = static_cast<double>(rows.size());
    for (const double x : rows) unit.mean += x / n;
    for (const double x : rows) unit.within += (x - unit.mean) * (x - unit.mean);
    return unit;
}

// Davies, Goldsmith, Statistical Methods in Research and Production, 1972: yield of dyestuff by batch; REML
// as in Bates et al., Journal of Statistical Software 2015 and the manual of lme4.
const std::vector<UnitOfRows> dyestuff{
    unit_of({1545, 1440, 1440, 1520, 1580}), unit_of({1540, 1555, 1490, 1560, 1495}),
    unit_of({1595, 1550, 1605, 1510, 1560}), unit_of({1445, 1440, 1595, 1465, 1545}),
    unit_of({1595, 1630, 1515, 1635, 1625}), unit_of({1520, 1455, 1450, 1480, 1445})};

TEST(RandomEffects, ofDyestuffAreThePublishedOnes) {
    const auto all = *random_effects(dyestuff);
    EXPECT_NEAR(all.mean, 1527.5, 1e-9);
    EXPECT_NEAR(std::sqrt(all.mean_variance), 19.38, 5e-3);
    EXPECT_NEAR(all.between, 1764, 0.5);
    EXPECT_NEAR(all.within, 2451, 0.5);
    // The first batch lies 22.5 below; 1764.05/(1764.05 + 2451.25/5) of it is its own.
    const auto first = shrunken(all, dyestuff[0], 0.95);
    EXPECT_NEAR(first.value - 1527.5, -22.5 * 0.78253, 1e-3);
    EXPECT_LT(first.interval.low, first.value);
    EXPECT_NEAR(first.interval.low + first.interval.high, 2 * first.value, 1e-9);
}

TEST(RandomEffects, ofEnglishProvidersAreTheStatedOnes) {
    const auto knees = english_knees();
    if (!knees) GTEST_SKIP() << "VAERDI_REFERENCE_DATA is not set";
    std::vector<UnitOfRows> units;
    for (const auto& sums : knees->sums) {
        const double mean = sums.residual / sums.n;
        units.push_back(
            {static_cast<std::int64_t>(sums.n), mean, sums.residual_squares - sums.residual * mean});
    }
    EXPECT_EQ(units.size(), 283U);
    const auto all = *random_effects(units);
    EXPECT_NEAR(all.between, .58413, 5e-6);
    EXPECT_NEAR(all.within, 71.8496, 5e-5);
    EXPECT_NEAR(all.intraclass(), .0081, 5e-5);
    EXPECT_EQ(all.rows_for(0.70), 287);
}

RC_GTEST_PROP(RandomEffects, OfUnitsOfOneSizeAreThoseOfTheAnalysisOfVariance, ()) {
    std::mt19937_64 random(*rc::gen::inRange(0U, 100'000U));
    std::normal_distribution<double> normal;
    const auto count = *rc::gen::inRange(2, 12), n = *rc::gen::inRange(2, 20);
    const double spread = *rc::gen::inRange(0, 20) / 10.0;
    std::vector<UnitOfRows> units;
    double mean = 0, within = 0, between = 0;
    for (int u = 0; u < count; ++u) {
        const double own = spread * normal(random);
        std::vector<double> rows;
        for (int i = 0; i < n; ++i) rows.push_back(own + normal(random));
        units.push_back(unit_of(rows));
        mean += units.back().mean / count;
        within += units.back().within / (count * (n - 1));
    }
    for (const auto& unit : units) between += n * (unit.mean - mean) * (unit.mean - mean) / (count - 1);
    const auto all = *random_effects(units);
    RC_ASSERT(std::abs(all.mean - mean) < 1e-9);
    RC_ASSERT(std::abs(all.between - std::max(0.0, (between - within) / n)) < 1e-7);
    if (between > within) RC_ASSERT(std::abs(all.within - within) < 1e-7);
}

TEST(RandomEffects, ofTooLittleAreAbsentAndOfNoVariationNil) {
    EXPECT_FALSE(random_effects(std::vector<UnitOfRows>{{10, 3, 5}}));
    EXPECT_FALSE(random_effects(std::vector<UnitOfRows>{{1, 3, 0}, {1, 4, 0}}));
    EXPECT_FALSE(random_effects(std::vector<UnitOfRows>{{10, 3, 5}, {0, 0, 0}}));
    const auto same = *random_effects(std::vector<UnitOfRows>{{10, 3, 0}, {10, 3, 0}});
    EXPECT_EQ(same.intraclass(), 0);
    EXPECT_EQ(shrunken(same, {10, 3, 0}, 0.95).interval, (Interval{3, 3}));
    const auto apart = *random_effects(std::vector<UnitOfRows>{{10, 3, 0}, {20, 5, 0}});
    EXPECT_EQ(apart.between, 2);
    EXPECT_EQ(apart.intraclass(), 1);
    EXPECT_EQ(shrunken(apart, {10, 3, 0}, 0.95).value, 3);
}

// Oxford Knee Score, all English providers of 2016/17 (reference/outcomes.md).
TEST(Reliability, GrowsWithRows) {
    const RandomEffects oks{0, .58413, 71.8496};
    EXPECT_EQ(oks.reliability(0), 0);
    EXPECT_DOUBLE_EQ(oks.reliability(1), oks.intraclass());
    EXPECT_NEAR(oks.reliability(115), 0.48, 0.005);  // a median provider-year
    EXPECT_NEAR(oks.reliability(287), 0.7, 1e-5);
    EXPECT_EQ(oks.rows_for(0.7), 287);
    const RandomEffects alike{0, 0, 71.8496};
    EXPECT_EQ(alike.reliability(1'000'000), 0);
    EXPECT_FALSE(alike.rows_for(0.7));
}

RC_GTEST_PROP(Reliability, ShrinkingGoesTowardsAllAndNotBeyond, ()) {
    const RandomEffects all{10, 2, 30, 0.1};
    const double mean = 10 + 0.01 * *rc::gen::inRange(-1000, 1000);
    const auto found = shrunken(all, {*rc::gen::inRange<std::int64_t>(1, 1000), mean, 0}, 0.95);
    RC_ASSERT(std::abs(found.value - 10) <= std::abs(mean - 10) + 1e-12);
    RC_ASSERT((found.value - 10) * (mean - 10) >= -1e-12);
    RC_ASSERT(found.interval.low < found.value && found.value < found.interval.high);
}

TEST(Reliability, ofTwoYears) {
    const std::vector<double> one{1, 2, 3, 4}, next{2, 1, 4, 3}, same{7, 7, 7, 7};
    EXPECT_NEAR(*year_to_year(one, next), 0.6, 1e-12);
    EXPECT_EQ(year_to_year(one, one), 1);
    EXPECT_FALSE(year_to_year(one, same));
    EXPECT_FALSE(year_to_year(std::span(one).first(2), std::span(next).first(2)));
}

}  // namespace
}  // namespace vaerdi::comparison
