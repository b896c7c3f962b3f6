// Dominance, the frontier, and when an investment has earned itself back.
#include "value/frontier.h"

#include <gtest/gtest.h>

#include <vector>

#include "value/financing.h"
#include "value/payback.h"

namespace vaerdi::value {
namespace {

// Source: DARTH sick-sicker, half-cycle figures (reference A): A is strongly dominated.
TEST(Frontier, of_the_sick_sicker_model) {
    const std::vector<CostAndEffect> strategies{{"SoC", 152262.29071826543, 21.038150923113012},
                                                {"A", 285676.92301961884, 21.828836409713688},
                                                {"B", 259991.51526984992, 22.511198142762840},
                                                {"AB", 379955.44734687806, 23.466845589527860}};
    const auto found = efficient_frontier(strategies);
    ASSERT_EQ(found.steps.size(), 3U);
    EXPECT_EQ(found.steps[0].alternative, "SoC");
    EXPECT_EQ(found.steps[0].versus, "");
    EXPECT_EQ(found.steps[1].alternative, "B");
    EXPECT_NEAR(*found.steps[1].icer, 73133.585342358405, 1e-6);
    EXPECT_NEAR(*found.steps[2].icer, 125531.578076329548, 1e-6);
    ASSERT_EQ(found.dominated.size(), 1U);
    EXPECT_EQ(found.dominated[0].alternative, "A");
    EXPECT_EQ(found.dominated[0].by, std::vector<std::string>{"B"});
    EXPECT_FALSE(found.dominated[0].extended);
}

TEST(Frontier, leaves_out_what_a_mix_of_two_others_betters) {
    const std::vector<CostAndEffect> points{{"none", 0, 0}, {"middle", 90, 1}, {"best", 100, 2}};
    const auto found = efficient_frontier(points);
    ASSERT_EQ(found.steps.size(), 2U);
    EXPECT_EQ(*found.steps[1].icer, 50);
    ASSERT_EQ(found.dominated.size(), 1U);
    EXPECT_TRUE(found.dominated[0].extended);
    EXPECT_EQ(found.dominated[0].by, (std::vector<std::string>{"none", "best"}));
}

TEST(Frontier, holds_steps_that_grow_dearer) {
    const std::vector<CostAndEffect> dearer{{"none", 0, 0}, {"middle", 54, 1}, {"best", 110, 2}};
    EXPECT_EQ(efficient_frontier(dearer).steps.size(), 3U);
    const std::vector<CostAndEffect> cheaper{{"none", 0, 0}, {"middle", 56, 1}, {"best", 110, 2}};
    EXPECT_EQ(efficient_frontier(cheaper).steps.size(), 2U);
}

TEST(Frontier, of_equal_alternatives_is_the_first) {
    const std::vector<CostAndEffect> points{{"one", 5, 1}, {"same", 5, 1}};
    const auto found = efficient_frontier(points);
    ASSERT_EQ(found.steps.size(), 1U);
    EXPECT_EQ(found.steps[0].alternative, "one");
    EXPECT_TRUE(found.dominated.empty());
}

TEST(PaybackYears, say_when_the_running_total_is_back_at_nil) {
    EXPECT_NEAR(*payback_years(std::vector<double>{-8, 2, 2, 2.25, 2.5, 2.5}), 3.7, 1e-12);
    EXPECT_FALSE(payback_years(std::vector<double>{0, 1, 1})) << "nothing was laid out";
    EXPECT_FALSE(payback_years(std::vector<double>{-8, 2, 2}));
    EXPECT_EQ(*payback_years(std::vector<double>{0, -4, 4}), 2);
}

// Reference K: outlay 4,000,000; 18,000 for each of 40, 60, 80, 80, 80 outcomes; a return of 6 % at most.
TEST(Repayment, stops_when_the_investor_has_had_the_capped_return) {
    const std::vector<double> due{720'000, 1'080'000, 1'440'000, 1'440'000, 1'440'000};
    const auto capped = repayment(4e6, due, 0.06);
    EXPECT_TRUE(capped.capped);
    EXPECT_EQ(capped.payments[3], 1'440'000);
    EXPECT_NEAR(capped.payments[4], 13'238, 0.5);
    const auto uncapped = repayment(4e6, due, {});
    EXPECT_FALSE(uncapped.capped);
    EXPECT_EQ(uncapped.payments, due);
}

}  // namespace
}  // namespace vaerdi::value
