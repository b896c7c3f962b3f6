#include "comparison/beta_binomial.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace vaerdi::comparison {
namespace {

double log_likelihood(const std::vector<UnitOfEvents>& units, double mean, double weight) {
    const double a = mean * weight, b = (1 - mean) * weight;
    double sum = 0;
    for (const auto& unit : units) {
        const auto n = static_cast<double>(unit.n), y = static_cast<double>(unit.events);
        sum += std::lgamma(a + y) + std::lgamma(b + n - y) - std::lgamma(weight + n) - std::lgamma(a) -
               std::lgamma(b) + std::lgamma(weight);
    }
    return sum;
}

RC_GTEST_PROP(BetaBinomial, IsTheLikeliest, ()) {
    std::mt19937_64 random(*rc::gen::inRange(0U, 100'000U));
    const double a = *rc::gen::inRange(1, 40) / 4.0, b = *rc::gen::inRange(1, 400) / 4.0;
    std::gamma_distribution<double> first(a), second(b);
    std::vector<UnitOfEvents> units;
    for (int u = 0; u < 25; ++u) {
        const double x = first(random), share = x / (x + second(random));
        const int n = 5 + 9 * u;
        units.push_back({n, std::binomial_distribution<int>(n, share)(random)});
    }
    const auto all = *beta_binomial(units, 0.95);
    RC_PRE(std::isfinite(all.weight));
    const double most = log_likelihood(units, all.mean, all.weight);
    for (const double by : {0.97, 1.03}) {
        RC_ASSERT(log_likelihood(units, std::min(all.mean * by, 0.999), all.weight) <= most + 1e-9);
        RC_ASSERT(log_likelihood(units, all.mean, all.weight * by) <= most + 1e-9);
    }
    RC_ASSERT(log_likelihood(units, all.mean, 1e6) <= most + 1e-6);
    for (const auto& unit : units) {
        const auto likely = shrunken(all, unit, 0.95);
        const double raw = static_cast<double>(unit.events) / static_cast<double>(unit.n);
        RC_ASSERT((likely.value - raw) * (all.mean - raw) >= -1e-12);                 // drawn towards all
        RC_ASSERT(std::abs(likely.value - raw) <= std::abs(all.mean - raw) + 1e-12);  // and not beyond
        RC_ASSERT(likely.interval.low < likely.value && likely.value < likely.interval.high);
        const double own = all.reliability(unit.n);
        RC_ASSERT(std::abs(likely.value - (all.mean + own * (raw - all.mean))) < 1e-9);
    }
}

TEST(BetaBinomial, ofUnitsThatDifferByChanceOnlyIsOneShareForAll) {
    const std::vector<UnitOfEvents> units{{100, 5}, {100, 4}, {100, 6}, {0, 0}};
    const auto all = *beta_binomial(units, 0.95);
    EXPECT_TRUE(std::isinf(all.weight));
    EXPECT_EQ(all.intraclass(), 0);
    EXPECT_EQ(shrunken(all, units[1], 0.95).value, 0.05);
    EXPECT_EQ(shrunken(all, units[1], 0.95).interval, exact_proportion(15, 300));
    EXPECT_EQ(beta_binomial(std::vector<UnitOfEvents>{{50, 0}, {50, 0}}, 0.95)->mean, 0);
    EXPECT_FALSE(beta_binomial(std::vector<UnitOfEvents>{{0, 0}}, 0.95));
}

TEST(BetaBinomial, knowsHowManyPatientsAJudgementNeeds) {
    const BetaBinomial all{0.03, 99, {}};
    EXPECT_DOUBLE_EQ(all.intraclass(), 0.01);
    EXPECT_DOUBLE_EQ(all.reliability(99), 0.5);
    EXPECT_EQ(all.rows_for(0.5), 99);
}

}  // namespace
}  // namespace vaerdi::comparison
