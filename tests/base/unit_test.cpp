#include "base/unit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace vaerdi {
namespace {

struct Reading {
    const char* text;
    const char* canonical;
    double scale;
};

class UnitsAsWritten : public testing::TestWithParam<Reading> {};

TEST_P(UnitsAsWritten, areUnderstood) {
    const auto& [text, canonical, scale] = GetParam();
    const auto read = Unit::parse(text);
    ASSERT_TRUE(read) << read.message.en;
    EXPECT_EQ(read->canonical_text(), canonical);
    EXPECT_DOUBLE_EQ(read->scale(), scale);
}

INSTANTIATE_TEST_SUITE_P(
    Table, UnitsAsWritten,
    testing::Values(
        Reading{"1", "1", 1}, Reading{"days/patient", "days/patient", 1},
        Reading{"dage/borger", "days/patient", 1}, Reading{"DKK/patient/year", "DKK/patient/year", 1},
        Reading{"DKK per patient per year", "DKK/patient/year", 1},
        Reading{"kr. pr. patient", "DKK/patient", 1}, Reading{"1/patient", "1/patient", 1},
        Reading{"/patient", "1/patient", 1}, Reading{"1/1000 days", "1/day", 1e-3},
        Reading{"per 1000 days", "1/day", 1e-3}, Reading{"per 100_000 patient-years", "1/patient/year", 1e-5},
        Reading{"hours/patient/year", "hours/patient/year", 1}, Reading{"minutes/visit", "hours", 1.0 / 60},
        Reading{"million DKK", "DKK", 1e6}, Reading{"mio. kr.", "DKK", 1e6},
        Reading{"mia. kr./år", "DKK/year", 1e9}, Reading{"øre", "DKK", 0.01},
        Reading{"kg CO2e/km", "kg CO2e/km", 1}, Reading{"tonnes CO2e", "kg CO2e", 1000},
        Reading{"tonnes", "kg", 1000}, Reading{"%", "1", 0.01}, Reading{"points", "1", 0.01},
        Reading{"%/year", "1/year", 0.01}, Reading{"weeks", "days", 7}, Reading{"months", "years", 1.0 / 12},
        Reading{"kvartaler", "years", 0.25}, Reading{"bed days/patient", "days/patient", 1},
        Reading{"DKK/bed day", "DKK/day", 1}, Reading{"DKK/admission", "DKK", 1},
        Reading{"indlæggelser/patient", "1/patient", 1}, Reading{"DKK/life-year", "DKK/life-year", 1},
        Reading{"leveår", "life-years", 1}, Reading{"DKK/QALY", "DKK/QALY", 1}, Reading{"årsværk", "FTE", 1},
        Reading{"MWh", "kWh", 1000}, Reading{"DKK/time", "DKK/hour", 1},
        Reading{"DKK*hours/day^2", "DKK*hours/day^2", 1}, Reading{"DKK/statistical life", "DKK", 1}));

struct Refusal {
    const char* text;
    const char* message;
    const char* remedy;
};

class WrongUnits : public testing::TestWithParam<Refusal> {};

TEST_P(WrongUnits, areRefusedKindly) {
    const auto& [text, message, remedy] = GetParam();
    const auto read = Unit::parse(text);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.message.en, message);
    EXPECT_NE(read.remedy.en.find(remedy), std::string::npos) << read.remedy.en;
    EXPECT_FALSE(read.message.da.empty());
    EXPECT_FALSE(read.remedy.da.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Table, WrongUnits,
    testing::Values(Refusal{"dyas/patient", "unknown unit 'dyas'", "did you mean 'days'?"},
                    Refusal{"DKK/patinet", "unknown unit 'patinet'", "'patient'"},
                    Refusal{"dkk", "unknown unit 'dkk'", "'DKK'"}, Refusal{"DKK/m2", "unknown unit 'm2'", ""},
                    Refusal{"tonnes CO2", "unknown unit 'CO2'", ""},
                    Refusal{"", "the unit is empty", "write 1"},
                    Refusal{"DKK/", "the unit ends too early", "DKK/patient"},
                    Refusal{"DKK hours", "unknown unit 'hours'", ""},
                    Refusal{"1/0 days", "the number in a unit must be above 0", ""},
                    Refusal{"DKK/day^x", "a power in a unit is a digit from 1 to 9", ""},
                    Refusal{"\xff\xfe", "unknown unit '\uFFFD\uFFFD'", ""}));

TEST(Units, keepTheTextAsWritten) {
    EXPECT_EQ(Unit::parse("  DKK  per patient ")->text(), "DKK per patient");
    EXPECT_EQ((*Unit::parse("hours/patient") * *Unit::parse("DKK/hour")).text(), "DKK/patient");
    EXPECT_EQ(Unit().text(), "1");
}

TEST(Units, percentagesAreExact) {
    const auto percent = *Unit::parse("%");
    EXPECT_EQ(percent.to_base(4.1), 0.041);
    EXPECT_EQ(percent.to_base(7), 0.07);
    EXPECT_EQ(percent.from_base(0.07), 7);
    EXPECT_EQ(percent.to_base(12.3456789012345), 0.123456789012345);
    EXPECT_EQ(Unit::parse("million DKK")->to_base(-1.2), -1'200'000);
    EXPECT_EQ(Unit::parse("1/1000 days")->to_base(1.48), 0.00148);
}

TEST(Units, hoursDaysAndYearsDoNotConvert) {
    const auto hour = *Unit::parse("hours"), day = *Unit::parse("days"), year = *Unit::parse("years");
    EXPECT_FALSE(conversion_factor(hour, day));
    EXPECT_FALSE(conversion_factor(day, year));
    EXPECT_EQ(conversion_factor(*Unit::parse("hours"), *Unit::parse("minutes")), 60);
    EXPECT_NE(conversion_advice(day, hour).en.find("* 7.4 hours/day"), std::string::npos);
    EXPECT_NE(conversion_advice(*Unit::parse("DKK/day"), *Unit::parse("DKK/hour")).en.find("7.4"),
              std::string::npos);
    EXPECT_NE(conversion_advice(*Unit::parse("EUR/day"), *Unit::parse("DKK/day")).en.find("convert(…, DKK)"),
              std::string::npos);
    EXPECT_TRUE(conversion_advice(day, *Unit::parse("DKK")).empty());
}

TEST(Units, currencies) {
    EXPECT_EQ(Unit::parse("DKK/patient")->currency(), Dimension::DKK);
    EXPECT_FALSE(Unit::parse("DKK/EUR")->currency());
    EXPECT_FALSE(Unit::parse("days")->currency());
    EXPECT_TRUE(Unit::of_currency("SEK"));
    EXPECT_FALSE(Unit::of_currency("XYZ"));
}

TEST(Units, atTheBeginningOfALongerText) {
    const auto leading = [](const char* text) {
        const auto found = Unit::leading(text);
        return found ? found->unit.text() + "|" + std::string(text).substr(found->length) : "none";
    };
    EXPECT_EQ(leading(" days * x"), "days| * x");
    EXPECT_EQ(leading(" hours/patient / p_x"), "hours/patient| / p_x");
    EXPECT_EQ(leading("/ min(a, b)"), "none");
    EXPECT_EQ(leading(" million DKK per year)"), "million DKK per year|)");
    EXPECT_EQ(leading(" million * x"), "million| * x");
    EXPECT_EQ(leading(" per 1000 days + 1"), "per 1000 days| + 1");
    EXPECT_EQ(leading(" per 1000 foo"), "none");
    EXPECT_EQ(leading("%"), "%|");
    EXPECT_EQ(leading(" and x"), "none");
    EXPECT_EQ(leading(" kr., 3"), "kr.|, 3");
    EXPECT_EQ(leading(""), "none");
}

Unit any_unit() {
    static const std::vector<std::string> words{"days", "patient", "DKK",     "EUR",   "hours",
                                                "%",    "years",   "kg CO2e", "month", "minutes"};
    Unit unit;
    const auto count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
        const auto factor = *Unit::parse(*rc::gen::elementOf(words));
        unit = *rc::gen::arbitrary<bool>() ? unit * factor : unit / factor;
    }
    return unit;
}

