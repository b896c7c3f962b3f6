#include "math/formula.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <string>

#include "math/formula_graph.h"
#include "math/formula_units.h"

namespace vaerdi::math {
namespace {

// --- values
// -----------------------------------------------------------------------------------------------------

struct Figure {
    const char* text;
    double value;  // in base units
    const char* unit;
};
class Figures : public testing::TestWithParam<Figure> {};

TEST_P(Figures, readAsPeopleWriteThem) {
    const auto& [text, value, unit] = GetParam();
    Diagnostics diagnostics;
    const auto quantity = parse_quantity(text, {1, 1}, diagnostics);
    for (const auto& found : diagnostics.all()) ADD_FAILURE() << to_string(found, Language::english);
    ASSERT_TRUE(quantity);
    EXPECT_DOUBLE_EQ(quantity->value, value);
    EXPECT_EQ(quantity->unit.text(), unit);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Figures,
    testing::Values(
        Figure{"12_500", 12500, "1"}, Figure{"4.1 %", 0.041, "%"}, Figure{"4.1%", 0.041, "%"},
        Figure{"7.5 days", 7.5, "days"}, Figure{"DKK 25_000", 25000, "DKK"},
        Figure{"25_000 DKK", 25000, "DKK"}, Figure{"kr. 25_000", 25000, "kr."},
        Figure{"25_000 kr.", 25000, "kr."}, Figure{"1.2 million DKK", 1.2e6, "million DKK"},
        Figure{"DKK 1.2 million", 1.2e6, "million DKK"}, Figure{"1.2 mio. kr.", 1.2e6, "mio. kr."},
        Figure{"DKK 9_000 per year", 9000, "DKK per year"},
        Figure{"DKK 1.2 million per year", 1.2e6, "million DKK per year"},
        Figure{"DKK 500/patient", 500, "DKK/patient"}, Figure{"1.2 million", 1.2e6, "million"},
        Figure{"300 per year", 300, "per year"}, Figure{"300 pr. år", 300, "pr. år"},
        Figure{"0.5 hours/patient/year", 0.5, "hours/patient/year"},
        Figure{"1.48 / 1000 days", 0.00148, "1/day"}, Figure{"1.48 per 1000 days", 0.00148, "per 1000 days"},
        Figure{"1.48e-3", 1.48e-3, "1"}, Figure{"2E3 DKK", 2000, "DKK"}, Figure{"-5 days", -5, "days"},
        Figure{"+3 %", 0.03, "%"}, Figure{"10 / 2 days", 5, "1/day"},
        Figure{"30 minutes + 1 hour", 1.5, "hours"}, Figure{"1/476", 1.0 / 476, "1"},
        Figure{"2 ^ 3 ^ 2", 512, "1"}, Figure{"-2 ^ 2", -4, "1"}, Figure{"2 ^ -1", 0.5, "1"},
        Figure{"(2 days) ^ 2", 4, "days^2"}, Figure{"sqrt(16 days * 1 days)", 4, "days"},
        Figure{"1 - 20 %", 0.8, "1"}, Figure{"20 % + 5 %", 0.25, "%"}, Figure{"min(3, 0, 5)", 0, "1"},
        Figure{"max(0, -2 days)", 0, "days"}, Figure{"if(1 < 2 and not (3 = 4), 5 days, 0)", 5, "days"},
        Figure{"1 < 2 or 1 / 0 = 3", 1, "1"}, Figure{"round(2.5) + round(-2.5)", 0, "1"},
        Figure{"round(130 minutes, 15 minutes)", 2.25, "minutes"}, Figure{"abs(-3)", 3, "1"},
        Figure{"exp(0) + log(1)", 1, "1"}, Figure{"pow(10, 2)", 100, "1"},
        Figure{"0.5 * 37 hours", 18.5, "hours"}, Figure{"30 min", 0.5, "min"},
        Figure{"12 / min(3, 4)", 4, "1"}, Figure{"400 DKK/hour * 2 hours", 800, "DKK"},
        Figure{"0.2 admissions/patient * 50_000 DKK/admission", 10000, "DKK/patient"},
        Figure{"5\u00a0days", 5, "days"}, Figure{" 7.5\n days ", 7.5, "days"}));

// --- what is wrong
// ----------------------------------------------------------------------------------------------

struct Mistake {
    const char* text;
    const char* where_and_what;
    const char* remedy;
};
class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, areToldKindly) {
    const auto& [text, expected, remedy] = GetParam();
    Diagnostics diagnostics("case.yaml");
    EXPECT_FALSE(parse_formula(text, {14, 9}, diagnostics));
    ASSERT_FALSE(diagnostics.all().empty());
    const auto& found = diagnostics.all().front();
    EXPECT_EQ(std::to_string(found.at.line) + ":" + std::to_string(found.at.column) + ": " + found.message.en,
              expected);
    EXPECT_NE(found.remedy.en.find(remedy), std::string::npos) << found.remedy.en;
    EXPECT_FALSE(found.message.da.empty());
    EXPECT_FALSE(found.remedy.da.empty());
    EXPECT_EQ(diagnostics.all().size(), 1u) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Mistakes,
    testing::Values(
        Mistake{"0,5", "14:9: '0,5' has a decimal comma", "0.5"},
        Mistake{"0,5 days", "14:9: '0,5' has a decimal comma", "0.5"},
        Mistake{"1.234,5", "14:9: '1.234,5' has a decimal comma", "1_234.5"},
        Mistake{"1.234.567", "14:9: '1.234.567' is no number: a point separates decimals, not thousands",
                "1_234_567"},
        Mistake{"12 500", "14:12: an operator is missing before '500'", "12_500"},
        Mistake{"5 dyas", "14:11: unknown unit 'dyas'", "'days'"},
        Mistake{"5 of", "14:11: unknown unit 'of'", "*"},
        Mistake{"5 % of x", "14:13: an operator is missing before 'of'", "5 % * x"},
        Mistake{"300 per yera", "14:13: 'per' is followed by no known unit", "'per year'"},
        Mistake{"patients per year", "14:18: an operator is missing before 'per'", "write /"},
        Mistake{"(a + b", "14:9: this ( is never closed", "add"},
        Mistake{"max(a, b", "14:12: this ( is never closed", "add"},
        Mistake{"a + b)", "14:14: this ) closes nothing", "remove"},
        Mistake{"", "14:9: the formula is empty", "7.5 days"},
        Mistake{"  \n ", "15:2: the formula is empty", ""},
        Mistake{"a +", "14:12: the formula ends too early", ""},
        Mistake{"a * / b", "14:13: a number or name is missing before '/'", ""},
        Mistake{"a b", "14:11: an operator is missing before 'b'", "*"},
        Mistake{"=a", "14:9: '=' stands at the wrong place", ""},
        Mistake{"if(a, b)", "14:9: if has 2 arguments here", "if(condition, then, else)"},
        Mistake{"abs()", "14:9: abs has 0 arguments here", "abs(x)"},
        Mistake{"sqr(a)", "14:9: unknown function 'sqr'", "'sqrt'"},
        Mistake{"patients(a)", "14:9: unknown function 'patients'", "patients * (…)"},
        Mistake{"a == b", "14:11: '==' is not used in formulas", "write ="},
        Mistake{"a × b", "14:11: '×' is not used in formulas", "write *"},
        Mistake{"a; b", "14:10: ';' is not used in formulas", ""},
        Mistake{"x %", "14:11: '%' has no meaning here", "4 %"},
        Mistake{"'a'", "14:9: ''' has no meaning here", "quotes"},
        Mistake{"€ 5", "14:9: '€' has no meaning here", "EUR"},
        Mistake{".5", "14:9: a number begins with a digit", "0.5"},
        Mistake{"5. + 1", "14:9: a digit is missing after the point in '5.'", "5.0"},
        Mistake{"1__000", "14:9: '1__000': _ stands between two digits", "12_500"},
        Mistake{"1e999", "14:9: '1e999' is too large or too small to calculate with", ""},
        Mistake{"1e308 million", "14:9: the number is too large to calculate with", ""},
        Mistake{"1 < x < 3", "14:15: comparisons do not chain", "1 < x and x < 3"},
        Mistake{"within(a, 2 years)", "14:9: 'within' belongs to measures, which count rows of data", ""},
        Mistake{"sequence(a, b)", "14:9: 'sequence' belongs to measures, which count rows of data", ""},
        Mistake{"age(3)", "14:9: 'age' is a name of health models, not a function", ""},
        Mistake{"price(bed day)", "14:19: price(…) begins with an id of the catalogue, not with a formula",
                "price(bed-day)"},
        Mistake{"DKK 25 days", "14:15: a number has one unit: 'DKK' stands before it and 'days' after it",
                ""},
        Mistake{"a \xff b", "14:11: '\\xFF' has no meaning here", ""},
        Mistake{"(1, 2)", "14:11: a comma separates the arguments of a function; here is none", ""}));

TEST(Formula, warnsOfDottedThousandsAndTightCommas) {
    const auto warning = [](const char* text) {
        Diagnostics diagnostics;
        EXPECT_TRUE(parse_formula(text, {1, 1}, diagnostics)) << text;
        return diagnostics.all().empty()
                   ? ""
                   : diagnostics.all()[0].message.en + " | " + diagnostics.all()[0].remedy.en;
    };
    EXPECT_EQ(warning("25.000 DKK"), "'25.000' reads as 25 | for thousands write 25_000");
    EXPECT_EQ(warning("DKK 25.000"), "'25.000' reads as 25 | for thousands write 25_000");
    EXPECT_EQ(warning("0.125 DKK"), "");
    EXPECT_EQ(warning("25.0 DKK"), "");
    EXPECT_EQ(warning("max(0,5)"),
              "'0,5' is read as two arguments | write 0.5 for a decimal, or a blank after the comma");
    EXPECT_EQ(warning("max(0, 5)"), "");
}

TEST(Formula, tellsSeveralMistakesInOneGo) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_formula("0,5 * x + 1,5 * y + foo(2) + abs(1, 2)", {1, 1}, diagnostics));
    EXPECT_EQ(diagnostics.all().size(), 4u);
}

