// How the answer moves: tornado, thresholds, headroom; pathways and financing in a case.
#include "value/sensitivity.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "value/cases.h"
#include "value/explain.h"

namespace vaerdi::value {
namespace {

using namespace testing;

const char* const keys =
    "discounting: none\npopulation: {patients: 100}\nparameters:\n"
    "  valve: {unit: DKK/patient, by: {old: 45_000, fresh: 110_000}}\n"
    "  days: {unit: days/patient, by: {old: {value: 7.5, range: [7, 8]}, fresh: {value: 1, range: [0.5, "
    "2]}}}\n"
    "  again: {unit: 1/patient, by: {old: {events: 45, of: 300}, fresh: {events: 30, of: 300}}}\n";
const char* const lines =
    "  - {name: Valve, category: price.purchase, payer: region, amount: valve}\n"
    "  - {name: Days, payer: region, quantity: days, price: 5_000 DKK/day}\n"
    "  - {name: Again, payer: region, quantity: again, price: 40_000 DKK}\n";

std::size_t input(const ResolvedCase& c, const std::string& name) { return c.input_index(name).value(); }

TEST(Headroom, is_the_price_at_which_net_value_is_nil) {
    const auto c = resolved(two_alternatives(keys, lines));
    const auto prices = price_inputs(c, 1);
    ASSERT_EQ(prices, std::vector{input(c, "valve.fresh")});
    const auto headroom = price_headroom(c, 1, prices[0], {});
    // 45,000 + 6.5 days × 5,000 + 0.05 × 40,000
    EXPECT_SAME(headroom.highest->value, 79'500.0);
    EXPECT_EQ(headroom.current, 110'000);
    EXPECT_FALSE(headroom.highest->spread);
    Options options;
    options.draws = 20'000;
    const auto with_draws = price_headroom(c, 1, prices[0], options);
    const auto& spread = with_draws.highest->spread.value();
    EXPECT_NEAR(spread.mean, 79'500, 4 * spread.standard_error);
    EXPECT_LT(spread.low, 75'500);
    EXPECT_GT(spread.high, 82'000);
}

TEST(Headroom, is_found_where_net_value_is_not_a_line) {
    const auto c =
        resolved(two_alternatives("parameters:\n  price: {value: 100 DKK}\n",
                                  "  - {name: Product, category: price.purchase, payer: region, amount: "
                                  "price * price / 1 DKK, only: [fresh]}\n"
                                  "  - {name: Gain, gains: region, amount: 40_000 DKK, only: [fresh]}\n"));
    EXPECT_SAME(price_headroom(c, 1, input(c, "price"), {}).highest->value, 200.0);
}

TEST(OneWay, moves_each_input_over_its_interval_largest_swing_first) {
    const auto c = resolved(two_alternatives(keys, lines));
    const auto swings = one_way(c, 1, 0.2);
    const auto base = assess(c, {})->comparisons[0].net_value.value;
    for (std::size_t i = 1; i < swings.size(); ++i) {
        EXPECT_GE(std::abs(swings[i - 1].at_high - swings[i - 1].at_low),
                  std::abs(swings[i].at_high - swings[i].at_low));
    }
    EXPECT_EQ(swings[0].input, input(c, "valve.fresh"));
    EXPECT_SAME(swings[0].at_high, base - 100 * 22'000.0);
    EXPECT_SAME(swings[0].at_low, base + 100 * 22'000.0);
    EXPECT_FALSE(swings[0].outside_bound);
    const auto wide = one_way(c, 1, 9.0);
    const auto again = std::ranges::find(wide, input(c, "again.old"), &Swing::input);
    EXPECT_TRUE(again->outside_bound);
}

TEST(OneWay, leaves_certain_numbers_where_others_are_uncertain) {
    const auto c = resolved(two_alternatives(keys, lines));
    const auto swings = one_way(c, 1);
    ASSERT_FALSE(swings.empty());
    for (const auto& swing : swings)
        EXPECT_TRUE(c.inputs[swing.input].uncertain()) << c.inputs[swing.input].name;
}

TEST(Thresholds, are_where_the_answer_turns) {
    const auto c = resolved(two_alternatives(keys, lines));
    EXPECT_SAME(*threshold(c, 1, input(c, "days.old")).value, 7.5 + 30'500 / 5'000.0);
    EXPECT_FALSE(threshold(c, 1, input(c, "days.fresh")).value);  // even nil days do not pay for the valve
    EXPECT_SAME(*threshold(c, 1, input(c, "again.old")).value, 0.15 + 30'500 / 40'000.0);
    for (const auto& t : thresholds(c, 1)) EXPECT_TRUE(t.value);
}

TEST(TwoWay, holds_net_value_over_a_grid) {
    const auto c = resolved(two_alternatives(keys, lines));
    const auto grid = two_way(c, 1, input(c, "valve.fresh"), input(c, "days.old"), 3);
    ASSERT_EQ(grid.net_value.size(), 3U);
    EXPECT_SAME(grid.net_value[0][1] - grid.net_value[2][1], 100 * 44'000.0);
    EXPECT_SAME(grid.net_value[1][2] - grid.net_value[1][0],
                100 * 5'000 * (grid.second_values[2] - grid.second_values[0]));
}

// What comes back unfinished is thrown away by whoever asked; here it shows that the work was left.
TEST(Sensitivity, stops_when_told) {
    const auto c = resolved(two_alternatives(keys, lines));
    std::stop_source source;
    source.request_stop();
    const auto stop = source.get_token();
    EXPECT_TRUE(thresholds(c, 1, stop).empty());
    for (const auto& swing : one_way(c, 1, {}, stop)) EXPECT_EQ(swing.at_low, swing.at_high);
    for (const auto& row : two_way(c, 1, input(c, "valve.fresh"), input(c, "days.old"), 3, stop).net_value)
        EXPECT_EQ(row, (std::vector<double>{0, 0, 0}));
}

// Reference E2: cost of a bloodstream infection at which the saving is nil.
TEST(Thresholds, of_the_catheter_dressing) {
    const auto c =
        resolved(file_text("examples/catheter-dressing/case.yaml"), {{"crbsi", "0.3 per 1000 days"}});
    EXPECT_NEAR(*threshold(c, 1, input(c, "crbsi_cost")).value, 7846.31, 0.005);
}

// Reference K: time-driven activity-based costing.
TEST(Pathways, cost_the_minutes_they_take) {
    const auto a = assessed(two_alternatives(R"(
resources: {team: {cost: 560_000 DKK/year, capacity: 700_000 minutes/year, used: 578_600 minutes/year}}
pathways:
  visit:
    steps:
      - {name: Reception, who: team, minutes: 8}
      - {name: Examination, who: team, minutes: 44}
      - {name: Treatment, who: team, minutes: 50}
)",
                                             "  - {name: Visits, payer: region, amount: pathway(visit)}\n"));
    ASSERT_EQ(a.pathways.size(), 1U);
    EXPECT_SAME(a.pathways[0].steps[0].cost, 6.40);
    EXPECT_SAME(a.pathways[0].steps[1].cost, 35.20);
    EXPECT_SAME(a.pathways[0].steps[2].cost, 40.0);
    EXPECT_SAME(a.pathways[0].steps[1].rate_per_minute, 0.8);
    EXPECT_SAME(of(a, "old").total_cost.value, 81.6);
    EXPECT_SAME(a.resources[0].unused_minutes, 121'400.0);
    EXPECT_SAME(a.resources[0].unused_cost, 97'120.0);
}

// Reference K: outcome repayment.
TEST(Financing, follows_the_reference) {
    const std::string common = R"(
horizon: 5 years
discounting: {costs: 3.5 %, effects: 3.5 %}
parameters: {outcomes: {years: {2025: 40 / year, 2026: 60 / year, 2027: 80 / year}}}
financing: {plan: {alternative: fresh, outlay: 4_000_000 DKK, repays: 18_000 DKK * outcomes)";
    const std::string line = "  - {name: Care, payer: region, amount: 1 DKK}\n";
    const auto open = assessed(two_alternatives(common + "}}\n", line)).financing[0];
    EXPECT_NEAR(*open.internal_rate, 0.14325, 5e-6);
    EXPECT_NEAR(open.net_present_value, 1'469'959, 0.5);
    const auto capped = assessed(two_alternatives(common + ", return_cap: 6 %}}\n", line)).financing[0];
    EXPECT_NEAR(capped.payments[4], 13'238, 0.5);
    EXPECT_NEAR(*capped.internal_rate, 0.06, 1e-9);
}

TEST(Explain, every_figure_agrees_with_the_assessment_and_ends_in_sources) {
    const auto c = resolved(file_text("examples/catheter-dressing/case.yaml"));
    const auto a = assess(c, {}).value();
    const auto cost = explain(c, "alternatives.tegaderm.total_cost");
    ASSERT_TRUE(cost);
    EXPECT_SAME(*cost->value, of(a, "tegaderm").total_cost.value);
    double sum = 0;
    for (const auto& step : cost->steps) sum += *step.value;
    EXPECT_SAME(sum, *cost->value);
    const auto net = explain(c, "comparisons.tegaderm.net_value");
    EXPECT_SAME(*net->value, a.comparisons[0].net_value.value);
    EXPECT_FALSE(explain(c, "comparisons.standard.net_value"));
    EXPECT_FALSE(explain(c, "nonsense"));
    const auto& infections = cost->steps[1];
    const auto& quantity = infections.steps[0];
    EXPECT_EQ(quantity.how.en, "crbsi * days * hr_crbsi");
    const auto& rate = quantity.steps[0];
    EXPECT_SAME(*rate.value, 1.48);
    EXPECT_THAT(rate.how.en,
                ::testing::HasSubstr("gamma distribution with mean 1.48 and standard deviation 0.12"));
    EXPECT_THAT(rate.source, ::testing::HasSubstr("MTG25"));
    EXPECT_THAT(rate.source, ::testing::HasSubstr("case.yaml:"));
    for (const auto& name : explainable(c)) {
        if (name.starts_with("alternatives.")) {
            EXPECT_TRUE(explain(c, name)) << name;
        }
    }
}

}  // namespace
}  // namespace vaerdi::value
