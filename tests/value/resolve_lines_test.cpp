// Lines: what their unit counts, who pays, when they fall; and units through every formula (semantics 4–7).
#include "value/findings.h"

namespace vaerdi::value::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Line& only_line(const Bound& bound) {
    if (!bound.resolved) throw std::runtime_error(::testing::PrintToString(bound.errors));
    return bound.resolved->lines.front();
}

// ---- base

TEST(LineBase, follows_from_the_unit) {
    const struct {
        const char* unit;
        Base base;
    } bases[] = {{"DKK", Base::once},
                 {"DKK/year", Base::year},
                 {"DKK/patient", Base::patient},
                 {"DKK/patient/year", Base::patient_year},
                 {"DKK/procedure", Base::procedure},
                 {"DKK/procedure/year", Base::procedure_year},
                 {"DKK/unit", Base::piece},
                 {"DKK/unit/year", Base::piece_year}};
    for (const auto& b : bases) {
        EXPECT_EQ(only_line(Bound(with_line(std::string("payer: region, amount: 5 ") + b.unit))).base, b.base)
            << b.unit;
    }
    EXPECT_EQ(only_line(Bound(with_line("payer: region, amount: 5 DKK/month"))).base, Base::year);
}

TEST(LineBase, of_anything_else_is_an_error) {
    for (const auto* unit : {"days", "DKK/day", "DKK/patient/patient", "DKK^2", "patients", "EUR"}) {
        EXPECT_THAT(Bound(with_line(std::string("payer: region, amount: 5 ") + unit)).errors,
                    ::testing::SizeIs(1))
            << unit;
    }
    EXPECT_THAT(
        Bound(with_line("payer: region, amount: 5 DKK/day")).errors,
        ElementsAre("case.yaml:9:5: error: unit mismatch: the line comes to DKK/day; it needs DKK, DKK/year, "
                    "DKK/patient or DKK/patient/year; give the quantity or the price the unit it lacks"));
}

TEST(LineBase, quantity_times_price) {
    const Bound bed_days(with_line(
        "payer: region, category: operation.bed-days, quantity: 7 days/patient, price: price(bed-day)"));
    const auto& line = only_line(bed_days);
    EXPECT_EQ(line.base, Base::patient);
    EXPECT_TRUE(line.has_natural);
    EXPECT_EQ(line.counts, "bed_days");
    EXPECT_EQ(line.natural_unit.text(), "days");
    EXPECT_THAT(Bound(with_line("payer: region, quantity: 7 days/patient, price: price(nurse-hour)")).errors,
                ElementsAre(HasSubstr("(quantity days/patient × price DKK/hour)")));
}

