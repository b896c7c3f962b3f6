// Requests: what their columns are called, and what is wrong with some.
#include "fhir/request.h"

#include <gmock/gmock.h>

#include "fhir/codes.h"

namespace vaerdi::fhir {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Columns, AreNamedByPartAndItem) {
    Request request{.one = RowOf::observation};
    request.patient = PatientPart{};
    request.events = {{.name = "diabetes", .of = EventOf::condition, .code = {"DE1*"}, .when = When::before}};
    request.answers = {{.name = "pre", .questionnaire = "q", .items = {"1.a", "2"}}};
    request.readings = {{.name = "bmi", .code = {"39156-5"}}};
    EXPECT_THAT(mistakes_in(request), IsEmpty());
    EXPECT_THAT(columns_of(request),
                ElementsAre("observation_id", "observation_status", "observation_date", "observation_time",
                            "observation_code", "observation_value", "observation_unit", "patient_id",
                            "patient_birth_date", "patient_gender", "patient_deceased", "patient_death_date",
                            "diabetes", "diabetes_date", "diabetes_code", "diabetes_reason", "pre_date",
                            "pre_1.a", "pre_2", "bmi", "bmi_unit", "bmi_date"));
}

TEST(Mistakes, AreNamedByPart) {
    Request request{.one = RowOf::encounter, .code = {"*", "a*b"}};
    request.devices.emplace_back();
    request.events = {{.name = "", .code = {"x|"}, .same_site = true}, {.name = "encounter_end"}};
    request.answers = {{.name = "pre", .window = {.from = {.days = 3}}}};
    request.readings = {{.name = "bmi", .window = {.to = {.months = 5000}}}};
    std::vector<std::string> parts;
    for (const auto& mistake : mistakes_in(request)) {
        parts.push_back(mistake.part);
        EXPECT_FALSE(mistake.why.da.empty() || mistake.mend.da.empty());
    }
    EXPECT_THAT(parts,
                ElementsAre("code", "code", "devices.device", "events", "events.", "events.", "answers.pre",
                            "answers.pre", "answers.pre", "readings.bmi", "readings.bmi", ""));
}

TEST(Mistakes, MonthsAndDaysCompareOnTheCalendar) {
    Request request;
    request.readings = {{.name = "a",
                         .code = {"x"},
                         .window = {.from = {.days = 30}, .to = {.months = 12}, .at = {.days = 365}}}};
    EXPECT_THAT(mistakes_in(request), IsEmpty());
    request.readings[0].window.at = {.days = 367};
    EXPECT_EQ(mistakes_in(request).size(), 1U);
}

TEST(ChosenCodes, HoldOfOneSystemOrAnyWholeOrBegun) {
    Words codings;
    const auto number = [&](const char* system, const char* code) {
        return codings.number(coding_word(system, code));
    };
    const auto sks = number("urn:sks", "KNGB20"), other = number("urn:x", "KNGB20"),
               longer = number("urn:sks", "KNGB201");
    const ChosenCodes any({"KNGB20"}, codings), one({"urn:sks|KNGB20"}, codings),
        begun({"urn:sks|KNGB*"}, codings);
    EXPECT_TRUE(any.holds(sks) && any.holds(other) && !any.holds(longer));
    EXPECT_TRUE(one.holds(sks) && !one.holds(other) && !one.holds(longer));
    EXPECT_TRUE(begun.holds(sks) && !begun.holds(other) && begun.holds(longer));
    EXPECT_TRUE(begun.holds(number("urn:sks", "KNGB4")));  // seen after the first question
}

}  // namespace
}  // namespace vaerdi::fhir
