// Budgets and numbers in words that stand beside the report.
#include <gmock/gmock.h>

#include <cmath>

#include "workbench/examples.h"

namespace vaerdi::workbench {
namespace {

using nlohmann::json;

json beside(const std::string& name, const std::string& body) {
    WarmCases cases;
    return json_in(answer(asked<AssessRequest>(body), example(name), cases, {}));
}

double sum(const json& years) {
    double all = 0;
    for (const auto& amount : years) all += amount.get<double>();
    return all;
}

TEST(Budgets, PresentValuesByYearAddUpToEachPayersNetValue) {
    for (const auto* name : {"tavi", "knee-implants", "home-oxygen", "wound-dressings", "mattresses"}) {
        const auto answer = beside(name, R"({"draws": 10})");
        for (const auto& [id, comparison] : answer.at("comparisons").items()) {
            for (const auto& [payer, figure] : comparison.at("by_payer").items()) {
                const double net = figure.at("value").get<double>();
                EXPECT_NEAR(sum(answer.at("budgets").at(id).at("present").at(payer)), -net,
                            1e-9 * std::max(1.0, std::abs(net)))
                    << name << " " << id << " " << payer;
            }
        }
    }
}

TEST(Budgets, NetIsOfThePayersWithinThePerspective) {
    const auto answer = beside("tavi", R"({"draws": 10})");
    const auto& budget = answer.at("comparisons").at("tavi").at("budget");
    const auto& net = answer.at("budgets").at("tavi").at("net");
    for (std::size_t year = 0; year < net.size(); ++year)
        EXPECT_DOUBLE_EQ(net[year].get<double>(),
                         budget.at("society")[year].get<double>() + budget.at("region")[year].get<double>());
}

TEST(NumbersInWords, NameTheAlternativeAndSayUnitAndInterval) {
    const auto danish = beside("tavi", R"({"draws": 10, "language": "da"})").at("words");
    const auto& valve = danish.at("inputs").at("valve.tavi");
    EXPECT_EQ(valve.at("title"), "Klappens pris (TAVI-klap gennem lysken)");
    EXPECT_EQ(valve.at("value"), "110.000 kr./patient");
    EXPECT_EQ(valve.at("low"), "86.429");
    EXPECT_EQ(valve.at("high"), "136.370");
    EXPECT_EQ(danish.at("units").at("days/patient"), "dage/patient");
    const auto english = beside("tavi", R"({"draws": 10, "language": "en"})").at("words");
    EXPECT_EQ(english.at("inputs").at("valve.tavi").at("title"),
              "Price of the valve (TAVI valve through the groin)");
    EXPECT_EQ(english.at("inputs").at("in_work").at("value"), "5%");
}

TEST(NumbersInWords, ACertainNumberHasNoInterval) {
    const auto words = beside("cyclotron", R"({"draws": 10})").at("words");
    for (const auto& [name, number] : words.at("inputs").items())
        EXPECT_FALSE(number.contains("low")) << name;
}

TEST(NumbersInWords, GroupsHaveTheirTitles) {
    const auto words = beside("knee-implants", R"({"draws": 10, "language": "da"})").at("words");
    EXPECT_EQ(words.at("groups").size(), 2U);
    for (const auto& [id, title] : words.at("groups").items()) EXPECT_FALSE(title.get<std::string>().empty());
}

}  // namespace
}  // namespace vaerdi::workbench
