// Run charts with Anhøj's rules, and units in order.
#include "monitoring/run_chart.h"

#include <gtest/gtest.h>

#include "monitoring/caterpillar.h"

namespace vaerdi::monitoring {
namespace {

std::vector<Period> periods_of(const std::vector<double>& values) {
    std::vector<Period> periods;
    for (const auto value : values) periods.push_back({Text(std::to_string(periods.size() + 1)), value});
    return periods;
}

std::vector<std::optional<double>> values_of_signs(const std::string& signs) {
    std::vector<std::optional<double>> values;
    for (const char c : signs) {
        if (c == ' ') {
            values.emplace_back();
        } else {
            values.emplace_back(c == '+' ? 1.0 : c == '-' ? -1.0 : 0.0);
        }
    }
    return values;
}

// Anhøj, Olesen 2014, table 1: limits by the number of useful observations.
TEST(Runs, LimitsOfTheTable) {
    const auto limits = [](std::size_t n) {
        std::string signs;
        for (std::size_t i = 0; i < n; ++i) signs += i % 2 == 0 ? '+' : '-';
        const auto found = runs(values_of_signs(signs), 0);
        return std::pair(found.most_expected, found.fewest_expected);
    };
    EXPECT_EQ(limits(10), std::pair(std::size_t{6}, std::size_t{2}));
    EXPECT_EQ(limits(20), std::pair(std::size_t{7}, std::size_t{6}));
    EXPECT_EQ(limits(24), std::pair(std::size_t{8}, std::size_t{8}));
    EXPECT_EQ(limits(30), std::pair(std::size_t{8}, std::size_t{10}));
}

TEST(Runs, ValuesOnTheMedianAndGapsNeitherMakeNorBreakARun) {
    const auto found = runs(values_of_signs("++0+ +--0-+"), 0);
    EXPECT_EQ(found.useful, 8u);
    EXPECT_EQ(found.longest, 4u);
    EXPECT_EQ(found.longest_first, 0u);
    EXPECT_EQ(found.longest_last, 5u);
    EXPECT_EQ(found.crossings, 2u);
    EXPECT_EQ(runs(values_of_signs("0 0"), 0).useful, 0u);
    EXPECT_EQ(runs(values_of_signs("+"), 0).useful, 0u);
}

TEST(RunChart, AShiftOfLevelIsALongRun) {
    std::vector<double> values;
    for (int i = 0; i < 10; ++i) values.push_back(i % 2 == 0 ? 4 : 6);
    for (int i = 0; i < 10; ++i) values.push_back(i % 2 == 0 ? 14 : 16);
    const auto chart = run_chart({}, periods_of(values));
    ASSERT_EQ(chart.findings.size(), 2u);
    EXPECT_EQ(chart.findings[0].words.en,
              "10 in a row on one side of the median (1 to 10); chance seldom makes more than 7");
    EXPECT_EQ(chart.findings[1].words.en, "The median is crossed 1 times; chance seldom makes fewer than 6");
    EXPECT_EQ(*chart.centre, 10);
    const auto calm = run_chart({}, periods_of({4, 6, 5, 7, 3, 6, 4, 8, 2, 5}));
    EXPECT_TRUE(calm.findings.empty());
}

TEST(RunChart, TakesFewPeriods) {
    EXPECT_TRUE(run_chart({}, {}).points.empty());
    EXPECT_EQ(*run_chart({}, periods_of({3})).centre, 3);
    EXPECT_TRUE(run_chart({}, periods_of({3, 3, 3})).findings.empty());
}

TEST(Caterpillar, UnitsInOrderAndThoseApart) {
    const std::vector<RankedUnit> units{{"b", 100, 0.05, Interval{0.02, 0.11}, 0.04, {}},
                                        {"a", 400, 0.12, Interval{0.09, 0.16}, 0.11, {}},
                                        {"c", 3, {}, {}, {}, {}}};
    const auto chart = caterpillar({}, units, 0.06);
    ASSERT_EQ(chart.points.size(), 2u);
    EXPECT_EQ(chart.points[0].label.en, "b");
    EXPECT_EQ(chart.points[1].mark, Mark::watch);
    EXPECT_EQ(chart.notes[0].en, "No data: c");
    EXPECT_EQ(chart.findings[0].words.en,
              "1 of 2 intervals do not hold the level of all (a); by chance 1 in 20 does not");
    EXPECT_TRUE(caterpillar({}, {}, {}).points.empty());
}

}  // namespace
}  // namespace vaerdi::monitoring
