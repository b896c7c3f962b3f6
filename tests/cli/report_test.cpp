// Shapes of what is printed: tables, JSON, CSV.
#include "view/report.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/findings.h"
#include "cli/language.h"
#include "cli/report_sections.h"
#include "cli/table.h"
#include "view/figures.h"
#include "view/made_cases.h"

namespace vaerdi::cli {
namespace {

using Json = nlohmann::json;

std::string printed(const Table& table, int width = 100) {
    std::ostringstream out;
    table.print(out, width, {});
    return out.str();
}

// ---- tables

TEST(Tables, figures_stand_to_the_right_under_thin_rules) {
    Table table({{"Present value"}, {"A"}, {"B"}});
    table.row({"Total cost", "1,200", "9"});
    EXPECT_EQ(printed(table),
              "Present value      A  B\n"
              "───────────────────────\n"
              "Total cost     1,200  9\n");
}

TEST(Tables, too_many_columns_are_printed_in_parts) {
    Table table({{"Name"}, {"First"}, {"Second"}, {"Third"}});
    table.row({"Total", "1,000,000,000", "2,000,000,000", "3,000,000,000"});
    std::istringstream lines(printed(table, 40));
    std::size_t names = 0;
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(display_width(line), 40U) << line;
        names += line.starts_with("Total") ? 1 : 0;
    }
    EXPECT_EQ(names, 2U);
}

TEST(Tables, no_row_is_broader_than_the_page) {
    Table table({{"Name"}, {"Figure"}});
    table.row({std::string(200, 'x'), "1"});
    std::istringstream lines(printed(table, 80));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U);
}

TEST(Texts, are_cut_between_characters) {
    EXPECT_EQ(shortened("blåbærgrød", 5), "blåb…");
    EXPECT_EQ(shortened("æøå", 3), "æøå");
    EXPECT_EQ(shortened("æøå", 2), "æ…");
}

TEST(Texts, wrap_at_the_edge) {
    EXPECT_EQ(wrapped("one two three", 8), "one two\nthree\n");
    EXPECT_EQ(wrapped("one two three", 9, 0, 2), "one two\n  three\n");
}

// ---- words for figures

