// Values as the pages show them, in the reader's language.
#include "workbench/opened_measures.h"

#include <gtest/gtest.h>

namespace vaerdi::workbench {
namespace {

using warehouse::Type;

TEST(ValueWords, TruthsAreWords) {
    EXPECT_EQ(value_words(Type::truth, "yes", Language::danish), "ja");
    EXPECT_EQ(value_words(Type::truth, "no", Language::danish), "nej");
    EXPECT_EQ(value_words(Type::truth, "no", Language::english), "no");
    EXPECT_EQ(value_words(Type::truth, "", Language::danish), "");
    EXPECT_EQ(value_words(Type::text, "yes", Language::danish), "yes");  // a text is what it is
}

TEST(ValueWords, NumbersHaveNoEmptyDecimals) {
    EXPECT_EQ(value_words(Type::decimal, "20.700000", Language::danish), "20,7");
    EXPECT_EQ(value_words(Type::decimal, "20.700000", Language::english), "20.7");
    EXPECT_EQ(value_words(Type::decimal, "-3.000000", Language::danish), "-3");
    EXPECT_EQ(value_words(Type::decimal, "100", Language::danish), "100");
    EXPECT_EQ(value_words(Type::whole, "100", Language::danish), "100");
    EXPECT_EQ(value_words(Type::text, "1.50", Language::danish), "1.50");
}

}  // namespace
}  // namespace vaerdi::workbench
