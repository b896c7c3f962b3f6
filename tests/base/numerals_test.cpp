// Numbers as Danish and English readers write them (design: words and number formats of the two languages).
#include "base/numerals.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>
#include <vector>

namespace vaerdi {
namespace {

constexpr auto en = Language::english;
constexpr auto da = Language::danish;

TEST(Numerals, groups_and_decimals) {
    EXPECT_EQ(number(12345.5, 1, en), "12,345.5");
    EXPECT_EQ(number(12345.5, 1, da), "12.345,5");
    EXPECT_EQ(number(7, 2, en), "7.00");
    EXPECT_EQ(number(1234, 0, da), "1.234");
    EXPECT_EQ(number(999, 0, da), "999");
}

TEST(Numerals, halves_go_away_from_zero) {
    EXPECT_EQ(number(0.5, 0, en), "1");
    EXPECT_EQ(number(2.5, 0, en), "3");
    EXPECT_EQ(number(-2.5, 0, en), "−3");
    EXPECT_EQ(number(1.005, 2, en), "1.01");
}

TEST(Numerals, minus_is_a_minus_sign_and_zero_has_none) {
    EXPECT_EQ(number(-1234.5, 1, en), "−1,234.5");
    EXPECT_EQ(number(-1234.5, 1, da), "−1.234,5");
    EXPECT_EQ(number(-0.0, 0, en), "0");
    EXPECT_EQ(number(-0.001, 2, da), "0,00");
}

TEST(Numerals, what_is_no_number) {
    EXPECT_EQ(number(std::nan(""), 1, en), "–");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 1, en), "∞");
    EXPECT_EQ(number(-std::numeric_limits<double>::infinity(), 1, da), "−∞");
    EXPECT_EQ(compact_money(std::numeric_limits<double>::infinity(), "DKK", en), "DKK ∞");
}

TEST(Numerals, significant_digits) {
    EXPECT_EQ(significant(0.012345, 3, en), "0.0123");
    EXPECT_EQ(significant(12345.678, 3, da), "12.300");
    EXPECT_EQ(significant(0.731421, 7, da), "0,731421");
    EXPECT_EQ(significant(0, 3, en), "0");
    EXPECT_EQ(significant(2, 3, en), "2");
}

TEST(Numerals, shares_in_per_cent) {
    EXPECT_EQ(percent(0.041, 1, en), "4.1%");
    EXPECT_EQ(percent(0.041, 1, da), "4,1 %");
    EXPECT_EQ(percent(-0.5, 0, da), "−50 %");
}

TEST(Numerals, money_in_the_order_of_the_language) {
    EXPECT_EQ(money(1200, "DKK", en), "DKK 1,200");
    EXPECT_EQ(money(1200, "DKK", da), "1.200 kr.");
    EXPECT_EQ(money(160.72, "DKK", da, 2), "160,72 kr.");
    EXPECT_EQ(money(644, "EUR", en), "EUR 644");
    EXPECT_EQ(money(644, "EUR", da), "644 EUR");
    EXPECT_EQ(money(-1200, "DKK", en), "DKK −1,200");
    EXPECT_EQ(money(-0.2, "DKK", da), "0 kr.");
}

TEST(Numerals, large_amounts_in_words) {
    EXPECT_EQ(compact_money(9.8e6, "DKK", en), "9.8 million DKK");
    EXPECT_EQ(compact_money(9.8e6, "DKK", da), "9,8 mio. kr.");
    EXPECT_EQ(compact_money(123.4e6, "EUR", da), "123 mio. EUR");
    EXPECT_EQ(compact_money(40e9, "DKK", en), "40.0 billion DKK");
    EXPECT_EQ(compact_money(40e9, "DKK", da), "40,0 mia. kr.");
    EXPECT_EQ(compact_money(-1.25e6, "DKK", en), "−1.3 million DKK");
    EXPECT_EQ(compact_money(950'000, "DKK", en), "DKK 950,000");
}

TEST(Numerals, rounding_never_shows_a_thousand_of_the_smaller_word) {
    EXPECT_EQ(compact_money(999'949, "DKK", en), "DKK 999,949");
    EXPECT_EQ(compact_money(999'950, "DKK", en), "1.0 million DKK");
    EXPECT_EQ(compact_money(999.4e6, "DKK", en), "999 million DKK");
    EXPECT_EQ(compact_money(999.6e6, "DKK", en), "1.0 billion DKK");
    EXPECT_EQ(compact_money(99.97e6, "DKK", en), "100 million DKK");
}

TEST(Numerals, decimals_out_of_reason_are_bounded) {
    EXPECT_EQ(number(1.5, -3, en), "2");
    EXPECT_EQ(number(1.5, 99, en), "1.500000000000");
}

TEST(Numerals, many_threads_format_alike) {
    std::vector<std::string> made(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < made.size(); ++i) {
            threads.emplace_back([&made, i] {
                for (int k = 0; k < 200; ++k) made[i] = number(12345.678 + k, 2, k % 2 == 0 ? en : da);
            });
        }
    }
    for (const auto& text : made) EXPECT_EQ(text, "12.544,68");
}

}  // namespace
}  // namespace vaerdi
