#include "drawing/ticks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace vaerdi::drawing {
namespace {

using monitoring::Form;
using testing::ElementsAre;

std::vector<std::string> words_of(Extent extent, Form form, Language language) {
    const auto ticks = ticks_for(extent, 5);
    std::vector<std::string> words;
    for (const double at : ticks.at) words.push_back(tick_words(ticks, at, form, language));
    return words;
}

TEST(Ticks, areRoundNumbersInTheReadersNumerals) {
    EXPECT_THAT(words_of({0, .081}, Form::share, Language::english),
                ElementsAre("0%", "2%", "4%", "6%", "8%"));
    EXPECT_THAT(words_of({2.55, 3.6}, Form::number, Language::danish),
                ElementsAre("2,6", "2,8", "3,0", "3,2", "3,4", "3,6"));
    EXPECT_THAT(words_of({-4, 4}, Form::number, Language::danish), ElementsAre("−4", "−2", "0", "2", "4"));
    EXPECT_THAT(words_of({0, 4100}, Form::number, Language::danish),
                ElementsAre("0", "1.000", "2.000", "3.000", "4.000"));
}

TEST(Ticks, ofHugeAndTinyFiguresArePowersOfTen) {
    EXPECT_THAT(words_of({0, 4e9}, Form::number, Language::english),
                ElementsAre("0", "1·10⁹", "2·10⁹", "3·10⁹", "4·10⁹"));
    EXPECT_THAT(words_of({0, 4.1e-9}, Form::number, Language::danish),
                ElementsAre("0", "1·10⁻⁹", "2·10⁻⁹", "3·10⁻⁹", "4·10⁻⁹"));
}

TEST(Ticks, haveRoomAboutASingleFigure) {
    const auto nil = ticks_for({0, 0}, 5), three = ticks_for({3, 3}, 5);
    EXPECT_EQ(nil.low, 0);
    EXPECT_GT(nil.high, 0);
    EXPECT_LT(three.low, 3);
    EXPECT_GT(three.high, 3);
}

RC_GTEST_PROP(Ticks, encloseWhatTheyShowWithAHandfulOfMarks, ()) {
    const double power = std::pow(10, *rc::gen::inRange(-300, 300));
    const double a = *rc::gen::inRange(-1000, 1000) * power, b = *rc::gen::inRange(-1000, 1000) * power;
    const Extent extent{std::min(a, b), std::max(a, b)};
    const auto ticks = ticks_for(extent, 6);
    RC_ASSERT(ticks.low <= std::max(extent.low, -1e300) && ticks.high >= std::min(extent.high, 1e300));
    RC_ASSERT(extent.low < 0 || ticks.low >= 0);
    RC_ASSERT(ticks.at.size() >= 2 && ticks.at.size() <= 12);
    RC_ASSERT(std::isfinite(ticks.step) && ticks.step > 0);
    RC_ASSERT(std::ranges::is_sorted(ticks.at));
}

}  // namespace
}  // namespace vaerdi::drawing