TEST(LineBase, a_quantity_alone_is_counted_in_its_own_unit) {
    const Bound p(with_line("payer: region, quantity: 12 kg CO2e/patient/year"));
    EXPECT_FALSE(only_line(p).has_money);
    EXPECT_EQ(only_line(p).counts, "co2e");
    EXPECT_THAT(Bound(with_line("payer: region, quantity: 5 DKK")).errors,
                ElementsAre(HasSubstr("this quantity is money; write it as amount:")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK, quantity: 3 days")).errors,
                ElementsAre(HasSubstr("a line is an amount, or a quantity")));
    EXPECT_THAT(Bound(with_line("payer: region")).errors,
                ElementsAre(HasSubstr("a line is an amount, or a quantity")));
}

TEST(LineBase, a_plain_nil_fits_any_unit) {
    EXPECT_THAT(Bound(with_line("payer: region, amount: {by: {a: 0, b: 5 DKK/patient}}")).errors, IsEmpty());
    EXPECT_THAT(Bound(with_line("payer: region, amount: {by: {a: 0 days, b: 5 DKK/patient}}")).errors,
                Contains(HasSubstr("unit mismatch")));
}

// ---- units through formulas

TEST(Units, are_checked_through_every_formula) {
    const Bound p(
        with_parameters("  bed_days: 7 days/patient\n  fee: 500 DKK/patient\n  both: bed_days + fee\n"));
    EXPECT_THAT(p.errors, ElementsAre(::testing::AllOf(HasSubstr("case.yaml:13:"), HasSubstr("bed_days"),
                                                       HasSubstr("fee"))));
    EXPECT_THAT(Bound(with_parameters("  a: 30 minutes\n  b: 1 hour\n  c: a + b\n")).errors, IsEmpty());
    EXPECT_THAT(Bound(with_parameters("  a: 3 days\n  b: \"exp(a)\"\n")).errors, ::testing::SizeIs(1));
    EXPECT_THAT(Bound(with_parameters("  a: 3 days\n  b: \"if(year > 2026, a, 5 DKK)\"\n")).errors,
                ::testing::SizeIs(1));
}

TEST(Units, declared_for_plain_numbers_and_checked_for_others) {
    EXPECT_EQ(
        Bound(with_parameters("  a: {unit: hours/patient, value: 30 minutes/patient}\n")).input("a").base,
        0.5);
    EXPECT_THAT(Bound(with_parameters("  a: {unit: DKK, value: 5 days}\n")).errors,
                ElementsAre(HasSubstr("unit mismatch: '5 days' is days but DKK is needed")));
    EXPECT_THAT(Bound(with_parameters("  a: {unit: dyas, value: 5}\n")).errors,
                ElementsAre(HasSubstr("dyas")));
    EXPECT_THAT(Bound(with_parameters("  a: 3 days\n  b: {unit: DKK, value: a * 2}\n")).errors,
                ElementsAre(HasSubstr("unit mismatch")));
}

TEST(Units, declared_reach_plain_numbers_in_conditions_and_ramps) {
    const Bound p(
        with_parameters("  a: {unit: days/patient, value: \"if(year >= 2026, 5, 7)\"}\n  b: {unit: minutes, "
                        "value: \"ramp(10, 20, 3 years)\"}\n"));
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_EQ(p.resolved->parameters.at("a")->unit.text(), "days/patient");
    EXPECT_DOUBLE_EQ(p.resolved->parameters.at("b")->factor, 1.0 / 60);
}

TEST(Units, per_cent_is_a_hundredth) {
    EXPECT_DOUBLE_EQ(Bound(with_parameters("  a: 4.1 %\n")).input("a").base, 0.041);
    EXPECT_DOUBLE_EQ(Bound(with_parameters("  a: {unit: \"%\", value: 4.1}\n")).input("a").base, 0.041);
    EXPECT_DOUBLE_EQ(Bound(with_parameters("  a: {unit: 1/patient, value: 4.1 %}\n")).input("a").base, 0.041);
    EXPECT_THAT(Bound(with_parameters("  a: {unit: days/patient, value: 4.1 %}\n")).errors,
                ElementsAre(HasSubstr("unit mismatch: '4.1 %'")));
}

TEST(Bounds, of_shares_and_times_hold_for_base_values) {
    EXPECT_THAT(Bound(with_parameters("  p_death: 1.2\n")).errors,
                ElementsAre(HasSubstr("'p_death' is a share or probability, but its value is 1.2")));
    EXPECT_THAT(Bound(with_parameters("  p_death: 0.2\n")).errors, IsEmpty());
    EXPECT_THAT(Bound(with_parameters("  s: {value: 3, kind: share}\n")).errors, ::testing::SizeIs(1));
    EXPECT_THAT(Bound(with_parameters("  stay: -5 hours/patient\n")).errors,
                ElementsAre(HasSubstr("'stay' is a time, but its value is negative (-5)")));
    EXPECT_THAT(Bound(with_parameters("  saving: -5 DKK\n")).errors, IsEmpty());
}

// ---- circles

TEST(Circle, is_reported_once_with_its_chain) {
    EXPECT_THAT(
        Bound(with_parameters("  a: b + 1\n  b: c * 2\n  c: a - 1\n")).errors,
        ElementsAre(
            "case.yaml:13:6: error: circular formulas: a → b → c → a; a value cannot depend on itself; give "
            "one of them a number"));
    EXPECT_THAT(Bound(with_parameters("  d: d\n")).errors,
                ElementsAre(HasSubstr("circular formulas: d → d")));
    EXPECT_THAT(Bound(with_parameters("  a: b.a\n  b: {by: {a: 1, b: b.a * 2, c: 3}}\n")).errors, IsEmpty())
        << "a value for one alternative may be computed from that of another";
}

TEST(Circle, through_pathways_groups_and_settings) {
    EXPECT_THAT(Bound(with_parameters("  t: pathway(k) / price(nurse-hour)\npathways:\n  k: {steps: [{name: "
                                      "s, who: nurse, minutes: t}]}\n"))
                    .errors,
                Contains(HasSubstr("circular formulas: t → pathway(k) → t")));
    EXPECT_THAT(
        Bound(with_parameters("  a: 1\n  b: a + 1\ngroups: {g: {share: 100 %, set: {a: b * 2}}}\n")).errors,
        ElementsAre(HasSubstr("in the group 'g' the formula of 'a' comes back to itself")));
    EXPECT_THAT(
        Bound(with_parameters("  a: 1\n  b: a + 1\ngroups: {g: {share: 100 %, set: {b: a * 2}}}\n")).errors,
        IsEmpty());
    EXPECT_THAT(Bound(with_line("payer: region, quantity: 1 days, price: price(bed-day)"),
                      {{"price(bed-day)", "price(bed-day) * 2"}})
                    .errors,
                ElementsAre(HasSubstr("circular formulas")));
}

// ---- sides and payers

TEST(Side, is_exactly_one_of_payer_and_gains) {
    EXPECT_TRUE(only_line(Bound(with_line("payer: region, amount: 5 DKK"))).is_cost);
    EXPECT_FALSE(only_line(Bound(with_line("gains: society, amount: 5 DKK"))).is_cost);
    EXPECT_THAT(Bound(with_line("amount: 5 DKK")).errors,
                ElementsAre(HasSubstr("neither who pays nor who gains")));
    EXPECT_THAT(Bound(with_line("payer: region, gains: patient, amount: 5 DKK")).errors,
                ElementsAre(HasSubstr("both payer and gains")));
    EXPECT_THAT(Bound(with_line("payer: regoin, amount: 5 DKK")).errors,
                ElementsAre(HasSubstr("did you mean 'region'?")));
}

TEST(Payers, share_a_hundred_per_cent) {
    const Bound p(with_line("payer: {region: 80 %, municipality: 20 %}, amount: 5 DKK"));
    ASSERT_EQ(only_line(p).shares.size(), 2U);
    EXPECT_DOUBLE_EQ(only_line(p).shares[1].share, 0.2);
    EXPECT_THAT(Bound(with_line("payer: {region: 80 %, municipality: 30 %}, amount: 5 DKK")).errors,
                ElementsAre(HasSubstr("sum to 110%, not 100%")));
    EXPECT_THAT(Bound(with_line("payer: {region: 80, municipality: 20}, amount: 5 DKK")).errors,
                Contains(HasSubstr("between 0% and 100%")));
    EXPECT_THAT(Bound(with_line("payer: {region: 120 %, municipality: -20 %}, amount: 5 DKK")).errors,
                ::testing::SizeIs(2));
}

TEST(Payers, of_the_perspective_count) {
    const Bound region(with_line("payer: municipality, amount: 5 DKK", "perspective: [region, state]\n"));
    EXPECT_TRUE(region.resolved->counts("region"));
    EXPECT_FALSE(region.resolved->counts("municipality"));
    EXPECT_TRUE(Bound(with_line("payer: municipality, amount: 5 DKK", "perspective: society\n"))
                    .resolved->counts("municipality"));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK", "perspective: regoin\n")).errors,
                ElementsAre(HasSubstr("did you mean 'region'?")));
    EXPECT_FALSE(Bound(with_line("payer: region, amount: 5 DKK"), {{"perspective", "region, state"}})
                     .resolved->counts("patient"));
}

