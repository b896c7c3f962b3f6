// What chance alone gives around the value of all.
#include "workbench/chart_limits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vaerdi::workbench {
namespace {

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
