// What is hidden from those who do not own the data cannot be worked out from what is shown.
#include "workbench/suppressed_figures.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "workbench/chart_limits.h"

namespace vaerdi::workbench {
namespace {

struct Unit {
    std::int64_t events = 0, others = 0;
};

MeasuresAnswer table_of(const std::vector<Unit>& units) {
    MeasuresAnswer answer;
    auto& measure = answer.measures.emplace_back();
    auto& shown = answer.shown.emplace_back();
    measure.all.numerator = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        auto& figure = measure.figures.emplace_back();
        figure.by.emplace_back("unit", std::to_string(i));
        figure.numerator = units[i].events;
        figure.denominator = units[i].events + units[i].others;
        figure.unknown = 3;
        *measure.all.numerator += units[i].events;
        measure.all.denominator += figure.denominator;
        shown.values.emplace_back("x");
        shown.intervals.emplace_back("x");
        shown.of.emplace_back(RowsOfAnswer{});
    }
    return answer;
}

RC_GTEST_PROP(SuppressedFigures, TotalsTellNothingOfWhatIsHidden, ()) {
    constexpr std::int64_t below = 5;
    const auto counts = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 20), rc::gen::inRange(0, 200)));
    std::vector<Unit> units;
    for (const auto& [events, others] : counts) units.push_back({events, others});
    auto answer = table_of(units);
    hide_small_numbers(answer, below, {});
    std::int64_t hidden = 0, events = 0, others = 0, visible = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto& figure = answer.measures[0].figures[i];
        RC_ASSERT(figure.unknown == 0);
        RC_ASSERT(!answer.shown[0].of[i]);
        if (figure.hidden) {
            ++hidden;
            events += units[i].events;
            others += units[i].others;
            RC_ASSERT(!figure.numerator && !figure.value);
            continue;
        }
        visible += figure.denominator > 0 ? 1 : 0;
        for (const auto part : {units[i].events, units[i].others}) RC_ASSERT(part == 0 || part >= below);
    }
    if (hidden == 0 || visible == 0) return;  // nothing is left that more could be hidden among
    RC_ASSERT(hidden > 1);
    RC_ASSERT(events == 0 || events >= below);
    RC_ASSERT(others == 0 || others >= below);
}

TEST(SuppressedFigures, UnitIsHiddenWithAnotherOfItsRegion) {
    auto answer = table_of({{2, 40}, {20, 200}, {30, 90}, {30, 300}});
    hide_small_numbers(answer, 5, {{"0", "north"}, {"1", "north"}, {"2", "south"}, {"3", "south"}});
    std::vector<bool> hidden;
    for (const auto& figure : answer.measures[0].figures) hidden.push_back(figure.hidden);
    EXPECT_EQ(hidden, (std::vector<bool>{true, true, false, false}));
    EXPECT_EQ(answer.hidden, 2);
}

TEST(SuppressedFigures, NonRespondersAreFewPeopleToo) {
    auto answer = table_of({{20, 80}, {20, 80}, {20, 80}});
    for (auto& figure : answer.measures[0].figures) figure.response_rate = 0.5;
    answer.measures[0].figures[1].response_rate = 100.0 / 102.0;  // two have not answered
    hide_small_numbers(answer, 5, {});
    EXPECT_TRUE(answer.measures[0].figures[1].hidden);
    EXPECT_EQ(answer.hidden, 2);
}

// Anhøj and Olesen 2014, PLoS ONE 9:e113825: with 20 useful observations a run of more than 7 is unusual.
TEST(ChartLimits, LongRunIsMoreThanLog2OfThePointsAndThree) {
    std::vector<std::optional<double>> values;
    for (int i = 0; i < 12; ++i) values.emplace_back(i % 2 == 0 ? 1.0 : -1.0);
    for (int i = 0; i < 8; ++i) values.emplace_back(i < 7 ? 1.0 : -1.0);
    EXPECT_EQ(std::ranges::count(in_long_run(values, 0), true), 0);
    values.back() = 1.0;
    const auto run = in_long_run(values, 0);
    EXPECT_EQ(std::ranges::count(run, true), 8);
    EXPECT_FALSE(run[11]);
    EXPECT_TRUE(run[19]);
}

}  // namespace
}  // namespace vaerdi::workbench
