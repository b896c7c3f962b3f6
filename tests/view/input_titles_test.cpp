// What numbers are called where several share a title.
#include <gtest/gtest.h>

#include "made_cases.h"
#include "view/figures.h"

namespace vaerdi::view {
namespace {

value::Input titled(const char* name, Text title) {
    value::Input input;
    input.name = name;
    input.title = std::move(title);
    return input;
}

TEST(InputTitles, TellYearsOfOneNumberApart) {
    const auto c = made_case();
    const auto input = titled("saving.2024", {"Saving", "Besparelse"});
    EXPECT_EQ(full_input_title(c, input, Language::english), "Saving, 2024");
    EXPECT_EQ(full_input_title(c, input, Language::danish), "Besparelse, 2024");
    EXPECT_EQ(input_title(c, input, Language::english), "2024: Saving");
}

TEST(InputTitles, NameTheAlternativeAndTheYear) {
    const auto c = made_case();
    const auto input = titled("price.tavi.2024", {"Price", "Pris"});
    EXPECT_EQ(full_input_title(c, input, Language::danish), "Pris (TAVI), 2024");
    EXPECT_EQ(input_title(c, input, Language::danish), "2024: Pris (tavi)");
    EXPECT_EQ(full_input_title(c, titled("price.surgery", {"Price", "Pris"}), Language::english),
              "Price (Surgery)");
}

TEST(InputTitles, TakeNoOtherNumberForAYear) {
    const auto c = made_case();
    EXPECT_EQ(full_input_title(c, titled("row.12", "Row"), Language::english), "Row");
    EXPECT_EQ(full_input_title(c, titled("tariff", "Tariff"), Language::english), "Tariff");
}

TEST(InputTitles, TellHowOftenAStepIsTakenFromHowLong) {
    const auto c = made_case();
    const Text step{"Check-up", "Kontrol"};
    EXPECT_EQ(full_input_title(c, titled("pathways.knee.4.minutes", step), Language::danish), "Kontrol");
    EXPECT_EQ(full_input_title(c, titled("pathways.knee.4.times", step), Language::danish),
              "Kontrol, antal gange");
}

}  // namespace
}  // namespace vaerdi::view
