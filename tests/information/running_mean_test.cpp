// How a mean settles with the number of draws: against the moments of the first of them, worked out at once.
#include "information/running_mean.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace vaerdi::information {
namespace {

Estimate at_once(const std::vector<double>& draws, std::size_t count) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < count; ++i) sum += draws[i];
    const auto n = static_cast<double>(count);
    const double mean = sum / n;
    for (std::size_t i = 0; i < count; ++i) squares += (draws[i] - mean) * (draws[i] - mean);
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

TEST(RunningMean, IsTheMeanAndStandardErrorOfTheFirstDraws) {
    // 1, 2, 3, 4: means 1.5 and 2.5; standard deviations √½ and √(5/3).
    const auto found = running_means(std::vector<double>{1, 2, 3, 4}, {2, 4});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_DOUBLE_EQ(found[0].mean.value, 1.5);
    EXPECT_DOUBLE_EQ(found[0].mean.standard_error, std::sqrt(.5 / 2));
    EXPECT_DOUBLE_EQ(found[0].margin, 1.96 * std::sqrt(.5 / 2));
    EXPECT_DOUBLE_EQ(found[1].mean.value, 2.5);
    EXPECT_DOUBLE_EQ(found[1].mean.standard_error, std::sqrt(5.0 / 3 / 4));
}

RC_GTEST_PROP(RunningMean, AddsUpPartByPart, ()) {
    const auto whole = *rc::gen::container<std::vector<int>>(*rc::gen::inRange<std::size_t>(2, 300),
                                                             rc::gen::inRange(-1000, 1000));
    const std::vector<double> draws(whole.begin(), whole.end());
    const auto counts = equal_steps(draws.size(), 20);
    RC_ASSERT(counts.back() == draws.size());
    const auto found = running_means(draws, counts);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const auto expected = at_once(draws, counts[k]);
        RC_ASSERT(std::abs(found[k].mean.value - expected.value) < 1e-9);
        RC_ASSERT(std::abs(found[k].mean.standard_error - expected.standard_error) < 1e-9);
    }
}

TEST(RunningMean, StaysExactWhereTheMeanIsFarFromNil) {
    // Net values of a whole country: a spread of one on a thousand millions.
    std::vector<double> draws;
    for (int i = 0; i < 1000; ++i) draws.push_back(1e9 + (i % 2 == 0 ? 1 : -1));
    const auto found = running_means(draws, equal_steps(draws.size(), 20));
    EXPECT_NEAR(found.back().mean.standard_error, std::sqrt(1000.0 / 999 / 1000), 1e-9);
}

TEST(RunningMean, StepsAreEqualEndWithAllAndHoldAtLeastTwo) {
    EXPECT_EQ(equal_steps(10'000, 4), (std::vector<std::size_t>{2500, 5000, 7500, 10'000}));
    EXPECT_EQ(equal_steps(3, 20), (std::vector<std::size_t>{2, 3}));
    EXPECT_TRUE(equal_steps(1, 20).empty());
}

}  // namespace
}  // namespace vaerdi::information
