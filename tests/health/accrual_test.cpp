#include "health/accrual.h"

#include <gtest/gtest.h>

#include <numeric>

namespace vaerdi::health {
namespace {

double total(Accrual accrual, int cycles) {
    const auto rows = counted_rows(accrual, cycles);
    return std::accumulate(rows.begin(), rows.end(), 0.0,
                           [](double sum, const CountedRow& row) { return sum + row.weight; });
}

TEST(Accrual, countsEveryCycleOnce) {
    EXPECT_DOUBLE_EQ(total(Accrual::half_cycle, 20), 20);
    EXPECT_DOUBLE_EQ(total(Accrual::start, 20), 20);
    EXPECT_DOUBLE_EQ(total(Accrual::end, 20), 20);
}

TEST(Accrual, allRowsIsOneCycleMore) { EXPECT_DOUBLE_EQ(total(Accrual::all_rows, 20), 21); }

TEST(Accrual, theLegacySimpsonHasTwoThirdsAtOddRows) {
    const auto rows = counted_rows(Accrual::darth_simpson, 75);
    ASSERT_EQ(rows.size(), 76U);
    EXPECT_DOUBLE_EQ(rows[0].weight, 1.0 / 3);
    EXPECT_DOUBLE_EQ(rows[1].weight, 2.0 / 3);
    EXPECT_DOUBLE_EQ(rows[2].weight, 4.0 / 3);
    EXPECT_DOUBLE_EQ(rows[75].weight, 1.0 / 3);
}

TEST(Accrual, halfOfEachEndOfACycleHasTheCyclesAmounts) {
    const auto rows = counted_rows(Accrual::half_cycle, 2);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1].row, 1);
    EXPECT_EQ(rows[1].cycle, 1);
    EXPECT_EQ(rows[2].row, 1);
    EXPECT_EQ(rows[2].cycle, 2);
}

}  // namespace
}  // namespace vaerdi::health