// ---- population and time

TEST(Population, comes_once_or_every_year) {
    const Bound yearly(with_line("payer: region, amount: 5 DKK/patient",
                                 "population: {patients: 300 per year, for: 3 years}\n"));
    EXPECT_FALSE(yearly.resolved->patients.at_start);
    EXPECT_EQ(yearly.resolved->patients.years, 3);
    const Bound once(with_line("payer: region, amount: 5 DKK/patient", "population: {patients: 300}\n"));
    EXPECT_TRUE(once.resolved->patients.at_start);
    EXPECT_EQ(once.resolved->follow_up, 5);
    EXPECT_TRUE(Bound(with_line("payer: region, amount: 5 DKK/patient")).resolved->for_one_patient);
}

TEST(Population, must_hold_what_lines_and_formulas_count) {
    EXPECT_THAT(
        Bound(with_line("payer: region, amount: 5 DKK/procedure", "population: {patients: 300}\n")).errors,
        ElementsAre(HasSubstr("the line counts per procedure, but the population has no procedures")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK",
                                "population: {patients: 300}\nparameters: {x: procedures * 2}\n"))
                    .errors,
                ElementsAre(HasSubstr("the population has no 'procedures'")));
    EXPECT_THAT(
        Bound(with_line("payer: region, amount: 5 DKK", "population: {patients: patients * 2}\n")).errors,
        ElementsAre(HasSubstr("it is itself being computed")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK", "population: {patients: 300 DKK}\n")).errors,
                Contains(HasSubstr("a population is a number")));
    EXPECT_THAT(
        Bound(with_line("payer: region, amount: 5 DKK", "population: {patients: 300, for: 5 years}\n"))
            .errors,
        ElementsAre(HasSubstr("'for' needs a number per year")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK", "population: {patients: -300}\n")).errors,
                ElementsAre(HasSubstr("a population must lie between")));
}

TEST(Population, may_be_a_parameter_that_reads_a_table) {
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK/patient",
                                "population: {patients: n}\nparameters: {n: \"lookup(t, 2) * 1 "
                                "patient/year\"}\ntables: {t: {points: {1: 5, 3: 7}}}\n"))
                    .errors,
                IsEmpty());
}

