// Staff hours and used minutes of the pathways that lines use.
#include <gmock/gmock.h>

#include "value/cases.h"
#include "value/findings.h"

namespace vaerdi::value {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// 1,000 patients, ten years: a visit takes a nurse 30 minutes in the old way and 18 in the new.
std::string visits(const std::string& line, const std::string& more_lines = {},
                   const std::string& keys = {}) {
    return two_alternatives("horizon: 10 years\ndiscounting: none\n" + keys +
                                R"(population: {patients: 1_000 per year, for: 10 years}
pathways:
  visit:
    steps:
      - {name: Consultation, who: nurse, minutes: {by: {old: 20 minutes, fresh: 8 minutes}}}
      - {name: Call, who: nurse, minutes: 5, times: 2}
)",
                            "  - {name: Visits, payer: region, " + line + "}\n" + more_lines);
}

const StaffFigure& nurse(const std::vector<StaffFigure>& staff) {
    for (const auto& figure : staff) {
        if (figure.staff == "nurse") return figure;
    }
    throw std::out_of_range("nurse");
}

std::vector<std::string> warnings(const std::string& text) { return Bound(text).warnings; }

// By hand: 10,000 patients × 30 minutes = 5,000 hours, × 18 minutes = 3,000; 200 hours a year of 1,417 in an
// FTE.
TEST(PathwayHours, of_a_staff_group_count_as_capacity) {
    const auto a = assessed(visits("amount: pathway(visit)"));
    EXPECT_SAME(nurse(of(a, "old").staff).hours.value, 5'000.0);
    EXPECT_SAME(nurse(of(a, "fresh").staff).hours.value, 3'000.0);
    const auto& freed = nurse(a.comparisons[0].staff);
    EXPECT_SAME(freed.hours.value, 2'000.0);
    EXPECT_SAME(freed.hours_per_year, 200.0);
    EXPECT_SAME(freed.fte, 200.0 / 1'417);
    EXPECT_SAME(freed.cashable_hours, 2'000.0);
    EXPECT_EQ(freed.title.en, "Nurse");
}

TEST(PathwayHours, follow_the_factor_the_ramp_and_other_amounts_of_the_line) {
    const auto hours = [](const std::string& line) {
        return nurse(assessed(visits(line)).comparisons[0].staff).hours.value;
    };
    EXPECT_SAME(hours("amount: 3 * pathway(visit)"), 6'000.0);
    EXPECT_SAME(hours("amount: pathway(visit) / 4 + 300 DKK/patient"), 500.0);
    EXPECT_SAME(hours("quantity: 1.5, price: pathway(visit)"), 3'000.0);
    EXPECT_SAME(hours("amount: {by: {old: pathway(visit), fresh: 0 DKK/patient}}"), 5'000.0);
    EXPECT_SAME(hours("amount: \"if(year >= 2030, pathway(visit), 0 DKK/patient)\""), 1'000.0);
    EXPECT_SAME(hours("amount: pathway(visit), ramp: 50 %"), 1'000.0);
}

TEST(PathwayHours, of_which_only_the_cashable_count_in_money) {
    const auto all = assessed(visits("amount: pathway(visit)"));
    const auto a = assessed(visits("amount: pathway(visit), cashable: 60 %"));
    const auto& freed = nurse(a.comparisons[0].staff);
    EXPECT_SAME(freed.hours.value, 2'000.0);
    EXPECT_SAME(freed.cashable_hours, 1'200.0);
    EXPECT_SAME(freed.cashable_fte, 120.0 / 1'417);
    EXPECT_SAME(a.comparisons[0].net_value.value, 0.6 * all.comparisons[0].net_value.value);
}

TEST(PathwayHours, have_an_interval_when_minutes_are_uncertain) {
    const auto c = resolved(visits("amount: minutes_saved * pathway(visit)", {},
                                   "parameters: {minutes_saved: {value: 1, range: [0.8, 1.2]}}\n"));
    const auto a = drawn(c, 4'000);
    const auto& hours = nurse(a.comparisons[0].staff).hours;
    ASSERT_TRUE(hours.spread);
    EXPECT_NEAR(hours.spread->mean, 2'000, 4 * hours.spread->standard_error);
    EXPECT_NEAR(hours.spread->low, 1'600, 30);
    EXPECT_NEAR(hours.spread->high, 2'400, 40);
}

TEST(PathwayHours, that_a_line_states_too_are_counted_once_and_warned_about) {
    const auto stated =
        "  - {name: Nursing, payer: region, staff: nurse, quantity: {by: {old: 30 minutes/patient, "
        "fresh: 18 minutes/patient}}}\n";
    EXPECT_THAT(
        warnings(visits("amount: pathway(visit)", stated)),
        ElementsAre(HasSubstr("'Nursing' states hours (Nurse) that steps of the pathway in 'Visits'")));
    EXPECT_SAME(nurse(assessed(visits("amount: pathway(visit)", stated)).comparisons[0].staff).hours.value,
                2'000.0);
    const auto priced = [](const std::string& staff, const std::string& time) {
        return "  - {name: Ward, payer: region, staff: " + staff + ", quantity: " + time +
               "/patient, price: price(nurse-hour)}\n";
    };
    EXPECT_THAT(warnings(visits("amount: pathway(visit)", priced("nurse", "5 minutes"))),
                ElementsAre(HasSubstr("counted in 'Ward' and in the steps of the pathway in 'Visits'")));
    EXPECT_THAT(warnings(visits("amount: pathway(visit)", priced("nurse", "1 hour"))), ElementsAre())
        << "other work";
    EXPECT_THAT(warnings(visits("amount: pathway(visit)", priced("doctor", "5 minutes"))), ElementsAre());
}

TEST(PathwayHours, that_cannot_be_told_are_warned_about_and_left_out) {
    const auto text = visits("amount: \"max(pathway(visit), 100 DKK/patient)\"");
    EXPECT_THAT(warnings(text), ElementsAre(HasSubstr("hours of the pathway in 'Visits' cannot be told")));
    EXPECT_TRUE(assessed(text).comparisons[0].staff.empty());
}

// 700 patients a year × 1.5 × 40 minutes; the resource is people, so its hours are theirs.
TEST(PathwayHours, of_a_resource_are_used_minutes_with_the_factor_of_the_line) {
    const auto a =
        assessed(two_alternatives(R"(
horizon: 2 years
population: {patients: 700 per year, for: 2 years}
resources: {team: {cost: 560_000 DKK/year, capacity: 700_000 minutes/year, staff: surgeon}}
pathways: {visit: {steps: [{name: Treatment, who: team, minutes: {by: {old: 40, fresh: 30}}}]}}
)",
                                  "  - {name: Visits, payer: region, amount: 1.5 * pathway(visit)}\n"));
    EXPECT_SAME(a.resources[0].used_minutes, 42'000.0);
    EXPECT_SAME(a.resources[0].unused_minutes, 658'000.0);
    EXPECT_SAME(a.resources[1].used_minutes, 31'500.0);
    ASSERT_EQ(a.comparisons[0].staff.size(), 1U);
    EXPECT_EQ(a.comparisons[0].staff[0].staff, "surgeon");
    EXPECT_SAME(a.comparisons[0].staff[0].hours.value, 2 * 10'500.0 / 60);
}

TEST(PathwayHours, of_a_gain_are_set_free) {
    const auto a =
        assessed(two_alternatives("population: {patients: 120}\npathways: {visit: {steps: [{name: Visit, "
                                  "who: nurse, minutes: 30}]}}\n",
                                  "  - {name: Visits saved, gains: region, only: [fresh], amount: "
                                  "pathway(visit)}\n"));
    EXPECT_SAME(nurse(a.comparisons[0].staff).hours.value, 60.0);
}

}  // namespace
}  // namespace vaerdi::value
