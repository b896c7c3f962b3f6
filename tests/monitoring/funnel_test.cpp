#include "monitoring/funnel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "monitoring/funnel_limits.h"
#include "series.h"

namespace vaerdi::monitoring {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// reference/outcomes.md; Spiegelhalter 2005.
TEST(FunnelLimits, ofRatiosAreThePublishedOnes) {
    struct Row {
        double expected;
        Interval usual, wide;
    };
    for (const auto& row : {Row{15, {.5596924, 1.649348}, {.3862650, 2.082907}},
                            Row{20, {.6108260, 1.544419}, {.4479107, 1.902094}},
                            Row{30, {.6746958, 1.427562}, {.5289724, 1.702771}}}) {
        SCOPED_TRACE(row.expected);
        const auto usual = rate_limits(1, row.expected, .95), wide = rate_limits(1, row.expected, .998);
        EXPECT_NEAR(usual.low, row.usual.low, 5e-8);
        EXPECT_NEAR(usual.high, row.usual.high, 5e-7);
        EXPECT_NEAR(wide.low, row.wide.low, 5e-8);
        EXPECT_NEAR(wide.high, row.wide.high, 5e-7);
    }
    // A rate of .05 over 300 years is a ratio of 1 where 15 are expected.
    EXPECT_NEAR(rate_limits(.05, 300, .95).high, .05 * 1.649348, 5e-8);
}

// By hand: of 2 patients at ½, P(0) = ¼, P(≤ 1) = ¾. 80 % leaves .1 at either end: (0 − .6)/2, cut to 0, and
// r = 2, back (1 − .9)/(1 − .75) = .4.
TEST(FunnelLimits, ofSharesLieBetweenCounts) {
    const auto found = proportion_limits(.5, 2, .8);
    EXPECT_EQ(found.low, 0);
    EXPECT_NEAR(found.high, (2 - .4) / 2, 1e-12);
    EXPECT_EQ(proportion_limits(0, 10, .95), (Interval{0, 0}));
    EXPECT_EQ(proportion_limits(1, 10, .95), (Interval{1, 1}));
}

TEST(FunnelLimits, ofMeansAreNormal) {
    EXPECT_NEAR(mean_limits(16.5, 8.5, 100, .95).high, 16.5 + 1.959964 * .85, 1e-6);
}

RC_GTEST_PROP(FunnelLimits, lieAboutTheTargetAndNarrowWithSize, ()) {
    const double target = *rc::gen::inRange(1, 100) / 100.0;
    const double n = *rc::gen::inRange(1, 2000);
    for (const double confidence : {.95, .998}) {
        const auto share = proportion_limits(target, n, confidence),
                   rate = rate_limits(target, n, confidence);
        RC_ASSERT(0 <= share.low && share.low <= share.high && share.high <= 1);
        RC_ASSERT(rate.low < target && target < rate.high);
        const auto larger = rate_limits(target, 2 * n, confidence);
        RC_ASSERT(larger.high < rate.high && larger.low >= rate.low);
    }
    RC_ASSERT(rate_limits(target, n, .998).high > rate_limits(target, n, .95).high);
}

std::vector<CountingUnit> ratios(const std::vector<std::pair<double, double>>& pairs) {
    std::vector<CountingUnit> units;
    for (const auto& [observed, expected] : pairs)
        units.push_back({"unit " + std::to_string(units.size() + 1), observed, expected});
    return units;
}

// By hand on the square-root scale: z = 2 (√O − √E).
TEST(Overdispersion, isTheMeanSquareOfScores) {
    const auto units = ratios({{100, 81}, {64, 81}, {121, 100}, {81, 100}});
    const auto chart = rate_funnel({}, units, {.target = 1, .outermost = Outermost::kept});
    ASSERT_TRUE(chart.overdispersion);
    const double phi = (4 + 4 + 4 + 4) / 4.0, weight = 4 * 81.0, other = 4 * 100.0;
    EXPECT_NEAR(chart.overdispersion->phi, phi, 1e-12);
    EXPECT_NEAR(chart.overdispersion->chi_squared_df, 16.0 / 3, 1e-12);
    const double sum = 2 * weight + 2 * other, squares = 2 * weight * weight + 2 * other * other;
    const double tau = (4 * phi - 3) / (sum - squares / sum);
    EXPECT_NEAR(chart.overdispersion->tau_squared, tau, 1e-15);
    EXPECT_EQ(chart.widened, Widening::additive);
    // Limits are on the scale of the ratio again.
    const double half = 1.959964 * std::sqrt(1 / weight + tau);
    EXPECT_NEAR(*chart.points[0].warning.high, (1 + half) * (1 + half), 1e-6);
    EXPECT_NEAR(*chart.points[0].warning.low, (1 - half) * (1 - half), 1e-6);
    EXPECT_THAT(chart.notes.back().en, HasSubstr("φ 4.00): the limits are widened"));
}

TEST(Overdispersion, canMultiply) {
    const auto units = ratios({{100, 81}, {64, 81}, {121, 100}, {81, 100}});
    const auto chart = rate_funnel(
        {}, units, {.target = 1, .widening = Widening::multiplicative, .outermost = Outermost::kept});
    const double half = 1.959964 * 2 / 18;
    EXPECT_NEAR(*chart.points[0].warning.high, (1 + half) * (1 + half), 1e-6);
}

// SHMI: z = √E log(O/E), the outermost tenth at either end left out; 99.8 % limits exp(±z √(1/E + τ²)).
TEST(Overdispersion, onTheLogarithmWithTrimmingIsThatOfEnglishMortality) {
    std::vector<std::pair<double, double>> pairs;
    for (int i = 0; i < 19; ++i) pairs.push_back({400 * std::exp((i - 9) * .04), 400});
    const auto chart = rate_funnel(
        {}, ratios(pairs), {.target = 1, .outermost = Outermost::trimmed, .scale = RatioScale::logarithm});
    // Ranks 2 … 17 of 19 stay (2/20 = .1, 18/20 = .9 goes): z = .8 (i − 9) for i = 1 … 16.
    double squares = 0;
    for (int i = 1; i <= 16; ++i) squares += .64 * (i - 9) * (i - 9);
    EXPECT_EQ(chart.overdispersion->units, 16U);
    EXPECT_NEAR(chart.overdispersion->phi, squares / 16, 1e-9);
    const double tau = (squares - 15) / (16 * 400 - 400);
    EXPECT_NEAR(chart.overdispersion->tau_squared, tau, 1e-12);
    EXPECT_NEAR(*chart.points[9].limits.high, std::exp(3.090232 * std::sqrt(1 / 400.0 + tau)), 1e-6);
}

TEST(Overdispersion, ofNoEventsIsFinite) {
    const auto units = ratios({{0, 5}, {9, 5}, {5, 5}, {0, 3}});
    for (const auto scale : {RatioScale::square_root, RatioScale::logarithm}) {
        const auto chart = rate_funnel({}, units, {.scale = scale});
        EXPECT_TRUE(std::isfinite(chart.overdispersion->phi));
        EXPECT_EQ(chart.points[0].value, 0);
    }
    EXPECT_FALSE(rate_funnel({}, ratios({{0, 5}, {0, 5}}), {.scale = RatioScale::logarithm}).overdispersion);
}

TEST(Overdispersion, isNotAppliedWhereItIsNotCalledForAndTheLimitsAreExact) {
    const auto chart = rate_funnel({}, ratios({{15, 15}, {30, 30}, {16, 15}, {29, 30}}), {.target = 1});
    EXPECT_LT(chart.overdispersion->phi, 1);
    EXPECT_EQ(chart.widened, Widening::none);
    EXPECT_NEAR(*chart.points[0].warning.high, 1.649348, 5e-7);
}

// One unit far out: drawn in, nothing is left to widen for, and the chart says so.
TEST(Overdispersion, thatDrawingInHidesIsSaid) {
    std::vector<std::pair<double, double>> pairs(20, {100, 100});
    pairs[7].first = 200;
    const auto chart = rate_funnel({}, ratios(pairs), {.target = 1});
    EXPECT_GT(chart.overdispersion->chi_squared_df, 1);
    EXPECT_LT(chart.overdispersion->phi, 1);
    EXPECT_EQ(chart.widened, Widening::none);
    EXPECT_THAT(chart.notes.back().en, HasSubstr("Without the outermost units there is no more than chance"));
    EXPECT_THAT(found(chart, Rule::beyond_998)->points, ElementsAre(7));
    EXPECT_EQ(found(chart, Rule::beyond_998)->words.en, "1 unit above the 99.8% limit (unit 8)");
    EXPECT_EQ(found(chart, Rule::beyond_998)->words.da, "1 enhed over 99,8 %-grænsen (unit 8)");
}

// reference/outcomes.md: English providers of knee replacement 2016/17, judged against the country.
TEST(Funnel, ofMeansJudgesAsTheEnglishDo) {
    const std::vector<MeasuringUnit> providers{{"ADP02", 17.2224, 156}, {"NN801", 14.2539, 33},
                                               {"NT204", 16.2178, 59},  {"NT209", 16.9626, 48},
                                               {"NT213", 18.4946, 208}, {"small", 30, 29}};
    const auto chart = mean_funnel({}, providers, 8.50770,
                                   {.target = 35.7499 - 19.2042, .widening = Widening::none, .fewest = 30});
    ASSERT_EQ(chart.findings.size(), 1U);
    EXPECT_EQ(chart.findings[0].rule, Rule::beyond_998);
    EXPECT_THAT(chart.findings[0].points, ElementsAre(4));
    EXPECT_EQ(chart.points[5].mark, Mark::none);
    EXPECT_THAT(chart.notes.back().en, HasSubstr("1 unit is too small to be judged (fewer than 30)"));
}

TEST(Funnel, drawsItsLimitsOverAllSizes) {
    const std::vector<CountingUnit> units{{"a", 2, 40}, {"b", 30, 600}, {"none", 0, 0}};
    const auto chart = proportion_funnel({}, units);
    EXPECT_NEAR(*chart.centre, .05, 1e-12);
    ASSERT_GT(chart.widths.size(), 50U);
    EXPECT_LT(chart.widths.front().size, 40);
    EXPECT_GT(chart.widths.back().size, 600);
    EXPECT_TRUE(std::ranges::is_sorted(chart.widths, {}, &FunnelWidth::size));
    EXPECT_FALSE(chart.points[2].value);
    EXPECT_THAT(chart.notes.back().da, HasSubstr("Ingen data: none"));
    const std::vector<CountingUnit> kept_back{{"a", 2, 40}, {"b", 30, 600}, {"none", 0, 0, true}};
    EXPECT_THAT(proportion_funnel({}, kept_back).notes.back().da, Not(HasSubstr("none")));
    EXPECT_THAT(proportion_funnel({}, {}).findings, IsEmpty());
}

// Of a unit that is expected to have 0.6 events more than half have none, of one expected to have 3 one in
// 20; only beyond 6.9 is it less than one in 1,000.
TEST(Funnel, aSmallUnitWithoutEventsIsNotFarBelow) {
    const std::vector<CountingUnit> units{{"small", 0, .63}, {"some", 0, 3}, {"more", 0, 4}, {"large", 0, 7}};
    const auto chart = rate_funnel({}, units, {.target = 1, .widening = Widening::none});
    EXPECT_EQ(chart.points[0].mark, Mark::none);
    EXPECT_EQ(chart.points[1].mark, Mark::none);
    EXPECT_EQ(chart.points[2].mark, Mark::watch);
    EXPECT_EQ(chart.points[3].mark, Mark::act);
}

// 22 patients at 7.5 %: 18 in 100 such units have no event, also where limits are widened on the scale of
// scores.
TEST(Funnel, widenedLimitsDoNotCallASmallUnitWithoutEventsBelow) {
    const std::vector<CountingUnit> units{
        {"a", 40, 300}, {"b", 3, 280}, {"c", 35, 250}, {"d", 4, 260}, {"small", 0, 22}};
    const auto chart = proportion_funnel({}, units);
    ASSERT_NE(chart.widened, Widening::none);
    EXPECT_EQ(chart.points[4].mark, Mark::none);
}

RC_GTEST_PROP(Funnel, holdsFiniteFiguresAndDoesNotDependOnTheOrderOfUnits, ()) {
    auto units = *rc::gen::container<std::vector<CountingUnit>>(
        rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 30), rc::gen::inRange(0, 200)), [](const auto& pair) {
            return CountingUnit{"x", static_cast<double>(std::min(pair.first, pair.second)),
                                static_cast<double>(pair.second)};
        }));
    const auto chart = proportion_funnel({}, units), rates = rate_funnel({}, units);
    std::ranges::reverse(units);
    const auto reversed = proportion_funnel({}, units);
    if (chart.overdispersion) RC_ASSERT(chart.overdispersion->phi == reversed.overdispersion->phi);
    for (const auto& each : {chart, rates}) {
        for (const auto& width : each.widths) {
            RC_ASSERT(std::isfinite(*width.limits.low) && std::isfinite(*width.limits.high));
            RC_ASSERT(*width.limits.low <= *width.warning.low && *width.warning.high <= *width.limits.high);
        }
        for (const auto& point : each.points) {
            if (!point.value) continue;  // RC_ASSERT looks at both sides of an "or"
            RC_ASSERT(std::isfinite(*point.limits.high - *point.limits.low));
        }
    }
}

}  // namespace
}  // namespace vaerdi::monitoring