TEST(Horizon, is_whole_years_or_a_follow_up) {
    const auto with_horizon = [](const std::string& horizon) {
        auto text = with_line("payer: region, amount: 5 DKK/patient",
                              "population: {patients: 300 per year, for: 3 years}\n");
        return text.replace(text.find("5 years"), 7, horizon);
    };
    EXPECT_EQ(Bound(with_horizon("{follow_up: 10 years}")).resolved->years, 12);
    EXPECT_EQ(Bound(with_horizon("10")).resolved->years, 10);
    for (const auto* wrong : {"0 years", "1.5 years", "-5 years", "1_000_000_000 years", "365 days", "soon",
                              "{follow_up: 0 years}"}) {
        EXPECT_THAT(Bound(with_horizon(wrong)).errors, ::testing::SizeIs(1)) << wrong;
    }
}

TEST(When, places_a_flow) {
    const auto when = [](const std::string& amount, const std::string& text) {
        return Bound(with_line("payer: region, amount: 5 " + amount + ", when: " + text));
    };
    const auto span = [&](const std::string& amount, const std::string& text) {
        const auto bound = when(amount, text);
        const auto& w = only_line(bound).when;
        return std::make_tuple(w.at_start, w.first, w.last);
    };
    EXPECT_EQ(span("DKK", "start"), std::make_tuple(true, 0, 0));
    EXPECT_EQ(span("DKK", "year 3"), std::make_tuple(false, 3, 3));
    EXPECT_EQ(span("DKK", "2027"), std::make_tuple(false, 3, 3));
    EXPECT_EQ(span("DKK/year", "years 1 to 4"), std::make_tuple(false, 1, 4));
    EXPECT_EQ(span("DKK/year", "from year 2"), std::make_tuple(false, 2, 5));
    EXPECT_EQ(span("DKK/year", "2026 to 2028"), std::make_tuple(false, 2, 4));
    EXPECT_EQ(span("DKK/patient/year", "years 2 to 8"), std::make_tuple(false, 2, 8));
    EXPECT_THAT(when("DKK/year", "years 5 to 2").errors, ElementsAre(HasSubstr("is not a time in the case")));
    EXPECT_THAT(when("DKK/year", "year 0").errors, ElementsAre(HasSubstr("is not a time in the case")));
    EXPECT_THAT(when("DKK/year", "2020").errors,
                ElementsAre(HasSubstr("2020 lies before the start of the case (2025)")));
    EXPECT_THAT(when("DKK/year", "start").errors, ElementsAre(HasSubstr("cannot fall at the start only")));
    EXPECT_THAT(when("DKK", "years 1 to 3").errors,
                ElementsAre(HasSubstr("a single amount falls in one year")));
    EXPECT_THAT(when("DKK/patient", "year 2").errors, ElementsAre(HasSubstr("falls at intake")));
    EXPECT_THAT(when("DKK/patient/year", "2026").errors, ElementsAre(HasSubstr("not in calendar years")));
    EXPECT_THAT(when("DKK/year", "year 9").warnings,
                ElementsAre(HasSubstr("after the last year counted (5)")));
    EXPECT_THAT(when("DKK/year", std::string(5000, '1')).errors, ::testing::SizeIs(1));
}

