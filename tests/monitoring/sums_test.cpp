// Charts that gather small changes, and how long they run.
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>

#include "monitoring/patient_by_patient.h"
#include "monitoring/run_length.h"
#include "monitoring/series.h"
#include "monitoring/smoothed_charts.h"

namespace vaerdi::monitoring {
namespace {

std::vector<Period> periods_of(const std::vector<double>& values) {
    std::vector<Period> periods;
    for (const auto value : values) periods.push_back({Text(std::to_string(periods.size() + 1)), value});
    return periods;
}

// Montgomery 2013, tables 9.3: k = ½.
TEST(RunLength, OfATwoSidedCusum) {
    EXPECT_NEAR(cusum_run_length(0.5, 4), 168, 0.5);
    EXPECT_NEAR(cusum_run_length(0.5, 5), 465, 1);
    EXPECT_NEAR(cusum_run_length(0.5, 4, 1), 8.38, 0.01);
    EXPECT_NEAR(cusum_run_length(0.5, 5, 1), 10.4, 0.05);
    EXPECT_NEAR(cusum_run_length(0.5, 5, 2), 4.01, 0.02);
}

// The values of table 9.1 there: mean 10, σ 1; the last ten have shifted by one σ.
const std::vector<double> montgomery{9.45,  7.99,  9.29,  11.66, 12.16, 10.18, 8.04,  11.46, 9.20,  10.34,
                                     9.03,  11.47, 10.51, 9.40,  10.08, 9.37,  10.62, 10.31, 8.52,  10.84,
                                     10.90, 9.33,  12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52};

TEST(Cusum, SumsOfTheTextbook) {
    // Its target and σ are given; here they come from a baseline made so: mean 10, mean moving range 1.128.
    auto values = std::vector<double>{10.564, 9.436, 10.564, 9.436};
    values.insert(values.end(), montgomery.begin(), montgomery.end());
    const auto chart =
        cusum_chart({}, periods_of(values), {}, {.baseline = 4, .screening = Screening::unscreened});
    // Sample 29 is the first beyond h = 5, as in table 9.2.
    EXPECT_GT(*chart.points[4 + 28].value, 5);
    EXPECT_LT(*chart.points[4 + 27].value, 5);
    ASSERT_EQ(chart.findings.size(), 1u);
    EXPECT_EQ(chart.findings[0].points.front(), 4u + 28);
    EXPECT_EQ(chart.findings[0].words.en, "The level has become higher: seen in 33, begun about 27");
    for (const auto& point : chart.points) EXPECT_GE(0, *point.second);
}

// The same data with λ = .1 and L = 2.7: sample 29 is the first beyond its limit (10.647 > 10.619).
TEST(Ewma, SumsOfTheTextbook) {
    auto values = std::vector<double>{10.564, 9.436, 10.564, 9.436};
    values.insert(values.end(), montgomery.begin(), montgomery.end());
    const auto chart = ewma_chart({}, periods_of(values), {.weight = 0.1, .limit = 2.7},
                                  {.baseline = 4, .screening = Screening::unscreened});
    ASSERT_EQ(chart.findings.size(), 1u);
    EXPECT_EQ(chart.findings[0].points.front(), 4u + 28);
    // Limits widen to L·σ·√(λ/(2 − λ)).
    EXPECT_NEAR(*chart.points.back().limits.high - 10, 2.7 * std::sqrt(0.1 / 1.9), 0.002);
    EXPECT_NEAR(*chart.points.front().limits.high - 10, 2.7 * 0.1, 1e-9);
    double average = 10;
    for (std::size_t i = 0; i < values.size(); ++i) {
        average = 0.1 * values[i] + 0.9 * average;
        EXPECT_NEAR(*chart.points[i].value, average, 1e-12);
    }
}

TEST(Sums, TakeFewPeriodsGapsAndNoVariation) {
    for (const auto& values : {std::vector<double>{}, {1}, {1, 1, 1}}) {
        EXPECT_EQ(ewma_chart({}, periods_of(values)).points.size(), values.size());
        const auto chart = cusum_chart({}, periods_of(values));
        EXPECT_TRUE(chart.findings.empty());
        for (const auto& point : chart.points) EXPECT_FALSE(point.value.has_value());
    }
    auto periods = periods_of({1, 2, 1, 2, 1});
    periods[2].value.reset();
    EXPECT_FALSE(ewma_chart({}, periods).points[2].value.has_value());
    EXPECT_THROW(ewma_chart({}, periods, {.weight = 0}), std::invalid_argument);
    EXPECT_THROW(ewma_chart({}, periods, {.weight = 0.2, .limit = -1}), std::invalid_argument);
    EXPECT_THROW(cusum_chart({}, periods, {.slack = -1}), std::invalid_argument);
    EXPECT_THROW(cusum_chart({}, periods, {.slack = 0.5, .limit = 0}), std::invalid_argument);
}

// Steiner et al. 2000: logit p = −3.68 + .077·Parsonnet, R = 2.
TEST(RiskAdjusted, ScoresOfThePaper) {
    const auto risk = [](double parsonnet) { return 1 / (1 + std::exp(3.68 - 0.077 * parsonnet)); };
    EXPECT_NEAR(risk(0), 0.0246024, 5e-8);
    EXPECT_NEAR(likelihood_score(risk(0), false, 2), -0.0243047, 5e-8);
    EXPECT_NEAR(likelihood_score(risk(0), true, 2), 0.6688425, 5e-8);
    EXPECT_NEAR(risk(50), 0.5423979, 5e-8);
    EXPECT_NEAR(likelihood_score(risk(50), false, 2), -0.4333383, 5e-8);
    EXPECT_NEAR(likelihood_score(risk(50), true, 2), 0.2598089, 5e-8);
}

std::vector<Predicted> patients(int n, double factor, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> uniform;
    std::vector<Predicted> made;
    for (int i = 0; i < n; ++i) {
        const double risk = 0.02 + 0.2 * uniform(random);
        const double odds = factor * risk / (1 - risk);
        made.push_back({Text(std::to_string(i + 1)), risk, uniform(random) < odds / (1 + odds)});
    }
    return made;
}

TEST(RiskAdjusted, TheLimitGivesTheRunLengthThatWasAsked) {
    const auto cases = patients(4000, 1, 1);
    for (const double ratio : {2.0, 0.5}) {
        const auto steps = score_steps(cases, ratio);
        const double limit = limit_for_run_length(steps, 400);
        EXPECT_NEAR(sum_run_length(steps, limit), 400, 0.1);
        // The same by trying it: 4,000 runs, whose mean has a standard error of 400/√4000 = 6.
        std::mt19937 random(7);
        std::uniform_real_distribution<> uniform;
        double all = 0;
        for (int run = 0; run < 4000; ++run) {
            double sum = 0;
            while (sum < limit) {
                const auto& one = cases[random() % cases.size()];
                sum = std::max(0.0, sum + likelihood_score(one.risk, uniform(random) < one.risk, ratio));
                ++all;
            }
        }
        EXPECT_NEAR(all / 4000, 400, 25) << ratio;
    }
}

TEST(RiskAdjusted, SignalsWhereOddsHaveDoubledAndNotWhereTheyHaveNot) {
    const auto calm = risk_adjusted_cusum({}, patients(600, 1, 3));
    EXPECT_TRUE(calm.findings.empty());
    const auto worse = risk_adjusted_cusum({}, patients(1500, 2.5, 3));
    ASSERT_FALSE(worse.findings.empty());
    EXPECT_TRUE(worse.findings[0].words.en.starts_with("More events than predicted"))
        << worse.findings[0].words.en;
    const auto better = risk_adjusted_cusum({}, patients(3000, 0.3, 3));
    ASSERT_FALSE(better.findings.empty());
    EXPECT_TRUE(better.findings[0].words.en.starts_with("Fewer events")) << better.findings[0].words.en;
    // After a signal the sum begins anew.
    const auto first = worse.findings[0].points[0];
    EXPECT_LT(*worse.points[first + 1].value, 1);
}

TEST(Vlad, IsWhatWasExpectedMinusWhatHappened) {
    const auto chart =
        vlad({}, std::vector<Predicted>{{"a", 0.25, false}, {"b", 0.5, true}, {"c", 1.5, true}});
    EXPECT_DOUBLE_EQ(*chart.points[0].value, 0.25);
    EXPECT_DOUBLE_EQ(*chart.points[1].value, -0.25);
    EXPECT_FALSE(chart.points[2].value.has_value());
    EXPECT_EQ(chart.notes[0].en, "1 without a predicted risk between 0 and 1 are left out");
    EXPECT_TRUE(vlad({}, {}).points.empty());
}

TEST(RiskAdjusted, WrongUse) {
    const auto some = patients(10, 1, 1);
    EXPECT_THROW(risk_adjusted_cusum({}, some, {.worse = 1}), std::invalid_argument);
    EXPECT_THROW(risk_adjusted_cusum({}, some, {.worse = 2, .better = 1}), std::invalid_argument);
    EXPECT_THROW(risk_adjusted_cusum({}, some, {.worse = 2, .better = 0.5, .run_length = 0}),
                 std::invalid_argument);
    EXPECT_TRUE(risk_adjusted_cusum({}, {}).points.empty());
    EXPECT_TRUE(std::isinf(sum_run_length(std::vector<SumStep>{{-1, 1}}, 2)));
    EXPECT_THROW(limit_for_run_length(std::vector<SumStep>{{-1, 1}}, 100), std::invalid_argument);
}

}  // namespace
}  // namespace vaerdi::monitoring
