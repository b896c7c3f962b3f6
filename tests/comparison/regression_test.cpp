#include "comparison/regression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <vector>

#include "comparison/regression_words.h"

namespace vaerdi::comparison {
namespace {

using Numbers = std::vector<double>;

/// Rows that own their columns.
struct Rows {
    std::vector<Numbers> covariates;
    Numbers count, sum, squares;

    /// One row for each outcome.
    static Rows of(std::vector<Numbers> covariates, const Numbers& outcomes) {
        Rows rows{std::move(covariates), Numbers(outcomes.size(), 1), outcomes, outcomes};
        for (auto& y : rows.squares) y *= y;
        return rows;
    }
    Patterns patterns() const {
        return {std::vector<std::span<const double>>(covariates.begin(), covariates.end()), count, sum,
                squares};
    }
};

// Dalal, Fowlkes, Hoadley, JASA 1989: damaged O-rings by temperature; as fitted by any package.
TEST(LogisticRegression, ofTheShuttleFlightsIsThePublishedOne) {
    const auto rows = Rows::of(
        {{66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58}},
        {0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1});
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_TRUE(fit.converged);
    EXPECT_NEAR(fit.coefficients.values[0], 15.0429, 5e-5);
    EXPECT_NEAR(fit.coefficients.values[1], -0.2322, 5e-5);
    EXPECT_NEAR(fit.coefficients.standard_error(0), 7.3786, 5e-4);
    EXPECT_NEAR(fit.coefficients.standard_error(1), 0.1082, 5e-5);
    EXPECT_NEAR(-2 * fit.log_likelihood, 20.315, 5e-4);
    EXPECT_TRUE(remarks(fit, std::vector<Text>{"temperature"}).empty());
}

// Bliss 1935: beetles killed by dose, in Dobson, An Introduction to Generalized Linear Models, table 7.2.
TEST(LogisticRegression, ofGroupedBeetlesIsThePublishedOne) {
    const Rows rows{{{1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839}},
                    {59, 60, 62, 56, 63, 59, 62, 60},
                    {6, 13, 18, 28, 52, 53, 61, 60},
                    {}};
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_NEAR(fit.coefficients.values[0], -60.717, 5e-4);
    EXPECT_NEAR(fit.coefficients.values[1], 34.270, 5e-4);
    EXPECT_NEAR(fit.coefficients.standard_error(0), 5.181, 5e-4);
    EXPECT_NEAR(fit.coefficients.standard_error(1), 2.912, 5e-4);
    const auto p = expected(fit, rows.patterns());
    EXPECT_NEAR(59 * p[0], 3.46, 5e-3);
    EXPECT_NEAR(60 * p[7], 58.74, 5e-3);
}

// A table of two by two has a closed form: the log odds ratio, with 1/a + 1/b + 1/c + 1/d as variance.
TEST(LogisticRegression, ofTwoGroupsIsTheOddsRatio) {
    const Rows rows{{{0, 1}}, {400, 300}, {12, 21}, {}};
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_NEAR(fit.coefficients.values[0], std::log(12.0 / 388), 1e-12);
    EXPECT_NEAR(fit.coefficients.values[1], std::log(21.0 / 279 / (12.0 / 388)), 1e-12);
    EXPECT_NEAR(fit.coefficients.standard_error(1), std::sqrt(1.0 / 12 + 1.0 / 388 + 1.0 / 21 + 1.0 / 279),
                1e-10);
}

/// Made rows: an age, a sex, a grade from 1 to 4 and a score of their own.
Rows made(std::size_t n, unsigned seed, bool scores = false) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    std::vector<Numbers> x(4, Numbers(n));
    Numbers y(n);
    for (std::size_t i = 0; i < n; ++i) {
        x[0][i] = std::round(70 + 10 * normal(random));
        x[1][i] = uniform(random) < 0.6;
        x[2][i] = 1 + std::floor(4 * uniform(random));
        x[3][i] = std::round(10 * normal(random)) / 10;
        const double linear = -6 + 0.05 * x[0][i] + 0.4 * x[1][i] + 0.3 * x[2][i] - 0.5 * x[3][i];
        y[i] = scores ? std::round(30 + 3 * linear + 8 * normal(random))
                      : uniform(random) < 1 / (1 + std::exp(-linear));
    }
    return Rows::of(std::move(x), y);
}

/// Gauss's elimination, for the plain solve beside ours.
Numbers solved(std::vector<Numbers> a, Numbers b) {
    const auto n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j + 1; i < n; ++i) {
            const double times = a[i][j] / a[j][j];
            for (std::size_t k = j; k < n; ++k) a[i][k] -= times * a[j][k];
            b[i] -= times * b[j];
        }
    }
    for (std::size_t j = n; j-- > 0;) {
        for (std::size_t k = j + 1; k < n; ++k) b[j] -= a[j][k] * b[k];
        b[j] /= a[j][j];
    }
    return b;
}

