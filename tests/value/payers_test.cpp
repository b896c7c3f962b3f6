// Who pays and who gains: shares, transfers, perspectives.
#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

const char* const shared_lines = R"(
  - {name: Admissions, payer: {region: 80 %, municipality: 20 %}, amount: {by: {old: 30_000 DKK/patient, fresh: 20_000 DKK/patient}}}
  - {name: Home care, payer: municipality, amount: {by: {old: 4_000 DKK/patient/year, fresh: 6_000 DKK/patient/year}}}
  - {name: Work, gains: {employer: 50 %, state: 50 %}, amount: 1_000 DKK/patient, only: [fresh]}
transfers:
  - {from: municipality, to: region, share: 50 %, cap: 9_000 DKK/patient, first_year: 2025, last_year: 2026, on: [Admissions]}
)";
const char* const intakes =
    "horizon: 4 years\npopulation: {patients: 10 per year, for: 3 years, follow_up: 2 years}\n";

TEST(Payers, sum_to_the_total_for_everybody) {
    const auto a = assessed(two_alternatives(intakes, shared_lines));
    for (const auto& alternative : a.alternatives) {
        double paid = 0, gained = 0;
        for (const auto& [payer, present] : alternative.paid_present) paid += present.value;
        for (const auto& [payer, present] : alternative.gained_present) gained += present.value;
        EXPECT_SAME(paid, alternative.total_cost.value);
        EXPECT_SAME(gained, alternative.effects.value);
    }
    double net = 0;
    for (const auto& [payer, figure] : a.comparisons[0].by_payer) net += figure.value;
    EXPECT_SAME(net, a.comparisons[0].net_value.value);
}

// Means add up, as the figures do: the payers' to that of all, and each near its figure without draws.
TEST(Payers, have_intervals_whose_means_sum_to_that_of_the_whole) {
    const std::string certain = "fresh: 20_000 DKK/patient";
    std::string uncertain = shared_lines;
    uncertain.replace(uncertain.find(certain), certain.size(),
                      "fresh: {value: 20_000 DKK/patient, range: [19_000, 21_000]}");
    const auto a = drawn(resolved(two_alternatives(intakes, uncertain)), 4'000);
    const auto& c = a.comparisons[0];
    double mean = 0;
    for (const auto& [payer, figure] : c.by_payer) {
        mean += figure.spread ? figure.spread->mean : figure.value;
        if (payer == "region" || payer == "municipality") {
            ASSERT_TRUE(figure.spread) << payer;
            EXPECT_NEAR(figure.spread->mean, figure.value, 5 * figure.spread->standard_error) << payer;
        } else {
            EXPECT_FALSE(figure.spread) << payer << " has certain lines only";
        }
    }
    EXPECT_NEAR(mean, c.net_value.spread->mean, 1e-6 * std::abs(c.net_value.spread->mean));
}

TEST(Transfers, move_a_capped_share_in_the_years_the_rule_holds) {
    const auto a = assessed(two_alternatives(intakes, shared_lines));
    const auto& old = of(a, "old");
    // 50 % of 30,000 is above the cap of 9,000 for each patient
    EXPECT_SAME(old.paid.at("region")[1], 10 * (0.8 * 30'000 - 9'000));
    EXPECT_SAME(old.paid.at("municipality")[1], 10 * (0.2 * 30'000 + 9'000 + 4'000));
    EXPECT_SAME(old.paid.at("region")[3], 10 * 0.8 * 30'000);  // 2027: the rule has ended
    EXPECT_SAME(of(a, "fresh").paid.at("region")[1], 10 * (0.8 * 20'000 - 9'000));
}

TEST(Perspective, counts_the_money_of_those_inside_it) {
    const auto keys = [](const std::string& more) { return intakes + ("discounting: none\n" + more); };
    const auto everybody = assessed(two_alternatives(keys(""), shared_lines));
    const auto region = assessed(two_alternatives(keys("perspective: region\n"), shared_lines));
    const auto both = assessed(two_alternatives(keys("perspective: [region, municipality]\n"), shared_lines));
    const auto& paid = of(everybody, "old").paid;
    EXPECT_SAME(of(region, "old").total_cost.value, total(paid.at("region")));
    EXPECT_SAME(of(both, "old").total_cost.value, total(paid.at("region")) + total(paid.at("municipality")));
    EXPECT_EQ(of(both, "fresh").effects.value, 0);
    EXPECT_SAME(of(region, "old").paid.at("municipality")[1], paid.at("municipality")[1]);
}

TEST(Budget, is_undiscounted_outlay_less_gains_for_each_payer) {
    const auto a = assessed(two_alternatives(intakes, shared_lines));
    const auto& budget = a.comparisons[0].budget;
    EXPECT_SAME(budget.at("region")[3], -10 * 0.8 * 10'000);
    EXPECT_SAME(budget.at("employer")[1], -10 * 500.0);
    EXPECT_SAME(budget.at("municipality")[4], 10 * 2'000.0);  // only the third intake is still followed
}

}  // namespace
}  // namespace vaerdi::value
