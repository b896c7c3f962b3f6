// Promises of sameness: threads, unused parameters, equal alternatives; and the Monte-Carlo error.
#include <rapidcheck/gtest.h>

#include <vector>

#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

const char* const uncertain_lines = R"yaml(
  - {name: Product, payer: region, amount: price, life: 3 years, residual: linear}
  - {name: Days, payer: region, quantity: days, price: price(bed-day)}
  - {name: Trouble, payer: {region: 60 %, patient: 40 %}, quantity: trouble, price: "20_000 DKK * (1 + days / (100 days/patient))"
}
  - {name: Health, gains: patient, quantity: {by: {old: {value: 0.5 QALY/patient, range: [0.4, 0.6]}, fresh: {value: 0.6 QALY/patient, range: [0.5, 0.7]}}}}
)yaml";
std::string uncertain_keys(const std::string& more = "") {
    return R"yaml(
horizon: 8 years
population: {patients: intake, for: 3 years}
qaly_value: 300_000 DKK/QALY
uptake: {fresh: "ramp(20 %, 80 %, 4 years)"}
parameters:
  intake: {unit: 1/year, value: 100, range: [80, 120]}
  price: {unit: DKK/patient, by: {old: 1_000, fresh: {value: 5_000, range: [4_000, 6_000]}}}
  days: {unit: days/patient, by: {old: {value: 7.5, range: [7, 8]}, fresh: {value: 1, range: [0.5, 2]}}}
  trouble: {unit: 1/patient, by: {old: {events: 45, of: 300}, fresh: {events: 30, of: 300}}}
)yaml" + more;
}

std::vector<double> spread_figures(const Assessment& a) {
    std::vector<double> all;
    const auto add = [&](const Figure& figure) {
        all.push_back(figure.value);
        if (figure.spread) {
            all.insert(all.end(), {figure.spread->mean, figure.spread->low, figure.spread->high,
                                   figure.spread->standard_error});
        }
    };
    for (const auto& alternative : a.alternatives) {
        add(alternative.total_cost);
        add(alternative.effects);
        add(alternative.net_value);
        all.push_back(*alternative.probability_best);
        for (const auto& natural : alternative.natural) add(natural.total);
    }
    for (const auto& c : a.comparisons) {
        add(c.net_value);
        add(*c.incremental_qalys);
        all.push_back(*c.probability_worth_it);
        for (const auto& row : *c.matrix.probability) all.insert(all.end(), row.begin(), row.end());
    }
    return all;
}

