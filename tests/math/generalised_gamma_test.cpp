#include "math/generalised_gamma.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>
#include <vector>

#include "math/graph.h"
#include "math/program.h"

namespace vaerdi::math {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_close(double found, double expected, double relative) {
    EXPECT_NEAR(found, expected, relative * std::abs(expected));
}

TEST(GeneralisedGamma, isTheIncompleteGammaFunction) {
    // Γ(a, a e^{Qw})/Γ(a), a = 1/Q² (Q < 0: its complement), with 50 figures by mpmath 1.3.
    struct Known {
        double w, q, survival;
    };
    const Known known[] = {
        {0, 0, 0.5},
        {-1.5, 0, 0.933192798731141934},
        {30, 0, 4.9067139271481870595e-198},
        {0.3, 1, 0.25927686599082757184},
        {-20, 1, 0.99999999793884637969},
        {5, 1, 3.5073891964646230964e-65},
        {1.25, 0.5, 0.060204639226364065836},
        {-3, 0.5, 0.98690752844386624695},
        {9, 0.25, 5.248555956301167408e-46},
        {2, 0.1, 0.017789130752902540611},
        {-6, 0.1, 0.99999997031193924362},
        {0.7, -0.5, 0.31223736458289340479},
        {-2, -0.5, 0.99459173463380237883},
        {25, -0.5, 2.0573086370188936719e-21},
        {1, -2, 0.46999746125970393935},
        {-1.5, -2, 0.9995197153194554823},
        {0.5, 3, 0.065658512148123250432},
        {-8, 3, 0.94251952498818673783},
        {0.2, 12, 0.014291995624129481849},
        {1.5, 0.01, 0.065893979785246448024},
        {-4, -0.02, 0.99997553434239907496},
        {-1, -0.3, 0.87496787600721008445},
        {3.9, 0.2, 2.7841845178139501933e-6},
    };
    for (const auto& each : known) {
        SCOPED_TRACE(testing::Message() << each.w << " " << each.q);
        expect_close(gengamma_survival(each.w, each.q), each.survival, 5e-14);
    }
}

RC_GTEST_PROP(GeneralisedGamma, agreesWithAnotherLibrary, ()) {
    const double q = *rc::gen::inRange(-3000, 3001) / 1000.0;
    const double w = *rc::gen::inRange(-6000, 6001) / 1000.0;
    RC_PRE(std::abs(q) > 0.03);
    const double a = 1 / (q * q), x = a * std::exp(q * w);
    const double expected = q > 0 ? boost::math::gamma_q(a, x) : boost::math::gamma_p(a, x);
    RC_PRE(expected > 1e-250);
    RC_ASSERT(std::abs(gengamma_survival(w, q) - expected) <= 5e-12 * expected);
}

TEST(GeneralisedGamma, goesOverIntoTheNormalWithoutAJump) {
    for (const double w : {-6.0, -1.0, 0.0, 0.4, 3.0, 7.0}) {
        const double normal = normal_cdf(-w);
        EXPECT_EQ(gengamma_survival(w, 0), normal);
        for (const double q : {1e-300, -1e-300, 1e-12, -1e-12})
            expect_close(gengamma_survival(w, q), normal, 1e-10);
        // The difference is of the first order in Q: ∂S/∂Q = φ(w) (−1/3 − w²/6) at Q = 0.
        const double density = std::exp(-w * w / 2) / std::sqrt(2 * std::numbers::pi);
        const double slope = (gengamma_survival(w, 1e-6) - gengamma_survival(w, -1e-6)) / 2e-6;
        EXPECT_NEAR(slope, -density * (1.0 / 3 + w * w / 6), 1e-8) << w;
    }
}

TEST(GeneralisedGamma, keepsItsDensity) {
    for (const double q : {-2.0, -0.4, 0.0, 0.01, 0.3, 1.0, 4.0}) {
        for (const double w : {-2.0, -0.3, 0.0, 0.5, 1.5}) {
            const double step = 1e-5;
            const double slope =
                (gengamma_survival(w - step, q) - gengamma_survival(w + step, q)) / (2 * step);
            EXPECT_NEAR(gengamma_density(w, q), slope, 1e-8) << w << " " << q;
        }
    }
}

TEST(GeneralisedGamma, isAllOrNothingAtTheEnds) {
    for (const double q : {-2.0, 0.0, 1e-8, 0.5, 3.0}) {
        EXPECT_EQ(gengamma_survival(-infinity, q), 1) << q;
        EXPECT_EQ(gengamma_survival(infinity, q), 0) << q;
        EXPECT_EQ(gengamma_density(infinity, q), 0) << q;
    }
    EXPECT_TRUE(std::isnan(gengamma_survival(std::nan(""), 1)));
    EXPECT_TRUE(std::isnan(gengamma_survival(1, std::nan(""))));
    EXPECT_TRUE(std::isnan(gengamma_survival(1, infinity)));
}

TEST(NormalCdf, isRightFarIntoTheTail) {
    for (double x = -37.5; x <= 9; x += 0.37)
        expect_close(normal_cdf(x), boost::math::cdf(boost::math::normal(), x), 1e-14 + 4e-16 * x * x);
    expect_close(normal_cdf(-37.5), 4.6053530095819563e-308, 1e-14);
    EXPECT_EQ(normal_cdf(-infinity), 0);
    EXPECT_EQ(normal_cdf(infinity), 1);
    EXPECT_EQ(normal_cdf(0), 0.5);
}

/// Compiled programs and single steps share every bit, whoever else stands in the same four.
RC_GTEST_PROP(GeneralisedGamma, hasTheSameBitsInEveryEvaluation, ()) {
    Graph graph;
    const auto w = graph.input(0), q = graph.input(1);
    const std::vector outputs{graph.apply(Op::gengamma_survival, w, q),
                              graph.apply(Op::gengamma_density, w, q), graph.apply(Op::normal_cdf, w),
                              graph.apply(Op::expm1, w)};
    const auto program = compile(graph, outputs);
    const auto count = *rc::gen::inRange<std::size_t>(1, 40);
    std::vector<double> ws, qs;
    for (std::size_t i = 0; i < count; ++i) {
        ws.push_back(*rc::gen::inRange(-9000, 9001) / 1000.0);
        qs.push_back(
            *rc::gen::elementOf(std::vector{-4.0, -1.0, -0.2, 0.0, 1e-9, 0.1, 0.24, 0.26, 0.7, 2.0, 15.0}));
    }
    std::vector<std::vector<double>> results(outputs.size(), std::vector<double>(count));
    const double* inputs[] = {ws.data(), qs.data()};
    std::vector<double*> columns;
    for (auto& result : results) columns.push_back(result.data());
    Workspace workspace;
    run(program, inputs, columns, count, workspace);
    for (std::size_t i = 0; i < count; ++i) {
        const double at[] = {ws[i], qs[i]};
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            const double alone = evaluate(graph, outputs[k], at);
            RC_ASSERT(std::memcmp(&alone, &results[k][i], sizeof alone) == 0);
        }
    }
}

}  // namespace
}  // namespace vaerdi::math
