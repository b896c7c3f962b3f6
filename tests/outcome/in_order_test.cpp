// Rows one after the other, for charts that follow a unit patient by patient.
#include "outcome/in_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_data.h"

namespace vaerdi::outcome {
namespace {

using testing::ElementsAre;

std::vector<std::string> told(const std::vector<OrderedOutcome>& outcomes) {
    std::vector<std::string> lines;
    for (const auto& one : outcomes) {
        const auto per_mille = std::to_string(static_cast<int>(1000 * one.expected + .5));
        lines.push_back(iso(one.date) + " " + per_mille + (one.happened ? " died" : ""));
    }
    return lines;
}

constexpr auto document =
    "rows: {id: id, date: operated, unit: unit}\n"
    "define:\n"
    "  died: {kind: proportion, among: kind = 'bypass', counts: dead, predicted: risk, better: lower}\n"
    "  died_raw: {kind: proportion, counts: dead}\n";

TEST(InOrder, CountedRowsComeByDateThenAsInTheFiles) {
    SmallData data("id:text operated:date unit:text kind:text dead:truth risk:decimal3",
                   "a,2020-03-01,N,bypass,no,0.020\n"
                   "b,2020-01-01,N,bypass,yes,0.150\n"
                   "c,2020-03-01,N,bypass,yes,0.030\n"
                   "d,2020-02-01,S,bypass,no,0.010\n"
                   "e,2020-02-01,N,valve,no,0.010\n"  // does not belong
                   "f,2020-02-01,N,bypass,,0.010\n"   // not known whether it happened
                   "g,2020-02-01,N,bypass,no,\n"      // nothing was expected
                   "h,,N,bypass,no,0.010\n");         // no date
    const auto measures = data.resolved(document);
    const auto all = [&](const Selection& selection) {
        return told(
            outcomes_in_order(data.database(), data.table(), measures, measures.measures.front(), selection));
    };
    EXPECT_THAT(all({}),
                ElementsAre("2020-01-01 150 died", "2020-02-01 10", "2020-03-01 20", "2020-03-01 30 died"));
    EXPECT_THAT(all({{}, {}, {{"unit", "N"}}}),
                ElementsAre("2020-01-01 150 died", "2020-03-01 20", "2020-03-01 30 died"));
}

TEST(InOrder, TakesAnExpectedValueAndADate) {
    SmallData data("id:text operated:date unit:text kind:text dead:truth risk:decimal3", "");
    const auto measures = data.resolved(document);
    EXPECT_TRUE(has_order(measures, measures.measures[0]));
    EXPECT_FALSE(has_order(measures, measures.measures[1]));
}

}  // namespace
}  // namespace vaerdi::outcome