RC_GTEST_PROP(UnitAlgebra, isACommutativeGroup, ()) {
    const auto a = any_unit(), b = any_unit(), c = any_unit();
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a * b) * c == a * (b * c));
    RC_ASSERT(a / a == Unit());
    RC_ASSERT(a / b * b == a);
    RC_ASSERT(a.power(3) == a * a * a);
    RC_ASSERT(a.power(-2) == Unit() / (a * a));
    RC_ASSERT(*a.power(2).root() == a);
}

RC_GTEST_PROP(UnitAlgebra, textReadsBack, ()) {
    const auto a = any_unit();
    const auto again = Unit::parse(a.text());
    RC_ASSERT(bool(again));
    RC_ASSERT(*again == a);
    RC_ASSERT(*Unit::parse(a.canonical_text()) == a.base());
}

RC_GTEST_PROP(UnitAlgebra, conversionGoesThereAndBack, ()) {
    const auto a = any_unit();
    const double x = *rc::gen::inRange(-1000, 1000);
    RC_ASSERT(std::abs(a.from_base(a.to_base(x)) - x) <= 1e-12 * std::abs(x));
    RC_ASSERT(*conversion_factor(a, a) == 1);
}

RC_GTEST_PROP(UnitAlgebra, noTextCrashes, (const std::string& text)) {
    const auto read = Unit::parse(text);
    RC_ASSERT(bool(read) || !read.message.en.empty());
    const auto leading = Unit::leading(text);
    if (leading) RC_ASSERT(leading->length <= text.size());
}

}  // namespace
}  // namespace vaerdi
