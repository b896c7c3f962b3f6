#include "math/statistics.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "math/draws.h"
#include "math/normal.h"

namespace vaerdi::math {
namespace {

std::vector<double> normals(std::size_t n) {
    std::vector<double> z(n);
    uniforms(stream(3, "z"), 0, z);
    inverse_normal(z, z);
    return z;
}

TEST(Statistics, KnownFigures) {
    const std::vector<double> x = {2, 4, 4, 4, 5, 5, 7, 9};
    EXPECT_EQ(sum(x), 40);
    EXPECT_EQ(mean(x), 5);
    EXPECT_DOUBLE_EQ(variance(x), 32.0 / 7);
    EXPECT_DOUBLE_EQ(standard_error(x), std::sqrt(32.0 / 7 / 8));
    EXPECT_EQ(sum({}), 0);
    EXPECT_EQ(variance(std::vector<double>{3}), 0);
    EXPECT_EQ(standard_error(std::vector<double>{3}), 0);
}

TEST(Statistics, ALargeCommonAmountDoesNotDrownTheSpread) {
    auto z = normals(100'000);
    const double before = variance(z);
    for (double& x : z) x += 1e9;
    EXPECT_NEAR(variance(z), before, 1e-6);
}

TEST(Statistics, TheMonteCarloErrorFallsWithTheRootOfTheDraws) {
    const auto z = normals(1'000'000);
    for (const std::size_t n : {1'000u, 10'000u, 100'000u, 1'000'000u}) {
        const std::span<const double> part(z.data(), n);
        EXPECT_NEAR(standard_error(part) * std::sqrt(static_cast<double>(n)), 1, 0.1) << n;
        EXPECT_LT(std::fabs(mean(part)), 4.5 * standard_error(part)) << n;
    }
}

// Chunks may be computed anywhere, if they are merged in order.
TEST(Statistics, ChunksMergedInOrderGiveTheSameBits) {
    const auto z = normals(5 * chunk_length + 17);
    Moments merged;
    for (std::size_t i = 0; i < z.size(); i += chunk_length) {
        const std::span<const double> part(&z[i], std::min(chunk_length, z.size() - i));
        merged = merge(merged, moments(part));
    }
    EXPECT_EQ(merged.mean, moments(z).mean);
    EXPECT_EQ(merged.squares, moments(z).squares);
    EXPECT_EQ(merged.count, static_cast<double>(z.size()));
}

TEST(Percentiles, TypeSevenAsInR) {
    std::vector<double> ten = {7, 2, 9, 4, 10, 6, 1, 8, 3, 5};  // quantile(1:10, c(.025, .5, .975))
    const std::vector<double> p = {0.025, 0.5, 0.975};
    const auto q = percentiles(ten, p);
    EXPECT_NEAR(q[0], 1.225, 1e-14);
    EXPECT_NEAR(q[1], 5.5, 1e-14);
    EXPECT_NEAR(q[2], 9.775, 1e-14);
    std::vector<double> five = {15, 20, 35, 40, 50};
    EXPECT_NEAR(percentiles(five, std::vector<double>{0.4})[0], 29, 1e-13);
    EXPECT_EQ(percentiles(five, std::vector<double>{1, 0}), (std::vector<double>{50, 15}));
    std::vector<double> one = {3};
    EXPECT_EQ(percentiles(one, p), (std::vector<double>{3, 3, 3}));
}

TEST(Percentiles, WithoutDrawsOrWithSomethingThatIsNoNumberThereAreNone) {
    std::vector<double> none;
    EXPECT_TRUE(std::isnan(percentiles(none, std::vector<double>{0.5})[0]));
    std::vector<double> bad = {1, std::nan(""), 3};
    EXPECT_TRUE(std::isnan(percentiles(bad, std::vector<double>{0.5})[0]));
}

// Many draws take another way than few; both must be those of a full sort.
void expect_as_sorted(std::vector<double> x) {
    const std::vector<double> p = {0.975, 0.025, 0, 1, 0.5, 0.333, 1e-5, 0.99999};
    auto sorted = x;
    std::ranges::sort(sorted);
    const auto q = percentiles(x, p);
    for (std::size_t k = 0; k < p.size(); ++k) {
        const double at = p[k] * static_cast<double>(x.size() - 1);
        const auto i = static_cast<std::size_t>(at);
        const double a = sorted[i], b = sorted[std::min(i + 1, x.size() - 1)];
        EXPECT_EQ(q[k], a == b || std::isinf(a) ? a : a + (at - static_cast<double>(i)) * (b - a)) << p[k];
    }
}

TEST(Percentiles, OfManyDrawsAreThoseOfAFullSort) {
    for (const std::size_t few : {2'049, 10'000, 99'999}) expect_as_sorted(normals(few));
    auto z = normals(200'001);
    expect_as_sorted(z);
    std::ranges::sort(z);
    expect_as_sorted(z);
    std::ranges::reverse(z);
    expect_as_sorted(z);
    expect_as_sorted(std::vector<double>(50'000, 4.0));
    for (double& x : z) x = std::round(x);  // few different values
    expect_as_sorted(z);
    for (std::size_t i = 0; i < z.size(); ++i)
        z[i] = i % 97 == 0 ? static_cast<double>(i) : 0;  // in step with the sample
    expect_as_sorted(z);
    z[5] = HUGE_VAL;
    z[6] = -HUGE_VAL;
    expect_as_sorted(z);
}

RC_GTEST_PROP(Percentiles, AreThoseOfAFullSort, (std::vector<double> x)) {
    RC_PRE(!x.empty());
    expect_as_sorted(x);
}

TEST(Shares, AboveAndBelowNil) {
    const std::vector<double> x = {-1, 0, 2, 3};
    EXPECT_EQ(share_above(x), 0.5);
    EXPECT_EQ(share_below(x), 0.25);
    EXPECT_EQ(share_above(x, 2), 0.25);
    EXPECT_EQ(share_above({}), 0);
}

RC_GTEST_PROP(Percentiles, AreTheSameOfDrawsInOrder, (std::vector<double> x)) {
    RC_PRE(!x.empty());
    const std::vector<double> p{0, 0.025, 0.3, 0.5, 0.975, 1};
    auto sorted = x;
    std::ranges::sort(sorted);
    const auto expected = percentiles(x, p);
    for (std::size_t k = 0; k < p.size(); ++k) RC_ASSERT(percentile_of_sorted(sorted, p[k]) == expected[k]);
}

}  // namespace
}  // namespace vaerdi::math
