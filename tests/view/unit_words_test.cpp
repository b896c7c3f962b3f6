// Units as a reader of Danish says them, in sentences, tables and beside sliders.
#include <gtest/gtest.h>

#include "view/figures.h"

namespace vaerdi::view {
namespace {

TEST(UnitWords, AreDanishInDanishAndLeftInEnglish) {
    EXPECT_EQ(unit_words_in("DKK/ulcer", Language::danish), "kr./sår");
    EXPECT_EQ(unit_words_in("DKK/ulcer", Language::english), "DKK/ulcer");
    EXPECT_EQ(unit_words_in("consultation", Language::danish), "konsultation");
}

TEST(UnitWords, TakeTwoWordsAsOneTerm) {
    EXPECT_EQ(unit_words_in("DKK/bed day", Language::danish), "kr./sengedag");
    EXPECT_EQ(unit_words_in("bed days/patient", Language::danish), "sengedage/patient");
    EXPECT_EQ(unit_words_in("DKK/statistical life", Language::danish), "kr./statistisk liv");
    EXPECT_EQ(unit_words_in("DKK/tonne CO2e", Language::danish), "kr./ton CO2e");
}

}  // namespace
}  // namespace vaerdi::view
