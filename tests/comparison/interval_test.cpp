#include "comparison/interval.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "comparison/bootstrap.h"
#include "math/statistics.h"

namespace vaerdi::comparison {
namespace {

// Newcombe, Statistics in Medicine 1998, table I, methods 3 and 5.
TEST(Interval, ofProportionsIsThePublishedOne) {
    struct Row {
        double events, n;
        Interval wilson, exact;
    };
    for (const auto& row :
         {Row{81, 263, {.2553, .3662}, {.2527, .3676}}, Row{15, 148, {.0624, .1605}, {.0578, .1617}},
          Row{0, 20, {0, .1611}, {0, .1684}}, Row{1, 29, {.0061, .1718}, {.0009, .1776}}}) {
        SCOPED_TRACE(row.events);
        const auto score = wilson(row.events, row.n), exact = exact_proportion(row.events, row.n);
        EXPECT_NEAR(score.low, row.wilson.low, 5e-5);
        EXPECT_NEAR(score.high, row.wilson.high, 5e-5);
        EXPECT_NEAR(exact.low, row.exact.low, 5e-5);
        EXPECT_NEAR(exact.high, row.exact.high, 5e-5);
    }
}

// The limits of a funnel at target 1 (reference/outcomes.md) are those of E events where E are expected.
TEST(Interval, ofARatioIsThePublishedOne) {
    const auto usual = exact_poisson(15, 15), wide = exact_poisson(15, 15, 0.998);
    EXPECT_NEAR(usual.low, .5596924, 5e-8);
    EXPECT_NEAR(usual.high, 1.649348, 5e-7);
    EXPECT_NEAR(wide.low, .3862650, 5e-8);
    EXPECT_NEAR(wide.high, 2.082907, 5e-7);
    EXPECT_NEAR(exact_poisson(30, 30).low, .6746958, 5e-8);
    EXPECT_NEAR(exact_poisson(30, 30).high, 1.427562, 5e-7);
}

TEST(Interval, ofNoEventsAndOfNobody) {
    EXPECT_EQ(exact_poisson(0, 100).low, 0);
    EXPECT_NEAR(exact_poisson(0, 100).high, -std::log(0.025) / 100, 1e-15);
    EXPECT_EQ(exact_poisson(0, 0), (Interval{0, std::numeric_limits<double>::infinity()}));
    EXPECT_EQ(wilson(0, 0), (Interval{0, 1}));
    EXPECT_EQ(exact_proportion(0, 0), (Interval{0, 1}));
    EXPECT_EQ(wilson(7, 7).high, 1);
    EXPECT_EQ(exact_proportion(7, 7).high, 1);
}

// Student's t with 9 degrees of freedom: 2.262157.
TEST(Interval, ofAMeanIsStudents) {
    const auto found = mean_interval(5, 2, 10);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->high - 5, 2.262157 * 2 / std::sqrt(10), 1e-6);
    EXPECT_NEAR(5 - found->low, 2.262157 * 2 / std::sqrt(10), 1e-6);
    EXPECT_FALSE(mean_interval(5, 0, 1));
}

// Campbell, Gardner, BMJ 1988, table of ranks for the median (95 %).
TEST(Interval, ofAMedianHasThePublishedRanks) {
    EXPECT_EQ(median_ranks(6), (MedianRanks{1, 6}));
    EXPECT_EQ(median_ranks(10), (MedianRanks{2, 9}));
    EXPECT_EQ(median_ranks(20), (MedianRanks{6, 15}));
    EXPECT_EQ(median_ranks(50), (MedianRanks{18, 33}));
    EXPECT_EQ(median_ranks(100), (MedianRanks{40, 61}));
    EXPECT_FALSE(median_ranks(5));
    EXPECT_FALSE(median_ranks(0));
    EXPECT_EQ(median_ranks(5, 0.9), (MedianRanks{1, 5}));
}

double probability(int events, int n, double p) {
    const double choose = std::lgamma(n + 1) - std::lgamma(events + 1) - std::lgamma(n - events + 1);
    return std::exp(choose + events * std::log(p) + (n - events) * std::log1p(-p));
}

RC_GTEST_PROP(Interval, ofAnExactProportionHoldsTheTruthOftenEnough, ()) {
    const int n = *rc::gen::inRange(1, 60);
    const double p = *rc::gen::inRange(1, 1000) / 1000.0;
    double held = 0;
    for (int events = 0; events <= n; ++events) {
        const auto found = exact_proportion(events, n);
        if (found.low <= p && p <= found.high) held += probability(events, n, p);
    }
    RC_ASSERT(held >= 0.95 - 1e-12);
}

RC_GTEST_PROP(Interval, ofMedianRanksHoldsItOftenEnoughAndIsTheNarrowest, ()) {
    const int n = *rc::gen::inRange(6, 400);
    const auto ranks = median_ranks(static_cast<std::size_t>(n));
    RC_ASSERT(ranks.has_value());
    RC_ASSERT(ranks->lower + ranks->upper == static_cast<std::size_t>(n) + 1);
    const auto held = [&](std::size_t lower) {  // P(lower ≤ values below the median ≤ n − lower)
        double sum = 0;
        for (auto k = lower; k <= static_cast<std::size_t>(n) - lower; ++k)
            sum += probability(static_cast<int>(k), n, 0.5);
        return sum;
    };
    RC_ASSERT(held(ranks->lower) >= 0.95 - 1e-12);
    RC_ASSERT(held(ranks->lower + 1) < 0.95);
}

/// The mean of the items 0, 1, 2 …
double mean_of(std::span<const double> counts) {
    double n = 0, sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) n += counts[i], sum += counts[i] * static_cast<double>(i);
    return sum / n;
}

