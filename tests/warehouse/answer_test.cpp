// Exact numbers, and how they become doubles and texts.
#include "warehouse/answer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <charconv>

#include "warehouse/database.h"

namespace vaerdi::warehouse {
namespace {

Column decimals(std::vector<std::int64_t> units, int scale) {
    return {.name = "d",
            .type = Type::decimal,
            .scale = scale,
            .known = std::vector<std::uint8_t>(units.size(), 1),
            .numbers = std::move(units)};
}

TEST(Exact, IsWrittenWithAllItsDigits) {
    const auto column = decimals({1250, -5, 0, 100, std::numeric_limits<std::int64_t>::min()}, 2);
    const std::vector<std::string> written{"12.50", "-0.05", "0.00", "1.00", "-92233720368547758.08"};
    for (std::size_t row = 0; row < written.size(); ++row) EXPECT_EQ(column.written(row), written[row]);
}

TEST(Exact, LargestAndSmallestNumbersAreWritten) {
    const Large largest = ~(Large(1) << 127);
    const Column column{.name = "n", .type = Type::whole, .known = {1, 1}, .large = {largest, -largest - 1}};
    EXPECT_EQ(column.written(0), "170141183460469231731687303715884105727");
    EXPECT_EQ(column.written(1), "-170141183460469231731687303715884105728");
}

RC_GTEST_PROP(Exact, TrailingZerosDoNotChangeTheDouble, ()) {
    const auto units = *rc::gen::arbitrary<std::int64_t>();
    const auto scale = *rc::gen::inRange(0, 18);
    const auto zeros = *rc::gen::inRange(0, 18);
    Exact more{units, scale + zeros};
    for (int i = 0; i < zeros; ++i) more.units *= 10;
    RC_ASSERT((Exact{units, scale}.value() == more.value()));
}

RC_GTEST_PROP(Exact, IsTheNearestDoubleOfWhatIsWritten, ()) {
    const auto units = *rc::gen::inRange<std::int64_t>(-(1LL << 53), 1LL << 53);
    const auto column = decimals({units}, *rc::gen::inRange(0, 19));
    const auto text = column.written(0);
    double read = 0;
    std::from_chars(text.data(), text.data() + text.size(), read);
    RC_ASSERT(column.number(0) == read);
}

TEST(SqlNames, ANameIsNothingButAName) {
    EXPECT_EQ(sql_name(R"(a"; DROP TABLE t; --)"), R"("a""; DROP TABLE t; --")");
    EXPECT_EQ(sql_text("it's"), "'it''s'");
    EXPECT_THROW(sql_name(std::string_view("a\0b", 3)), WarehouseFailure);
    auto database = open_duckdb({});
    const std::string name = "select \"x\"; æ'; --";
    EXPECT_EQ(database->query("SELECT 1 AS " + sql_name(name))[0].name, name);
}

}  // namespace
}  // namespace vaerdi::warehouse