// --- text → tree → text
// -----------------------------------------------------------------------------------------

class Texts : public testing::TestWithParam<const char*> {};
TEST_P(Texts, areWrittenBackAsTheyStand) {
    Diagnostics diagnostics;
    const auto expression = parse_formula(GetParam(), {1, 1}, diagnostics);
    ASSERT_TRUE(expression) << diagnostics.all()[0].message.en;
    EXPECT_EQ(written(*expression), GetParam());
}
INSTANTIATE_TEST_SUITE_P(Table, Texts,
                         testing::Values("patients * revision_2y * price(revision-knee)",
                                         "ramp(20 %, 80 %, 4 years)", "if(year >= 2027, a, b)",
                                         "a and not (b <> 0)", "row.alive + 12_500",
                                         "lookup(dk-mortality, age)", "pathway(hip/fast-track)",
                                         "a - (b - c)", "(a + b) * c / d", "-a ^ b", "(-a) ^ b", "2 ^ -b",
                                         "not a and b", "(a < b) = 1", "(12) / patients",
                                         "(a * 12) / patients", "300 per year", "convert(a, EUR)",
                                         "1_234_567 DKK", "1.5e+30", "længde * 2", "0.000123"));

TEST(Formula, namesAndReferences) {
    Diagnostics diagnostics;
    const auto expression =
        parse_formula("b * price(bed-day) + a.x * b + convert(c, EUR) + lookup(t-1, d)", {3, 5}, diagnostics);
    ASSERT_TRUE(expression);
    EXPECT_EQ(names_used(*expression), (std::vector<std::string>{"a.x", "b", "c", "d"}));
    const auto references = references_used(*expression);
    ASSERT_EQ(references.size(), 2u);
    EXPECT_EQ(references[0].function + " " + references[0].id, "price bed-day");
    EXPECT_EQ(references[0].at, (Position{3, 15}));
    EXPECT_EQ(references[1].id, "t-1");
    EXPECT_EQ(single_name(*parse_formula(" valve ", {1, 1}, diagnostics)), "valve");
    EXPECT_FALSE(single_name(*expression));
}

