// Rows of observations, answers and stays; dates that are not days; units that do not fit.
#include <gmock/gmock.h>

#include "reading.h"

namespace vaerdi::fhir {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string observation(const std::string& code, const std::string& rest) {
    return fmt::format(
        R"({{"resourceType":"Observation","status":"final","code":{{"coding":[{{"code":"{}"}}]}},"subject":{{"reference":"Patient/1"}},"effectiveDateTime":"2024-03-05T23:40:00-05:00",{}}})"
        "\n",
        code, rest);
}

TEST(Observations, MakeARowForEachValue) {
    const Request request{.one = RowOf::observation, .code = {"glucose", "8480-6", "8462-4"}};
    const auto read = read_lines(
        observation("glucose", R"("valueQuantity":{"value":7.50,"unit":"mmol/l","code":"mmol/L"})") +
            observation(
                "85354-9",
                R"("component":[{"code":{"coding":[{"code":"8480-6"}]},"valueQuantity":{"value":140,"code":"mm[Hg]"}},
{"code":{"coding":[{"code":"8462-4"}]},"valueQuantity":{"value":8.5e1,"code":"mm[Hg]"}}])") +
            observation("weight", R"("valueQuantity":{"value":80,"code":"kg"})"),
        request);
    // The second observation is broken over two lines, which NDJSON does not allow.
    EXPECT_EQ(read.table.rows(), 1U);
    const auto whole = read_lines(
        observation("glucose", R"("valueQuantity":{"value":7.50,"unit":"mmol/l","code":"mmol/L"})") +
            observation(
                "85354-9",
                R"("component":[{"code":{"coding":[{"code":"8480-6"}]},"valueQuantity":{"value":140,"code":"mm[Hg]"}},)"
                R"({"code":{"coding":[{"code":"8462-4"}]},"valueQuantity":{"value":8.5e1,"code":"mm[Hg]"}}])") +
            observation("weight", R"("valueQuantity":{"value":80,"code":"kg"})"),
        request);
    EXPECT_THAT(whole.column("observation_code"), ElementsAre("glucose", "8480-6", "8462-4"));
    EXPECT_THAT(whole.column("observation_value"), ElementsAre("7.50", "140", "85"));
    EXPECT_THAT(whole.column("observation_unit"), ElementsAre("mmol/L", "mm[Hg]", "mm[Hg]"));
    EXPECT_THAT(whole.column("observation_date"), ElementsAre("2024-03-05", "2024-03-05", "2024-03-05"));
    EXPECT_EQ(whole.cell(0, "observation_time"), "23:40:00");  // as written there: no time zone moves it
    EXPECT_THAT(whole.findings, IsEmpty());
    EXPECT_THAT(whole.fates(), ElementsAre("Observation made a row: 2", "Observation has another code: 1"));
}

TEST(Observations, OfTwoUnitsKeepOne) {
    const auto text = observation("g", R"("valueQuantity":{"value":7,"code":"mmol/L"})") +
                      observation("g", R"("valueQuantity":{"value":8,"code":"mmol/L"})") +
                      observation("g", R"("valueQuantity":{"value":126,"code":"mg/dL"})") +
                      observation("h", R"("valueQuantity":{"value":1,"code":"kg"})");
    const auto most = read_lines(text, {.one = RowOf::observation});
    EXPECT_THAT(most.column("observation_value"), ElementsAre("7", "8", "-", "1"));
    ASSERT_EQ(most.findings.size(), 1U);
    EXPECT_EQ(most.findings[0].value, "mg/dL");
    EXPECT_EQ(most.findings[0].record, 3);
    EXPECT_FALSE(most.findings[0].row_left_out);
    const auto wanted = read_lines(text, {.one = RowOf::observation, .code = {"g"}, .unit = "mg/dL"});
    EXPECT_THAT(wanted.column("observation_value"), ElementsAre("-", "-", "126"));
}

TEST(Observations, WithoutAUsableValueKeepTheirRow) {
    const auto read =
        read_lines(observation("g", R"("valueQuantity":{"value":7,"comparator":"<","code":"mmol/L"})") +
                       observation("g", R"("valueQuantity":{"value":"seven","code":"mmol/L"})") +
                       observation("g", R"("valueRange":{"low":{"value":1}})") +
                       observation("g", R"("dataAbsentReason":{"text":"lost"})") +
                       observation("g", R"("valueBoolean":true)") +
                       observation("panel", R"("hasMember":[{"reference":"Observation/1"}])"),
                   {.one = RowOf::observation});
    EXPECT_THAT(read.column("observation_value"), ElementsAre("-", "-", "-", "-", "yes"));
    EXPECT_THAT(read.found(),
                ElementsAre(HasSubstr("1 Observation.valueQuantity.comparator"),
                            HasSubstr("2 Observation.valueQuantity.value: is no number"),
                            HasSubstr("3 Observation.value: the observation has no single value")));
    EXPECT_THAT(read.fates(), Contains("Observation has no value of its own: 1"));
}

