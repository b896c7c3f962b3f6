#include "math/sampler.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "math/draws.h"
#include "math/statistics.h"

namespace vaerdi::math {
namespace {

namespace bm = boost::math;
namespace policies = boost::math::policies;
using Quiet = policies::policy<policies::overflow_error<policies::ignore_error>,
                               policies::underflow_error<policies::ignore_error>>;
constexpr double epsilon = std::numeric_limits<double>::epsilon();

double draw(const Sampler& sampler, double u) {
    double x;
    sampler.sample({&u, 1}, {&x, 1});
    return x;
}

// From 1e-15 to 1 − 1e-15, evenly on a logarithmic scale on both sides of the median.
std::vector<double> whole_range() {
    std::vector<double> u;
    for (double e = -15; e < -0.3; e += 0.19) {
        u.push_back(std::pow(10, e));
        u.push_back(1 - std::pow(10, e));
    }
    for (double p = 0.3; p < 0.7; p += 0.0171) u.push_back(p);
    return u;
}

// A draw is right when it lies within 1e-10 of the exact quantile, and when the share of the distribution
// outside it is within 1e-10 of u (plus what rounding x itself to a double does to that share).
template <class Reference>
void expect_right(const Sampler& sampler, const Reference& reference) {
    for (const double u : whole_range()) {
        const double x = draw(sampler, u);
        const bool lower = u < 0.5;
        const double exact =
            lower ? bm::quantile(reference, u) : bm::quantile(bm::complement(reference, 1 - u));
        if (exact < 1e-290) {
            EXPECT_LT(x, 1e-289) << u;
            continue;
        }
        EXPECT_NEAR(x / exact, 1, 1e-10) << u;
        if (x >= bm::range(reference).second) continue;  // rounded to the end of the range
        const double outside = lower ? u : 1 - u;
        const double share = lower ? bm::cdf(reference, x) : bm::cdf(bm::complement(reference, x));
        const double rounding = 2 * epsilon * x * bm::pdf(reference, x);
        EXPECT_NEAR(share, outside, 1e-10 * outside + rounding) << u;
    }
}

TEST(Sampler, GammaIsRightFromTinyShapesToLargeAndFarOut) {
    for (const double shape :
         {0.001, 0.01, 0.07, 0.0784, 0.3, 0.5, 1.0, 1.48, 2.7, 30.0, 152.0, 1e4, 1e6, 1e8}) {
        SCOPED_TRACE(shape);
        expect_right(Sampler(Gamma{shape, 2.5}), bm::gamma_distribution<double, Quiet>(shape, 2.5));
    }
}

TEST(Sampler, BetaIsRightForAnyCountsAndFarOut) {
    for (const auto& [a, b] : std::vector<std::pair<double, double>>{{0.01, 0.01},
                                                                     {0.07, 3},
                                                                     {3, 0.07},
                                                                     {0.5, 0.5},
                                                                     {0.5, 50.5},
                                                                     {1, 1},
                                                                     {1, 475},
                                                                     {12, 281},
                                                                     {200, 3},
                                                                     {230, 230},
                                                                     {1e4, 7},
                                                                     {1e5, 1e5},
                                                                     {1e6, 1e6},
                                                                     {1e6, 1e3},
                                                                     {0.01, 1e6},
                                                                     {1e6, 0.01}}) {
        SCOPED_TRACE(testing::Message() << a << ", " << b);
        expect_right(Sampler(Beta{a, b}), bm::beta_distribution<double, Quiet>(a, b));
    }
}

// Families with a closed form: the draw is the quantile.
TEST(Sampler, ClosedFormsAreTheQuantile) {
    for (const Distribution& d :
         std::vector<Distribution>{Normal{-3, 2}, Lognormal{0.4, 0.7}, Uniform{-1, 3}, Triangular{1, 2, 5},
                                   Triangular{1, 1, 5}, Triangular{1, 5, 5}, Weibull{0.6, 10}, Weibull{25, 3},
                                   Exponential{0.25}, Gompertz{0.1, 0.00005}, Gompertz{0, 0.3}}) {
        const Sampler sampler(d);
        for (const double u : whole_range()) {
            const double exact = quantile(d, u);
            EXPECT_NEAR(draw(sampler, u), exact, 3e-14 * std::fabs(exact) + 1e-14) << family(d) << " " << u;
        }
    }
    const Pert pert{10, 14, 30};
    const Sampler sampler(pert);
    for (const double u : whole_range()) EXPECT_NEAR(draw(sampler, u), quantile(pert, u), 1e-9) << u;
}

TEST(Sampler, WithoutSpreadEveryDrawIsTheValue) {
    for (const Distribution& d : std::vector<Distribution>{Constant{4}, Normal{4, 0}, Uniform{4, 4},
                                                           Triangular{4, 4, 4}, Pert{4, 4, 4}}) {
        for (const double u : {0x1p-53, 0.2, 1 - 0x1p-53}) EXPECT_EQ(draw(Sampler(d), u), 4) << family(d);
    }
    EXPECT_NEAR(draw(Sampler(Lognormal{std::log(4), 0}), 0.1), 4, 1e-15);
}

TEST(Sampler, MeanAndSpreadOfTheDrawsAreThoseOfTheDistribution) {
    constexpr std::size_t n = 400'000;
    std::vector<double> u(n), x(n);
    uniforms(stream(11, "x"), 0, u);
    for (const Distribution& d : std::vector<Distribution>{
             Normal{-3, 2}, Lognormal{0.4, 0.7}, Gamma{0.0784, 1.8}, Gamma{2.7, 3}, Gamma{1e6, 1},
             Beta{0.07, 3}, Beta{12, 281}, Uniform{-1, 3}, Triangular{1, 2, 5}, Pert{10, 14, 30},
             Weibull{1.4, 10}, Exponential{0.25}, Gompertz{0.1, 0.00005}}) {
        SCOPED_TRACE(family(d));
        Sampler(d).sample(u, x);
        EXPECT_NEAR(mean(x), mean(d), 4.5 * standard_error(x));
        EXPECT_NEAR(standard_deviation(moments(x)) / standard_deviation(d), 1, 0.03);
    }
}

// Published with every result, and the same with g++ and clang, with and without AVX2.
TEST(Sampler, TheDrawsOfAnAddressNeverChange) {
    const double u = uniform(stream(2025, "bed_days/tavi"), 0);
    EXPECT_EQ(draw(Sampler(Normal{0, 1}), u), -0x1.bcbefecb2af9fp-2);
    EXPECT_EQ(draw(Sampler(Gamma{2.7, 3}), u), 0x1.54a8e672bbe96p+2);
    EXPECT_EQ(draw(Sampler(Gamma{0.07, 1}), u), 0x1.7034c4d102df8p-24);
    EXPECT_EQ(draw(Sampler(Beta{12, 281}), u), 0x1.1ff2c50f14f65p-5);
    EXPECT_EQ(draw(Sampler(Weibull{1.4, 10}), u), 0x1.4eb1370bc3d1p+2);
}

Distribution any_distribution() {
    const double a = std::pow(10, *rc::gen::inRange(-200, 600) / 100.0);
    const double b = std::pow(10, *rc::gen::inRange(-200, 600) / 100.0);
    switch (*rc::gen::inRange(0, 6)) {
        case 0:
            return Gamma{a, b};
        case 1:
            return Beta{a, b};
        case 2:
            return Weibull{a, b};
        case 3:
            return Triangular{-a, 0, b};
        case 4:
            return Pert{-a, 0, b};
        default:
            return Lognormal{std::log(a), 0.5};
    }
}

RC_GTEST_PROP(Sampler, ALargerUniformNeverGivesASmallerDraw, (std::uint64_t seed)) {
    const Distribution d = any_distribution();
    const Sampler sampler(d);
    std::vector<double> u(500), x(500);
    uniforms({seed, 0}, 0, u);
    for (std::size_t i = 0; i < 100; ++i) {  // and some very near each other, and in the tails
        u[i] = u[i + 100] + 1e-9 * (1 - u[i + 100]);
        u[i + 200] *= u[i + 200] * u[i + 200] * u[i + 200] * u[i + 200];
    }
    std::ranges::sort(u);
    sampler.sample(u, x);
    for (std::size_t i = 1; i < x.size(); ++i) {
        RC_ASSERT(x[i] >= x[i - 1] - 4 * epsilon * std::fabs(x[i - 1]));  // up to the last digit
    }
}

RC_GTEST_PROP(Sampler, BlocksOfAnyLengthGiveTheSameBits, (std::uint64_t seed)) {
    const Distribution d = any_distribution();
    const Sampler sampler(d);
    const auto length = *rc::gen::inRange<std::size_t>(1, 1500);
    const auto cut = *rc::gen::inRange<std::size_t>(0, length);
    std::vector<double> u(length), whole(length), parts(length);
    uniforms({seed, 0}, 0, u);
    sampler.sample(u, whole);
    sampler.sample(std::span(u).first(cut), std::span(parts).first(cut));
    sampler.sample(std::span(u).subspan(cut), std::span(parts).subspan(cut));
    RC_ASSERT(parts == whole);
    sampler.sample(u, u);  // in place
    RC_ASSERT(u == whole);
}

// check() lets through nothing that Sampler cannot make.
TEST(Sampler, IsMadeForTheMostExtremeParametersThatPass) {
    const std::vector<double> extremes = {1e-4, 1e-3, 1, 1e9, 1e12};
    for (const double a : extremes) {
        const double x = draw(Sampler(Gamma{a, 1}), 0.99999);
        EXPECT_TRUE(std::isfinite(x) && x >= 0) << a;
        for (const double b : extremes) {
            const Sampler sampler(Beta{a, b});
            EXPECT_NEAR(cumulative(Beta{a, b}, draw(sampler, 0.5)), 0.5, a < 0.01 || b < 0.01 ? 0.5 : 1e-3)
                << a << " " << b;
        }
    }
}

}  // namespace
}  // namespace vaerdi::math
