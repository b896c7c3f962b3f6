#include "comparison/survival.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace vaerdi::comparison {
namespace {

// Freireich et al., Blood 1963: weeks in remission with 6-mercaptopurine, the example of most textbooks.
const std::vector<TimeOfEvents> remission{{6, 3, 0, 1},  {7, 1, 0, 0},  {9, 0, 0, 1},  {10, 1, 0, 1},
                                          {11, 0, 0, 1}, {13, 1, 0, 0}, {16, 1, 0, 0}, {17, 0, 0, 1},
                                          {19, 0, 0, 1}, {20, 0, 0, 1}, {22, 1, 0, 0}, {23, 1, 0, 0},
                                          {25, 0, 0, 1}, {32, 0, 0, 2}, {34, 0, 0, 1}, {35, 0, 0, 1}};

// Collett, Modelling Survival Data, and the same data in Kleinbaum, Klein, Survival Analysis; standard errors
// by Greenwood, log(−log) intervals.
TEST(KaplanMeier, ofTheRemissionTimesIsThePublishedOne) {
    const auto curve = kaplan_meier(remission, 0.95);
    EXPECT_EQ(curve.patients, 21);
    struct Row {
        std::int64_t week;
        double share, error, low, high;
    };
    for (const auto& row : {Row{6, .8571, .0764, .6197, .9516}, Row{7, .8067, .0869, .5631, .9228},
                            Row{10, .7529, .0963, .5032, .8894}, Row{13, .6902, .1068, .4316, .8491},
                            Row{16, .6275, .1141, .3675, .8049}, Row{22, .5378, .1282, .2678, .7468},
                            Row{23, .4482, .1346, .1881, .6801}}) {
        SCOPED_TRACE(row.week);
        const auto step = *at(curve, row.week);
        EXPECT_NEAR(step.value, row.share, 5e-5);
        EXPECT_NEAR(std::sqrt(step.variance), row.error, 5e-5);
        EXPECT_NEAR(step.interval.low, row.low, 5e-5);
        EXPECT_NEAR(step.interval.high, row.high, 5e-5);
    }
    const auto median = median_time(curve);
    EXPECT_EQ(median.day, 23);
    EXPECT_EQ(median.low, 13);
    EXPECT_FALSE(median.high);
}

TEST(KaplanMeier, saysHowManyAreLeftAndNothingAboutTimesNobodyReached) {
    const auto curve = kaplan_meier(remission, 0.95);
    EXPECT_EQ(number_at_risk(curve, 0), 21);
    EXPECT_EQ(number_at_risk(curve, 6), 21);
    EXPECT_EQ(number_at_risk(curve, 7), 17);
    EXPECT_EQ(number_at_risk(curve, 35), 1);
    EXPECT_EQ(number_at_risk(curve, 36), 0);
    EXPECT_TRUE(at(curve, 35));
    EXPECT_FALSE(at(curve, 36));
    EXPECT_FALSE(at(kaplan_meier({}, 0.95), 1));
    EXPECT_FALSE(median_time(kaplan_meier({}, 0.95)).day);
}

TEST(KaplanMeier, beforeTheFirstEventIsNotCertain) {
    const auto curve = kaplan_meier({{10, 0, 0, 5}, {20, 1, 0, 4}}, 0.95);
    const auto early = *at(curve, 5), censored = *at(curve, 12);
    EXPECT_EQ(early.value, 1);
    EXPECT_EQ(early.interval, (Interval{exact_proportion(10, 10).low, 1}));
    EXPECT_EQ(censored.value, 1);
    EXPECT_LT(censored.interval.low, 1);
}

TEST(KaplanMeier, whenEverybodyHasHadTheEventKnowsTheRest) {
    const auto curve = kaplan_meier({{1, 1, 0, 0}, {2, 1, 0, 0}, {3, 1, 0, 0}, {4, 1, 0, 0}}, 0.95);
    EXPECT_EQ(at(curve, 100)->value, 0);
    EXPECT_EQ(at(curve, 100)->interval.high, at(curve, 3)->interval.high);
    EXPECT_EQ(median_time(curve).day, 2.5);  // as the usual median
}

using Times = std::vector<TimeOfEvents>;

Times some_times(bool competing, bool censored) {
    Times times;
    for (std::int64_t day = 1; day <= 30; day += *rc::gen::inRange(1, 5)) {
        times.push_back({day, *rc::gen::inRange(0, 4), competing ? *rc::gen::inRange(0, 4) : 0,
                         censored ? *rc::gen::inRange(0, 4) : 0});
    }
    times.push_back({31, 1, 1, 1});
    if (!competing) times.back().competing = 0;
    if (!censored) times.back().censored = 0;
    return times;
}

RC_GTEST_PROP(AalenJohansen, WithoutCompetingEventsIsOneLessKaplanMeierWithGreenwoodsVariance, ()) {
    const auto times = some_times(false, true);
    const auto survival = kaplan_meier(times, 0.95), incidence = aalen_johansen(times, 0.95);
    for (std::size_t i = 0; i < survival.steps.size(); ++i) {
        const auto &s = survival.steps[i], &c = incidence.steps[i];
        RC_ASSERT(std::abs(s.value + c.value - 1) < 1e-12);
        RC_ASSERT(std::abs(s.variance - c.variance) < 1e-12);
        RC_ASSERT(std::abs(s.interval.low + c.interval.high - 1) < 1e-9);
    }
}

RC_GTEST_PROP(AalenJohansen, WithoutCensoringIsTheShareWithBinomialVariance, ()) {
    const auto times = some_times(true, false);
    const auto curve = aalen_johansen(times, 0.95);
    double events = 0;
    for (const auto& step : curve.steps) {
        for (const auto& time : times) events += time.day == step.day ? static_cast<double>(time.events) : 0;
        const double share = events / curve.patients;
        RC_ASSERT(std::abs(step.value - share) < 1e-12);
        RC_ASSERT(std::abs(step.variance - share * (1 - share) / curve.patients) < 1e-12);
    }
}

RC_GTEST_PROP(AalenJohansen, OfBothEventsAndOfNeitherIsEverybody, ()) {
    const auto times = some_times(true, true);
    auto other = times, both = times;
    for (auto& time : other) std::swap(time.events, time.competing);
    for (auto& time : both) time.events += std::exchange(time.competing, 0);
    const auto one = aalen_johansen(times, 0.95), two = aalen_johansen(other, 0.95);
    const auto neither = kaplan_meier(both, 0.95);
    for (std::size_t i = 0; i < one.steps.size(); ++i) {
        RC_ASSERT(std::abs(one.steps[i].value + two.steps[i].value + neither.steps[i].value - 1) < 1e-12);
        RC_ASSERT(one.steps[i].interval.low <= one.steps[i].value + 1e-12);
        RC_ASSERT(one.steps[i].interval.high >= one.steps[i].value - 1e-12);
    }
}

// Deaths that are taken for censoring make revisions look more frequent than they are.
TEST(AalenJohansen, isBelowOneLessKaplanMeierWhereDeathCompetes) {
    const Times times{{100, 1, 5, 0}, {200, 1, 5, 0}, {300, 1, 5, 2}};
    const auto incidence = at(aalen_johansen(times, 0.95), 300)->value,
               naive = 1 - at(kaplan_meier(times, 0.95), 300)->value;
    EXPECT_NEAR(incidence, 3.0 / 20, 1e-12);
    EXPECT_GT(naive, incidence + 0.05);
}

// By hand: ten at risk; day 1: 1 event; day 2: 2 deaths; day 3: 1 event of 7. Without censoring the share is
// a plain proportion, 2 of 10, and so is its variance.
TEST(CumulativeIncidence, AtTheEndOfAWindowIsWhatHadHappenedByThen) {
    const Times days{{1, 1, 0, 0}, {2, 0, 2, 0}, {3, 1, 0, 0}};
    const auto found = cumulative_incidence(10, days, 0.95).value();
    EXPECT_NEAR(found.value, 0.1 + 0.9 * (7.0 / 9) * (1.0 / 7), 1e-12);
    const double width = 1.959964 * std::sqrt(0.2 * 0.8 / 10) / (0.8 * std::abs(std::log(0.8)));
    EXPECT_NEAR(found.interval.high, 1 - std::pow(0.8, std::exp(width)), 1e-6);
    EXPECT_EQ(found.at_risk, 6);
    EXPECT_EQ(cumulative_incidence(10, Times{{3, 10, 0, 0}}, 0.95)->value, 1);
}

TEST(CumulativeIncidence, OfNoEventIsAsSureAsThereArePatientsFollowedToTheEnd) {
    EXPECT_NEAR(cumulative_incidence(10, {}, 0.95)->interval.high, exact_proportion(0, 10).high, 1e-12);
    EXPECT_NEAR(cumulative_incidence(10, Times{{3, 0, 0, 4}}, 0.95)->interval.high,
                exact_proportion(0, 6).high, 1e-12);
}

// Of those who were lost on day 3 nobody knows what happened later; of those who had the event, or died, all
// is known.
TEST(CumulativeIncidence, IsNotKnownBeyondTheLongestFollowUp) {
    EXPECT_FALSE(cumulative_incidence(10, Times{{3, 0, 0, 10}}, 0.95));
    EXPECT_FALSE(cumulative_incidence(10, Times{{2, 4, 0, 0}, {3, 0, 0, 6}}, 0.95));
    EXPECT_FALSE(cumulative_incidence(0, {}, 0.95));
    EXPECT_NEAR(cumulative_incidence(10, Times{{2, 4, 0, 3}, {3, 1, 2, 0}}, 0.95)->value, 0.4 + 0.6 / 3,
                1e-12);
}

RC_GTEST_PROP(KaplanMeier, ForgetsTheOrderOfRowsAndHowTheyAreSplit, ()) {
    const auto times = some_times(true, true);
    Times split;
    for (const auto& time : times) {
        for (int k = 0; k < time.events; ++k) split.push_back({time.day, 1, 0, 0});
        for (int k = 0; k < time.competing; ++k) split.push_back({time.day, 0, 1, 0});
        for (int k = 0; k < time.censored; ++k) split.push_back({time.day, 0, 0, 1});
    }
    std::ranges::reverse(split);
    for (const auto& estimate : {kaplan_meier, aalen_johansen}) {
        const auto a = estimate(times, 0.95), b = estimate(split, 0.95);
        RC_ASSERT(a.steps.size() == b.steps.size());
        for (std::size_t i = 0; i < a.steps.size(); ++i) {
            RC_ASSERT(a.steps[i].value == b.steps[i].value);
            RC_ASSERT(a.steps[i].interval == b.steps[i].interval);
        }
    }
}

}  // namespace
}  // namespace vaerdi::comparison
