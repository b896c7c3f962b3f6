// Figures of reference/outcomes.md: reliability and noise.
#include "comparison/sample_size.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace vaerdi::comparison {
namespace {

TEST(SampleSize, ChanceOfExceedingAMaximumIsTheStatedOne) {
    EXPECT_NEAR(chance_above(0.03, 0.022, 100), .179, 5e-4);
    EXPECT_NEAR(chance_above(0.03, 0.022, 200), .154, 5e-4);
    EXPECT_NEAR(chance_above(0.03, 0.022, 300), .129, 5e-4);
    EXPECT_NEAR(chance_above(0.03, 0.022, 500), .090, 5e-4);
    EXPECT_NEAR(chance_above(0.03, 0.022, 1000), .039, 5e-4);
    EXPECT_EQ(chance_above(1, 0.5, 10), 0);
    EXPECT_EQ(chance_above(0.03, 0, 100), 0);
}

// 7 % of 100 is a little more than 7 in binary, 57 % a little less: both allow just that many.
TEST(SampleSize, AMaximumThatIsReachedIsNotExceeded) {
    for (int per_cent = 1; per_cent < 100; ++per_cent) {
        double below = 0;
        for (int k = 0; k <= per_cent; ++k)
            below +=
                std::exp(std::lgamma(101) - std::lgamma(k + 1) - std::lgamma(101 - k) + 100 * std::log(0.5));
        EXPECT_NEAR(chance_above(per_cent / 100.0, 0.5, 100), 1 - below, 1e-10) << per_cent;
    }
}

TEST(SampleSize, ForAStatedPowerIsTheStatedOne) {
    EXPECT_EQ(patients_for_power(0.022, 0.033), 1268);
    EXPECT_GT(patients_for_power(0.022, 0.033, 0.9), 1268);
    EXPECT_GT(patients_for_power(0.022, 0.033, 0.8, 0.01), 1268);
}

TEST(PriceNoise, IsTheStatedOne) {
    const auto score = price_noise_of_mean({2, 0.17}, 8.5, 300, 900);
    EXPECT_NEAR(score.sd, .048, 5e-4);
    EXPECT_EQ(score.mean, 0);
    const auto readmission = price_noise_of_share({0.04, 0.17}, 0.073, 300, 900);
    EXPECT_NEAR(readmission.sd, .0723, 5e-5);
    EXPECT_NEAR(readmission.mean, 0, 0.002);
}

TEST(PriceNoise, FollowsALineAndStops) {
    const PriceLine line{0.04, -0.17};  // lower is better: more readmissions, lower price
    EXPECT_DOUBLE_EQ(line.change(0.02), -0.085);
    EXPECT_DOUBLE_EQ(line.change(0.08), -0.17);
    EXPECT_DOUBLE_EQ(line.change(-0.08), 0.17);
    EXPECT_NEAR(price_noise_of_share(line, 0.073, 300, 900).sd, .0723, 5e-5);
}

RC_GTEST_PROP(PriceNoise, OfManyPatientsInAShareIsThatOfAMean, ()) {
    const double share = *rc::gen::inRange(10, 90) / 100.0, swing = *rc::gen::inRange(1, 8) / 100.0;
    const auto exact = price_noise_of_share({swing, 0.2}, share, 2000, 6000);
    const auto normal = price_noise_of_mean({swing, 0.2}, std::sqrt(share * (1 - share)), 2000, 6000);
    RC_ASSERT(std::abs(exact.sd - normal.sd) < 5e-4);
    RC_ASSERT(exact.sd <= 0.2);
}

TEST(PriceNoise, OfNothingThatVariesIsNil) {
    EXPECT_EQ(price_noise_of_mean({2, 0.17}, 0, 300, 900).sd, 0);
    EXPECT_EQ(price_noise_of_share({0.04, 0.17}, 0, 300, 900).sd, 0);
}

}  // namespace
}  // namespace vaerdi::comparison
