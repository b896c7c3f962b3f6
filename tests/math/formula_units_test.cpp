#include "math/formula_units.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace vaerdi::math {
namespace {

// The names of a small case.
Scope case_scope() {
    static const std::map<std::string, std::string> names{{"patients", "patients/year"},
                                                          {"bed_days", "days/patient"},
                                                          {"surgery_time", "minutes/patient"},
                                                          {"valve", "DKK/patient"},
                                                          {"p_stroke", "%"},
                                                          {"imported", "EUR/patient"},
                                                          {"year", "1"},
                                                          {"infections", "1/patient"},
                                                          {"broken", ""}};
    Scope scope;
    scope.name = [](const Expression& name) {
        const auto found = names.find(name.text);
        if (found == names.end()) return NameUnit{};
        return NameUnit{true, found->second.empty() ? std::nullopt : Unit::parse(found->second).unit};
    };
    scope.known_names = [] {
        std::vector<std::string> all;
        for (const auto& [name, unit] : names) all.push_back(name);
        return all;
    };
    scope.reference = [](const Expression& call, std::span<const Unit> arguments,
                         Diagnostics& diagnostics) -> std::optional<Unit> {
        if (call.text == "convert") return converted_unit(call, arguments[0], diagnostics);
        const auto& id = call.arguments[0]->text;
        if (id == "nurse-hour") return Unit::parse("DKK/hour").unit;
        if (id == "bed-day") return Unit::parse("DKK/bed day").unit;
        if (id == "dk-mortality") return Unit::parse("1").unit;
        diagnostics.error(call.at, "no such price");
        return std::nullopt;
    };
    return scope;
}

std::string unit_text(const char* text) {
    Diagnostics diagnostics("case.yaml");
    const auto expression = parse_formula(text, {14, 9}, diagnostics);
    if (!expression) return diagnostics.all()[0].message.en;
    const auto unit = unit_of(*expression, case_scope(), diagnostics);
    if (unit) return unit->text();
    std::string all;
    for (const auto& found : diagnostics.all()) {
        EXPECT_FALSE(found.message.da.empty());
        all += (all.empty() ? "" : " & ") + std::to_string(found.at.column) + ": " + found.message.en +
               (found.remedy.empty() ? "" : " | " + found.remedy.en);
    }
    return all;
}

struct Checked {
    const char* formula;
    const char* unit;
};
class UnitsOfFormulas : public testing::TestWithParam<Checked> {};
TEST_P(UnitsOfFormulas, follow) { EXPECT_EQ(unit_text(GetParam().formula), GetParam().unit); }

INSTANTIATE_TEST_SUITE_P(
    Table, UnitsOfFormulas,
    testing::Values(
        Checked{"patients * bed_days * price(bed-day)", "DKK/year"},
        Checked{"surgery_time * price(nurse-hour)", "DKK/patient"},
        Checked{"surgery_time", "minutes/patient"}, Checked{"2 * surgery_time", "minutes/patient"},
        Checked{"surgery_time + 1 hour/patient", "hours/patient"},
        Checked{"surgery_time + surgery_time", "minutes/patient"}, Checked{"valve + 0", "DKK/patient"},
        Checked{"max(0, valve - 10_000 DKK/patient)", "DKK/patient"},
        Checked{"if(year >= 2027, valve, 0)", "DKK/patient"}, Checked{"ramp(0, p_stroke, 4 years)", "%"},
        Checked{"bed_days ^ 2", "days^2/patient^2"}, Checked{"sqrt(bed_days * bed_days)", "days/patient"},
        Checked{"pow(bed_days, -1)", "patients/day"}, Checked{"1 - p_stroke", "1"},
        Checked{"exp(-p_stroke * 2)", "1"}, Checked{"sum(valve)", "DKK/patient"},
        Checked{"bed_days * 7.4 hours/day * price(nurse-hour)", "DKK/patient"},
        Checked{"lookup(dk-mortality, year)", "1"}, Checked{"convert(imported, DKK) + valve", "DKK/patient"},
        Checked{"0.2 admissions/patient * 50_000 DKK/admission + valve", "DKK/patient"}));

INSTANTIATE_TEST_SUITE_P(
    Wrong, UnitsOfFormulas,
    testing::Values(
        Checked{"bed_days + price(nurse-hour)",
                "18: unit mismatch: 'bed_days' is days/patient but 'price(nurse-hour)' is DKK/hour | both "
                "sides must be "
                "days/patient"},
        Checked{"surgery_time < bed_days",
                "22: unit mismatch: 'surgery_time' is minutes/patient but 'bed_days' is days/patient | hours "
                "and days do "
                "not convert; say how many hours a day has: * 7.4 hours/day"},
        Checked{"valve + imported",
                "15: unit mismatch: 'valve' is DKK/patient but 'imported' is EUR/patient | currencies are "
                "never converted "
                "silently: write convert(…, DKK)"},
        Checked{"bed_day * 2 + exp(valve)",
                "9: unknown name 'bed_day' | did you mean 'bed_days'? & 27: 'exp' needs a plain number but "
                "'valve' is "
                "DKK/patient | divide by 1 DKK/patient"},
        Checked{"bed-days",
                "9: unknown name 'bed' | did you mean 'bed_days'? Hyphens stand in price(), lookup() and "
                "pathway() only & 13: unknown name 'days' | a unit stands after a number: 1 days"},
        Checked{
            "age * 2",
            "9: 'age' has a meaning in health models only | use it in transitions, utilities or costs of a "
            "health model"},
        Checked{"valve ^ p_stroke",
                "15: 'valve' is DKK/patient; only whole numbers can be its exponent | divide by 1 "
                "DKK/patient first"},
        Checked{
            "sqrt(valve)",
            "9: the square root of 'valve' has no unit: it is DKK/patient | divide by 1 DKK/patient first"},
        Checked{"ramp(0, 1, 4)", "20: ramp needs years but '4' is 1 | write ramp(20 %, 80 %, 4 years)"},
        Checked{"round(surgery_time)",
                "9: round(…) of minutes/patient does not say to what | write the step: round(x, 1 "
                "minutes/patient)"},
        Checked{"convert(valve, ERU)", "24: 'ERU' is no known currency | did you mean 'EUR'?"},
        Checked{"convert(bed_days, EUR)",
                "17: 'bed_days' is days/patient, not an amount of money | convert(…) takes an "
                "amount in one currency"},
        Checked{"price(xyz) + 1 day + 1 DKK",
                "9: no such price & 28: unit mismatch: 'price(xyz) + 1 day' is day but '1 DKK' "
                "is DKK | both sides must be days"},
        Checked{"valve and 1",
                "9: 'and' needs a plain number but 'valve' is DKK/patient | divide by 1 DKK/patient"},
        Checked{"broken * valve", ""}, Checked{"broken + valve", "DKK/patient"}));

TEST(Units, aUnitAfterANumberIsNotTheParameter) {
    Diagnostics diagnostics;
    const auto expression = parse_formula("1 / infections", {1, 1}, diagnostics);
    EXPECT_EQ(unit_of(*expression, case_scope(), diagnostics)->text(), "1/infections");
    ASSERT_EQ(diagnostics.all().size(), 1u);
    EXPECT_EQ(diagnostics.all()[0].severity, Severity::warning);
    EXPECT_EQ(diagnostics.all()[0].remedy.en, "for the parameter write (1) / infections");
}

TEST(Units, aFormulaMustFitItsPlace) {
    const auto fits = [](const char* text, const char* needed) {
        Diagnostics diagnostics("case.yaml");
        const auto expression = parse_formula(text, {14, 9}, diagnostics);
        const bool result =
            check_unit(*expression, case_scope(), *Unit::parse(needed), {"the line", "linjen"}, diagnostics);
        EXPECT_NE(result, diagnostics.has_errors());
        return result ? "" : to_string(diagnostics.all()[0], Language::english);
    };
    EXPECT_EQ(fits("bed_days * price(bed-day)", "DKK/patient"), "");
    EXPECT_EQ(fits("0", "DKK/patient"), "");
    EXPECT_EQ(fits("if(year > 2027, 0, 0)", "DKK/patient"), "");
    EXPECT_EQ(
        fits("bed_days * price(nurse-hour)", "DKK/patient"),
        "case.yaml:14:18: error: unit mismatch: 'bed_days * price(nurse-hour)' is DKK*days/patient/hour but "
        "the line "
        "needs DKK/patient; hours and days do not convert; say how many hours a day has: * 7.4 hours/day");
}

}  // namespace
}  // namespace vaerdi::math