TEST(Formula, placesCountCharactersAndLines) {
    Diagnostics diagnostics;
    const auto expression = parse_formula("længde +\n  b", {7, 3}, diagnostics);
    ASSERT_TRUE(expression);
    EXPECT_EQ(expression->at, (Position{7, 10}));
    EXPECT_EQ(expression->arguments[1]->at, (Position{8, 3}));
}

// --- hostile texts
// ----------------------------------------------------------------------------------------------

std::string repeated(const std::string& text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

TEST(HostileFormulas, neitherCrashNorTakeLong) {
    const auto began = std::chrono::steady_clock::now();
    const std::string texts[] = {repeated("(", 9999),
                                 repeated("-", 9999),
                                 repeated("not ", 2400),
                                 repeated("2^", 4900) + "2",
                                 repeated("a+", 4999) + "a",
                                 repeated("a/", 4999) + "a",
                                 repeated("1 day*", 1660) + "1",
                                 repeated("max(", 2499),
                                 repeated("5 ", 4999),
                                 repeated("/", 9999),
                                 repeated("1 per ", 1600),
                                 repeated("€", 3000),
                                 repeated("0,5+", 2499) + "1",
                                 repeated("a1+b2*", 1600) + "c",
                                 repeated("million ", 1240),
                                 "1" + repeated(" million", 1240),
                                 std::string(9999, '9'),
                                 "1e" + std::string(9000, '9'),
                                 repeated("a<", 4999),
                                 repeated("1 DKK+1 day-", 830) + "1",
                                 std::string(20000, 'x'),
                                 repeated("per ", 2499),
                                 repeated("5 bed ", 1600),
                                 repeated("a.", 4999),
                                 std::string("a\0b", 3),
                                 repeated("\n", 9999)};
    for (const auto& text : texts) {
        Diagnostics diagnostics;
        const auto expression = parse_formula(text, {1, 1}, diagnostics);
        EXPECT_NE(expression == nullptr, diagnostics.error_count() == 0) << text.substr(0, 40);
        EXPECT_LE(diagnostics.all().size(), 25u);
        if (!expression) continue;
        Scope scope;
        scope.name = [](const Expression&) { return NameUnit{true, Unit()}; };
        Diagnostics units;
        unit_of(*expression, scope, units);
        EXPECT_EQ(
            names_used(*expression).size() > 0 || !expression->arguments.empty() || expression->number >= 0,
            true);
        Graph graph;
        Binding binding;
        binding.name = [&](const Expression& name) {
            return graph.input(static_cast<std::uint32_t>(name.text.size()));
        };
        build(*expression, graph, binding);
        EXPECT_TRUE(equal(*expression,
                          *parse_formula(written(*expression).substr(0, 0) + text, {1, 1}, diagnostics)));
    }
    const auto took = std::chrono::steady_clock::now() - began;
    EXPECT_LT(took, std::chrono::seconds(20));
}

RC_GTEST_PROP(HostileFormulas, anyBytesAreReadOrRefused, (const std::string& text)) {
    Diagnostics diagnostics;
    const auto expression = parse_formula(text, {1, 1}, diagnostics);
    RC_ASSERT((expression == nullptr) == diagnostics.has_errors());
}

RC_GTEST_PROP(HostileFormulas, anyMixOfWordsIsReadOrRefusedAndReadsBack, ()) {
    static const std::vector<std::string> words{
        "1",       "2.5",      "days", "DKK", "/",    "per",     "*",    "+",  "-",      "^",  "(", ")",
        ",",       "a",        "b_c",  "if(", "max(", "and",     "not",  "or", "<",      "<>", "%", "price(",
        "bed-day", "patients", "min",  "kr.", "1000", "million", "year", "h",  "round(", "0",  "e", "."};
    std::string text;
    const auto count = *rc::gen::inRange(1, 14);
    for (int i = 0; i < count; ++i)
        text += *rc::gen::elementOf(words) + (*rc::gen::arbitrary<bool>() ? " " : "");
    Diagnostics diagnostics;
    const auto expression = parse_formula(text, {1, 1}, diagnostics);
    RC_ASSERT((expression == nullptr) == diagnostics.has_errors());
    if (!expression) return;
    Diagnostics again;
    const auto back = parse_formula(written(*expression), {1, 1}, again);
    if (!back) RC_FAIL(text + " → " + written(*expression));
    if (!equal(*expression, *back)) RC_FAIL(text + " → " + written(*expression) + " → " + written(*back));
}

}  // namespace
}  // namespace vaerdi::math