TEST(Life, and_residual_value_belong_to_what_is_bought_once) {
    EXPECT_DOUBLE_EQ(only_line(Bound(with_line("payer: region, amount: 5 DKK/patient, life: 8 years"))).life,
                     8);
    EXPECT_EQ(only_line(Bound(with_line("payer: region, amount: 5 DKK, life: 8 years, residual: linear")))
                  .residual.kind,
              Residual::Kind::linear);
    EXPECT_EQ(only_line(Bound(with_line("payer: region, amount: 5 DKK, residual: 20 %"))).residual.kind,
              Residual::Kind::share);
    EXPECT_EQ(only_line(Bound(with_line("payer: region, amount: 5 DKK, residual: 2 DKK"))).residual.kind,
              Residual::Kind::amount);
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK/year, life: 3 years")).errors,
                ElementsAre(HasSubstr("a yearly amount is not replaced")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK, life: 0 years")).errors,
                ElementsAre(HasSubstr("between 0.05 and 200 years")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK, residual: linear")).errors,
                ElementsAre(HasSubstr("needs a life time")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK/year, residual: 20 %")).errors,
                ElementsAre(HasSubstr("only what is bought once")));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK, residual: 120 %")).errors,
                ElementsAre(HasSubstr("a residual value as a share must lie")));
}

TEST(Line, of_one_alternative_names_it) {
    const Bound p(with_line("payer: region, amount: 5 DKK, only: [b]"));
    EXPECT_THAT(only_line(p).only, ElementsAre(false, true));
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK, only: [x]")).errors,
                ElementsAre(HasSubstr("'x' is not an alternative")));
}

TEST(Line, shares_are_shares) {
    EXPECT_THAT(Bound(with_line("gains: society, amount: 5 DKK, deadweight: 20 %, attribution: 10 %")).errors,
                IsEmpty());
    EXPECT_THAT(Bound(with_line("gains: society, amount: 5 DKK, deadweight: 120 %, ramp: 5 days")).errors,
                ElementsAre(HasSubstr("'deadweight' must lie between 0 and 1"),
                            HasSubstr("'ramp' must be a share, found days")));
}

TEST(Line, with_staff_counts_hours) {
    EXPECT_EQ(only_line(Bound(with_line("payer: region, staff: nurse, cashable: 40 %, quantity: 30 "
                                        "minutes/patient, price: price(nurse-hour)")))
                  .staff,
              "nurse");
    EXPECT_THAT(
        Bound(with_line("payer: region, staff: nurse, quantity: 5 days, price: price(bed-day)")).errors,
        ElementsAre(HasSubstr("a line with staff counts hours")));
    EXPECT_THAT(
        Bound(with_line("payer: region, staff: nurs, quantity: 5 hours, price: price(nurse-hour)")).errors,
        ElementsAre(HasSubstr("did you mean 'nurse'?")));
    EXPECT_THAT(
        Bound(with_line("payer: region, cashable: 40 %, quantity: 5 hours, price: price(nurse-hour)")).errors,
        ElementsAre(HasSubstr("cashable belongs to a line with staff")));
}

// ---- groups, tables, transfers

