// The shipped catalogue, layers on top of it, and what is said of mistakes.
#include "catalogue/catalogue.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "catalogue/shipped.h"

namespace vaerdi::catalogue {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;

std::vector<std::string> said(const Diagnostics& found) {
    std::vector<std::string> lines;
    for (const auto& finding : found.sorted()) lines.push_back(to_string(finding, Language::english));
    return lines;
}

/// The shipped catalogue with a workspace file on top, and what was said of that file.
struct Layered {
    explicit Layered(const std::string& text) {
        Diagnostics found;
        catalogue.add(text, "catalogue/own.yaml", found);
        findings = said(found);
    }
    Catalogue catalogue = Catalogue::shipped();
    std::vector<std::string> findings;
};

// ---- what ships

TEST(ShippedCatalogue, reads_without_a_finding) {
    std::vector<CatalogueFile> files;
    for (const auto& file : shipped_files()) files.push_back({file.text, std::string(file.name)});
    Catalogue catalogue;
    Diagnostics found;
    catalogue.add(files, found, true);
    EXPECT_THAT(said(found), IsEmpty());
}

TEST(ShippedCatalogue, holds_what_value_cases_use) {
    const auto& catalogue = Catalogue::shipped();
    EXPECT_THAT(catalogue.ids("price"), IsSupersetOf({"bed-day",
                                                      "readmission",
                                                      "lost-working-day",
                                                      "cardiologist-hour",
                                                      "nurse-hour",
                                                      "revision-knee",
                                                      "outpatient-visit",
                                                      "admission",
                                                      "surgeon-hour",
                                                      "doctor-hour",
                                                      "secretary-hour",
                                                      "physiotherapist-hour",
                                                      "patient-hour",
                                                      "infection",
                                                      "pressure-ulcer",
                                                      "co2-tonne",
                                                      "home-nursing-visit",
                                                      "bed-day-long-stay",
                                                      "gp-consultation",
                                                      "home-care-personal-day",
                                                      "rehabilitation-hour"}));
    EXPECT_THAT(catalogue.ids("category"),
                IsSupersetOf({"price.purchase", "operation.bed-days", "patient.complications",
                              "patient.nuisance", "society.labour-market", "operation.staff-time"}));
    EXPECT_THAT(catalogue.ids("payer"),
                IsSupersetOf({"region", "municipality", "state", "patient", "society", "employer"}));
    EXPECT_THAT(catalogue.ids("keyword"), ElementsAre("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"));
    EXPECT_THAT(catalogue.ids("discounting"),
                IsSupersetOf({"finance-ministry-2021", "finance-ministry-2013", "none", "nice"}));
}

bool in_both_languages(const Text& text) { return !text.en.empty() && !text.da.empty(); }

TEST(ShippedCatalogue, every_price_says_what_it_is_who_pays_and_where_it_comes_from) {
    const auto& catalogue = Catalogue::shipped();
    for (const auto& id : catalogue.ids("price")) {
        SCOPED_TRACE(id);
        const auto& price = catalogue.price(id)->entry;
        EXPECT_TRUE(in_both_languages(price.title));
        EXPECT_NE(price.title.en, price.title.da);
        EXPECT_TRUE(in_both_languages(price.group));
        ASSERT_TRUE(figure(price).has_value());
        EXPECT_GT(figure(price)->value, 0);
        EXPECT_TRUE(price.price_year);
        EXPECT_NE(catalogue.payer(price.payer.value), nullptr);
        EXPECT_TRUE(price.value_type);
        ASSERT_TRUE(price.evidence);
        if (price.evidence.value == document::Evidence::assumption) {
            EXPECT_EQ(price.range.size(), 2U) << "an assumption has a wide range";
            EXPECT_THAT(price.note.en, HasSubstr("Assumption: replace with your own figure"));
            EXPECT_THAT(price.note.da, HasSubstr("Antagelse: erstat med dit eget tal"));
        } else {
            EXPECT_THAT(price.source.value, HasSubstr("http")) << "a fact has an address";
            EXPECT_TRUE(price.certainty);
        }
    }
}

TEST(ShippedCatalogue, every_other_entry_has_titles_in_both_languages_and_its_mark) {
    const auto& catalogue = Catalogue::shipped();
    for (const auto& id : catalogue.ids("category")) {
        EXPECT_TRUE(in_both_languages(catalogue.category(id)->entry.title)) << id;
        EXPECT_NE(catalogue.payer(catalogue.category(id)->entry.usual_payer.value), nullptr) << id;
    }
    for (const auto& id : catalogue.ids("payer"))
        EXPECT_TRUE(in_both_languages(catalogue.payer(id)->entry.title)) << id;
    for (const auto& id : catalogue.ids("keyword")) {
        EXPECT_TRUE(in_both_languages(catalogue.keyword(id)->entry.title)) << id;
    }
    for (const auto& id : catalogue.ids("split")) EXPECT_TRUE(catalogue.split(id)->entry.evidence) << id;
    for (const auto& id : catalogue.ids("staff")) {
        EXPECT_TRUE(catalogue.staff(id)->entry.evidence) << id;
        EXPECT_NE(catalogue.price(catalogue.staff(id)->entry.price.value), nullptr) << id;
    }
    for (const auto& id : catalogue.ids("transfer")) {
        EXPECT_TRUE(catalogue.transfer(id)->evidence.has_value()) << id;
        EXPECT_THAT(catalogue.transfer(id)->note.en, HasSubstr("undated")) << id;
    }
    for (const auto& id : catalogue.ids("discounting"))
        EXPECT_FALSE(catalogue.convention(id)->source.empty()) << id;
    for (const auto* kind : {"price-index", "exchange-rate", "purchasing-power"}) {
        for (const auto& id : catalogue.ids(kind)) {
            EXPECT_FALSE(catalogue.series(kind, id)->source.empty()) << id;
            EXPECT_EQ(catalogue.series(kind, id)->values.size(), 15U) << id;
        }
    }
}

TEST(ShippedCatalogue, facts_have_the_published_figures) {
    const auto& catalogue = Catalogue::shipped();
    const auto value = [&](const char* id) { return figure(catalogue.price(id)->entry)->value; };
    EXPECT_DOUBLE_EQ(value("bed-day-long-stay"), 2185);        // DRG tariffs 2022
    EXPECT_DOUBLE_EQ(value("gp-consultation"), 160.72);        // PLO, April 2024
    EXPECT_DOUBLE_EQ(value("home-care-personal-day"), 490);    // Lejre 2026
    EXPECT_DOUBLE_EQ(value("rehabilitation-hour"), 900);       // Lejre 2026
    EXPECT_NEAR(value("nurse-paid-hour"), 230.88, 0.005);      // (30134 × 1.1355 + 2800) / 160.33, DSR 2019
    EXPECT_NEAR(value("preventable-admission"), 27'778, 0.5);  // more than 2 billion / 72,000
    EXPECT_NEAR(value("nurse-hour"), 313.5, 0.05);             // × 1,924 / 1,417
    EXPECT_NEAR(value("lost-working-day"), 2'419.8, 1e-9);     // 327 × 7.4
    const auto* transfer = catalogue.transfer("municipal-co-financing");
    ASSERT_NE(transfer, nullptr);
    EXPECT_EQ(transfer->from, "municipality");
    EXPECT_EQ(transfer->to, "region");
    EXPECT_DOUBLE_EQ(*transfer->cap, 31'029);
    EXPECT_EQ(transfer->cap_unit.currency(), Dimension::DKK);
    EXPECT_EQ(transfer->first_year, 2019);
    EXPECT_EQ(transfer->last_year, 2021);
    EXPECT_DOUBLE_EQ(catalogue.transfer("co-financing-lowest")->share, 0.20);
    EXPECT_DOUBLE_EQ(catalogue.transfer("co-financing-highest")->share, 0.56);
}

TEST(ShippedCatalogue, every_unit_price_can_be_reached_by_its_danish_title) {
    const auto& catalogue = Catalogue::shipped();
    for (const auto& id : catalogue.ids("price")) {
        const auto hits = catalogue.find(catalogue.price(id)->entry.title.da);
        ASSERT_FALSE(hits.empty()) << id;
        EXPECT_EQ(hits.front().id, id);
    }
}

// ---- layers

TEST(Catalogue, a_workspace_overrides_an_entry_of_the_same_id) {
    const Layered own(R"(catalogue: 1
prices:
  bed-day: {title: Our bed day, unit: DKK/bed day, value: 5_120, price_year: 2024, payer: region, value_type: average cost, source: Own accounts 2024, evidence: registry}
)");
    EXPECT_THAT(own.findings, IsEmpty());
    const auto* price = own.catalogue.price("bed-day");
    EXPECT_DOUBLE_EQ(figure(price->entry)->value, 5120);
    EXPECT_EQ(price->origin.file, "catalogue/own.yaml");
    EXPECT_EQ(price->origin.at, (Position{3, 3}));
    EXPECT_FALSE(price->origin.shipped);
    ASSERT_TRUE(price->overrides.has_value());
    EXPECT_EQ(price->overrides->file, "shipped/prices-hospital.yaml");
    // The shipped catalogue itself is untouched, and so are the other entries.
    EXPECT_DOUBLE_EQ(figure(Catalogue::shipped().price("bed-day")->entry)->value, 4500);
    EXPECT_TRUE(own.catalogue.price("readmission")->origin.shipped);
    EXPECT_EQ(own.catalogue.ids("price"), Catalogue::shipped().ids("price"));
}

TEST(Catalogue, two_files_of_a_workspace_with_the_same_id_are_warned_about) {
    Catalogue catalogue = Catalogue::shipped();
    Diagnostics found;
    const std::string text = "catalogue: 1\npayers:\n  club: {title: Club, public_sector: no}\n";
    catalogue.add(text, "catalogue/a.yaml", found);
    catalogue.add(text, "catalogue/b.yaml", found);
    EXPECT_THAT(said(found),
                ElementsAre("catalogue/b.yaml:3:3: warning: 'club' is also defined in catalogue/a.yaml:3; "
                            "this one counts; remove one of them"));
}

TEST(Catalogue, an_entry_may_use_a_payer_of_the_same_file) {
    const Layered own(R"(catalogue: 1
payers:
  hospice: {title: Hospice, public_sector: no}
splits:
  shared: {title: Shared, shares: {region: 70 %, hospice: 30 %}}
prices:
  hospice-day: {title: Hospice day, unit: DKK/day, value: 6_000, price_year: 2024, payer: hospice, value_type: average cost}
)");
    EXPECT_THAT(own.findings, IsEmpty());
    EXPECT_NE(own.catalogue.split("shared"), nullptr);
    EXPECT_EQ(own.catalogue.price("hospice-day")->entry.payer.value, "hospice");
}

TEST(Catalogue, files_of_a_workspace_may_refer_to_one_another) {
    const std::vector<CatalogueFile> files{
        {"catalogue: 1\nsplits:\n  shared: {title: Shared, shares: {region: 70 %, hospice: 30 %}}\n",
         "a.yaml"},
        {"catalogue: 1\npayers:\n  hospice: {title: Hospice, public_sector: no}\n", "b.yaml"}};
    Catalogue catalogue = Catalogue::shipped();
    Diagnostics found;
    catalogue.add(files, found);
    EXPECT_THAT(said(found), IsEmpty());
    EXPECT_NE(catalogue.split("shared"), nullptr);
}

TEST(Catalogue, a_figure_may_be_derived_and_may_carry_the_unit) {
    const Layered own(R"(catalogue: 1
prices:
  porter-minute: {title: Porter, unit: DKK/minute, value: 5.5, price_year: 2024, value_type: average cost}
  porter-derived: {title: Porter, unit: DKK/minute, value: "330 DKK/hour", price_year: 2024, value_type: average cost}
  porter-bare: {title: Porter, value: DKK 330 / 1 hour, price_year: 2024, value_type: average cost}
  transport: {title: Transport, unit: DKK/trip, gamma: {mean: 700, sd: 90}, price_year: 2024, value_type: tariff}
)");
    EXPECT_THAT(own.findings, IsEmpty());
    EXPECT_DOUBLE_EQ(figure(own.catalogue.price("porter-minute")->entry)->value, 5.5);
    EXPECT_DOUBLE_EQ(figure(own.catalogue.price("porter-derived")->entry)->value, 5.5);
    EXPECT_DOUBLE_EQ(figure(own.catalogue.price("porter-bare")->entry)->value, 330);
    EXPECT_DOUBLE_EQ(figure(own.catalogue.price("transport")->entry)->value, 700);
}

// ---- what is said of mistakes

TEST(Catalogue, reports_every_mistake_with_its_place_and_leaves_the_entry_out) {
    const Layered own(R"(catalogue: 1
prices:
  no-figure: {title: Nothing, unit: DKK/hour, price_year: 2024, value_type: tariff}
  not-money: {title: Days, unit: days, value: 3, price_year: 2024, value_type: tariff}
  wrong-unit: {title: Wrong, unit: DKK/hour, value: 3 DKK/day, price_year: 2024, value_type: tariff}
  wrong-payer: {title: Wrong, unit: DKK/hour, value: 3, price_year: 2024, payer: regoin, value_type: tariff}
  wrong-range: {title: Wrong, unit: DKK/hour, value: 3, range: [5, 4], price_year: 2024, value_type: tariff}
  Wrong_Id: {title: Wrong, unit: DKK/hour, value: 3, price_year: 2024, value_type: tariff}
  by-alternative: {title: Wrong, unit: DKK/hour, by: {a: 3}, value: 3, price_year: 2024, value_type: tariff}
  wrong-date: {title: Wrong, unit: DKK/hour, value: 3, price_year: 2024, value_type: tariff, accessed: 31/1 2025}
  wrong-type: {title: Wrong, unit: DKK/hour, value: 3, price_year: 2024, value_type: tarif}
  good: {title: Good, unit: DKK/hour, value: 3, price_year: 2024, value_type: tariff}
)");
    EXPECT_THAT(
        own.findings,
        ElementsAre(
            HasSubstr("own.yaml:3:3: error: the unit price 'no-figure' has no figure"),
            HasSubstr("own.yaml:4:34: error: a unit price is money for something, 'days' is not"),
            HasSubstr("own.yaml:5:53: error: unit mismatch: the figure is DKK/day but the unit of the "
                      "price is DKK/hour"),
            "catalogue/own.yaml:6:82: error: unknown payer 'regoin'; did you mean 'region'?",
            HasSubstr("own.yaml:7:65: error: the lower end of the range is above the upper"),
            HasSubstr("own.yaml:8:3: error: 'Wrong_Id' cannot be an id"),
            HasSubstr("own.yaml:9:55: error: 'by-alternative' is the same for all alternatives"),
            HasSubstr("own.yaml:10:104: error: '31/1 2025' is not a date"),
            HasSubstr("own.yaml:11:86: error: 'tarif' is not one of")));
    EXPECT_NE(own.catalogue.price("good"), nullptr);
    for (const auto* id : {"no-figure", "not-money", "wrong-unit", "wrong-payer", "wrong-range", "Wrong_Id",
                           "by-alternative", "wrong-date", "wrong-type"}) {
        EXPECT_EQ(own.catalogue.price(id), nullptr) << id;
    }
}

TEST(Catalogue, a_price_without_year_or_kind_is_read_with_a_warning) {
    const Layered own("catalogue: 1\nprices:\n  plain: {title: Plain, unit: DKK/hour, value: 3}\n");
    EXPECT_THAT(own.findings,
                ElementsAre(HasSubstr("3:3: warning: 'plain' does not say what kind of money it is"),
                            HasSubstr("3:3: warning: 'plain' has no price year")));
    EXPECT_NE(own.catalogue.price("plain"), nullptr);
}

TEST(Catalogue, a_faulty_override_leaves_the_shipped_entry_in_force) {
    const Layered own("catalogue: 1\nprices:\n  bed-day: {title: Mine, unit: DKK/bed day, valeu: 5_000}\n");
    EXPECT_THAT(own.findings,
                Contains(HasSubstr("3:45: error: unknown key 'valeu' in unit price; did you mean 'value'?")));
    EXPECT_TRUE(own.catalogue.price("bed-day")->origin.shipped);
}

TEST(Catalogue, shares_of_a_split_sum_to_a_hundred_per_cent) {
    const Layered own(
        "catalogue: 1\nsplits:\n  odd: {title: Odd, shares: {region: 70 %, municipality: 20 %}}\n");
    EXPECT_THAT(own.findings, ElementsAre(HasSubstr("3:30: error: the shares sum to 90%, not 100%")));
    EXPECT_EQ(own.catalogue.split("odd"), nullptr);
}

TEST(Catalogue, segments_of_a_convention_rise_from_year_0) {
    const Layered own(R"(catalogue: 1
discounting:
  late: {title: Late, costs: {5: 3 %}, effects: 3 %}
  back: {title: Back, costs: {0: 3 %, 36: 2 %, 30: 1 %}, effects: 3 %}
  steep: {title: Steep, costs: 300 %, effects: 3 %}
  good: {title: Good, costs: {0: 3 %, 36: 2 %}, effects: 1.5 %}
)");
    EXPECT_THAT(own.findings, ElementsAre(HasSubstr("3:31: error: '5' is not the first year"),
                                          HasSubstr("4:48: error: '30' is not the first year"),
                                          HasSubstr("5:32: error: '300 %' is not a share between")));
    const auto* good = own.catalogue.convention("good");
    ASSERT_NE(good, nullptr);
    EXPECT_THAT(good->costs, ElementsAre(std::pair(0, 0.03), std::pair(36, 0.02)));
    EXPECT_THAT(good->effects, ElementsAre(std::pair(0, 0.015)));
}

TEST(Catalogue, transfers_need_two_known_payers_and_dates_in_order) {
    const Layered own(R"(catalogue: 1
transfers:
  round: {title: Round, from: region, to: region, share: 20 %}
  undated: {title: Undated, from: region, to: state, share: 120 %, cap: 5 days}
  ended: {title: Ended, from: region, to: state, share: 20 %, valid_from: 2021-02-30, valid_until: 2020-01-01}
)");
    EXPECT_THAT(own.findings,
                ElementsAre(HasSubstr("3:43: error: a transfer goes from one payer to another"),
                            HasSubstr("4:61: error: '120 %' is not a share between 0% and 100%"),
                            HasSubstr("4:73: error: the cap '5 days' is not an amount of money"),
                            HasSubstr("5:75: error: '2021-02-30' is not a date")));
}

TEST(Catalogue, series_need_years_and_positive_values) {
    const Layered own(R"(catalogue: 1
exchange_rates:
  GBP: {title: Pound, currency: GBP, values: {2023: 8.57, 24: 8.8, 2025: -1}}
purchasing_power:
  FR: {title: France, currency: EUR, values: {2024: 0.7}}
)");
    EXPECT_THAT(own.findings, ElementsAre(HasSubstr("3:59: error: '24' is not a year"),
                                          HasSubstr("3:74: error: '-1' is not a positive number"),
                                          HasSubstr("5:7: error: the country is missing")));
}

TEST(Catalogue, refuses_another_format_version) {
    const Layered own("catalogue: 2\n");
    EXPECT_THAT(own.findings, ElementsAre(HasSubstr("1:12: error: catalogue format 2 is not known")));
}

TEST(Catalogue, text_that_is_not_yaml_is_a_finding) {
    const Layered own("prices: [");
    EXPECT_FALSE(own.findings.empty());
    EXPECT_TRUE(own.catalogue.price("bed-day")->origin.shipped);
}

// ---- finding

std::vector<std::string> found_ids(std::string_view query) {
    std::vector<std::string> ids;
    for (const auto& hit : Catalogue::shipped().find(query)) ids.push_back(hit.id);
    return ids;
}

TEST(Find, finds_in_both_languages_best_first) {
    EXPECT_EQ(found_ids("bed day").front(), "bed-day");
    EXPECT_EQ(found_ids("sengedag").front(), "bed-day");
    EXPECT_THAT(found_ids("SYGEFRAVÆR"), IsSupersetOf({"lost-working-day", "sickness-benefit-week"}));
    EXPECT_EQ(found_ids("nurse-hour").front(), "nurse-hour");
    EXPECT_THAT(found_ids("home care personal"), Contains("home-care-personal-day"));
}

TEST(Find, danish_letters_may_be_written_in_other_ways) {
    const auto ids = found_ids("genoptræning");
    EXPECT_THAT(ids, Contains("rehabilitation-hour"));
    EXPECT_EQ(found_ids("genoptraening"), ids);
    EXPECT_EQ(found_ids("rontgen"), found_ids("røntgen"));
    EXPECT_EQ(found_ids("roentgen"), found_ids("røntgen"));
}

TEST(Find, all_words_must_occur) {
    EXPECT_THAT(found_ids("bed zebra"), IsEmpty());
    EXPECT_THAT(found_ids(""), IsEmpty());
    EXPECT_THAT(found_ids(" - "), IsEmpty());
}

}  // namespace
}  // namespace vaerdi::catalogue
