#include "math/normal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <vector>

#include "math/draws.h"

namespace vaerdi::math {
namespace {

double exact(double u) {
    return static_cast<double>(-std::sqrt(2.0L) * boost::math::erfc_inv(2 * static_cast<long double>(u)));
}

TEST(InverseNormal, AgreesWithTheExactValueFromTheSmallestDrawToTheLargest) {
    for (double u = 0x1p-53; u < 0.5; u *= 1.0537) {
        EXPECT_NEAR(inverse_normal(u) / exact(u), 1, 1e-15) << u;
        EXPECT_NEAR(inverse_normal(1 - u) / exact(1 - u), 1, 1e-15) << "1 - " << u;
    }
    EXPECT_EQ(inverse_normal(0.5), 0);
    EXPECT_NEAR(inverse_normal(0.975), 1.959963984540054, 1e-15);
}

TEST(InverseNormal, GoesOnFarBelowTheSmallestDraw) {
    for (const double u : {1e-20, 1e-100, 1e-300}) EXPECT_NEAR(inverse_normal(u) / exact(u), 1, 2e-15) << u;
}

TEST(InverseNormal, EndsAreInfiniteAndNothingLiesBeyond) {
    EXPECT_EQ(inverse_normal(0), -HUGE_VAL);
    EXPECT_EQ(inverse_normal(1), HUGE_VAL);
    for (const double u : {-0.1, 1.1, std::nan("")}) EXPECT_TRUE(std::isnan(inverse_normal(u))) << u;
}

RC_GTEST_PROP(InverseNormal, BlocksOfAnyLengthGiveTheSameBits, (std::uint64_t seed)) {
    const auto length = *rc::gen::inRange<std::size_t>(0, 600);
    std::vector<double> u(length), z(length);
    uniforms({seed, 0}, 0, u);
    inverse_normal(u, z);
    for (std::size_t i = 0; i < length; ++i) RC_ASSERT(z[i] == inverse_normal(u[i]));
    inverse_normal(u, u);  // in place
    RC_ASSERT(u == z);
}

RC_GTEST_PROP(InverseNormal, IsSymmetric, (std::uint64_t seed, std::uint16_t i)) {
    const double u = uniform({seed, 1}, i);
    RC_ASSERT(inverse_normal(u) == -inverse_normal(1 - u));
}

}  // namespace
}  // namespace vaerdi::math
