#include "math/draws.h"

#include <Random123/philox.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

#include "math/statistics.h"

namespace vaerdi::math {
namespace {

TEST(Draws, PhiloxGivesThePublishedKnownAnswer) {
    // Random123 1.14, kat_vectors: philox4x64-10 of nothing but zeros.
    const auto block = r123::Philox4x64{}({{0, 0, 0, 0}}, {{0, 0}});
    EXPECT_EQ(block[0], 0x16554d9eca36314cu);
    EXPECT_EQ(block[3], 0x7e68b68aec7ba23bu);
    EXPECT_EQ(uniform({0, 0}, 0), (std::floor(0x1p52 * (0x16554d9eca36314c * 0x1p-64)) + 0.5) * 0x1p-52);
}

// These values are published with every result: a change here changes all of them.
TEST(Draws, TheAddressOfADrawNeverChanges) {
    EXPECT_EQ(stream_id(""), 0xefd01f60ba992926u);
    EXPECT_EQ(stream_id("bed_days/tavi"), 0x5f5367e8dc7af79fu);
    const Stream s = stream(2025, "bed_days/tavi");
    EXPECT_EQ(uniform(s, 0), 0x1.53feefabb33dap-2);
    EXPECT_EQ(uniform(s, 999'999), 0x1.06751595756a7p-1);
}

RC_GTEST_PROP(Draws, AnyBlockHoldsTheSameDraws, (std::uint64_t seed, std::uint64_t id)) {
    const auto first = *rc::gen::inRange<std::uint64_t>(0, 1'000'000'000'000);
    const auto length = *rc::gen::inRange<std::size_t>(0, 40);
    std::vector<double> block(length);
    uniforms({seed, id}, first, block);
    for (std::size_t k = 0; k < length; ++k) RC_ASSERT(block[k] == uniform({seed, id}, first + k));
}

TEST(Draws, LieStrictlyBetweenZeroAndOneAndSoDoTheirComplements) {
    std::vector<double> u(100'000);
    uniforms(stream(1, "price"), 0, u);
    for (const double x : u) {
        ASSERT_GT(x, 0);
        ASSERT_LT(x, 1);
        ASSERT_EQ(1 - (1 - x), x);  // 1 − u is exact
    }
}

TEST(Draws, AreUniformAndIndependentBetweenStreams) {
    constexpr std::size_t n = 200'000;
    std::vector<double> a(n), b(n), product(n);
    uniforms(stream(7, "price/a"), 0, a);
    uniforms(stream(7, "price/b"), 0, b);
    for (std::size_t i = 0; i < n; ++i) product[i] = (a[i] - 0.5) * (b[i] - 0.5);
    EXPECT_NEAR(mean(a), 0.5, 4.5 * standard_error(a));
    EXPECT_NEAR(variance(a), 1.0 / 12, 0.001);
    EXPECT_NEAR(mean(product), 0, 4.5 * standard_error(product));

    std::vector<int> cells(64);  // chi-square with 63 degrees of freedom: 0.1 % point 103.4
    for (const double x : a) ++cells[static_cast<std::size_t>(x * 64)];
    double chi_square = 0;
    for (const int c : cells) chi_square += (c - n / 64.0) * (c - n / 64.0) / (n / 64.0);
    EXPECT_LT(chi_square, 103.4);
}

TEST(Draws, AnotherSeedOrNameGivesOtherDraws) {
    EXPECT_NE(uniform(stream(1, "price"), 0), uniform(stream(2, "price"), 0));
    EXPECT_NE(uniform(stream(1, "price"), 0), uniform(stream(1, "prices"), 0));
}

}  // namespace
}  // namespace vaerdi::math