TEST(Groups, sum_to_a_hundred_per_cent_and_set_parameters) {
    const auto groups = [](const std::string& text) {
        return Bound(
            with_parameters("  in_work: {value: 5 %, range: [1 %, 15 %], kind: share}\n  days: 3 "
                            "days\npopulation: {patients: 10}\ngroups: " +
                            text + "\n"));
    };
    EXPECT_THAT(groups("{g: {share: 35 %, set: {in_work: 60 %}}, h: {share: 65 %}}").errors, IsEmpty());
    EXPECT_THAT(groups("{g: {share: 35 %}, h: {share: 60 %}}").errors,
                ElementsAre(HasSubstr("sum to 95%, not 100%")));
    EXPECT_THAT(groups("{g: {share: -20 %}, h: {share: 120 %}}").errors, ::testing::SizeIs(2));
    EXPECT_THAT(groups("{g: {share: 100 %, set: {in_wrk: 60 %}}}").errors,
                ElementsAre(HasSubstr("did you mean 'in_work'?")));
    EXPECT_THAT(groups("{g: {share: 100 %, set: {days: 3 DKK}}}").errors,
                ElementsAre(HasSubstr("unit mismatch")));
    EXPECT_THAT(groups("{g: {share: 100 %, set: {days: in_work * 2}}}").errors,
                ElementsAre(HasSubstr("unit mismatch")));
}

TEST(Tables, have_points_of_one_unit) {
    const auto table = [](const std::string& points) {
        return Bound(with_parameters("  x: \"lookup(t, 2)\"\ntables: {t: {" + points + "}}\n"));
    };
    EXPECT_EQ(table("unit: DKK, points: {1: 900, 3: 800}").resolved->parameters.at("x")->unit.text(), "DKK");
    EXPECT_EQ(table("points: {3: 800 DKK, 1: 900 DKK}").resolved->tables.at("t").points.front().first, 1);
    EXPECT_THAT(table("points: {1: 900}").errors, ElementsAre(HasSubstr("at least two points")));
    EXPECT_THAT(table("points: {1: 5 days, 2: 6 DKK}").errors, ElementsAre(HasSubstr("unit mismatch")));
    EXPECT_THAT(table("points: {1: 5, 1.0: 6}").errors, Contains(HasSubstr("two values at 1.0")));
    EXPECT_THAT(
        Bound(with_parameters("  x: \"lookup(sizes, 2)\"\ntables: {size: {points: {1: 2, 3: 4}}}\n")).errors,
        ElementsAre(HasSubstr("did you mean 'size'?")));
}

TEST(Transfers, follow_from_lines_or_categories) {
    const auto transfer = [](const std::string& text) {
        return Bound(with_line("category: operation.energy, payer: region, amount: 5 DKK",
                               "transfers: [{" + text + "}]\n"));
    };
    EXPECT_EQ(only_line(transfer("from: region, to: patient, share: 50 %, on: [operation.energy]"))
                  .transfers.size(),
              1U);
    EXPECT_EQ(only_line(transfer("from: region, to: patient, share: 50 %, on: [L]")).transfers.size(), 1U);
    EXPECT_THAT(transfer("from: region, to: patient, share: 50 %, on: [M]").errors,
                ElementsAre(HasSubstr("'M' is neither a line nor a category")));
    EXPECT_THAT(transfer("from: region, to: patient, share: 50 %").errors,
                ElementsAre(HasSubstr("'on' is missing")));
    EXPECT_THAT(transfer("from: region, to: region, share: 50 %, on: [L]").errors,
                ElementsAre(HasSubstr("goes from 'region' to 'region'")));
    EXPECT_THAT(transfer("from: region, to: patient, share: 150 %, on: [L]").errors, ::testing::SizeIs(1));
    EXPECT_THAT(transfer("from: region, to: patient, share: 5 days, on: [L]").errors,
                Contains(HasSubstr("found days")));
    EXPECT_THAT(transfer("from: region, to: patient, share: 5 %, cap: 5 days, on: [L]").errors,
                ElementsAre(HasSubstr("is not an amount in DKK")));
    EXPECT_THAT(
        transfer("from: region, to: patient, share: 5 %, first_year: 2030, last_year: 2026, on: [L]").errors,
        ElementsAre(HasSubstr("ends in 2026, before it begins in 2030")));
    EXPECT_THAT(transfer("share: 5 %, on: [L]").errors, ElementsAre(HasSubstr("needs from and to")));
    EXPECT_THAT(transfer("rule: municipal-co-financng, on: [L]").errors,
                ElementsAre(HasSubstr("did you mean 'municipal-co-financing'?")));
    EXPECT_THAT(transfer("from: region, to: patient, share: 5 %, cap: 5 DKK/patient, on: [L]").warnings,
                ElementsAre(HasSubstr("does not fit 'L'")));
}

}  // namespace
}  // namespace vaerdi::value::testing
