#include "math/multivariate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "math/distribution.h"
#include "math/draws.h"
#include "math/normal.h"
#include "math/statistics.h"

namespace vaerdi::math {
namespace {

// Blocks of draws, one per component.
struct Blocks {
    std::vector<std::vector<double>> values;

    Blocks(std::size_t components, std::size_t n, std::uint64_t seed = 5) : values(components) {
        for (std::size_t k = 0; k < components; ++k) {
            values[k].resize(n);
            uniforms(stream(seed, "component/" + std::to_string(k)), 0, values[k]);
        }
    }
    std::vector<std::span<const double>> in() const { return {values.begin(), values.end()}; }
    std::vector<std::span<double>> out() { return {values.begin(), values.end()}; }
};

TEST(Dirichlet, SharesSumToOneAndEachIsABeta) {
    // Transitions out of state A of the HIV model (Briggs 2006, exercise 4.7).
    const std::vector<double> counts = {1251, 350, 116, 17};
    constexpr std::size_t n = 100'000;
    const Blocks uniform(4, n);
    Blocks shares(4, n);
    Dirichlet(counts).sample(uniform.in(), shares.out());
    for (std::size_t i = 0; i < n; ++i) {
        double total = 0;
        for (const auto& share : shares.values) total += share[i];
        ASSERT_NEAR(total, 1, 1e-15);
    }
    for (std::size_t k = 0; k < 4; ++k) {
        const Beta marginal{counts[k], 1734 - counts[k]};
        const auto& x = shares.values[k];
        EXPECT_NEAR(mean(x), mean(marginal), 4.5 * standard_error(x)) << k;
        EXPECT_NEAR(std::sqrt(variance(x)) / standard_deviation(marginal), 1, 0.02) << k;
    }
}

TEST(Dirichlet, CountsFarBelowOneStillSumToOne) {
    const std::vector<double> counts = {0.001, 0.002, 0.001};
    const Blocks uniform(3, 1000);
    Blocks shares(3, 1000);
    Dirichlet(counts).sample(uniform.in(), shares.out());
    for (std::size_t i = 0; i < 1000; ++i) {
        EXPECT_NEAR(shares.values[0][i] + shares.values[1][i] + shares.values[2][i], 1, 1e-15);
    }
    EXPECT_NEAR(mean(shares.values[1]), 0.5, 4.5 * standard_error(shares.values[1]));
}

TEST(Dirichlet, WhatCannotHappenNeverDoes) {
    const Blocks uniform(3, 100);
    Blocks shares(3, 100);
    Dirichlet(std::vector<double>{3, 0, 1}).sample(uniform.in(), shares.out());
    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_EQ(shares.values[1][i], 0);
        EXPECT_NEAR(shares.values[0][i] + shares.values[2][i], 1, 1e-15);
    }
}

TEST(Dirichlet, WrongCountsAreRefused) {
    EXPECT_FALSE(Dirichlet::check(std::vector<double>{1, 0, 2}));
    for (const auto& counts :
         std::vector<std::vector<double>>{{}, {0, 0}, {1, -1}, {1, std::nan("")}, {HUGE_VAL, 1}}) {
        const auto wrong = Dirichlet::check(counts);
        ASSERT_TRUE(wrong);
        EXPECT_NE(wrong->en, wrong->da);
    }
}

MultivariateNormal made(const std::vector<double>& mean, const std::vector<double>& covariance) {
    return std::get<MultivariateNormal>(MultivariateNormal::make(mean, covariance));
}

TEST(MultivariateNormal, HasItsMeansAndCovariances) {
    // Weibull regression of a hip prosthesis (Briggs 2006, chapter 3): log lambda, log gamma, and their
    // covariance.
    const std::vector<double> means = {-5.490935, 0.3740968};
    const std::vector<double> covariance = {0.0432191, -0.0056190, -0.0056190, 0.0022501};
    constexpr std::size_t n = 200'000;
    Blocks blocks(2, n);
    for (auto& z : blocks.values) inverse_normal(z, z);
    made(means, covariance).sample(blocks.in(), blocks.out());  // in place
    std::vector<double> product(n);
    for (std::size_t i = 0; i < n; ++i) {
        product[i] = (blocks.values[0][i] - means[0]) * (blocks.values[1][i] - means[1]);
    }
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(mean(blocks.values[k]), means[k], 4.5 * standard_error(blocks.values[k]));
        EXPECT_NEAR(variance(blocks.values[k]) / covariance[3 * k], 1, 0.02);
    }
    EXPECT_NEAR(mean(product), covariance[1], 4.5 * standard_error(product));
}

TEST(MultivariateNormal, TheFirstComponentIsItsOwnNormal) {
    Blocks z(2, 50);
    for (auto& block : z.values) inverse_normal(block, block);
    Blocks x(2, 50);
    made({1, 2}, {4, 1, 1, 9}).sample(z.in(), x.out());
    for (std::size_t i = 0; i < 50; ++i) {
        EXPECT_DOUBLE_EQ(x.values[0][i], 1 + 2 * z.values[0][i]);
        EXPECT_NEAR(x.values[1][i], 2 + 0.5 * z.values[0][i] + std::sqrt(8.75) * z.values[1][i], 1e-14);
    }
}

TEST(MultivariateNormal, WhatDoesNotVaryOrFollowsFromOthersIsAccepted) {
    Blocks z(3, 50);
    for (auto& block : z.values) inverse_normal(block, block);
    Blocks x(3, 50);
    // The second is constant, the third is twice the first.
    made({1, 7, 2}, {4, 0, 8, 0, 0, 0, 8, 0, 16}).sample(z.in(), x.out());
    for (std::size_t i = 0; i < 50; ++i) {
        EXPECT_EQ(x.values[1][i], 7);
        EXPECT_NEAR(x.values[2][i], 2 * x.values[0][i], 1e-14);
    }
}

TEST(MultivariateNormal, WrongCovariancesAreRefusedWithTheReason) {
    const auto reason = [](const std::vector<double>& mean, const std::vector<double>& covariance) {
        const auto result = MultivariateNormal::make(mean, covariance);
        const auto* text = std::get_if<Text>(&result);
        EXPECT_TRUE(text);
        return text ? text->en : "";
    };
    EXPECT_EQ(reason({0, 0}, {1, 2, 3}), "multivariate normal: 2 means need 4 covariances, not 3");
    EXPECT_NE(reason({0, 0}, {-1, 0, 0, 1}).find("component 1"), std::string::npos);
    EXPECT_NE(reason({0, 0}, {1, 0.5, 0.4, 1}).find("both"), std::string::npos);
    EXPECT_NE(reason({0, 0}, {1, 1.5, 1.5, 1}).find("allow 1 at most"), std::string::npos);
    EXPECT_NE(reason({0, 0}, {0, 0.1, 0.1, 1}).find("allow 0 at most"), std::string::npos);
    EXPECT_NE(reason({0, 0}, {std::nan(""), 0, 0, 1}).find("component 1"), std::string::npos);
    // Each pair is possible, the three together are not.
    EXPECT_NE(reason({0, 0, 0}, {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}).find("component 3"),
              std::string::npos);
}

}  // namespace
}  // namespace vaerdi::math