TEST(Draws, have_the_same_bits_for_any_number_of_threads) {
    const auto c = resolved(two_alternatives(uncertain_keys(), uncertain_lines));
    const auto one = spread_figures(drawn(c, 20'001, 7, 1));
    EXPECT_EQ(one, spread_figures(drawn(c, 20'001, 7, 3)));
    EXPECT_EQ(one, spread_figures(drawn(c, 20'001, 7, 2)));
    EXPECT_NE(one, spread_figures(drawn(c, 20'001, 8, 2)));
}

TEST(Draws, do_not_change_when_a_parameter_is_added_that_nothing_uses) {
    const auto lean = drawn(resolved(two_alternatives(uncertain_keys(), uncertain_lines)), 5'000);
    const auto more =
        drawn(resolved(two_alternatives(uncertain_keys("  idle: {unit: DKK, gamma: {mean: 10, sd: 3}}\n"),
                                        uncertain_lines)),
              5'000);
    EXPECT_EQ(spread_figures(lean), spread_figures(more));
}

TEST(Draws, have_means_near_the_deterministic_figures_where_the_case_is_linear) {
    const auto a = drawn(resolved(two_alternatives(uncertain_keys(), uncertain_lines)), 100'000);
    const auto& figure = a.comparisons[0].incremental_qalys.value();
    EXPECT_NEAR(figure.spread->mean, figure.value, 4 * figure.spread->standard_error);
}

TEST(Draws, error_of_the_mean_falls_with_the_root_of_their_number) {
    const auto c = resolved(two_alternatives(uncertain_keys(), uncertain_lines));
    const double few = drawn(c, 4'000).comparisons[0].net_value.spread->standard_error;
    const double many = drawn(c, 64'000).comparisons[0].net_value.spread->standard_error;
    EXPECT_NEAR(few / many, 4, 0.3);
}

TEST(EqualAlternatives, differ_by_exactly_nothing) {
    const std::string keys = R"yaml(
horizon: 8 years
population: {patients: 100 per year, for: 3 years}
uptake: {fresh: "ramp(20 %, 80 %, 4 years)"}
parameters:
  days: {unit: days/patient, value: 7.5, range: [7, 8]}
  price: {unit: DKK/patient, by: {old: 1_234.5, fresh: 1_234.5}}
)yaml";
    const std::string lines = R"yaml(
  - {name: Product, payer: region, amount: price}
  - {name: Days, payer: region, quantity: days, price: price(bed-day)}
  - {name: Work, gains: state, quantity: days, price: 0.3 * price(bed-day)}
)yaml";
    const auto c = drawn(resolved(two_alternatives(keys, lines)), 5'000).comparisons[0];
    EXPECT_EQ(c.net_value.value, 0);
    EXPECT_EQ(c.incremental_cost.value, 0);
    EXPECT_EQ(*c.probability_worth_it, 0);
    if (c.net_value.spread) {
        EXPECT_EQ(c.net_value.spread->low, 0);
        EXPECT_EQ(c.net_value.spread->high, 0);
    }
    EXPECT_EQ(c.matrix.verdict(), "neutral");
    EXPECT_EQ((*c.matrix.probability)[1][1], 1);
}

// Laws that hold for any numbers.
RC_GTEST_PROP(Laws, scaling_the_currency_scales_the_figures, ()) {
    const auto price = *rc::gen::inRange(1, 100'000), day = *rc::gen::inRange(1, 9'999),
               years = *rc::gen::inRange(1, 12);
    const auto with = [&](int factor) {
        return assessed(
            two_alternatives("horizon: " + std::to_string(years) +
                                 " years\npopulation: {patients: 70 per year, for: 2 years}\n",
                             "  - {name: Product, payer: region, amount: " + std::to_string(price * factor) +
                                 " DKK/patient, only: [fresh]}\n"
                                 "  - {name: Days, gains: region, quantity: 3 days/patient/year, price: " +
                                 std::to_string(day * factor) + " DKK/day, only: [fresh]}\n"));
    };
    const auto one = with(1).comparisons[0], eight = with(8).comparisons[0];
    RC_ASSERT(eight.net_value.value == 8 * one.net_value.value);
    RC_ASSERT(eight.incremental_cost.value == 8 * one.incremental_cost.value);
}

RC_GTEST_PROP(Laws, a_line_split_by_years_is_the_same_line, ()) {
    const auto years = *rc::gen::inRange(2, 15);
    const auto split = *rc::gen::inRange(1, years);
    const auto amount = std::to_string(*rc::gen::inRange(1, 1'000'000));
    const auto horizon = "horizon: " + std::to_string(years) + " years\n";
    const auto whole = assessed(
        two_alternatives(horizon, "  - {name: Service, payer: region, amount: " + amount + " DKK/year}\n"));
    const auto parts = assessed(two_alternatives(
        horizon, "  - {name: First, payer: region, amount: " + amount + " DKK/year, when: years 1 to " +
                     std::to_string(split) +
                     "}\n"
                     "  - {name: Second, payer: region, amount: " +
                     amount + " DKK/year, when: from year " + std::to_string(split + 1) + "}\n"));
    RC_ASSERT(std::abs(of(whole, "old").total_cost.value - of(parts, "old").total_cost.value) <=
              1e-9 * of(whole, "old").total_cost.value);
}

}  // namespace
}  // namespace vaerdi::value
