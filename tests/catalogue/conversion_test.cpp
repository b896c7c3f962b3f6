// Money between years and countries, with its steps in words.
#include <gmock/gmock.h>

#include <cmath>

#include "catalogue/catalogue.h"

namespace vaerdi::catalogue {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string refusal(const ConversionRequest& request) {
    Text error;
    EXPECT_FALSE(Catalogue::shipped().convert(request, error).has_value());
    EXPECT_FALSE(error.da.empty());
    return error.en;
}

Conversion convert(const ConversionRequest& request) {
    Text error;
    const auto made = Catalogue::shipped().convert(request, error);
    EXPECT_TRUE(made.has_value()) << error.en;
    return made.value_or(Conversion{});
}

// Method: CCEMG; figures: World Bank purchasing power 2024. 644 EUR (2022) × 1.073 × 6.050211 / 0.731421 =
// 5,716 DKK.
TEST(Conversion, inflates_at_home_first_then_takes_purchasing_power_of_the_target_year) {
    const auto made = convert({.value = 644,
                               .currency = "EUR",
                               .country = "NL",
                               .year = 2022,
                               .to_year = 2024,
                               .inflation = 1.073});
    EXPECT_NEAR(made.value, 644 * 1.073 * 6.050211 / 0.731421, 1e-9);
    EXPECT_NEAR(made.value, 5716, 0.5);
    EXPECT_EQ(made.currency, "DKK");
    EXPECT_EQ(made.year, 2024);
    ASSERT_THAT(made.steps, SizeIs(2));
    EXPECT_EQ(made.steps[0].en,
              "EUR 644.00 (NL 2022) × 1.073 = EUR 691.01 (NL 2024): inflation, factor given");
    EXPECT_EQ(made.steps[0].da,
              "644,00 EUR (NL 2022) × 1,073 = 691,01 EUR (NL 2024): prisudvikling, angivet faktor");
    EXPECT_EQ(made.steps[1].en,
              "EUR 691.01 × 6.050211 / 0.731421 = DKK 5,716 (DK 2024): purchasing power in 2024, DK over NL");
    EXPECT_EQ(made.steps[1].da,
              "691,01 EUR × 6,050211 / 0,731421 = 5.716 kr. (DK 2024): købekraft i 2024, DK over NL");
}

TEST(Conversion, a_danish_price_is_indexed_by_consumer_prices) {
    const auto made = convert({.value = 2185, .currency = "DKK", .year = 2022, .to_year = 2024});
    EXPECT_NEAR(made.value, 2185 * 118.82 / 113.46, 1e-9);
    ASSERT_THAT(made.steps, SizeIs(1));
    EXPECT_EQ(made.steps[0].en,
              "DKK 2,185 (DK 2022) × 1.047241 = DKK 2,288 (DK 2024): Consumer prices, Denmark (2015 = 100)");
}

TEST(Conversion, growth_after_the_last_year_held_is_said_to_be_an_assumption) {
    const auto made = convert({.value = 100, .currency = "DKK", .year = 2026, .to_year = 2024});
    EXPECT_NEAR(made.value, 100 / 1.0404, 1e-9);
    EXPECT_THAT(made.steps[0].en, HasSubstr("growth after the last year is an assumption"));
    EXPECT_THAT(made.steps[0].da, HasSubstr("efter det sidste år er væksten en antagelse"));
}

TEST(Conversion, exchange_rates_are_a_choice) {
    const auto made =
        convert({.value = 100, .currency = "EUR", .country = "DE", .year = 2024, .by_exchange_rate = true});
    EXPECT_NEAR(made.value, 746.1, 1e-9);
    EXPECT_THAT(made.steps,
                ElementsAre(testing::Field(
                    &Text::en, "EUR 100.00 × 7.461 = DKK 746.10 (2024): exchange rate, mean of the year")));
    const auto back = convert(
        {.value = 746.1, .currency = "DKK", .year = 2024, .to_currency = "USD", .by_exchange_rate = true});
    EXPECT_NEAR(back.value, 746.1 / 6.8955, 1e-9);
}

TEST(Conversion, the_only_country_of_a_currency_need_not_be_named) {
    EXPECT_NEAR(convert({.value = 1000, .currency = "SEK", .year = 2024}).value, 1000 * 6.050211 / 8.490485,
                1e-9);
    EXPECT_NEAR(convert({.value = 1000, .currency = "USD", .year = 2024}).value, 6050.211, 1e-9);
    EXPECT_NEAR(
        convert({.value = 1000, .currency = "GBP", .year = 2024, .to_currency = "EUR", .to_country = "DE"})
            .value,
        1000 * .700862 / .664153, 1e-9);
}

TEST(Conversion, there_and_back_is_where_one_began) {
    const auto there = convert({.value = 512, .currency = "NOK", .year = 2021});
    const auto back = convert({.value = there.value, .currency = "DKK", .year = 2021, .to_currency = "NOK"});
    EXPECT_NEAR(back.value, 512, 1e-9);
}

TEST(Conversion, nothing_to_convert_has_no_steps) {
    EXPECT_THAT(convert({.value = 5, .currency = "DKK", .year = 2024}).steps, IsEmpty());
}

TEST(Conversion, a_refusal_says_what_is_missing) {
    EXPECT_THAT(refusal({.value = 644, .currency = "EUR", .country = "NL", .year = 2022, .to_year = 2024}),
                HasSubstr("no price index of NL from 2022 to 2024 is held; give the factor"));
    EXPECT_THAT(refusal({.value = 644, .currency = "EUR", .year = 2024}),
                HasSubstr("several countries: say which (NL, DE)"));
    EXPECT_THAT(refusal({.value = 644, .currency = "EUR", .country = "FR", .year = 2024}),
                HasSubstr("no purchasing power of FR is held"));
    EXPECT_THAT(refusal({.value = 644, .currency = "USD", .country = "NL", .year = 2024}),
                HasSubstr("is in EUR, not in USD"));
    EXPECT_THAT(refusal({.value = 644, .currency = "CHF", .year = 2024}),
                HasSubstr("no purchasing power is held in CHF"));
    EXPECT_THAT(refusal({.value = 644, .currency = "XYZ", .year = 2024}),
                HasSubstr("unknown currency 'XYZ'"));
    EXPECT_THAT(refusal({.value = 1, .currency = "EUR", .country = "NL", .year = 2009}),
                HasSubstr("is held for 2010 to 2024, not 2009"));
    EXPECT_THAT(refusal({.value = 1, .currency = "GBP", .year = 2024, .by_exchange_rate = true}),
                HasSubstr("no exchange rate of GBP is held, only of EUR, USD"));
    EXPECT_THAT(refusal({.value = 1, .currency = "DKK", .year = 2024, .inflation = 1.1}),
                HasSubstr("the years are the same"));
    EXPECT_THAT(refusal({.value = 1,
                         .currency = "EUR",
                         .country = "NL",
                         .year = 2022,
                         .to_year = 2024,
                         .inflation = -1.0}),
                HasSubstr("must be above 0"));
    EXPECT_THAT(refusal({.value = std::nan(""), .currency = "DKK", .year = 2024}), HasSubstr("not a number"));
}

TEST(PriceIndex, factor_and_years) {
    const auto& catalogue = Catalogue::shipped();
    EXPECT_DOUBLE_EQ(*catalogue.index_factor("dk-cpi", 2015, 2024), 1.1882);
    EXPECT_NEAR(*catalogue.index_factor("dk-cpi", 2024, 2026), 1.0404, 1e-12);
    EXPECT_FALSE(catalogue.index_factor("dk-cpi", 2009, 2024).has_value());
    EXPECT_FALSE(catalogue.index_factor("dk-cpi", 2024, 2035).has_value());
    EXPECT_FALSE(catalogue.index_factor("se-cpi", 2015, 2024).has_value());
    EXPECT_EQ(catalogue.first_index_year("dk-cpi"), 2010);
    EXPECT_EQ(catalogue.last_index_year("dk-cpi"), 2024);
    EXPECT_EQ(catalogue.last_index_year("se-cpi"), 0);
}

}  // namespace
}  // namespace vaerdi::catalogue
