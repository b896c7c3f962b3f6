// Totals of whole cases against published and hand-made numbers.
#include <cmath>

#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

// Source: NICE MTG25 (Jenks et al. 2016); exact figures recomputed independently.
TEST(CatheterDressing, costs_what_the_published_tree_costs) {
    const auto a = assessed(file_text("examples/catheter-dressing/case.yaml"));
    EXPECT_SAME(of(a, "standard").total_cost.value, 151.292605042017);
    EXPECT_SAME(of(a, "tegaderm").total_cost.value, 77.7499250420168);
    ASSERT_EQ(a.comparisons.size(), 1U);
    EXPECT_NEAR(a.comparisons[0].net_value.value, 73.54268, 1e-5);
    EXPECT_EQ(a.comparisons[0].matrix.verdict(), "better");
}

TEST(CatheterDressing, few_infections_leave_a_small_saving) {
    const auto a =
        assessed(file_text("examples/catheter-dressing/case.yaml"), {{"crbsi", "0.3 per 1000 days"}});
    EXPECT_SAME(of(a, "standard").total_cost.value, 34.472605042017);
    EXPECT_SAME(of(a, "tegaderm").total_cost.value, 30.788285042017);
}

TEST(CatheterDressing, saves_in_956_of_1000_draws) {
    const auto a = drawn(resolved(file_text("examples/catheter-dressing/case.yaml")), 400'000);
    const auto& c = a.comparisons[0];
    EXPECT_NEAR(*c.probability_worth_it, 0.956, 0.002);
    ASSERT_TRUE(c.net_value.spread);
    EXPECT_NEAR(c.net_value.spread->mean, 73.54, 4 * c.net_value.spread->standard_error);
    EXPECT_LT(c.net_value.spread->standard_error, 0.2);
    EXPECT_DOUBLE_EQ((*c.matrix.probability)[0][1], *c.probability_worth_it);  // no effect is counted
}

// Reference K: social return on investment.
const char* const social_return = R"(
case: 1
title: Social return
start: 2025
horizon: 5 years
discounting: {costs: 3.5 %, effects: 3.5 %}
comparator: nothing
alternatives: {nothing: Nothing, programme: Programme}
lines:
  - {name: Input, payer: region, amount: 120_000 DKK, only: [programme]}
  - {name: Back at work, gains: society, quantity: 25 / year, price: 4_000 DKK, only: [programme],
     deadweight: 20 %, displacement: 10 %, attribution: 25 %, drop_off: 30 %}
)";

