#include "monitoring/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "series.h"

namespace vaerdi::monitoring {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Points between −3 and 3 about 0, as if sigma were 1.
Chart about_zero(const std::vector<double>& values) {
    Chart chart;
    for (const double value : values) {
        chart.points.push_back({.label = "week " + std::to_string(chart.points.size() + 1),
                                .value = value,
                                .centre = 0,
                                .limits = {-3, 3},
                                .warning = {-2, 2}});
    }
    apply_rules(chart);
    return chart;
}

TEST(Rules, aPointOnTheLimitIsInside) {
    EXPECT_THAT(about_zero({0, 3, 0, -3, 0}).findings, IsEmpty());
    const auto chart = about_zero({0, 3.01, 0, 0, -3.01});
    EXPECT_EQ(chart.findings.size(), 2U);
    EXPECT_EQ(chart.points[1].mark, Mark::act);
    EXPECT_EQ(chart.points[0].mark, Mark::none);
}

TEST(Rules, sevenOnOneSideStandOutAndSixDoNot) {
    EXPECT_THAT(about_zero({-1, .5, 1, .4, .6, .2, .3, -1}).findings, IsEmpty());
    const auto chart = about_zero({-1, .5, 1, .4, .6, .2, .3, .1, -1});
    ASSERT_EQ(chart.findings.size(), 1U);
    EXPECT_EQ(chart.findings[0].rule, Rule::one_side);
    EXPECT_THAT(chart.findings[0].points, ElementsAre(1, 2, 3, 4, 5, 6, 7));
    EXPECT_EQ(chart.findings[0].words.en, "7 points in a row above the centre line (from week 2)");
    EXPECT_EQ(chart.findings[0].words.da, "7 punkter i træk over midterlinjen (fra week 2)");
    EXPECT_EQ(chart.points[4].mark, Mark::watch);
    EXPECT_EQ(chart.points[8].mark, Mark::none);
}

TEST(Rules, aPointOnTheCentreLineEndsARowAndAGapDoesNot) {
    EXPECT_THAT(about_zero({.5, 1, .4, .6, 0, .2, .3, .1, .2}).findings, IsEmpty());
    Chart chart = about_zero({});
    for (int i = 0; i < 8; ++i) {
        chart.points.push_back({.label = "x", .value = i % 2 ? -.5 : -.7, .centre = 0});
    }
    chart.points[3].value.reset();
    apply_rules(chart);
    ASSERT_EQ(chart.findings.size(), 1U);
    EXPECT_THAT(chart.findings[0].points, ElementsAre(0, 1, 2, 4, 5, 6, 7));
}

TEST(Rules, sevenRisingOrFallingStandOutAndSixDoNot) {
    EXPECT_THAT(about_zero({-1.5, -1, -.5, .5, 1, 1.5, 1}).findings, IsEmpty());
    const auto rising = about_zero({-1.5, -1, -.5, .3, .5, 1, 1.5, 1});
    ASSERT_EQ(rising.findings.size(), 1U);
    EXPECT_EQ(rising.findings[0].rule, Rule::trend);
    EXPECT_EQ(rising.findings[0].words.en, "7 points in a row rising (from week 1)");
    const auto falling = about_zero({1.5, 1, .5, -.3, -.5, -1, -1.5, -1.5});
    ASSERT_EQ(falling.findings.size(), 1U);
    EXPECT_THAT(falling.findings[0].points, ElementsAre(0, 1, 2, 3, 4, 5, 6));
    EXPECT_EQ(falling.findings[0].words.da, "7 punkter i træk faldende (fra week 1)");
}

// Up for seven and down for seven, sharing the top.
TEST(Rules, twoTrendsMayMeet) {
    const auto chart = about_zero({-1.5, -1, -.7, -.5, .5, 1, 1.5, 1, .5, -.5, -.7, -1, -1.5});
    ASSERT_EQ(chart.findings.size(), 2U);
    EXPECT_EQ(chart.findings[0].points.back(), chart.findings[1].points.front());
}

TEST(Rules, twoOfThreeNearTheSameLimitStandOut) {
    const auto chart = about_zero({0, 2.5, -.1, 2.1, 0});
    ASSERT_EQ(chart.findings.size(), 1U);
    EXPECT_EQ(chart.findings[0].rule, Rule::two_of_three);
    EXPECT_THAT(chart.findings[0].points, ElementsAre(1, 3));
    EXPECT_EQ(chart.findings[0].words.en,
              "2 of 3 points in a row near or beyond the upper limit (week 2 and week 4)");
    EXPECT_THAT(about_zero({0, 2.5, -2.5, 0, 2.1, 0}).findings, IsEmpty());  // either side; four apart
    EXPECT_THAT(about_zero({-2.1, -2.1, 0, 0, 0, -2.1, -2.1}).findings.size(), 2U);
    EXPECT_THAT(about_zero({-2.1, -2.1, 0, -2.1, 0, -2.1}).findings.size(), 1U);  // one long stretch
}

TEST(Rules, listsAreShort) {
    const auto chart = about_zero(std::vector(9, 0.0));
    const std::vector<std::size_t> one{0}, two{0, 1}, four{0, 1, 2, 3}, many{0, 1, 2, 3, 4, 5};
    EXPECT_EQ(listed(chart, one).en, "week 1");
    EXPECT_EQ(listed(chart, two).da, "week 1 og week 2");
    EXPECT_EQ(listed(chart, four).en, "week 1, week 2, week 3 and week 4");
    EXPECT_EQ(listed(chart, many).en, "week 1, week 2, week 3 and 3 more");
}

/// Whether a point is in a row of seven over which `same` holds from each to the next: slowly, by trying all.
template <class Same>
bool in_a_row_of_seven(const std::vector<double>& values, std::size_t point, Same same) {
    for (std::size_t from = point < 6 ? 0 : point - 6; from <= point && from + 7 <= values.size(); ++from) {
        bool all = true;
        for (std::size_t i = from; i + 1 < from + 7; ++i) all = all && same(values[i], values[i + 1]);
        if (all) return true;
    }
    return false;
}

RC_GTEST_PROP(Rules, findWhatTryingEveryRowFinds, ()) {
    const auto values = *rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(-4, 9), [](int v) { return v / 4.0; }));
    const auto chart = about_zero(values);
    const auto holds = [&](Rule rule, std::size_t point) {
        for (const auto& finding : chart.findings) {
            if (finding.rule == rule && std::ranges::count(finding.points, point) > 0) return true;
        }
        return false;
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool side = in_a_row_of_seven(values, i, [](double a, double b) { return a * b > 0; });
        const bool up = in_a_row_of_seven(values, i, [](double a, double b) { return b > a; });
        const bool down = in_a_row_of_seven(values, i, [](double a, double b) { return b < a; });
        RC_ASSERT(holds(Rule::one_side, i) == side);
        RC_ASSERT(holds(Rule::trend, i) == (up || down));
    }
}

}  // namespace
}  // namespace vaerdi::monitoring