TEST(Bootstrap, ofAMeanIsNearStudents) {
    std::vector<std::int64_t> counts;
    for (int v = 0; v < 50; ++v) counts.push_back(v % 7 + 1);
    // Drawn one by one, and, where there are many of each, item by item.
    for (const std::int64_t times : {1, 1000}) {
        SCOPED_TRACE(times);
        auto many = counts;
        for (auto& count : many) count *= times;
        const std::vector<double> weights(many.begin(), many.end());
        const double mean = mean_of(weights);
        double n = 0, squares = 0;
        for (std::size_t v = 0; v < weights.size(); ++v) {
            n += weights[v];
            squares += weights[v] * (static_cast<double>(v) - mean) * (static_cast<double>(v) - mean);
        }
        const auto sd = std::sqrt(squares / (n - 1));
        const auto formula = *mean_interval(mean, sd, n);
        const auto found = *bootstrap(many, mean_of, math::stream(1, "mean"));
        EXPECT_NEAR(found.low, formula.low, 0.2 * sd / std::sqrt(n));
        EXPECT_NEAR(found.high, formula.high, 0.2 * sd / std::sqrt(n));
    }
}

// Of a share the law of the drawings is known: the events are binomial. 60 of 200 (one by one) and 600 of
// 2,000 (item by item): the 2.5 and 97.5 percentiles of Binomial(200, .3) are 48 and 73, of Binomial(2000,
// .3) 560 and 640.
TEST(Bootstrap, ofAShareIsThatOfTheBinomial) {
    const auto share = [](std::span<const double> counts) { return counts[1] / (counts[0] + counts[1]); };
    const auto few = *bootstrap(std::vector<std::int64_t>{140, 60}, share, math::stream(3, "share"), 20'000);
    EXPECT_NEAR(few.low, 48 / 200.0, 1 / 200.0);
    EXPECT_NEAR(few.high, 73 / 200.0, 1 / 200.0);
    const auto many =
        *bootstrap(std::vector<std::int64_t>{1400, 600}, share, math::stream(3, "share"), 20'000);
    EXPECT_NEAR(many.low, 560 / 2000.0, 1.5 / 2000.0);
    EXPECT_NEAR(many.high, 640 / 2000.0, 1.5 / 2000.0);
}

TEST(Bootstrap, ofOneRowSaysNothing) {
    const auto stream = math::stream(1, "mean");
    EXPECT_FALSE(bootstrap(std::vector<std::int64_t>{}, mean_of, stream));
    EXPECT_FALSE(bootstrap(std::vector<std::int64_t>{1}, mean_of, stream));
    EXPECT_EQ(bootstrap(std::vector<std::int64_t>{0, 2}, mean_of, stream), (Interval{1, 1}));
}

// Of two rows one fourth of the drawings has no row of the second kind, and with it no figure.
TEST(Bootstrap, ofAFigureThatSomeDrawingsDoNotHave) {
    const auto ratio = [](std::span<const double> counts) { return counts[0] / counts[1]; };
    EXPECT_FALSE(bootstrap(std::vector<std::int64_t>{1, 1}, ratio, math::stream(1, "ratio")));
}

RC_GTEST_PROP(Bootstrap, DependsOnNoThreads, ()) {
    const auto counts =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 999));
    RC_PRE(std::ranges::count_if(counts, [](auto n) { return n > 0; }) > 1);
    const auto stream = math::stream(7, "any");
    const auto alone = bootstrap(counts, mean_of, stream, 40);
    RC_ASSERT(alone == bootstrap(counts, mean_of, stream, 40, 0.95, 3));
    RC_ASSERT(alone->low <= alone->high);
}

}  // namespace
}  // namespace vaerdi::comparison
