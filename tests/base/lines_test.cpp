#include "base/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vaerdi {
namespace {

using testing::ElementsAre;

TEST(Lines, endBetweenWords) {
    EXPECT_EQ(wrapped("one two three four", 9), "one two\nthree\nfour\n");
    EXPECT_EQ(wrapped("one two three four", 9, 1, 2), " one two\n   three\n   four\n");
    EXPECT_EQ(wrapped("", 9), "\n");
    EXPECT_EQ(wrapped("æøå ÆØÅ", 7), "æøå ÆØÅ\n");
}

TEST(Lines, keepANumberWithWhatItCounts) {
    EXPECT_EQ(wrapped("it costs 7.9 million", 14), "it costs\n7.9 million\n");
}

TEST(Lines, areMeasuredAsAsked) {
    const WidthOf wide = [](std::string_view text) { return 2.0 * static_cast<double>(text.size()); };
    EXPECT_THAT(lines_of("aa bb cc dd", 10, 6, wide), ElementsAre("aa bb", "cc", "dd"));
    EXPECT_THAT(lines_of("  ", 10, 6, wide), ElementsAre());
}

TEST(Lines, areCutAndFilledByLetters) {
    EXPECT_EQ(shortened("Knæimplantater", 6), "Knæim…");
    EXPECT_EQ(shortened("Knæ", 3), "Knæ");
    EXPECT_EQ(padded("ø", 3), "ø  ");
    EXPECT_EQ(padded("ø", 3, true), "  ø");
}

}  // namespace
}  // namespace vaerdi
