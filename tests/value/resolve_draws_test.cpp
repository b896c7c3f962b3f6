// What moves together and what does not (semantics 1): one written value is one draw, wherever it is used.
#include "value/findings.h"

namespace vaerdi::value::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Stream, of_each_alternative_is_its_own) {
    const Bound p(
        with_parameters("  p: {by: {a: {value: 7, range: [6, 8]}, b: {value: 1, range: [0.5, 2]}, c: 0}}\n"));
    EXPECT_EQ(p.input("p.a").stream, "p/a");
    EXPECT_EQ(p.input("p.b").stream, "p/b");
    EXPECT_FALSE(p.input("p.c").uncertain());
}

TEST(Stream, same_draw_lets_all_alternatives_rise_and_fall_together) {
    const Bound p(with_parameters(
        "  p: {same_draw: yes, by: {a: {value: 7, range: [6, 8]}, b: {value: 1, range: [0.5, 2]}, c: 3}}\n"));
    EXPECT_EQ(p.input("p.a").stream, "p");
    EXPECT_EQ(p.input("p.b").stream, "p");
    const Bound no(with_parameters("  p: {same_draw: no, by: {a: {value: 7, range: [6, 8]}, b: 2, c: 3}}\n"));
    EXPECT_EQ(no.input("p.a").stream, "p/a");
    EXPECT_THAT(Bound(with_parameters("  p: {same_draw: yes, value: 7}\n")).errors,
                ElementsAre(HasSubstr("'same_draw' in 'p' needs 'by'")));
}

TEST(Stream, of_a_table_by_year_is_one) {
    const Bound p(with_parameters(
        "  p: {years: {2025: {value: 4, range: [3, 5]}, 2030: {value: 7, range: [5, 9]}}}\n"));
    EXPECT_EQ(p.input("p.2025").stream, "p");
    EXPECT_EQ(p.input("p.2030").stream, "p");
    const Bound both(
        with_parameters("  p: {by: {a: {years: {2025: {value: 4, range: [3, 5]}, 2030: 7}}, b: 1, c: 2}}\n"));
    EXPECT_EQ(both.input("p.a.2025").stream, "p/a");
    const Bound other(
        with_parameters("  p: {years: {2025: {by: {a: {value: 4, range: [3, 5]}, b: 1, c: 1}}, 2030: 7}}\n"));
    EXPECT_EQ(other.input("p.2025.a").stream, "p/a");
}

TEST(Stream, of_a_value_that_some_alternatives_share_is_one) {
    const Bound p(
        with_parameters("  p: {in: [b, c], value: 0.6, range: [0.5, 0.7], otherwise: {value: 1, range: [0.9, "
                        "1.1], kind: ratio}}\n"
                        "  q: p.b + p.c\n"));
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_EQ(p.input("p").stream, "p");
    EXPECT_EQ(p.input("p.otherwise").stream, "p/otherwise");
    const auto& value = *p.resolved->parameters.at("p");
    EXPECT_EQ(value.by_alternative[1], value.by_alternative[2]);
    EXPECT_NE(value.by_alternative[0], value.by_alternative[1]);
}

TEST(Stream, in_and_otherwise_belong_together) {
    EXPECT_THAT(Bound(with_parameters("  p: {in: [b], value: 5}\n")).errors,
                ElementsAre(HasSubstr("'in' in 'p' needs 'otherwise'")));
    EXPECT_THAT(Bound(with_parameters("  p: {value: 5, otherwise: 3}\n")).errors,
                ElementsAre(HasSubstr("'otherwise' in 'p' needs 'in'")));
    EXPECT_THAT(Bound(with_parameters("  p: {in: [bb], value: 5, otherwise: 3}\n")).errors,
                ElementsAre(HasSubstr("'bb' is not an alternative of the case; did you mean")));
}

TEST(Value, every_alternative_has_one) {
    EXPECT_THAT(Bound(with_parameters("  p: {by: {a: 1, b: 2}}\n")).errors,
                ElementsAre(HasSubstr("'p' has no value for 'c'; add `c: …` under by:")));
    EXPECT_THAT(Bound(with_parameters("  p: {by: {a: 1, b: 2, c: 0}}\n")).errors, IsEmpty());
}

TEST(Value, what_stands_outside_is_inherited_by_what_stands_inside) {
    const Bound p(
        with_parameters("  p: {unit: days, evidence: expert, source: S, by: {a: {value: 1, evidence: rct}, "
                        "b: 2, c: {value: 3 hours, unit: hours}}}\n"));
    EXPECT_THAT(p.errors, ElementsAre(HasSubstr("unit mismatch in 'p': hours here, days in line")));
    const Bound q(with_parameters(
        "  p: {unit: days, evidence: expert, source: S, by: {a: {value: 1, evidence: rct}, b: 2, c: 3}}\n"));
    EXPECT_EQ(q.input("p.a").provenance.evidence, document::Evidence::rct);
    EXPECT_EQ(q.input("p.b").provenance.evidence, document::Evidence::expert);
    EXPECT_EQ(q.input("p.b").provenance.source, "S");
    EXPECT_EQ(q.input("p.b").unit.text(), "days");
}

TEST(Value, parts_and_a_number_beside_them_are_one_too_many) {
    EXPECT_THAT(Bound(with_parameters("  p: {value: 5, by: {a: 1, b: 2, c: 3}}\n")).errors,
                ElementsAre(HasSubstr("'by' and 'value' are both given for 'p'")));
    EXPECT_THAT(Bound(with_parameters("  p: {range: [1, 2], years: {2025: 1}}\n")).errors,
                ::testing::Contains(HasSubstr("'years' and 'range' are both given for 'p'")));
    EXPECT_THAT(Bound(with_parameters("  p: {by: {a: {by: {a: 1}}, b: 2, c: 3}}\n")).errors,
                ElementsAre(HasSubstr("'by' stands inside another 'by'")));
}

TEST(Years, are_calendar_years_in_rising_order_however_written) {
    const Bound p(with_parameters("  p: {years: {2030: 7, 2025: 4}}\n"));
    const auto& by_year = p.resolved->parameters.at("p")->by_year;
    EXPECT_EQ(by_year.front().first, 2025);
    EXPECT_EQ(by_year.back().first, 2030);
    EXPECT_THAT(Bound(with_parameters("  p: {years: {first: 1, 2030: 2}}\n")).errors,
                ElementsAre(HasSubstr("'first' is not a year")));
}

}  // namespace
}  // namespace vaerdi::value::testing
