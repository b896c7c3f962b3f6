// Numbers and dates as files write them: what is read is exact, what can be read in two ways is not read.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "exchange/reasons.h"
#include "exchange/written_date.h"
#include "exchange/written_number.h"
#include "exchange/written_truth.h"

namespace vaerdi::exchange {
namespace {

TEST(WrittenNumber, IsReadToTheLastDigit) {
    EXPECT_EQ(read_decimal("59.82426034", 8, '.').units, 5982426034);
    EXPECT_EQ(read_decimal("-0,5", 2, ',').units, -50);
    EXPECT_EQ(read_decimal("+12", 1, '.').units, 120);
    EXPECT_EQ(read_decimal(".5", 1, '.').units, 5);
    EXPECT_EQ(read_decimal("1e-3", 3, '.').units, 1);
    EXPECT_EQ(read_decimal("1.5E3", 0, '.').units, 1500);
    EXPECT_EQ(read_decimal("\xE2\x88\x92"
                           "4",
                           0, '.')
                  .units,
              -4);  // U+2212
    EXPECT_EQ(read_decimal("999999999999999999", 0, '.').units, 999'999'999'999'999'999);
    EXPECT_EQ(read_decimal("1e400", 2, '.').flaw, NumberFlaw::too_large);
    EXPECT_EQ(read_decimal("0e400", 2, '.').units, 0);
}

TEST(WrittenNumber, RoundsHalvesAwayFromZeroAndSaysSo) {
    EXPECT_EQ(read_decimal("0.125", 2, '.').units, 13);
    EXPECT_TRUE(read_decimal("0.125", 2, '.').rounded);
    EXPECT_EQ(read_decimal("-0.125", 2, '.').units, -13);
    EXPECT_EQ(read_decimal("0.1249999", 2, '.').units, 12);
    EXPECT_FALSE(read_decimal("0.1200", 2, '.').rounded);
    EXPECT_EQ(read_decimal("0.6", 0, '.').units, 1);
    EXPECT_EQ(read_decimal("0.004", 1, '.').units, 0);
    EXPECT_TRUE(read_decimal("0.004", 1, '.').rounded);
    EXPECT_EQ(read_decimal("999999999999999999.5", 0, '.').flaw, NumberFlaw::too_large);
}

TEST(WrittenNumber, IsNotGuessed) {
    EXPECT_EQ(read_decimal("1.234,5", 2, ',').flaw, NumberFlaw::other_sign);
    EXPECT_EQ(read_decimal("1,234.5", 2, '.').flaw, NumberFlaw::other_sign);
    EXPECT_EQ(read_decimal("1.5", 2, ',').flaw, NumberFlaw::other_sign);
    for (const auto* text : {"", "-", ".", "abc", "1 000", "12x", "0x1F", "1_000", "nan", "inf", "1e", "--1"})
        EXPECT_EQ(read_decimal(text, 2, '.').flaw, NumberFlaw::no_number) << text;
}

TEST(WrittenNumber, WholeOnesHaveNoFraction) {
    EXPECT_EQ(read_whole("-12").units, -12);
    EXPECT_EQ(read_whole("12.0").units, 12);
    EXPECT_EQ(read_whole("1e3").units, 1000);
    EXPECT_EQ(read_whole("1.5").flaw, NumberFlaw::fraction);
    EXPECT_EQ(read_whole("1,5").flaw, NumberFlaw::fraction);
    EXPECT_EQ(read_whole("1.000").flaw, NumberFlaw::fraction);
    EXPECT_EQ(read_whole("1.000.000").flaw, NumberFlaw::other_sign);
    EXPECT_EQ(read_whole("2 3").flaw, NumberFlaw::no_number);
    EXPECT_EQ(read_whole("1234567890123456789").flaw, NumberFlaw::too_large);
}

RC_GTEST_PROP(WrittenNumber, ComesBackAsItWasWritten, ()) {
    const auto units = *rc::gen::inRange<std::int64_t>(-999'999'999'999, 999'999'999'999);
    const auto decimals = *rc::gen::inRange(1, 9);
    auto digits = std::to_string(units < 0 ? -units : units);
    while (digits.size() <= static_cast<std::size_t>(decimals)) digits.insert(0, "0");
    const auto sign = *rc::gen::element('.', ',');
    digits.insert(digits.size() - static_cast<std::size_t>(decimals), 1, sign);
    const auto read = read_decimal((units < 0 ? "-" : "") + digits, decimals, sign);
    RC_ASSERT(read.units == units);
    RC_ASSERT(!read.rounded);
}

Date day(int year, unsigned month, unsigned in_month) {
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) /
                                 std::chrono::day(in_month));
}

TEST(WrittenDate, IsReadAsThePatternSays) {
    const auto read = [](std::string_view pattern, std::string_view text) {
        return DatePattern::of(pattern)->read(text);
    };
    const auto first = day(2018, 9, 1);
    for (const auto& [pattern, text] :
         std::vector<std::pair<std::string, std::string>>{{"yyyy-mm-dd", "2018-09-01"},
                                                          {"dd-mm-yyyy", "01-09-2018"},
                                                          {"dd-mm-yyyy", "1-9-2018"},
                                                          {"mm/dd/yyyy", "9/1/2018"},
                                                          {"dd.mm.yyyy", "01.09.2018"},
                                                          {"yyyymmdd", "20180901"},
                                                          {"ddmmyyyy", "01092018"},
                                                          {"ddmonyyyy", "01SEP2018"},
                                                          {"dd mon yyyy", "1 sep 2018"},
                                                          {"yyyy-mm-dd", "2018-09-01 08:30:00"},
                                                          {"yyyy-mm-dd", "2018-09-01T08:30:00.000Z"},
                                                          {"ddmonyyyy", "01SEP2018:00:00:00"}})
        EXPECT_EQ(read(pattern, text), first) << pattern << " " << text;
    EXPECT_EQ(read("dd-mon-yyyy", "17-okt-2018"), day(2018, 10, 17));
    EXPECT_EQ(read("dd-mon-yyyy", "17-maj-2018"), day(2018, 5, 17));
    EXPECT_FALSE(read("dd-mm-yyyy", "30-02-2018"));
    EXPECT_TRUE(DatePattern::of("dd-mm-yyyy")->has_shape("30-02-2018"));
    for (const auto* text :
         {"", "01/09/2018", "01-09-18", "2018-09-01", "01-09-2018x", "01-09-2018 noon", "1-9"})
        EXPECT_FALSE(read("dd-mm-yyyy", text)) << text;
    EXPECT_FALSE(read("ddmmyyyy", "1092018"));
    EXPECT_FALSE(read("yyyy-mm-dd", "0000-01-01"));
}

TEST(WrittenDate, PatternsThatMeanNothingAreNone) {
    for (const auto* text :
         {"", "dd-mm-yy", "dd-mm", "dd-mm/yyyy", "dd-dd-yyyy", "yyyy-mm-dd-", "d-m-yyyy", "%d-%m-%Y"})
        EXPECT_FALSE(DatePattern::of(text)) << text;
}

RC_GTEST_PROP(WrittenDate, EveryPatternReadsItsOwnDays, ()) {
    const auto days = *rc::gen::inRange(-200'000, 200'000);
    const Date of{std::chrono::days(days)};
    const std::chrono::year_month_day parts(of);
    const auto text = iso(of);
    RC_ASSERT(DatePattern::iso().read(text) == of);
    const auto turned = text.substr(8, 2) + "." + text.substr(5, 2) + "." + text.substr(0, 4);
    RC_ASSERT(DatePattern::of("dd.mm.yyyy")->read(turned) == of);
    RC_ASSERT(parts.ok());
}

TEST(WrittenTruth, KnowsTheWordsOfBothLanguages) {
    for (const auto* text : {"yes", "JA", "true", "1", "j", "Y"}) EXPECT_EQ(read_truth(text), true) << text;
    for (const auto* text : {"no", "Nej", "false", "0", "n"}) EXPECT_EQ(read_truth(text), false) << text;
    for (const auto* text : {"", "2", "yess", "maybe"}) EXPECT_EQ(read_truth(text), std::nullopt) << text;
}

TEST(Cpr, BeginsWithADay) {
    for (const auto* text : {"010180-1234", "0101801234", "3112991234", "610180-1234"})
        EXPECT_TRUE(is_cpr(text)) << text;
    for (const auto* text : {"", "320180-1234", "011380-1234", "010180-123", "010180+1234", "01018O1234"})
        EXPECT_FALSE(is_cpr(text)) << text;
    EXPECT_TRUE(is_cpr_without_zero("10180-1234"));
    EXPECT_TRUE(is_cpr_without_zero("101801234"));
    EXPECT_FALSE(is_cpr_without_zero("991801234"));
}

}  // namespace
}  // namespace vaerdi::exchange
