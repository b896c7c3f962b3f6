// Payback and internal rate under uncertainty: some draws never pay back.
#include <gtest/gtest.h>

#include <cmath>

#include "math/roots.h"
#include "value/cases.h"
#include "value/payback.h"

namespace vaerdi::value {
namespace {

using namespace testing;

/// 8 million at the start, then `saved` a year for five years.
std::string plant(const std::string& saved) {
    return two_alternatives("horizon: 5 years\ndiscounting: none\nparameters:\n  saved: " + saved + "\n",
                            "  - {name: Plant, payer: region, amount: 8 million DKK, only: [fresh]}\n"
                            "  - {name: Saved, gains: region, only: [fresh], amount: saved}\n");
}

// Payback is 8 / s years while s ≥ 1.6. With s even between 2 and 4 its mean is 8 ln 2 / 2 = 2.7726, and
// its 2.5 and 97.5 percentiles are 8 / 3.95 and 8 / 2.05.
TEST(PaybackDraws, have_a_mean_and_an_interval_where_all_pay_back) {
    const auto a = drawn(resolved(plant("{uniform: [2 million DKK/year, 4 million DKK/year]}")), 40'000);
    const auto& c = a.comparisons[0];
    EXPECT_SAME(c.payback_years->value, 8.0 / 3);
    ASSERT_TRUE(c.payback_years->spread);
    const auto& spread = *c.payback_years->spread;
    EXPECT_NEAR(spread.mean, 4 * std::log(2), 4 * spread.standard_error);
    EXPECT_NEAR(spread.low, 8 / 3.95, 0.005);
    EXPECT_NEAR(spread.high, 8 / 2.05, 0.02);
    EXPECT_EQ(c.paid_back, 1.0);
}

// With s even between 1 and 4 a fifth never pays back: the upper end is never, the mean is of the other four
// fifths, 8 ln(4 / 1.6) / 2.4 = 3.0543.
TEST(PaybackDraws, that_never_pay_back_are_longer_than_any_time) {
    const auto a = drawn(resolved(plant("{uniform: [1 million DKK/year, 4 million DKK/year]}")), 40'000);
    const auto& c = a.comparisons[0];
    ASSERT_TRUE(c.payback_years->spread);
    const auto& spread = *c.payback_years->spread;
    EXPECT_NEAR(*c.paid_back, 0.8, 0.01);
    EXPECT_NEAR(spread.mean, 8 * std::log(4 / 1.6) / 2.4, 4 * spread.standard_error);
    EXPECT_NEAR(spread.low, 8 / 3.925, 0.01);
    EXPECT_TRUE(std::isinf(spread.high));
}

TEST(PaybackDraws, of_certain_flows_are_all_alike) {
    const auto a = drawn(resolved(plant("2 million DKK/year")), 100);
    EXPECT_FALSE(a.comparisons[0].payback_years->spread);
    EXPECT_EQ(a.comparisons[0].paid_back, 1.0);
}

TEST(PaybackDraws, the_same_bits_for_any_number_of_threads) {
    const auto c = resolved(plant("{uniform: [1 million DKK/year, 4 million DKK/year]}"));
    const auto one = drawn(c, 20'000, 7, 1).comparisons[0], three = drawn(c, 20'000, 7, 3).comparisons[0];
    EXPECT_EQ(one.payback_years->spread->mean, three.payback_years->spread->mean);
    EXPECT_EQ(one.internal_rate->spread->mean, three.internal_rate->spread->mean);
    EXPECT_EQ(one.internal_rate->spread->high, three.internal_rate->spread->high);
}

TEST(PaybackDraws, one_draw_with_its_ends) {
    EXPECT_NEAR(payback_or_never(std::vector<double>{-8, 2, 2, 2.25, 2.5, 2.5}), 3.7, 1e-12);
    EXPECT_TRUE(std::isinf(payback_or_never(std::vector<double>{-8, 2, 2})));
    EXPECT_EQ(payback_or_never(std::vector<double>{1, 1}), 0);
}

// The annuity of 8 over five years at rate r is s: the percentiles of the rate are the rates of those of s.
TEST(RateDraws, follow_the_percentiles_of_the_saving) {
    const auto a = drawn(resolved(plant("{uniform: [1 million DKK/year, 4 million DKK/year]}")), 40'000);
    const auto& spread = a.comparisons[0].internal_rate->spread;
    ASSERT_TRUE(spread);
    const auto rate = [](double s) { return *math::internal_rate(std::vector<double>{-8, s, s, s, s, s}); };
    EXPECT_NEAR(spread->low, rate(1.075), 0.005);
    EXPECT_NEAR(spread->high, rate(3.925), 0.005);
}

// Source: numpy-financial's documentation of irr (reference J), and its limits.
TEST(RateDraws, one_draw_with_its_ends) {
    const std::vector<double> flows{-100, 39, 59, 55, 20};
    for (const double guess : {0.28, -0.9, 50.0, 0.0})
        EXPECT_NEAR(rate_or_limit(flows, guess), 0.2809484, 1e-7);
    EXPECT_NEAR(rate_or_limit(flows, 0.1), *math::internal_rate(flows), 1e-12);
    EXPECT_NEAR(rate_or_limit(std::vector<double>{-100, 1, 1}, 0.1),
                *math::internal_rate(std::vector<double>{-100, 1, 1}), 1e-12);
    EXPECT_EQ(rate_or_limit(std::vector<double>{-1, -1, 0}, 0.1), -1);
    EXPECT_TRUE(std::isinf(rate_or_limit(std::vector<double>{1, 1}, 0.1)));
    EXPECT_TRUE(std::isnan(rate_or_limit(std::vector<double>{-1, 3, -1}, 0.1))) << "two rates";
    EXPECT_TRUE(std::isnan(rate_or_limit(std::vector<double>{1, -3}, 0.1))) << "a loan, not an investment";
}

}  // namespace
}  // namespace vaerdi::value
