#include "math/distribution.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace vaerdi::math {
namespace {

namespace bm = boost::math;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// One family against Boost.Math, which knows mean, spread, percentiles and shares by itself.
template <class Reference>
void expect_as(const Distribution& d, const Reference& reference, double tolerance = 1e-13) {
    SCOPED_TRACE(family(d));
    EXPECT_FALSE(check(d));
    EXPECT_NEAR(mean(d), bm::mean(reference), 1e-14 * std::fabs(bm::mean(reference)));
    EXPECT_NEAR(standard_deviation(d) / bm::standard_deviation(reference), 1, 1e-12);
    for (const double p : {1e-12, 0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999999}) {
        const double x = bm::quantile(reference, p);
        EXPECT_NEAR(quantile(d, p), x, tolerance * std::fabs(x) + 1e-15) << p;
        EXPECT_NEAR(cumulative(d, x), p, 1e-11 * p + 2e-15) << p;
    }
}

TEST(Distribution, EveryFamilyHasTheFiguresOfBoost) {
    expect_as(Normal{-3, 2}, bm::normal_distribution<long double>(-3, 2));
    expect_as(Lognormal{0.4, 0.7}, bm::lognormal_distribution<long double>(0.4, 0.7));
    for (const double shape : {0.07, 0.5, 1.0, 2.7, 152.0, 1e4, 1e6}) {
        expect_as(Gamma{shape, 3}, bm::gamma_distribution<long double>(shape, 3), 1e-12);
    }
    for (const auto& [a, b] : std::vector<std::pair<double, double>>{
             {0.07, 3}, {0.5, 0.5}, {1, 475}, {12, 281}, {200, 3}, {230, 230}, {1e5, 1e5}}) {
        expect_as(Beta{a, b}, bm::beta_distribution<long double>(a, b), 1e-12);
    }
    expect_as(Uniform{-1, 3}, bm::uniform_distribution<long double>(-1, 3));
    expect_as(Triangular{1, 2, 5}, bm::triangular_distribution<long double>(1, 2, 5));
    expect_as(Triangular{1, 1, 5}, bm::triangular_distribution<long double>(1, 1, 5));
    expect_as(Weibull{0.6, 10}, bm::weibull_distribution<long double>(0.6, 10));
    expect_as(Weibull{25, 10}, bm::weibull_distribution<long double>(25, 10), 1e-12);
    expect_as(Exponential{0.25}, bm::exponential_distribution<long double>(0.25));
}

TEST(Distribution, PertIsAStretchedBeta) {
    const Pert d{10, 14, 30};
    EXPECT_NEAR(mean(d), (10 + 4 * 14 + 30) / 6.0, 1e-13);
    const bm::beta_distribution<> reference(1 + 4 * 4 / 20.0, 1 + 4 * 16 / 20.0);
    EXPECT_NEAR(quantile(d, 0.9), 10 + 20 * bm::quantile(reference, 0.9), 1e-11);
    EXPECT_NEAR(cumulative(d, 14), bm::cdf(reference, 0.2), 1e-13);
    EXPECT_NEAR(standard_deviation(d), 20 * bm::standard_deviation(reference), 1e-13);
}

TEST(Distribution, Gompertz) {
    // Adult mortality: hazard 0.00005 exp(0.1 t). Mean by numerical integration of the survival curve.
    const Gompertz d{0.1, 0.00005};
    double area = 0, area_t = 0;
    constexpr double step = 0.001;
    for (double t = step / 2; t < 200; t += step) {
        area += step * (1 - cumulative(d, t));
        area_t += step * 2 * t * (1 - cumulative(d, t));
    }
    EXPECT_NEAR(mean(d), area, 1e-6);
    EXPECT_NEAR(standard_deviation(d), std::sqrt(area_t - area * area), 1e-5);
    EXPECT_NEAR(cumulative(d, quantile(d, 0.3)), 0.3, 1e-14);
    EXPECT_NEAR(quantile(d, 0.5), std::log(1 + std::log(2) * 0.1 / 0.00005) / 0.1, 1e-12);
    EXPECT_EQ(mean(Gompertz{0, 0.2}), 5);
    EXPECT_EQ(quantile(Gompertz{0, 0.2}, 0.5), quantile(Exponential{0.2}, 0.5));
}

TEST(Distribution, WithoutSpreadItIsAConstant) {
    for (const Distribution& d : std::vector<Distribution>{Constant{4}, Normal{4, 0}, Uniform{4, 4},
                                                           Triangular{4, 4, 4}, Pert{4, 4, 4}}) {
        SCOPED_TRACE(family(d));
        EXPECT_FALSE(check(d));
        EXPECT_EQ(mean(d), 4);
        EXPECT_EQ(standard_deviation(d), 0);
        for (const double p : {0.0, 0.3, 1.0}) EXPECT_EQ(quantile(d, p), 4);
        EXPECT_EQ(cumulative(d, 3.9), 0);
        EXPECT_EQ(cumulative(d, 4), 1);
    }
    EXPECT_NEAR(quantile(Lognormal{std::log(4), 0}, 0.2), 4, 1e-15);
}

TEST(Distribution, TheMiddleNinetyFivePerCent) {
    const auto i = interval(Normal{10, 2});
    EXPECT_NEAR(i.low, 10 - 2 * 1.959963984540054, 1e-13);
    EXPECT_NEAR(i.high, 10 + 2 * 1.959963984540054, 1e-13);
    EXPECT_NEAR(interval(Uniform{0, 1}, 0.9).low, 0.05, 1e-15);
}

TEST(Check, WrongParametersAreNamedInBothLanguages) {
    const auto wrong = check(Gamma{-1, 2});
    ASSERT_TRUE(wrong);
    EXPECT_EQ(wrong->en, "gamma: shape is -1; it must be above 0");
    EXPECT_EQ(wrong->da, "gamma: shape er -1; den skal være over 0");
    for (const Distribution& d : std::vector<Distribution>{
             Constant{nan}, Normal{0, -1}, Normal{nan, 1}, Lognormal{0, -0.1}, Gamma{1, 0}, Gamma{1e-7, 1},
             Gamma{1e15, 1}, Beta{0, 1}, Beta{1, HUGE_VAL}, Uniform{2, 1}, Triangular{0, 2, 1},
             Triangular{3, 2, 4}, Pert{0, 5, 4}, Weibull{0, 1}, Weibull{1, -1}, Exponential{0},
             Gompertz{-0.1, 1}, Gompertz{0.1, 0}}) {
        const auto text = check(d);
        ASSERT_TRUE(text) << family(d);
        EXPECT_FALSE(text->en.empty());
        EXPECT_NE(text->en, text->da);
    }
}

template <class Expected>
Expected found(const Fit& fit) {
    EXPECT_TRUE(fit) << (fit ? "" : fit.wrong().en);
    return fit ? std::get<Expected>(*fit) : Expected{};
}

TEST(Fit, ByMeanAndStandardDeviation) {
    // Briggs, Claxton, Sculpher 2006: moments give back mean and standard deviation.
    for (const Fit& fit : {gamma_from_mean_sd(9900, 3000), normal_from_mean_sd(9900, 3000),
                           lognormal_from_mean_sd(9900, 3000)}) {
        EXPECT_NEAR(mean(*fit), 9900, 1e-9);
        EXPECT_NEAR(standard_deviation(*fit), 3000, 1e-9);
    }
    const auto share = beta_from_mean_sd(0.3, 0.05);
    EXPECT_NEAR(mean(*share), 0.3, 1e-15);
    EXPECT_NEAR(standard_deviation(*share), 0.05, 1e-15);
    EXPECT_NEAR(found<Gamma>(gamma_from_mean_sd(0.14, 0.5)).shape, 0.0784, 1e-15);
}

TEST(Fit, NoSpreadGivesAConstant) {
    EXPECT_EQ(found<Constant>(gamma_from_mean_sd(7, 0)).value, 7);
    EXPECT_EQ(found<Constant>(gamma_from_mean_sd(0, 0)).value, 0);
    EXPECT_EQ(found<Constant>(beta_from_mean_sd(1, 0)).value, 1);
    EXPECT_EQ(found<Constant>(lognormal_from_mean_sd(2, 0)).value, 2);
    EXPECT_EQ(found<Constant>(normal_from_mean_sd(-2, 0)).value, -2);
    EXPECT_EQ(found<Constant>(from_range(3, 3, 3, QuantityKind::non_negative)).value, 3);
}

TEST(Fit, FromCounts) {
    const auto usual = beta_from_counts(12, 293);
    EXPECT_FALSE(usual.halves_added);
    EXPECT_EQ(found<Beta>(usual.fit).alpha, 12);
    EXPECT_EQ(found<Beta>(usual.fit).beta, 281);
    const auto none = beta_from_counts(0, 50);
    EXPECT_TRUE(none.halves_added);
    EXPECT_EQ(found<Beta>(none.fit).alpha, 0.5);
    EXPECT_EQ(found<Beta>(none.fit).beta, 50.5);
    EXPECT_EQ(found<Beta>(beta_from_counts(50, 50).fit).beta, 0.5);
}

TEST(Fit, FromAValueAndItsRange) {
    // NICE MTG25: hazard ratio 0.402 (0.186 to 0.868).
    const auto ratio = found<Lognormal>(from_range(0.402, 0.186, 0.868, QuantityKind::ratio));
    EXPECT_NEAR(ratio.meanlog, std::log(0.402), 1e-15);
    EXPECT_NEAR(ratio.sdlog, (std::log(0.868) - std::log(0.186)) / 3.92, 1e-15);
    const auto cost = from_range(1000, 800, 1500, QuantityKind::non_negative);
    EXPECT_EQ(family(*cost), "gamma");
    EXPECT_NEAR(mean(*cost), 1000, 1e-10);
    EXPECT_NEAR(standard_deviation(*cost), 700 / 3.92, 1e-10);
    const auto share = from_range(0.2, 0.1, 0.35, QuantityKind::share);
    EXPECT_EQ(family(*share), "beta");
    EXPECT_NEAR(mean(*share), 0.2, 1e-15);
    EXPECT_NEAR(standard_deviation(*share), 0.25 / 3.92, 1e-15);
    EXPECT_EQ(family(*from_range(-1, -3, 2, QuantityKind::any)), "normal");
}

TEST(Fit, WhatCannotBeIsRefusedWithAReason) {
    const auto share = beta_from_mean_sd(0.5, 0.6);
    ASSERT_FALSE(share);
    EXPECT_EQ(share.wrong().en, "beta: sd is 0.6; a share with mean 0.5 has an sd below 0.5");
    for (const Fit& fit :
         {gamma_from_mean_sd(-1, 1), gamma_from_mean_sd(0, 1), gamma_from_mean_sd(1, -1),
          gamma_from_mean_sd(1, nan), beta_from_mean_sd(1.2, 0.1), beta_from_mean_sd(1, 0.1),
          lognormal_from_mean_sd(0, 1), normal_from_mean_sd(0, -1), beta_from_counts(5, 4).fit,
          beta_from_counts(-1, 4).fit, beta_from_counts(0, 0).fit, from_range(5, 6, 7, QuantityKind::any),
          from_range(5, 7, 3, QuantityKind::any), from_range(0.5, 0.2, 1.2, QuantityKind::share),
          from_range(1, -1, 3, QuantityKind::non_negative), from_range(1, 0, 3, QuantityKind::ratio),
          from_range(0, 0, 3, QuantityKind::non_negative)}) {
        ASSERT_FALSE(fit);
        EXPECT_FALSE(fit.wrong().en.empty());
        EXPECT_FALSE(fit.wrong().da.empty());
    }
}

// ---- draws made elsewhere

TEST(GivenDraws, HaveTheFiguresOfTheirSample) {
    const Distribution d = given({3, 1, 2, 10});
    EXPECT_EQ(family(d), "given");
    EXPECT_FALSE(check(d));
    EXPECT_DOUBLE_EQ(mean(d), 4);
    EXPECT_DOUBLE_EQ(standard_deviation(d), std::sqrt(50.0 / 3));  // n − 1
    EXPECT_DOUBLE_EQ(quantile(d, 0), 1);
    EXPECT_DOUBLE_EQ(quantile(d, 0.5), 2.5);  // type 7
    EXPECT_DOUBLE_EQ(quantile(d, 1), 10);
    EXPECT_DOUBLE_EQ(cumulative(d, 0.5), 0);
    EXPECT_DOUBLE_EQ(cumulative(d, 2), 0.5);
    EXPECT_DOUBLE_EQ(cumulative(d, 10), 1);
    EXPECT_TRUE(check(given({1, nan})));
}

TEST(GivenDraws, AreTakenInTheirOrderAndBeginAgain) {
    const auto d = given({3, 1, 2});
    std::vector<double> out(5);
    given_draws(d, 2, out);
    EXPECT_EQ(out, (std::vector<double>{2, 3, 1, 2, 3}));
    given_draws(d, 3'000'000'001, out);
    EXPECT_EQ(out, (std::vector<double>{1, 2, 3, 1, 2}));
}

}  // namespace
}  // namespace vaerdi::math
