// The data of the self-contained report.
#include "workbench/report_data.h"

#include <gmock/gmock.h>

#include "workbench/examples.h"

namespace vaerdi::workbench {
namespace {

using nlohmann::json;

constexpr auto body =
    R"({"draws": 200, "language": "da", "include": ["headroom", "sensitivity", "thresholds", "scenarios", "plane"]})";

json data_of(const std::string& name) {
    WarmCases cases;
    return json_in(
        report_data(asked<AssessRequest>(body), example(name), cases, {"1.2.3", "2026-05-03", "abc"}, {}));
}

/// The value of a dotted figure in the report; its ids may have dots of their own.
const json* value_in(const json& report, const std::string& figure) {
    if (report.contains(figure)) {
        const auto& found = report.at(figure);
        return found.is_object() && found.contains("value") ? &found.at("value") : &found;
    }
    for (auto dot = figure.find('.'); dot != std::string::npos; dot = figure.find('.', dot + 1)) {
        const auto head = figure.substr(0, dot);
        if (!report.is_object() || !report.contains(head)) continue;
        if (const auto* found = value_in(report.at(head), figure.substr(dot + 1))) return found;
    }
    return nullptr;
}

TEST(ReportData, SaysInWhichLanguageWithWhatAndFromWhich) {
    const auto data = data_of("tavi");
    EXPECT_EQ(data.at("language"), "da");
    EXPECT_EQ(data.at("made"), json({{"version", "1.2.3"}, {"date", "2026-05-03"}, {"document", "abc"}}));
    EXPECT_EQ(data.at("report").at("case").at("title"), "TAVI i stedet for åben hjerteoperation");
}

TEST(ReportData, ExplainsWhatThePageOpensToTheValuesItShows) {
    const auto data = data_of("tavi");
    const auto& explanations = data.at("explanations");
    for (const auto* figure :
         {"comparisons.tavi.net_value", "comparisons.tavi.incremental_cost",
          "comparisons.tavi.by_payer.region", "comparisons.tavi.budget.region.2026",
          "comparisons.tavi.probability_worth_it", "price_headroom.tavi.valve.tavi.highest",
          "comparisons.tavi.natural.bed_days.total", "scenarios.dear_valve.comparisons.tavi.net_value",
          "inputs.valve.tavi"})
        EXPECT_TRUE(explanations.contains(figure)) << figure;
    int compared = 0;
    for (const auto& [figure, explanation] : explanations.items()) {
        const auto* shown = value_in(data.at("report"), figure);
        if (shown == nullptr || !shown->is_number() || figure.starts_with("inputs.")) continue;
        const double value = shown->get<double>();
        EXPECT_NEAR(explanation.at("value").get<double>(), value, 1e-9 * std::max(1.0, std::abs(value)))
            << figure;
        ++compared;
    }
    EXPECT_GT(compared, 20);
}

TEST(ReportData, StaysSmallEnoughToMail) {
    for (const auto* name : {"tavi", "knee-implants", "telemedicine-copd", "mattresses"})
        EXPECT_LT(data_of(name).dump().size(), 650'000U) << name;
}

TEST(ReportData, EndsOfIntervalsAndWholeTablesAreNotOpenedByPages) {
    EXPECT_TRUE(opened_by_pages("comparisons.tavi.net_value"));
    EXPECT_TRUE(opened_by_pages("comparisons.tavi.matrix.probability.lower.better"));
    EXPECT_FALSE(opened_by_pages("comparisons.tavi.net_value.low"));
    EXPECT_FALSE(opened_by_pages("comparisons.tavi.cumulative.2026"));
    EXPECT_FALSE(opened_by_pages("alternatives.tavi.lines.valve.present_value"));
}

}  // namespace
}  // namespace vaerdi::workbench
