// MeasureReport: the shape that HL7 FHIR R4 asks for (http://hl7.org/fhir/R4/measurereport.html).
#include "fhir/measure_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace vaerdi::fhir {
namespace {

MeasureFigure revisions() {
    return {.measure = "revision_2y",
            .title = {"Revision within 2 years", "Revision inden 2 år"},
            .from = *iso_date("2016-01-01"),
            .to = *iso_date("2016-12-31"),
            .unit_system = "urn:oid:1.2.208.176.1.1",
            .unit = "900000000000001",
            .unit_name = "Ortopædkirurgisk afdeling",
            .numerator = 14,
            .denominator = 640,
            .unknown = 3,
            .score = 14.0 / 640,
            .made_at = "2018-03-01T12:00:00Z"};
}

TEST(MeasureReport, SaysNumeratorDenominatorAndScore) {
    const auto report = nlohmann::json::parse(measure_report(revisions(), Language::danish));
    EXPECT_EQ(report["resourceType"], "MeasureReport");
    EXPECT_EQ(report["status"], "complete");
    EXPECT_EQ(report["type"], "summary");
    EXPECT_EQ(report["date"], "2018-03-01T12:00:00Z");
    EXPECT_EQ(report["period"]["start"], "2016-01-01");
    EXPECT_EQ(report["period"]["end"], "2016-12-31");
    EXPECT_EQ(report["reporter"]["identifier"]["value"], "900000000000001");
    // An id has no underscore; the contained definition is the one the report points to.
    EXPECT_EQ(report["measure"], "#revision-2y");
    EXPECT_EQ(report["contained"][0]["resourceType"], "Measure");
    EXPECT_EQ(report["contained"][0]["id"], "revision-2y");
    EXPECT_EQ(report["contained"][0]["title"], "Revision inden 2 år");
    const auto& group = report["group"][0];
    ASSERT_EQ(group["population"].size(), 3U);
    EXPECT_EQ(group["population"][0]["code"]["coding"][0]["code"], "numerator");
    EXPECT_EQ(group["population"][0]["count"], 14);
    EXPECT_EQ(group["population"][1]["code"]["coding"][0]["code"], "denominator");
    EXPECT_EQ(group["population"][1]["count"], 640);
    EXPECT_EQ(group["population"][2]["code"]["text"], "Uoplyst");
    EXPECT_EQ(group["population"][2]["count"], 3);
    EXPECT_EQ(group["measureScore"]["value"], 0.021875);
    EXPECT_EQ(group["measureScore"]["code"], "1");
}

TEST(MeasureReport, ShowsNothingOfWhatIsSuppressed) {
    auto few = revisions();
    few.numerator = 2, few.denominator = 777, few.unknown = 3, few.score = 0.0025740025;
    few.suppressed = true;
    const auto text = measure_report(few, Language::english);
    for (const auto* const digits : {": 2", "777", ": 3", "0.00257"})
        EXPECT_EQ(text.find(digits), std::string::npos);
    const auto report = nlohmann::json::parse(text);
    EXPECT_EQ(report["group"][0]["population"][0]["_count"]["extension"][0]["valueCode"], "masked");
    EXPECT_EQ(report["group"][0]["measureScore"]["extension"][0]["valueCode"], "masked");
    EXPECT_FALSE(report["group"][0]["population"][0].contains("count"));
}

TEST(MeasureReport, OfAMeanHasAScoreOnly) {
    const MeasureFigure stay{.measure = "length_of_stay",
                             .title = "Length of stay",
                             .from = *iso_date("2016-01-01"),
                             .to = *iso_date("2016-12-31"),
                             .score = 2.5,
                             .score_unit = "d"};
    const auto report = nlohmann::json::parse(measure_report(stay, Language::english));
    EXPECT_FALSE(report["group"][0].contains("population"));
    EXPECT_FALSE(report.contains("reporter"));
    EXPECT_FALSE(report.contains("date"));
    EXPECT_EQ(report["group"][0]["measureScore"]["unit"], "d");
}

}  // namespace
}  // namespace vaerdi::fhir
