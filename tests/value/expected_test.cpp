// A model held against what is known from elsewhere: `expected:` in a health model.
#include <gtest/gtest.h>

#include <cmath>

#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

std::string implant(const std::string& expected) {
    return "case: 1\ntitle: test\nhorizon: 10 years\ncomparator: old\nalternatives: {old: Old, fresh: New}\n"
           "groups: {young: {share: 50 %, set: {p: 0.02}}, elderly: {share: 50 %, set: {p: 0.01}}}\n"
           "parameters: {p: 0.02}\n"
           "health:\n  states: [first, revised, dead]\n"
           "  transitions: {first: {revised: {by: {old: p, fresh: p / 2}}, dead: 5 %}, revised: {dead: 5 "
           "%}}\n"
           "  events: {revision: {into: revised}}\n"
           "  expected:\n" +
           expected;
}

/// Share revised by the end of so many years; the chance of leaving is p + 5 % each year.
double revised_by(double p, int years) {
    double sum = 0, left = 1;
    for (int year = 0; year < years; ++year, left *= 1 - p - 0.05) sum += left * p;
    return sum;
}

TEST(Expected, countsEventsUpToATimeAndSharesAtOne) {
    const auto a = assessed(implant(
        "    revision: {by: 5 years, value: 0.06, range: [0.055, 0.07]}\n"
        "    earlier: {event: revision, by: 30 months, value: 0.03}\n"
        "    fresh: {event: revision, by: 5 years, value: 0.06, range: [0.055, 0.065], alternative: fresh}\n"
        "    dead: {at: 1 year, value: 5 %, range: [4 %, 6 %]}\n"
        "    living: {state: [first, revised], value: 60 %}\n"
        "    life_years: {value: 8}\n"));
    const auto& found = a.health->expected;
    ASSERT_EQ(found.size(), 6U);
    const double at_five = (revised_by(0.02, 5) + revised_by(0.01, 5)) / 2;
    EXPECT_SAME(found[0].found, at_five);
    EXPECT_EQ(found[0].within, at_five >= 0.055);
    EXPECT_SAME(found[1].found,
                (revised_by(0.02, 2) + revised_by(0.02, 3) + revised_by(0.01, 2) + revised_by(0.01, 3)) / 4);
    EXPECT_FALSE(found[1].within);
    EXPECT_SAME(found[2].found, (revised_by(0.01, 5) + revised_by(0.005, 5)) / 2);
    EXPECT_EQ(found[2].within, false);
    EXPECT_SAME(found[3].found, 0.05);
    EXPECT_EQ(found[3].within, true);
    EXPECT_SAME(found[4].found, std::pow(0.95, 10));
    EXPECT_SAME(found[5].found, a.health->alternatives[0].life_years);
}

}  // namespace
}  // namespace vaerdi::value
