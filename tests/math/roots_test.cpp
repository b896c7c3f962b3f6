#include "math/roots.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace vaerdi::math {
namespace {

TEST(Roots, FindsWhereAFunctionIsNil) {
    const auto x = root([](double x) { return x * x - 2; }, 0, 10);
    ASSERT_TRUE(x);
    EXPECT_NEAR(*x, std::sqrt(2.0), 1e-15);
    EXPECT_EQ(root([](double x) { return x - 3; }, 3, 5), 3.0);
    EXPECT_EQ(root([](double x) { return x - 5; }, 3, 5), 5.0);
    EXPECT_FALSE(root([](double x) { return x * x + 1; }, -1, 1));
    EXPECT_FALSE(root([](double) { return std::nan(""); }, -1, 1));
}

TEST(Roots, FromAGuessFindsTheRootNearIt) {
    const auto sine = [](double x) { return std::sin(x); };
    EXPECT_NEAR(root_near(sine, 3, 0.1, -100, 100).value_or(0), M_PI, 1e-14);
    EXPECT_NEAR(root_near(sine, 6, 0.1, -100, 100).value_or(0), 2 * M_PI, 1e-14);
    EXPECT_NEAR(root_near([](double x) { return x - 90; }, 0, 0.1, -100, 100).value_or(0), 90, 1e-12);
    EXPECT_FALSE(root_near([](double x) { return x - 101; }, 0, 0.1, -100, 100));
}

// The low-baseline variant of a dressing with chlorhexidine (NICE MTG25): the saving is linear in the cost of
// an infection, and nil at 7846.31.
TEST(Roots, BreakEvenCostOfAnInfection) {
    const auto saving = [](double infection) {
        const double per_catheter = 3 * (1.54 - 6.26);
        const double infections = 10 * 0.3 / 1000 * infection * (1 - 0.402);
        const double local = 10 * 0.14 / 1000 * 100 * (1 - 0.402);
        return per_catheter + infections + local;
    };
    EXPECT_NEAR(root(saving, 0, 1e6).value_or(0), 7846.31, 0.005);
}

TEST(NetPresentValue, ThePublishedExample) {
    // NumPy 1.17 reference, numpy.npv; the first flow falls at t = 0.
    const std::vector<double> flows = {-100, 39, 59, 55, 20};
    EXPECT_NEAR(net_present_value(0.281, flows), -0.0084785916384548798, 1e-12);
    EXPECT_EQ(net_present_value(0, flows), 73);
    EXPECT_EQ(net_present_value(0.05, {}), 0);
}

TEST(InternalRate, ThePublishedExamples) {
    // numpy-financial, irr.
    const std::vector<double> flows = {-250000, 100000, 150000, 200000, 250000, 300000};
    EXPECT_NEAR(internal_rate(flows).value_or(0), 0.5672303344358536, 1e-9);
    const std::vector<double> less = {-100, 39, 59, 55, 20};
    EXPECT_NEAR(internal_rate(less).value_or(0), 0.28095, 5e-6);
    const std::vector<double> loss = {-100, 0, 0, 74};
    EXPECT_NEAR(internal_rate(loss).value_or(0), -0.0955, 5e-5);
    const std::vector<double> turning = {-5, 10.5, 1, -8, 1};
    EXPECT_NEAR(internal_rate(turning).value_or(0), 0.0886, 5e-5);
    // Outcome repayment: outlay 4,000,000; 18,000 for each of 40, 60, 80, 80, 80 outcomes.
    const std::vector<double> bond = {-4e6, 18e3 * 40, 18e3 * 60, 18e3 * 80, 18e3 * 80, 18e3 * 80};
    EXPECT_NEAR(internal_rate(bond).value_or(0), 0.14325, 5e-6);
    EXPECT_NEAR(net_present_value(0.035, bond), 1469959, 0.5);
}

TEST(InternalRate, IsAbsentWhenTheFlowsNeverChangeSign) {
    EXPECT_FALSE(internal_rate(std::vector<double>{100, 20, 30}));
    EXPECT_FALSE(internal_rate(std::vector<double>{-100, -20}));
    EXPECT_FALSE(internal_rate(std::vector<double>{0, 0}));
    EXPECT_FALSE(internal_rate({}));
    EXPECT_FALSE(internal_rate(std::vector<double>{1, -2, 2}));  // changes sign, but no real rate
}

TEST(InternalRate, ReachesExtremeRates) {
    EXPECT_NEAR(internal_rate(std::vector<double>{-1, 5000}).value_or(0), 4999, 1e-8);
    EXPECT_NEAR(internal_rate(std::vector<double>{-1000, 1}).value_or(0), -0.999, 1e-12);
    EXPECT_EQ(internal_rate(std::vector<double>{-100, 100}), 0.0);
    std::vector<double> long_run(100, 5);
    long_run[0] = -100;
    EXPECT_NEAR(net_present_value(internal_rate(long_run).value_or(9), long_run), 0, 1e-10);
}

RC_GTEST_PROP(InternalRate, AnInvestmentHasTheRateItWasGiven, ()) {
    const double rate = *rc::gen::inRange(-900, 3000) / 1000.0;
    const auto incomes = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1000)));
    std::vector<double> flows = {0};
    for (std::size_t t = 0; t < incomes.size() && t < 30; ++t) flows.push_back(incomes[t]);
    flows[0] = -net_present_value(rate, flows);
    RC_ASSERT(std::fabs(internal_rate(flows).value_or(99) - rate) < 1e-9);
}

}  // namespace
}  // namespace vaerdi::math