TEST(Answers, AreTakenOutOfGroupsAndCodes) {
    const std::string text =
        R"({"resourceType":"QuestionnaireResponse","id":"r","status":"completed","questionnaire":"https://x/oks|2","authored":"2024-01-02",)"
        R"("subject":{"reference":"Patient/1"},"item":[{"linkId":"group","item":[{"linkId":"pain","answer":[{"valueCoding":{)"
        R"("code":"LA6-4","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}]}}]}]},)"
        R"({"linkId":"walks","answer":[{"valueBoolean":false,"item":[{"linkId":"aid","answer":[{"valueCoding":{"code":"stick"}}]}]}]},)"
        R"({"linkId":"where","answer":[{"valueString":"left"},{"valueString":"right"}]},{"linkId":"photo","answer":[{"valueAttachment":{}}]}]})"
        "\n";
    Request request{.one = RowOf::questionnaire_response, .code = {"https://x/oks"}};
    request.items = {"pain", "walks", "aid", "where", "photo", "missing"};
    const auto read = read_lines(text, request);
    EXPECT_EQ(read.cell(0, "response_questionnaire"), "https://x/oks|2");
    EXPECT_EQ(read.cell(0, "item_pain"), "3");
    EXPECT_EQ(read.cell(0, "item_walks"), "no");
    EXPECT_EQ(read.cell(0, "item_aid"), "stick");
    EXPECT_EQ(read.cell(0, "item_where"), "left; right");
    EXPECT_EQ(read.cell(0, "item_photo"), "-");
    EXPECT_THAT(
        read.found(),
        Contains(
            "1 QuestionnaireResponse.item.where(linkId='photo').answer: the answer has no single value"));
    EXPECT_THAT(read.found(), Contains("0 : the item 'missing' of 'items' is answered nowhere"));
    request.code = {"https://x/oks|1"};
    EXPECT_EQ(read_lines(text, request).table.rows(), 0U);  // another version
    request.code.clear();
    auto half = text;
    half.replace(half.find("completed"), 9, "in-progress");
    EXPECT_THAT(read_lines(half, request).fates(),
                ElementsAre("QuestionnaireResponse is still being answered: 1"));
}

TEST(Stays, MakeRowsWithTheirUnitAndDiagnoses) {
    const std::string text =
        R"({"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"IMP"},"type":[{"coding":[{"code":"ALCA00"}]}],)"
        R"("subject":{"reference":"Patient/1"},"period":{"start":"2024-01-02","end":"2024-01-09"},"diagnosis":[{"condition":{"reference":"Condition/c"}}],)"
        R"("serviceProvider":{"identifier":{"system":"urn:oid:1.2.208.176.1.1","value":"990"},"display":"Medicinsk afdeling"}})"
        "\n"
        R"({"resourceType":"Condition","id":"c","code":{"coding":[{"code":"DJ440"}]},"subject":{"reference":"Patient/1"},"recordedDate":"2024-01-02"})"
        "\n"
        R"({"resourceType":"Encounter","id":"f","status":"planned","class":{"code":"IMP"}})"
        "\n";
    const auto read = read_lines(text, {.one = RowOf::encounter, .code = {"IMP"}});
    EXPECT_THAT(read.column("encounter_id"), ElementsAre("e"));
    EXPECT_EQ(read.cell(0, "encounter_type"), "ALCA00");
    EXPECT_EQ(read.cell(0, "encounter_reason"), "DJ440");
    EXPECT_EQ(read.cell(0, "encounter_unit"), "990");
    EXPECT_EQ(read.cell(0, "encounter_unit_name"), "Medicinsk afdeling");
    EXPECT_THAT(read.findings, IsEmpty());
}

TEST(Dates, OfAMonthAreNoDay) {
    Request request;
    request.events = {{.name = "infection", .of = EventOf::condition, .code = {"T"}}};
    const auto one = [](const char* performed, const char* onset) {
        return fmt::format(
            R"({{"resourceType":"Procedure","id":"a","performedDateTime":"{}","subject":{{"reference":"Patient/1"}}}})"
            "\n"
            R"({{"resourceType":"Condition","code":{{"coding":[{{"code":"T"}}]}},"onsetDateTime":"{}","subject":{{"reference":"Patient/1"}}}})",
            performed, onset);
    };
    const auto certain = read_lines(one("2016-05-10", "2016-06"), request);
    EXPECT_EQ(certain.cell(0, "infection"), "yes");
    EXPECT_EQ(certain.cell(0, "infection_date"), "-");
    EXPECT_EQ(read_lines(one("2016-05-10", "2016-04"), request).cell(0, "infection"), "no");
    EXPECT_EQ(read_lines(one("2016-05-10", "2016-05"), request).cell(0, "infection"), "-");
    const auto vague = read_lines(one("2016-05", "2016-06-01"), request);
    EXPECT_EQ(vague.cell(0, "procedure_date"), "-");
    EXPECT_EQ(vague.cell(0, "infection"), "-");
    ASSERT_EQ(vague.findings.size(), 1U);
    EXPECT_EQ(vague.findings[0].value, "2016-05");
    EXPECT_EQ(vague.findings[0].path, "Procedure.performedDateTime");
    EXPECT_EQ(read_lines(one("2016-05-10", "10.06.2016"), request).cell(0, "infection"), "-");
}

TEST(Events, OfWhichNothingIsInTheFilesAreNotKnown) {
    Request request;
    request.events = {{.name = "diabetes", .of = EventOf::condition, .code = {"DE1*"}, .when = When::before},
                      {.name = "again", .of = EventOf::procedure, .code = {"KNGC*"}}};
    const auto read = read_lines(
        R"({"resourceType":"Procedure","performedDateTime":"2016-05-10","subject":{"reference":"Patient/1"}})",
        request);
    EXPECT_EQ(read.cell(0, "diabetes"), "-");
    EXPECT_EQ(read.cell(0, "again"), "no");
    EXPECT_THAT(read.found(), ElementsAre("0 : there is no Condition in the files: 'diabetes' is not known",
                                          "0 : no Procedure has a code of 'again': it is 'no' in all rows"));
}

}  // namespace
}  // namespace vaerdi::fhir
