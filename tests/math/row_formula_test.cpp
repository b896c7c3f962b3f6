// Formulas about rows of data: what they have besides those about quantities.
#include <gtest/gtest.h>

#include "math/formula.h"

namespace vaerdi::math {
namespace {

std::string read_back(std::string_view text) {
    Diagnostics found("measures.yaml");
    const auto formula = parse_formula(text, {1, 1}, found, About::rows);
    if (!formula) return "refused";
    const auto again = parse_formula(written(*formula), {1, 1}, found, About::rows);
    EXPECT_TRUE(again && equal(*formula, *again)) << written(*formula);
    return written(*formula);
}

std::string mistake(std::string_view text, About about = About::rows) {
    Diagnostics found("measures.yaml");
    parse_formula(text, {1, 1}, found, about);
    return found.all().empty() ? "none" : to_string(found.all().front(), Language::english);
}

TEST(RowFormula, HasTextsAndDates) {
    EXPECT_EQ(read_back("cause <> 'hospital-acquired infection'"), "cause <> 'hospital-acquired infection'");
    EXPECT_EQ(read_back("name = 'St. John''s'"), "name = 'St. John''s'");
    EXPECT_EQ(read_back("surgeon_start < 2015-01-01"), "surgeon_start < 2015-01-01");
    EXPECT_EQ(read_back("2015 - 1 - 1"), "2015 - 1 - 1");
}

TEST(RowFormula, NamesAnArgument) {
    EXPECT_EQ(read_back("sequence(surgeon, by: operation_date) <= 30"),
              "sequence(surgeon, by: operation_date) <= 30");
    EXPECT_EQ(read_back("within(revision_date, 2 years) and not known(death)"),
              "within(revision_date, 2 years) and not known(death)");
}

TEST(RowFormula, SaysWhatIsWrong) {
    EXPECT_EQ(mistake("a = 'b"), "measures.yaml:1:5: error: this text is never closed; add the missing '");
    EXPECT_EQ(mistake("a < 2015-02-30"),
              "measures.yaml:1:5: error: there is no day 2015-02-30; dates are written year-month-day: "
              "2018-09-01");
    EXPECT_EQ(
        mistake("one_of(a, to: 'b')"),
        "measures.yaml:1:13: error: ':' stands at the wrong place; only some functions name an argument: "
        "sequence(who, by: date)");
    EXPECT_EQ(mistake("a = \"b\""),
              "measures.yaml:1:5: error: '\"' has no meaning here; texts stand in single quotes: 'primary'");
    EXPECT_EQ(
        mistake("exp(a) > 1"),
        "measures.yaml:1:1: error: 'exp' belongs to value cases, not to rows of data; a row is compared "
        "and counted; quotients and prices are worked out from the counts");
    EXPECT_EQ(mistake("witin(a, 2 years)"),
              "measures.yaml:1:1: error: unknown function 'witin'; did you mean 'within'?");
}

TEST(RowFormula, IsNoFormulaOfACase) {
    EXPECT_EQ(
        mistake("a = 'b'", About::quantities),
        "measures.yaml:1:5: error: ''' has no meaning here; a formula holds no texts in quotes; ids stand "
        "plainly: price(bed-day)");
    EXPECT_EQ(mistake("within(a, 2 years)", About::quantities),
              "measures.yaml:1:1: error: 'within' belongs to measures, which count rows of data; use it in a "
              "measures file, in where, unless, among or counts");
}

}  // namespace
}  // namespace vaerdi::math
