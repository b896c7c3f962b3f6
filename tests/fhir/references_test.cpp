// How resources point at each other, and which of several versions counts.
#include <gmock/gmock.h>

#include "reading.h"

namespace vaerdi::fhir {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Request with_patient() {
    Request request;
    request.patient = PatientPart{.identifier = "cpr"};
    request.encounter = EncounterPart{};
    return request;
}

std::string procedure(const std::string& subject, const std::string& more = "") {
    return R"({"resourceType":"Procedure","id":"a","status":"completed","performedDateTime":"2016-05-01","subject":)" +
           subject + more + "}";
}
std::string patient(const std::string& id, const std::string& cpr) {
    return fmt::format(R"({{"resourceType":"Patient","id":"{}","gender":"female",)"
                       R"("identifier":[{{"system":"cpr","value":"{}"}}]}})",
                       id, cpr);
}
std::string entry(const std::string& url, const std::string& resource) {
    return fmt::format(R"({{"fullUrl":"{}","resource":{}}})", url, resource);
}
std::string bundle(const std::vector<std::string>& entries) {
    return fmt::format(R"({{"resourceType":"Bundle","type":"collection","entry":[{}]}})",
                       fmt::join(entries, ","));
}

TEST(References, AreFollowedHoweverTheyAreWritten) {
    const auto person = patient("7", "123");
    for (const std::string reference :
         {R"({"reference":"Patient/7"})", R"({"reference":"Patient/7/_history/3"})",
          R"({"reference":"https://hospital.example/fhir/Patient/7"})",
          R"({"type":"Patient","identifier":{"system":"cpr","value":"123"}})",
          R"({"identifier":{"system":"cpr","value":"123"}})"}) {
        const auto read = read_lines(procedure(reference) + "\n" + person, with_patient());
        EXPECT_EQ(read.cell(0, "patient_id"), "123") << reference;
        EXPECT_EQ(read.cell(0, "patient_gender"), "female") << reference;
        EXPECT_THAT(read.findings, IsEmpty()) << reference;
    }
    for (const std::string url :
         {"urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427", "https://a.example/fhir/Patient/7"})
        for (const auto& reference : {url, std::string("Patient/7")}) {
            const auto text = bundle({entry("https://a.example/fhir/Procedure/a",
                                            procedure(R"({"reference":")" + reference + R"("})")),
                                      entry(url, person)});
            EXPECT_EQ(read_bundle(text, with_patient()).cell(0, "patient_id"), "123") << text;
        }
}

TEST(References, OfTwoServersAreToldApart) {
    const auto one = [&](const std::string& server, const std::string& cpr) {
        return bundle({entry(server + "Procedure/a", procedure(R"({"reference":"Patient/7"})")),
                       entry(server + "Patient/7", patient("7", cpr))});
    };
    const auto here = one("https://a.example/", "111"), there = one("https://b.example/", "222");
    const auto read = read_files({text_file("a.json", here), text_file("b.json", there)}, with_patient());
    EXPECT_THAT(read.column("patient_id"), ElementsAre("111", "222"));
    EXPECT_THAT(read.findings, IsEmpty());
    // A third that has no patient of its own gets none of theirs.
    const auto third =
        bundle({entry("https://c.example/Procedure/a", procedure(R"({"reference":"Patient/7"})"))});
    const auto all = read_files({text_file("a.json", here), text_file("c.json", third)}, with_patient());
    EXPECT_THAT(all.column("patient_id"), ElementsAre("111", "-"));
    EXPECT_THAT(all.found(),
                ElementsAre("1 Bundle.entry[0].resource.subject: leads to no Patient that is in the files"));
    // Neither does a bare reference that fits both.
    const auto bare = procedure(R"({"reference":"Patient/7"})");
    const auto both = read_files(
        {text_file("a.json", here), text_file("b.json", there), text_file("c.ndjson", bare)}, with_patient());
    EXPECT_EQ(both.cell(2, "patient_id"), "-");
}

TEST(References, LeadIntoContainedResources) {
    const auto text = procedure(
        R"({"reference":"#me"})",
        R"(,"contained":[{"resourceType":"Patient","id":"me","identifier":[{"system":"cpr","value":"5"}]},)"
        R"({"resourceType":"Encounter","id":"stay","class":{"code":"IMP"},"subject":{"reference":"#me"},)"
        R"("period":{"start":"2016-05-01"}}],"encounter":{"reference":"#stay"})");
    const auto read = read_lines(text, with_patient());
    EXPECT_EQ(read.cell(0, "patient_id"), "5");
    EXPECT_EQ(read.cell(0, "encounter_class"), "IMP");
    auto stays = with_patient();
    stays.one = RowOf::encounter;
    EXPECT_EQ(read_lines(text, stays).table.rows(), 0U);  // they are part of the procedure, not rows
}

TEST(References, ThatLeadNowhereAreSaid) {
    const auto read =
        read_lines(procedure(R"({"reference":"Patient/8"})", R"(,"encounter":{"reference":"Encounter/9"})"),
                   with_patient());
    EXPECT_EQ(read.cell(0, "patient_id"), "-");
    EXPECT_THAT(read.found(),
                ElementsAre("1 Procedure.subject: leads to no Patient that is in the files",
                            "1 Procedure.encounter: leads to no Encounter that is in the files"));
    for (const auto& finding : read.findings) EXPECT_EQ(finding.value, "");  // an id may be a CPR number
}

TEST(Patients, OfOneIdentifierAreOnePerson) {
    auto request = with_patient();
    request.code = {"KNGB20"};
    request.events = {{.name = "revision", .of = EventOf::procedure, .code = {"KNGC20"}}};
    const auto operation = [](const char* id, const char* code, const char* day, const char* who) {
        return fmt::format(
            R"({{"resourceType":"Procedure","id":"{}","code":{{"coding":[{{"code":"{}"}}]}},"performedDateTime":"{}","subject":{{"reference":"Patient/{}"}}}})"
            "\n",
            id, code, day, who);
    };
    const auto procedures =
        operation("a", "KNGB20", "2016-01-01", "7") + operation("b", "KNGC20", "2017-01-01", "8");
    EXPECT_EQ(
        read_lines(procedures + patient("7", "1") + "\n" + patient("8", "1"), request).cell(0, "revision"),
        "yes");
    EXPECT_EQ(
        read_lines(procedures + patient("7", "1") + "\n" + patient("8", "2"), request).cell(0, "revision"),
        "no");
    const std::string link =
        R"({"resourceType":"Patient","id":"7","link":[{"type":"replaced-by","other":{"reference":"Patient/8"}}]})"
        "\n";
    const auto replaced = read_lines(procedures + link + patient("8", "2"), request);
    EXPECT_EQ(replaced.cell(0, "revision"), "yes");
    EXPECT_EQ(replaced.cell(0, "patient_id"), "2");
}

TEST(Patients, ThatReplaceEachOtherInACircleStayThemselves) {
    const auto text =
        procedure(R"({"reference":"Patient/7"})") +
        "\n"
        R"({"resourceType":"Patient","id":"7","link":[{"type":"replaced-by","other":{"reference":"Patient/8"}}]})"
        "\n"
        R"({"resourceType":"Patient","id":"8","link":[{"type":"replaced-by","other":{"reference":"Patient/7"}}]})";
    const auto read = read_lines(text, with_patient());
    EXPECT_THAT(read.found(),
                Contains("2 Patient.link: the patients that replace one another lead round in a circle"));
    EXPECT_EQ(read.table.rows(), 1U);
}

std::string version(const std::string& day, const std::string& updated,
                    const std::string& status = "completed") {
    return fmt::format(
        R"({{"resourceType":"Procedure","id":"a","meta":{{"lastUpdated":"{}"}},"status":"{}","performedDateTime":"{}","subject":{{"reference":"Patient/7"}}}})"
        "\n",
        updated, status, day);
}

TEST(Versions, TheNewestCountsWhereverItStands) {
    const Request request;
    const auto old = version("2016-01-01", "2016-01-01T12:00:00+02:00");
    const auto newer = version("2016-01-02", "2016-01-01T11:00:00Z");  // an hour later
    for (const auto& text : {old + newer, newer + old, old + newer + old, newer + newer}) {
        const auto read = read_lines(text, request);
        EXPECT_THAT(read.column("procedure_date"), ElementsAre("2016-01-02")) << text;
        EXPECT_THAT(read.findings, IsEmpty());
        EXPECT_EQ(read.resources(), std::ranges::count(text, '\n'));
    }
    EXPECT_THAT(read_lines(old + newer, request).fates(),
                ElementsAre("Procedure made a row: 1", "Procedure an older version of another: 1"));
    EXPECT_THAT(read_lines(newer + newer, request).fates(),
                ElementsAre("Procedure made a row: 1", "Procedure came again unchanged: 1"));
    const auto withdrawn = version("2016-01-02", "2016-01-03T11:00:00Z", "entered-in-error");
    EXPECT_EQ(read_lines(newer + withdrawn, request).table.rows(), 0U);
}

TEST(Versions, WithoutATimeTheFirstStaysAndTheOtherIsAFinding) {
    const auto read = read_lines(version("2016-01-01", "") + version("2016-01-02", ""), {});
    EXPECT_THAT(read.column("procedure_date"), ElementsAre("2016-01-01"));
    EXPECT_THAT(read.found(), Contains(HasSubstr("2 Procedure.id: another resource has the same id")));
    EXPECT_TRUE(read.findings.back().row_left_out);
}

}  // namespace
}  // namespace vaerdi::fhir