TEST(LogisticRegression, isWhatAPlainNewtonSolveGives) {
    const auto rows = made(10'000, 3);
    const auto fit = logistic_regression(rows.patterns());
    Numbers b(5);
    for (int steps = 0; steps < 12; ++steps) {
        std::vector<Numbers> h(5, Numbers(5));
        Numbers g(5);
        for (std::size_t i = 0; i < rows.count.size(); ++i) {
            const Numbers x{1, rows.covariates[0][i], rows.covariates[1][i], rows.covariates[2][i],
                            rows.covariates[3][i]};
            const double p = 1 / (1 + std::exp(-std::inner_product(x.begin(), x.end(), b.begin(), 0.0)));
            for (std::size_t j = 0; j < 5; ++j) {
                g[j] += x[j] * (rows.sum[i] - p);
                for (std::size_t k = 0; k < 5; ++k) h[j][k] += x[j] * x[k] * p * (1 - p);
            }
        }
        const auto step = solved(h, g);
        for (std::size_t j = 0; j < 5; ++j) b[j] += step[j];
    }
    for (std::size_t j = 0; j < 5; ++j) EXPECT_NEAR(fit.coefficients.values[j], b[j], 1e-10) << j;
}

Rows shuffled(const Rows& rows, unsigned seed) {
    std::vector<std::size_t> order(rows.count.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::shuffle(order, std::mt19937_64(seed));
    const auto taken = [&](const Numbers& from) {
        Numbers column(from.size());
        for (std::size_t i = 0; i < order.size(); ++i) column[i] = from[order[i]];
        return column;
    };
    Rows result{{}, taken(rows.count), taken(rows.sum), taken(rows.squares)};
    for (const auto& column : rows.covariates) result.covariates.push_back(taken(column));
    return result;
}

/// Equal rows become one.
Rows grouped(const Rows& rows) {
    std::map<std::array<double, 4>, std::array<double, 3>> groups;
    for (std::size_t i = 0; i < rows.count.size(); ++i) {
        auto& group = groups[{rows.covariates[0][i], rows.covariates[1][i], rows.covariates[2][i],
                              rows.covariates[3][i]}];
        group[0] += rows.count[i], group[1] += rows.sum[i], group[2] += rows.squares[i];
    }
    Rows result{std::vector<Numbers>(4), {}, {}, {}};
    for (const auto& [x, sums] : groups) {
        for (std::size_t k = 0; k < 4; ++k) result.covariates[k].push_back(x[k]);
        result.count.push_back(sums[0]), result.sum.push_back(sums[1]), result.squares.push_back(sums[2]);
    }
    return result;
}

TEST(Regression, hasTheSameDigitsInAnyOrderGroupedOrNotByAnyNumberOfThreads) {
    for (unsigned seed = 0; seed < 3; ++seed) {
        const auto events = made(20'000, seed), scores = made(20'000, seed, true);
        const auto other_events = shuffled(grouped(events), seed),
                   other_scores = shuffled(grouped(scores), seed);
        ASSERT_LT(other_events.count.size(), events.count.size());
        const auto logistic = logistic_regression(events.patterns(), 1);
        const auto linear = linear_regression(scores.patterns(), 1);
        for (const unsigned threads : {1U, 3U}) {
            for (const auto& rows : {shuffled(events, seed + 9), other_events}) {
                const auto again = logistic_regression(rows.patterns(), threads);
                EXPECT_EQ(again.coefficients.values, logistic.coefficients.values);
                EXPECT_EQ(again.coefficients.covariance, logistic.coefficients.covariance);
                EXPECT_EQ(again.log_likelihood, logistic.log_likelihood);
            }
            for (const auto& rows : {shuffled(scores, seed + 9), other_scores}) {
                const auto again = linear_regression(rows.patterns(), threads);
                EXPECT_EQ(again.coefficients.values, linear.coefficients.values);
                EXPECT_EQ(again.coefficients.covariance, linear.coefficients.covariance);
                EXPECT_EQ(again.residual_sd, linear.residual_sd);
            }
        }
    }
}

RC_GTEST_PROP(LogisticRegression, ExpectsAsManyEventsAsThereWereInAllAndInEveryDummy, ()) {
    const auto rows = made(*rc::gen::inRange<std::size_t>(200, 3000), *rc::gen::inRange(0U, 10'000U));
    const auto fit = logistic_regression(rows.patterns());
    RC_PRE(fit.converged);
    const auto p = expected(fit, rows.patterns());
    const double all = std::accumulate(p.begin(), p.end(), 0.0);
    RC_ASSERT(std::abs(all - std::accumulate(rows.sum.begin(), rows.sum.end(), 0.0)) < 1e-7);
    double of_sex = 0;
    for (std::size_t i = 0; i < p.size(); ++i) of_sex += rows.covariates[1][i] * (p[i] - rows.sum[i]);
    RC_ASSERT(std::abs(of_sex) < 1e-7);
}

RC_GTEST_PROP(Regression, ForgetsUnitsOfMeasurement, ()) {
    const auto rows = made(2000, *rc::gen::inRange(0U, 10'000U), true);
    auto moved = rows;
    for (auto& x : moved.covariates[0]) x = 1900 + x / 365.25;
    const auto a = linear_regression(rows.patterns()), b = linear_regression(moved.patterns());
    RC_ASSERT(std::abs(b.coefficients.values[1] / 365.25 - a.coefficients.values[1]) < 1e-9);
    RC_ASSERT(std::abs(a.residual_sd - b.residual_sd) < 1e-9);
}

// NIST, Statistical Reference Datasets: Longley, certified values. Its columns nearly follow from each other.
TEST(LinearRegression, ofLongleysFiguresIsTheCertifiedOne) {
    const auto rows = Rows::of(
        {{83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9},
         {234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546,
          482704, 502601, 518173, 554894},
         {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007},
         {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827},
         {107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950,
          123366, 125368, 127852, 130081},
         {1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962}},
        {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564,
         69331, 70551});
    const auto fit = linear_regression(rows.patterns());
    const Numbers certified{-3482258.63459582, 15.0618722713733,    -0.0358191792925910, -2.02022980381683,
                            -1.03322686717359, -0.0511041056535807, 1829.15146461355};
    for (std::size_t j = 0; j < certified.size(); ++j)
        EXPECT_NEAR(fit.coefficients.values[j] / certified[j], 1, 1e-9) << j;
    EXPECT_NEAR(fit.residual_sd, 304.854073561965, 1e-8);
    EXPECT_NEAR(fit.coefficients.standard_error(0) / 890420.383607373, 1, 1e-9);
    EXPECT_NEAR(fit.coefficients.standard_error(6) / 455.478499142212, 1, 1e-9);
}

TEST(Regression, namesCovariatesThatSayNothingOfTheirOwn) {
    auto rows = made(500, 1);
    rows.covariates.push_back(Numbers(500, 2016));  // one year only
    rows.covariates.push_back(rows.covariates[0]);  // age again, from birth
    for (auto& x : rows.covariates.back()) x = 2016 - x;
    const std::vector<Text> names{"age", "sex", {"grade", "grad"}, "score", {"year", "år"}, {"born", "født"}};
    const auto plain = logistic_regression(made(500, 1).patterns());
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_TRUE(fit.converged);
    EXPECT_EQ(fit.coefficients.left_out, (std::vector<std::size_t>{5, 6}));
    for (std::size_t j = 0; j < 5; ++j)
        EXPECT_NEAR(fit.coefficients.values[j], plain.coefficients.values[j], 1e-9);
    EXPECT_EQ(fit.coefficients.values[5], 0);
    const auto said = remarks(fit, names);
    ASSERT_EQ(said.size(), 2U);
    EXPECT_THAT(said[0].en, testing::StartsWith("\"year\" is the same for all patients"));
    EXPECT_THAT(said[1].da, testing::StartsWith("\"født\" er ens for alle patienter"));
    auto scores = rows;
    EXPECT_EQ(linear_regression(scores.patterns()).coefficients.left_out, (std::vector<std::size_t>{5, 6}));
}

// 25 of the young and 30 of the old; a rare grade that nobody had the event in.
TEST(LogisticRegression, saysThatACovariateTellsEventsWithoutFault) {
    const Rows rows{{{0, 1, 0, 1}, {0, 0, 1, 1}}, {1000, 1000, 40, 60}, {25, 30, 0, 0}, {}};
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_FALSE(fit.converged);
    EXPECT_EQ(fit.separated, (std::vector<std::size_t>{2}));
    const auto p = expected(fit, rows.patterns());
    EXPECT_NEAR(1000 * p[0], 25, 1e-6);
    EXPECT_NEAR(1000 * p[1], 30, 1e-6);
    EXPECT_LT(60 * p[3], 1e-6);
    const auto said = remarks(fit, std::vector<Text>{"old", {"grade 4", "grad 4"}});
    ASSERT_EQ(said.size(), 1U);
    EXPECT_THAT(said[0].en, testing::HasSubstr("some values of \"grade 4\" the event happened to nobody"));
    EXPECT_THAT(said[0].da, testing::HasSubstr("nogle værdier af \"grad 4\" ramte hændelsen ingen"));
}

TEST(LogisticRegression, saysThatAnAgeTellsEventsWithoutFault) {
    const auto rows = Rows::of({{50, 60, 70, 71, 80, 90}, {1, 0, 1, 0, 1, 0}}, {0, 0, 0, 1, 1, 1});
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_FALSE(fit.converged);
    EXPECT_THAT(fit.separated, testing::Contains(1U));
    for (const double value : fit.coefficients.values) EXPECT_TRUE(std::isfinite(value));
}

TEST(LogisticRegression, ofNoEventsOrOnlyEventsHasNothingToAdjust) {
    for (const double event : {0.0, 1.0}) {
        const auto rows = Rows::of({{1, 2, 3, 4}}, Numbers(4, event));
        const auto fit = logistic_regression(rows.patterns());
        EXPECT_EQ(fit.separated, (std::vector<std::size_t>{0}));
        for (const double p : expected(fit, rows.patterns())) EXPECT_NEAR(p, event, 1e-6);
        EXPECT_THAT(remarks(fit, std::vector<Text>{"x"})[0].en,
                    testing::HasSubstr("to nobody or to everybody"));
    }
}

// One event among a million, in a group of three: far out, yet with a maximum.
TEST(LogisticRegression, ofRareEventsIsNotTakenForSeparated) {
    const Rows rows{{{0, 1}}, {1e6, 3}, {1, 1}, {}};
    const auto fit = logistic_regression(rows.patterns());
    EXPECT_TRUE(fit.converged);
    EXPECT_TRUE(fit.separated.empty());
    EXPECT_NEAR(fit.coefficients.values[0], std::log(1 / (1e6 - 1)), 1e-9);
    EXPECT_NEAR(fit.coefficients.values[1], std::log(0.5) - std::log(1 / (1e6 - 1)), 1e-9);
}

TEST(Regression, ofNoCovariatesIsTheMean) {
    const Rows rows{{}, {10}, {3}, {3}};
    EXPECT_NEAR(expected(logistic_regression(rows.patterns()), rows.patterns())[0], 0.3, 1e-12);
    const auto linear = linear_regression(rows.patterns());
    EXPECT_NEAR(linear.coefficients.values[0], 0.3, 1e-15);
    EXPECT_NEAR(linear.residual_sd, std::sqrt(2.1 / 9), 1e-15);
}

}  // namespace
}  // namespace vaerdi::comparison