TEST(SocialReturn, follows_the_reference) {
    const auto a = assessed(social_return);
    const auto& line_figure = line(of(a, "programme"), "back_at_work");
    EXPECT_SAME(line_figure.by_year[1], 54'000.0);
    EXPECT_SAME(line_figure.by_year[2], 37'800.0);
    EXPECT_NEAR(of(a, "programme").effects.value, 138'383.39, 0.005);
    const auto& c = a.comparisons[0];
    EXPECT_NEAR(c.sroi_gross->value, 1.1532, 5e-5);
    EXPECT_NEAR(c.sroi_net->value, 0.1532, 5e-5);
    EXPECT_NEAR(c.roi->value, 0.1532, 5e-5);
}

TEST(Payback, counts_from_the_start_and_is_linear_within_the_year) {
    const auto a = assessed(two_alternatives("horizon: 5 years\ndiscounting: none\n", R"(
  - {name: Plant, payer: region, amount: 8 million DKK, only: [fresh]}
  - {name: Saved, gains: region, only: [fresh], amount: {years: {2025: 2e6 DKK/year, 2026: 2e6 DKK/year, 2027: 2.25e6 DKK/year, 2028: 2.5e6 DKK/year}}}
)"));
    const auto& c = a.comparisons[0];
    EXPECT_SAME(c.payback_years->value, 3.7);
    EXPECT_EQ(c.cumulative.size(), 6U);
    EXPECT_SAME(c.cumulative[4], 750'000.0);
}

// 300 new patients a year for 5 years, each followed for 10, ten years counted.
TEST(Intakes, what_falls_past_the_horizon_is_cut_and_said) {
    const auto a =
        assessed(two_alternatives("horizon: 10 years\ndiscounting: none\n"
                                  "population: {patients: 300 per year, for: 5 years, follow_up: 10 years}\n",
                                  "  - {name: Check, payer: region, amount: 100 DKK/patient/year}\n"
                                  "  - {name: Valve, payer: region, amount: 1_000 DKK/patient}\n"));
    const auto& result = of(a, "fresh");
    // intakes 1 … 5 are followed for 10, 9, 8, 7 and 6 of their 10 years
    EXPECT_SAME(line(result, "check").present_value, 300.0 * 100 * (10 + 9 + 8 + 7 + 6));
    EXPECT_SAME(result.cut_cost, 300.0 * 100 * (0 + 1 + 2 + 3 + 4));
    EXPECT_SAME(line(result, "check").by_year[1], 30'000.0);
    EXPECT_SAME(line(result, "check").by_year[5], 150'000.0);
    EXPECT_SAME(line(result, "check").by_year[10], 150'000.0);
    EXPECT_SAME(line(result, "valve").present_value, 5 * 300.0 * 1'000);
    EXPECT_SAME(line(result, "valve").by_year[0], 0.0);
}

TEST(Intakes, a_horizon_of_follow_up_cuts_nothing) {
    const auto a =
        assessed(two_alternatives("horizon: {follow_up: 10 years}\ndiscounting: none\n"
                                  "population: {patients: 300 per year, for: 5 years}\n",
                                  "  - {name: Check, payer: region, amount: 100 DKK/patient/year}\n"));
    EXPECT_SAME(of(a, "fresh").total_cost.value, 5.0 * 300 * 100 * 10);
    EXPECT_EQ(of(a, "fresh").cut_cost, 0);
}

TEST(Discounting, money_and_health_have_rates_of_their_own) {
    const auto a =
        assessed(two_alternatives("horizon: 10 years\ndiscounting: {costs: 3.5 %, effects: 0 %}\n", R"(
  - {name: Service, payer: region, amount: 1 DKK/year}
  - {name: Health, gains: patient, quantity: 0.1 QALY/year}
)"));
    EXPECT_NEAR(of(a, "old").total_cost.value, 8.316605, 5e-7);  // ten-year annuity
    EXPECT_SAME(of(a, "old").qalys->value, 1.0);
}

TEST(Discounting, at_the_start_of_the_year) {
    const auto a = assessed(
        two_alternatives("horizon: 10 years\ndiscounting: {costs: 3.5 %, effects: 0 %}\ntiming: start\n",
                         "  - {name: Service, payer: region, amount: 1 DKK/year}\n"));
    EXPECT_NEAR(of(a, "old").total_cost.value, 8.607687, 5e-7);
}

TEST(Uptake, the_rest_of_the_intake_gets_the_comparator) {
    const auto a = assessed(two_alternatives(
        "horizon: 5 years\ndiscounting: none\npopulation: {patients: 100 per year, for: 5 years}\n"
        "uptake: {fresh: \"ramp(20 %, 80 %, 4 years)\"}\n",
        "  - {name: Product, payer: region, amount: {by: {old: 10 DKK/patient, fresh: 30 DKK/patient}}}\n"));
    const auto& years = line(of(a, "fresh"), "product").by_year;
    EXPECT_SAME(years[1], 100 * (0.2 * 30 + 0.8 * 10));
    EXPECT_SAME(years[3], 100 * (0.5 * 30 + 0.5 * 10));
    EXPECT_SAME(years[5], 100 * (0.8 * 30 + 0.2 * 10));
    EXPECT_SAME(line(of(a, "old"), "product").by_year[3], 1'000.0);
}

TEST(Replacement, falls_when_the_life_is_over_and_leaves_a_residual_value) {
    const auto a =
        assessed(two_alternatives("horizon: 10 years\ndiscounting: {costs: 3 %, effects: 3 %}\n", R"(
  - {name: Scanner, payer: region, amount: 700 DKK, life: 3.5 years, residual: linear}
)"));
    const auto& figure = line(of(a, "old"), "scanner");
    const double left = 700 * 0.5 / 3.5;  // bought at 0, 3.5 and 7; worn out at 10.5
    EXPECT_SAME(figure.by_year[0], 700.0);
    EXPECT_SAME(figure.by_year[4], 700.0);
    EXPECT_SAME(figure.by_year[8], 700.0);
    EXPECT_SAME(figure.by_year[10], -left);
    EXPECT_SAME(figure.present_value,
                700 + 700 * std::pow(1.03, -3.5) + 700 * std::pow(1.03, -7) - left * std::pow(1.03, -10));
}

TEST(Replacement, of_each_intake_lands_in_the_intakes_own_years) {
    const auto a = assessed(two_alternatives(
        "horizon: 6 years\ndiscounting: none\npopulation: {units: 10 per year, for: 2 years}\n",
        "  - {name: Pump, payer: region, amount: 100 DKK/unit, life: 4 years, residual: linear}\n"));
    const auto& years = line(of(a, "old"), "pump").by_year;
    EXPECT_SAME(years[1], 1'000.0);
    EXPECT_SAME(years[2], 1'000.0);
    EXPECT_SAME(years[5], 1'000.0);
    // The second is replaced at the beginning of year 6; half of the first's life and three quarters of the
    // second's are left.
    EXPECT_SAME(years[6], 1'000.0 - 1'000 * 0.5 - 1'000 * 0.75);
}

TEST(Groups, are_mixed_by_their_shares_and_shown_for_one_head) {
    const auto a = assessed(two_alternatives(
        "discounting: none\npopulation: {patients: 100}\n"
        "groups: {young: {share: 75 %}, old_age: {share: 25 %, set: {days: 8 days/patient}}}\n"
        "parameters: {days: 4 days/patient}\n",
        "  - {name: Days, payer: region, quantity: days, price: 10 DKK/day}\n"));
    const auto& result = of(a, "fresh");
    EXPECT_SAME(result.total_cost.value, 100 * (0.75 * 40 + 0.25 * 80));
    ASSERT_EQ(result.groups.size(), 2U);
    EXPECT_SAME(result.groups[0].total_cost.value, 40.0);
    EXPECT_SAME(result.groups[1].total_cost.value, 80.0);
}

TEST(Staff, hours_are_shown_in_full_and_money_as_far_as_cashable) {
    const auto a = assessed(two_alternatives("discounting: none\npopulation: {procedures: 24_000}\n", R"(
  - {name: Time, payer: region, staff: nurse, quantity: {by: {old: 20 minutes/procedure, fresh: 8 minutes/procedure}}, price: 300 DKK/hour, cashable: 60 %}
)"));
    const auto& c = a.comparisons[0];
    ASSERT_EQ(c.staff.size(), 1U);
    EXPECT_SAME(c.staff[0].hours.value, 4'800.0);
    EXPECT_SAME(c.staff[0].cashable_hours, 2'880.0);
    EXPECT_SAME(c.staff[0].fte, 4'800 / c.staff[0].hours_per_fte);
    EXPECT_SAME(c.net_value.value, 2'880.0 * 300);
}

TEST(Qalys, enter_the_effects_only_with_a_money_value) {
    const std::string lines = R"(
  - {name: Care, payer: region, amount: {by: {old: 0 DKK/patient, fresh: 50_000 DKK/patient}}}
  - {name: Health, gains: patient, quantity: {by: {old: 1 QALY/patient, fresh: 1.25 QALY/patient}}}
)";
    const auto plain = assessed(two_alternatives("discounting: none\n", lines)).comparisons[0];
    EXPECT_EQ(plain.incremental_effects.value, 0);
    EXPECT_SAME(plain.icer->value, 200'000.0);
    EXPECT_EQ(plain.icer_per, "qalys");
    EXPECT_EQ(plain.matrix.measured_in, "qalys");
    EXPECT_EQ(plain.matrix.verdict(), "dilemma");
    EXPECT_FALSE(plain.sroi_gross);
    const auto valued =
        assessed(two_alternatives("discounting: none\nqaly_value: 300_000 DKK/QALY\n", lines)).comparisons[0];
    EXPECT_SAME(valued.incremental_effects.value, 75'000.0);
    EXPECT_SAME(valued.net_value.value, 25'000.0);
}

}  // namespace
}  // namespace vaerdi::value