TEST(Figures, money_is_shown_in_the_scale_of_the_largest) {
    EXPECT_EQ(money_scale(1'200, "DKK", Language::english).words, "DKK");
    EXPECT_EQ(money_scale(25e6, "DKK", Language::english).words, "DKK 1,000");
    EXPECT_EQ(money_scale(25e6, "DKK", Language::danish).words, "1.000 kr.");
    EXPECT_EQ(money_scale(25e9, "DKK", Language::danish).words, "mio. kr.");
    EXPECT_EQ(money_scale(25e6, "EUR", Language::danish).words, "1.000 EUR");
}

TEST(Figures, units_are_danish_in_danish) {
    EXPECT_EQ(unit_words_in("days/patient", Language::danish), "dage/patient");
    EXPECT_EQ(unit_words_in("DKK/patient/year", Language::danish), "kr./patient/år");
    EXPECT_EQ(unit_words_in("days/patient", Language::english), "days/patient");
}

TEST(Languages, come_from_the_flag) {
    EXPECT_EQ(language_of({"assess", "--lang", "da"}), Language::danish);
    EXPECT_EQ(language_of({"assess", "--lang=en"}), Language::english);
    EXPECT_EQ(language_named("da_DK.UTF-8"), Language::danish);
    EXPECT_EQ(language_named("C.UTF-8"), Language::english);
}

TEST(Findings, show_the_line_and_a_caret_under_the_column) {
    EXPECT_EQ(place_shown("a: 1\nsø: payr\n", {2, 5}), "    sø: payr\n        ^\n");
    EXPECT_EQ(place_shown("a: 1\n", {7, 1}), "");
}

// ---- JSON and CSV

struct Made {
    value::CaseDocument document;
    value::ResolvedCase resolved = made_case();
    Report report{document, resolved, assessment(comparison(2e6, 3e6))};
};

TEST(ReportJson, gives_every_alternative_and_comparison_by_id) {
    Made made;
    auto& tavi = made.report.assessment.alternatives[1];
    tavi.total_cost = drawn(5e6, 4e6, 6e6);
    tavi.qalys = figure(2.5);
    auto& c = made.report.assessment.comparisons[0];
    c.payback_years = figure(3.25);
    c.icer = drawn(400'000, 1, 2);
    c.icer_per = "qalys";
    c.budget = {{"region", {2e6, -1e5}}};
    const auto json = Json::parse(report_json(made.report, Language::english));
    const auto& one = json.at("alternatives").at("tavi");
    EXPECT_EQ(one.at("total_cost"),
              (Json{{"value", 5e6}, {"mean", 5e6}, {"low", 4e6}, {"high", 6e6}, {"standard_error", 1.0}}));
    EXPECT_EQ(one.at("qalys"), (Json{{"value", 2.5}}));
    EXPECT_FALSE(one.contains("life_years"));
    const auto& against = json.at("comparisons").at("tavi");
    EXPECT_EQ(against.at("versus"), "surgery");
    EXPECT_EQ(against.at("incremental_cost").at("value"), 2e6);
    EXPECT_EQ(against.at("net_value").at("value"), 1e6);
    EXPECT_EQ(against.at("payback_years").at("value"), 3.25);
    EXPECT_EQ(against.at("icer"), (Json{{"value", 400'000.0}}));  // never an interval
    EXPECT_EQ(against.at("budget").at("region"), (Json{2e6, -1e5}));
    EXPECT_EQ(json.at("case").at("calendar").at(0), "start");
    EXPECT_EQ(json.at("case").at("calendar").at(1), 2025);
    for (const char* key :
         {"frontier", "dominance", "unpriced", "assumptions", "weak_evidence", "inputs", "notes", "warnings"})
        EXPECT_TRUE(json.contains(key)) << key;
    EXPECT_FALSE(json.contains("sensitivity"));
}

TEST(ReportJson, what_does_not_apply_is_absent) {
    Made made;
    const auto json = Json::parse(report_json(made.report, Language::english));
    for (const char* key : {"icer", "payback_years", "incremental_qalys", "probability_worth_it", "roi"})
        EXPECT_FALSE(json.at("comparisons").at("tavi").contains(key)) << key;
}

TEST(ReportJson, doubles_read_back_the_same) {
    Made made;
    made.report.assessment.alternatives[0].total_cost = figure(0.1 + 0.2);
    const auto json = Json::parse(report_json(made.report, Language::danish));
    EXPECT_EQ(json.at("alternatives").at("surgery").at("total_cost").at("value").get<double>(), 0.1 + 0.2);
}

TEST(ReportJson, says_what_dominates) {
    Made made;
    made.report.assessment.frontier = {{"surgery", "", {}}, {"tavi", "surgery", 1.5}};
    made.report.assessment.dominance = {{"wait", {"surgery", "tavi"}, true}};
    const auto json = Json::parse(report_json(made.report, Language::english));
    EXPECT_EQ(json.at("frontier").at(1),
              (Json{{"alternative", "tavi"}, {"versus", "surgery"}, {"icer", 1.5}}));
    EXPECT_FALSE(json.at("frontier").at(0).contains("versus"));
    EXPECT_EQ(json.at("dominance").at("wait"), (Json{{"by", {"surgery", "tavi"}}, {"extended", true}}));
}

TEST(ReportCsv, has_one_figure_a_row_and_decimal_points) {
    Made made;
    made.report.assessment.alternatives[1].total_cost = drawn(5.5, 4, 6);
    made.report.assessment.comparisons[0].budget = {{"region", {2e6, -1.5}}};
    const auto csv = report_csv(made.report);
    EXPECT_TRUE(csv.starts_with("figure,alternative,versus,payer,year,unit,value,mean,low,high\r\n"));
    EXPECT_NE(csv.find("total_cost,tavi,,,,DKK,5.5,5.5,4,6\r\n"), std::string::npos);
    EXPECT_NE(csv.find("incremental_cost,tavi,surgery,,,DKK,2000000,,,\r\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("budget,tavi,surgery,region,start,DKK,2000000,,,\r\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find("budget,tavi,surgery,region,2025,DKK,-1.5,,,\r\n"), std::string::npos) << csv;
}

TEST(ReportJson, an_end_that_is_never_is_absent) {
    Made made;
    auto& c = made.report.assessment.comparisons[0];
    c.probability_worth_it = 0.7;
    c.payback_years = drawn(3, 2, std::numeric_limits<double>::infinity());
    c.paid_back = 0.8;
    const auto json = Json::parse(report_json(made.report, Language::english)).at("comparisons").at("tavi");
    EXPECT_EQ(json.at("payback_years"),
              (Json{{"value", 3.0}, {"mean", 3.0}, {"low", 2.0}, {"standard_error", 1.0}}));
    EXPECT_EQ(json.at("paid_back"), 0.8);
}

std::string report_in(const Made& made, Language language) {
    std::ostringstream out, err;
    Console console{.out = out, .err = err, .language = language, .width = 100};
    print_report(made.report, console);
    return out.str();
}

TEST(Reports, say_never_in_both_languages) {
    Made made;
    auto& c = made.report.assessment.comparisons[0];
    c.payback_years = drawn(3, 2, std::numeric_limits<double>::infinity());
    c.paid_back = 0.8;
    EXPECT_NE(report_in(made, Language::english).find("2.0 to never"), std::string::npos);
    EXPECT_NE(report_in(made, Language::danish).find("2,0 til aldrig"), std::string::npos);
    EXPECT_NE(report_in(made, Language::english).find("Paid back in simulated outcomes"), std::string::npos);
    EXPECT_NE(report_in(made, Language::danish).find("Betalt tilbage i simulerede udfald"),
              std::string::npos);
}

TEST(Reports, say_to_whom_the_value_of_qalys_falls) {
    Made made;
    auto& c = made.report.assessment.comparisons[0];
    c.by_payer = {{"region", figure(-2e6)}};
    c.budget = {{"region", {2e6}}};
    c.qalys_in_money = 3e6;
    EXPECT_NE(
        report_in(made, Language::english).find("value set on QALYs, 3.0 million DKK, falls to the patients"),
        std::string::npos);
    EXPECT_NE(report_in(made, Language::danish)
                  .find("Værdien af de vundne QALY, 3,0 mio. kr., tilfalder patienterne"),
              std::string::npos);
}

TEST(Reports, list_what_uncertain_numbers_are_drawn_from) {
    Made made;
    value::Input days;
    days.name = "days";
    days.title = {"Bed days", "Sengedage"};
    days.unit = *Unit::parse("days");
    days.base = 10;
    days.distribution = math::Gamma{24.01, 10 / 24.01};
    days.written = math::Interval{6, 14};
    made.resolved.inputs = {days};
    made.report.assessment.inputs_used = {0};
    const auto english = report_in(made, Language::english);
    EXPECT_NE(english.find("Uncertain numbers: 1 of the 1 numbers"), std::string::npos);
    // docs/methods/uncertainty-and-ranges.md: 6.4 to 14.4
    EXPECT_NE(english.find("6.41 to 14.4"), std::string::npos) << english;
    EXPECT_NE(english.find("6 to 14"), std::string::npos) << english;
    EXPECT_NE(report_in(made, Language::danish).find("6,41 til 14,4"), std::string::npos)
        << report_in(made, Language::danish);
}

TEST(Reports, keep_within_the_page_in_both_languages) {
    for (const auto language : {Language::english, Language::danish}) {
        Made made;
        auto& c = made.report.assessment.comparisons[0];
        c.by_payer = {{"region", drawn(-9e6, -12e6, -7e6)}, {"society", drawn(10e6, 8e6, 15e6)}};
        c.budget = {{"region", std::vector<double>(31, 123'456.0)},
                    {"society", std::vector<double>(31, -98'765.0)}};
        c.matrix.probability.emplace();
        c.matrix.measured_in = "effects";
        std::ostringstream out, err;
        Console console{.out = out, .err = err, .language = language, .width = 80};
        print_report(made.report, console);
        std::istringstream lines(out.str());
        for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
        EXPECT_NE(out.str().find(language == Language::danish ? "Hvem betaler, og hvem vinder"
                                                              : "Who pays and who gains"),
                  std::string::npos);
        EXPECT_NE(out.str().find("2030–2034"), std::string::npos) << "many years are folded";
    }
}

}  // namespace
}  // namespace vaerdi::cli
