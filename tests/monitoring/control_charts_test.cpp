#include "monitoring/control_charts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "series.h"

namespace vaerdi::monitoring {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Visits a month at the English trust RRK: reference/outcomes.md, from NHS England's Making Data Count.
const std::vector<double> rrk{1195, 1843, 1397, 1333, 1771, 1751, 2013, 1759, 2179, 2585, 1654, 1543,
                              1632, 1558, 1190, 1357, 1279, 1683, 2190, 1804, 986,  2181, 2048, 2154};

TEST(Xmr, ofAnEnglishTrustIsThePublishedOne) {
    const auto chart = xmr_chart({}, months(rrk));
    EXPECT_NEAR(*chart.centre, 1711.875, 1e-9);
    EXPECT_NEAR(*chart.points[0].limits.low, 849.7931818, 5e-8);
    EXPECT_NEAR(*chart.points[23].limits.high, 2573.956818, 5e-7);
    ASSERT_TRUE(found(chart, Rule::outside));
    EXPECT_THAT(found(chart, Rule::outside)->points, ElementsAre(9));
    EXPECT_EQ(found(chart, Rule::outside)->words.en, "1 point above the upper limit (month 10)");
    EXPECT_EQ(found(chart, Rule::outside)->words.da, "1 punkt over øvre grænse (måned 10)");
    EXPECT_THAT(chart.notes.front().en, HasSubstr("1 unusually large one left out"));
}

TEST(Xmr, withoutScreeningIsThePublishedOneToo) {
    const auto chart = xmr_chart({}, months(rrk), {.screening = Screening::unscreened});
    EXPECT_NEAR(*chart.points[0].limits.low, 749.0706522, 5e-8);
    EXPECT_NEAR(*chart.points[0].limits.high, 2674.679348, 5e-7);
    EXPECT_FALSE(found(chart, Rule::outside));
}

TEST(Xmr, holdsTheLimitsOfABaseline) {
    auto series = months({10, 12, 11, 9, 10, 12, 30, 30});
    const auto chart = xmr_chart({}, series, {.baseline = 6});
    const auto before = xmr_chart({}, std::span(series).first(6));
    EXPECT_EQ(chart.centre, before.centre);
    EXPECT_EQ(chart.points[7].limits, before.points[0].limits);
    EXPECT_THAT(found(chart, Rule::outside)->points, ElementsAre(6, 7));
    EXPECT_THAT(chart.notes.back().en, HasSubstr("month 1 to month 6"));
}

TEST(Xmr, ofAMissingMonthHasAGapAndNoRangeAcrossIt) {
    auto series = months({10, 12, 0, 90, 91, 92});
    series[2].value.reset();
    const auto chart = xmr_chart({}, series);
    EXPECT_FALSE(chart.points[2].value);
    EXPECT_NEAR(*chart.points[0].limits.high, 59 + 2.66 * 4 / 3, 1e-9);
    EXPECT_THAT(chart.notes.back().da, HasSubstr("Ingen data: måned 3"));
}

TEST(Xmr, ofTooLittleHasNoLimitsAndOfNothingNoCentre) {
    EXPECT_TRUE(xmr_chart({}, {}).points.empty());
    const auto one = xmr_chart({}, months({5}));
    EXPECT_EQ(one.centre, 5);
    EXPECT_EQ(one.points[0].limits, Limits{});
    const auto nothing = xmr_chart({}, std::vector<Period>(3));
    EXPECT_FALSE(nothing.centre);
    EXPECT_THAT(nothing.findings, IsEmpty());
}

TEST(Xmr, ofTheSameValueAgainAndAgainFindsNothing) {
    EXPECT_THAT(xmr_chart({}, months(std::vector(24, 0.1))).findings, IsEmpty());
    EXPECT_THAT(p_chart({}, samples(std::vector(24, 1.0), 10)).findings, IsEmpty());
}

// Of seven months alike and one leap the leap is all that is known of chance: it is not screened away.
TEST(Xmr, ofOneLeapHasLimits) {
    const auto chart = xmr_chart({}, months({10, 10, 10, 10, 10, 10, 10, 20}));
    EXPECT_LT(*chart.points[0].limits.low, 10);
    EXPECT_GT(*chart.points[0].limits.high, 12);
}

// Montgomery, Introduction to Statistical Quality Control, table 7.1: cans of orange juice, 30 samples of 50.
TEST(PChart, ofCansIsThePublishedOne) {
    const auto chart = p_chart({}, samples({12, 15, 8, 10, 4,  7,  16, 9,  14, 10, 5,  6, 17, 12, 22,
                                            8,  10, 5, 13, 11, 20, 18, 24, 15, 9,  12, 7, 13, 9,  6},
                                           50));
    EXPECT_NEAR(*chart.centre, .2313, 5e-5);
    EXPECT_NEAR(*chart.points[0].limits.high, .4102, 5e-5);
    EXPECT_NEAR(*chart.points[0].limits.low, .0524, 5e-5);
    EXPECT_THAT(found(chart, Rule::outside)->points, ElementsAre(14, 22));
}

// The same, table 7.7: nonconformities of printed circuit boards, 26 samples of 100.
TEST(CChart, ofCircuitBoardsIsThePublishedOne) {
    const auto chart = c_chart({}, months({21, 24, 16, 12, 15, 5,  28, 20, 31, 25, 20, 24, 16,
                                           19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15}));
    EXPECT_NEAR(*chart.centre, 19.85, 5e-3);
    EXPECT_NEAR(*chart.points[0].limits.high, 33.22, 1e-2);
    EXPECT_NEAR(*chart.points[0].limits.low, 6.48, 5e-3);
    ASSERT_EQ(chart.findings.size(), 3U);
    EXPECT_THAT(chart.findings[0].points, ElementsAre(19));
    EXPECT_THAT(chart.findings[1].points, ElementsAre(5));
    EXPECT_EQ(chart.findings[1].words.en, "1 point below the lower limit (month 6)");
    EXPECT_THAT(found(chart, Rule::two_of_three)->points, ElementsAre(19, 20));  // 39, 30: above 28.76
}

// The same, example 7.4: 193 nonconformities of 20 samples of 5 personal computers.
TEST(UChart, ofComputersIsThePublishedOne) {
    const auto chart =
        u_chart({}, samples({10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5}, 5));
    EXPECT_NEAR(*chart.centre, 1.93, 1e-9);
    EXPECT_NEAR(*chart.points[0].limits.high, 3.79, 5e-3);
    EXPECT_NEAR(*chart.points[0].limits.low, 0.07, 5e-3);
    EXPECT_FALSE(found(chart, Rule::outside));
}

TEST(PChart, hasStepsWhereDenominatorsDifferAndAGapWhereThereIsNone) {
    const std::vector<CountedPeriod> periods{{"a", 5, 100}, {"b", 0, 0}, {"c", 15, 300}};
    const auto chart = p_chart({}, periods);
    EXPECT_NEAR(*chart.points[0].limits.high, .05 + 3 * std::sqrt(.05 * .95 / 100), 1e-12);
    EXPECT_NEAR(*chart.points[2].limits.high, .05 + 3 * std::sqrt(.05 * .95 / 300), 1e-12);
    EXPECT_EQ(chart.points[0].limits.low, 0);  // −1.5 % is no share
    EXPECT_FALSE(chart.points[1].value);
    EXPECT_EQ(chart.points[1].limits, Limits{});
    EXPECT_FALSE(p_chart({}, std::vector<CountedPeriod>(4)).centre);
}

// By hand: p = .5, one patient's sigma .5; z of 55, 45, 55, 45 of 100 are ±1, their ranges 2.
TEST(PPrimeChart, widensByTheRangeOfScores) {
    const auto chart = p_prime_chart({}, samples({55, 45, 55, 45}, 100));
    EXPECT_NEAR(*chart.points[0].limits.high, .5 + 3 * .05 * 2 / 1.128, 1e-12);
    EXPECT_THAT(chart.notes.front().en, HasSubstr("1.77 times"));
    const auto rates = u_prime_chart({}, samples({55, 45, 55, 45}, 100));
    EXPECT_NEAR(*rates.points[0].limits.high, .5 + 3 * 2 / 1.128 * .05, 1e-12);
    EXPECT_EQ(rates.kind, ChartKind::u_prime);
}

TEST(PPrimeChart, ofNoEventsAtAllIsFlat) {
    const auto chart = p_prime_chart({}, samples({0, 0, 0}, 100));
    EXPECT_EQ(chart.points[0].limits, (Limits{0, 0}));
    EXPECT_THAT(chart.findings, IsEmpty());
}

bool finite(const std::optional<double>& value) { return !value || std::isfinite(*value); }

RC_GTEST_PROP(ControlCharts, holdNothingButFiniteFigures, ()) {
    const auto counts = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(0, 40)));
    std::vector<CountedPeriod> periods;
    for (const auto& [events, n] : counts)
        periods.push_back({"x", static_cast<double>(std::min(events, n)), static_cast<double>(n)});
    const ControlChartOptions options{.baseline = static_cast<std::size_t>(*rc::gen::inRange(0, 10))};
    for (auto* make : {p_chart, p_prime_chart, u_chart, u_prime_chart}) {
        const auto chart = make({}, periods, options);
        RC_ASSERT(chart.points.size() == periods.size());
        RC_ASSERT(finite(chart.centre));
        for (const auto& point : chart.points) {
            RC_ASSERT(finite(point.value) && finite(point.centre));
            RC_ASSERT(finite(point.limits.low) && finite(point.limits.high));
            RC_ASSERT(finite(point.warning.low) && finite(point.warning.high));
            RC_ASSERT(point.value.has_value() == (point.size > 0));
        }
    }
}

// Kilograms or pounds, from a zero here or there: the same points stand out.
RC_GTEST_PROP(Xmr, findsTheSameOnAnyScale, ()) {
    const auto values = *rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(0, 50), [](int v) { return static_cast<double>(v); }));
    std::vector<double> scaled;
    for (const double v : values) scaled.push_back(2 * v + 1024);
    const auto plain = xmr_chart({}, months(values)), other = xmr_chart({}, months(scaled));
    RC_ASSERT(plain.findings.size() == other.findings.size());
    for (std::size_t i = 0; i < plain.findings.size(); ++i)
        RC_ASSERT(plain.findings[i].points == other.findings[i].points);
}

}  // namespace
}  // namespace vaerdi::monitoring
