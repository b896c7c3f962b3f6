// A life table of a case in a cohort: yearly probabilities of death by age and sex, in cycles of any length.
#include <gtest/gtest.h>

#include <cmath>

#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

std::string cohort(const std::string& cycle) {
    return "case: 1\ntitle: test\nhorizon: 3 years\ncomparator: old\nalternatives: {old: Old, fresh: New}\n"
           "tables:\n"
           "  women: {between: step, points: {60: 0.10, 61: 0.20, 62: 0.40}}\n"
           "  men: {between: step, points: {60: 0.20, 61: 0.30, 62: 0.50}}\n"
           "groups: {women: {share: 60 %, set: {male: 0}}, men: {share: 40 %, set: {male: 1}}}\n"
           "parameters:\n"
           "  male: 0\n"
           "  death: \"if(male = 1, lookup(men, age), lookup(women, age))\"\n"
           "health:\n  cycle: " +
           cycle +
           "\n  start_age: 60\n  states: [alive, dead]\n"
           "  transitions: {alive: {dead: 1 - (1 - death) ^ cycle_length}}\n";
}

TEST(LifeTable, leavesTheSameAliveAtEachBirthdayInCyclesOfAnyLength) {
    for (const auto& [cycle, rows] :
         {std::pair{"1 year", 1}, std::pair{"3 months", 4}, std::pair{"1 month", 12}}) {
        SCOPED_TRACE(cycle);
        const auto a = assessed(cohort(cycle));
        const auto& alive = a.health->alternatives[0].occupancy;
        const auto at = [&](int year) { return alive[static_cast<std::size_t>(year * rows)][0]; };
        EXPECT_SAME(at(1), 0.6 * 0.9 + 0.4 * 0.8);
        EXPECT_SAME(at(2), 0.6 * 0.9 * 0.8 + 0.4 * 0.8 * 0.7);
        EXPECT_SAME(at(3), 0.6 * 0.9 * 0.8 * 0.6 + 0.4 * 0.8 * 0.7 * 0.5);
    }
}

}  // namespace
}  // namespace vaerdi::value
