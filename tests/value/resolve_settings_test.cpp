// Values set from outside (--set, scenarios), prices of other years and currencies, double counting.
#include "value/findings.h"

namespace vaerdi::value::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string valve_case = with_parameters(
    "  valve: {by: {a: {value: 45_000 DKK, range: [30_000, 60_000]}, b: 110_000 DKK, c: 0}, evidence: "
    "expert}\n"
    "  twice: valve.a * 2\n");

// ---- settings

TEST(Setting, takes_the_place_of_a_value_its_source_and_its_uncertainty) {
    const Bound p(valve_case, {{"valve.a", "50_000"}});
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_DOUBLE_EQ(p.input("valve.a").base, 50'000);
    EXPECT_EQ(p.input("valve.a").unit.text(), "DKK") << "a plain number takes the unit that was written";
    EXPECT_FALSE(p.input("valve.a").uncertain());
    EXPECT_TRUE(p.input("valve.a").provenance.is_assumption());
    EXPECT_EQ(p.input("valve.a").provenance.note.en, "set to 50_000");
    EXPECT_DOUBLE_EQ(p.input("valve.b").base, 110'000);
}

TEST(Setting, of_the_whole_serves_all_alternatives) {
    const Bound p(with_parameters("  valve: {by: {a: 45_000 DKK, b: 110_000 DKK, c: 0}}\n"),
                  {{"valve", "60_000"}});
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_DOUBLE_EQ(p.input("valve").base, 60'000);
    EXPECT_EQ(p.input("valve").unit.text(), "DKK");
}

TEST(Setting, may_be_a_formula) {
    EXPECT_THAT(Bound(valve_case, {{"valve.b", "valve.a * 1.5"}}).errors, IsEmpty());
}

TEST(Setting, of_a_price_a_line_or_a_key_of_the_case) {
    const auto beds = with_line("payer: region, quantity: 3 days, price: price(bed-day)");
    EXPECT_DOUBLE_EQ(Bound(beds, {{"price(bed-day)", "5_000"}}).input("price(bed-day)").base, 5'000);
    EXPECT_DOUBLE_EQ(Bound(beds, {{"lines.l.quantity", "4"}}).input("lines.l.quantity").base, 4);
    EXPECT_EQ(Bound(beds, {{"horizon", "9 years"}}).resolved->years, 9);
    EXPECT_EQ(Bound(beds, {{"comparator", "b"}}).resolved->comparator, 1U);
    EXPECT_EQ(Bound(beds, {{"discounting", "none"}}).resolved->discounting.id, "none");
}

TEST(Setting, that_does_not_fit_is_said_of_the_command_not_of_the_document) {
    EXPECT_THAT(Bound(valve_case, {{"valve.a", "5 days"}}).errors,
                ElementsAre("--set valve.a: error: unit mismatch: '5 days' is days but DKK is needed; write "
                            "it in that unit"));
    EXPECT_THAT(Bound(valve_case, {{"valve.a", "much"}}).errors,
                Contains(HasSubstr("--set valve.a: error: unknown name 'much'")));
    EXPECT_THAT(Bound(valve_case, {{"horizon", "0"}}).errors,
                ElementsAre(HasSubstr("--set horizon: error: the horizon must be whole years")));
    EXPECT_THAT(
        Bound(valve_case, {{"vavle.a", "5"}}).errors,
        ElementsAre(
            "--set vavle.a: error: there is nothing called 'vavle.a' to set; did you mean 'valve.a'?"));
    EXPECT_THAT(Bound(valve_case, {{"twice", "twice + 1"}}).errors,
                ElementsAre(HasSubstr("circular formulas: twice → twice")));
}

TEST(Scenario, is_tried_before_anybody_asks_for_it) {
    const auto scenario = [](const std::string& set) {
        return Bound(valve_case + "scenarios:\n  dear: {set: {" + set + "}}\n");
    };
    EXPECT_THAT(scenario("valve.a: 50_000, horizon: 4 years").errors, IsEmpty());
    EXPECT_THAT(scenario("vavle.a: 5").errors,
                Contains(HasSubstr(
                    "case.yaml:14:16: error: in scenario 'dear': there is nothing called 'vavle.a' to set")));
    EXPECT_THAT(scenario("valve.a: 5 days").errors,
                ElementsAre(HasSubstr("case.yaml:14:25: error: in scenario 'dear': unit mismatch")));
    EXPECT_THAT(scenario("horizon: 0 years").errors,
                ElementsAre(HasSubstr("case.yaml:14:25: error: in scenario 'dear': the horizon")));
}

// ---- prices of other years and currencies

TEST(PriceYear, of_another_year_is_indexed_to_the_case) {
    const Bound p(with_parameters(
        "  fee: {value: 1_000 DKK, price_year: 2022}\n  now: {value: 1_000 DKK, price_year: 2024}\n"));
    const auto factor = catalogue::Catalogue::shipped().index_factor("dk-cpi", 2022, 2024);
    EXPECT_DOUBLE_EQ(p.resolved->parameters.at("fee")->factor, *factor);
    EXPECT_THAT(p.input("fee").conversion.en, HasSubstr("consumer prices 2022 → 2024"));
    EXPECT_DOUBLE_EQ(p.input("fee").base, 1'000) << "shown as written";
    EXPECT_DOUBLE_EQ(p.resolved->parameters.at("now")->factor, 1);
    EXPECT_THAT(Bound(with_parameters("  fee: {value: 1_000 DKK, price_year: 1850}\n")).warnings,
                ElementsAre(HasSubstr("no price index reaches from 1850 to 2024")));
}

TEST(Currency, of_another_country_needs_what_conversion_needs) {
    EXPECT_THAT(Bound(with_parameters("  fee: 644 EUR\n")).errors,
                ElementsAre(HasSubstr("the amount is in EUR but the case is in DKK")));
    const Bound p(
        with_parameters("  fee: {value: 644 EUR, price_year: 2022, country: NL, inflation: 1.073}\n"));
    ASSERT_THAT(p.errors, IsEmpty());
    EXPECT_GT(p.resolved->parameters.at("fee")->factor, 1);
    EXPECT_TRUE(p.resolved->parameters.at("fee")->unit.same_dimensions(*Unit::of_currency("DKK")));
    EXPECT_THAT(p.input("fee").conversion.en, Not(IsEmpty()));
    EXPECT_THAT(Bound(with_parameters(
                          "  fee: {value: 644 EUR, price_year: 2022, country: ATLANTIS, inflation: 1.07}\n"))
                    .errors,
                ::testing::SizeIs(1));
    EXPECT_THAT(Bound(with_parameters("  fee: \"convert(100 EUR, DKK)\"\n")).errors, IsEmpty());
    EXPECT_THAT(Bound(with_parameters("  fee: \"convert(100 days, DKK)\"\n")).errors, ::testing::SizeIs(1));
}

TEST(UnitPrice, comes_from_the_catalogue_at_the_price_year_of_the_case) {
    const Bound p(with_line("payer: region, quantity: 3 days, price: price(bed-day)"));
    const auto& price = p.input("price(bed-day)");
    EXPECT_THAT(price.provenance.file, HasSubstr("prices"));
    EXPECT_EQ(p.resolved->prices.at("bed-day"), p.resolved->prices.at("bed-day"));
    EXPECT_THAT(Bound(with_line("payer: region, quantity: 3 days, price: price(bed-dya)")).errors,
                ElementsAre(HasSubstr("the catalogue has no price 'bed-dya'; did you mean 'bed-day'?")));
}

TEST(UnitPrice, that_is_faulty_is_faulty_in_its_own_file) {
    auto catalogue = catalogue::Catalogue::shipped();
    Diagnostics added("own.yaml");
    catalogue.add(
        "catalogue: 1\nprices:\n  odd: {title: Odd, group: {en: G, da: G}, value: 5 days, range: [1, 20], "
        "unit: days, price_year: 2024, payer: region}\n"
        "  foreign: {title: F, group: G, unit: EUR/piece, value: 5, price_year: 2024, payer: region, "
        "value_type: tariff, evidence: assumption}\n",
        "own.yaml", added);
    Diagnostics found("case.yaml");
    const auto document =
        read_case(with_line("payer: region, quantity: 3 pieces, price: price(foreign)"), found);
    resolve(*document, catalogue, "case", {}, found);
    for (const auto& finding : found.all()) {
        if (finding.message.en.find("EUR") != std::string::npos) {
            EXPECT_EQ(finding.file, "own.yaml") << finding.message.en;
        }
    }
}

// ---- double counting

const std::string two =
    "case: 1\ntitle: t\nprice_year: 2024\nstart: 2025\nhorizon: 1 year\ncomparator: a\nalternatives: {a: A, "
    "b: B}\n"
    "parameters: {stay: 3 days/patient}\nlines:\n";

TEST(DoubleCounting, of_one_quantity_is_warned_of) {
    EXPECT_THAT(
        Bound(two + "  - {name: Beds, payer: region, quantity: stay, price: price(bed-day)}\n"
                    "  - {name: Beds again, payer: region, quantity: stay, price: price(bed-day)}\n")
            .warnings,
        ElementsAre(HasSubstr("case.yaml:11:5: warning: 'stay' is counted twice ('Beds' in line 10)")));
    EXPECT_THAT(Bound(two + "  - {name: Beds, payer: region, quantity: stay, price: price(bed-day)}\n"
                            "  - {name: Freed, gains: region, quantity: stay, price: price(bed-day)}\n")
                    .warnings,
                ElementsAre(HasSubstr("'stay' is counted both as a cost and as an effect")));
    EXPECT_THAT(
        Bound(two +
              "  - {name: Beds, payer: region, quantity: stay, price: price(bed-day), only: [a]}\n"
              "  - {name: Beds again, payer: region, quantity: stay, price: price(bed-day), only: [b]}\n")
            .warnings,
        IsEmpty());
}

TEST(DoubleCounting, of_money_of_different_kinds_is_warned_of) {
    const auto& catalogue = catalogue::Catalogue::shipped();
    std::string tariff, cost;
    for (const auto& id : catalogue.ids("price")) {
        const auto& entry = catalogue.price(id)->entry;
        if (entry.value_type.value == catalogue::ValueType::tariff) tariff = id;
        if (entry.value_type.value == catalogue::ValueType::average_cost) cost = id;
    }
    ASSERT_FALSE(tariff.empty() || cost.empty());
    const auto line = [](const std::string& name, const std::string& id) {
        return "  - {name: " + name + ", payer: region, amount: \"price(" + id + ") * 1 DKK / price(" + id +
               ")\"}\n";
    };
    EXPECT_THAT(Bound(two + line("A", tariff) + line("B", cost)).warnings,
                Contains(HasSubstr("prices of different kinds are added")));
    EXPECT_THAT(Bound(two + line("A", tariff)).warnings, IsEmpty());
}

// ---- head

TEST(Head, dates_exist) {
    for (const auto* wrong :
         {"2026-02-30", "3 May 2026", "2026-5-03", "2026-13-01", "-026-01-01", "2026- 1- 1"}) {
        EXPECT_THAT(
            Bound(with_line("payer: region, amount: 5 DKK", std::string("date: ") + wrong + "\n")).errors,
            ElementsAre(HasSubstr("is not a date (date)")))
            << wrong;
    }
    EXPECT_THAT(Bound(with_line("payer: region, amount: 5 DKK", "date: 2028-02-29\n")).errors, IsEmpty());
}

TEST(Head, discounting_is_a_convention_or_two_rates) {
    const auto discounting = [](const std::string& text) {
        return Bound(with_line("payer: region, amount: 5 DKK", "discounting: " + text + "\n"));
    };
    EXPECT_DOUBLE_EQ(discounting("{costs: 3.5 %, effects: 1.5 %}").resolved->discounting.effects.at(0).second,
                     0.015);
    EXPECT_DOUBLE_EQ(discounting("4 %").resolved->discounting.costs.at(0).second, 0.04);
    EXPECT_EQ(discounting("finance-ministry-2021").resolved->discounting.id, "finance-ministry-2021");
    EXPECT_THAT(discounting("finance-ministry-2012").errors,
                ElementsAre(HasSubstr("did you mean 'finance-ministry-2")));
    EXPECT_THAT(discounting("{costs: 4, effects: 4}").errors, ::testing::SizeIs(2));
    EXPECT_THAT(discounting("{costs: 4 %}").errors, ElementsAre(HasSubstr("both rates are needed")));
    EXPECT_THAT(discounting("-1 %").errors, ::testing::SizeIs(1));
}

TEST(Head, one_alternative_needs_no_comparator_two_do) {
    EXPECT_THAT(
        Bound("case: 1\ntitle: t\nalternatives: {a: A}\nlines: [{name: L, payer: region, amount: 5 DKK}]\n")
            .errors,
        IsEmpty());
    EXPECT_THAT(Bound("case: 1\ntitle: t\nalternatives: {a: A, b: B}\nlines: [{name: L, payer: region, "
                      "amount: 5 DKK}]\n")
                    .errors,
                ElementsAre(HasSubstr("'comparator' is missing")));
}

}  // namespace
}  // namespace vaerdi::value::testing
