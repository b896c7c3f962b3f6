// Files that are broken, or meant to break the reader: what can be read is, what cannot is said and counted.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "reading.h"

namespace vaerdi::fhir {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string good =
    R"({"resourceType":"Procedure","performedDateTime":"2016-05-01","subject":{"reference":"Patient/1"}})";

std::string repeated(const std::string& what, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += what;
    return all;
}

TEST(BrokenLines, LeaveTheOthersAlone) {
    const auto read =
        read_lines("\xEF\xBB\xBF" + good + "\r\n\n{\"resourceType\":\"Proced\n" + good +
                       "\n{\"resourceType\":\"Procedure\",\"id\":\"\xE6\"}\n[1]\n{}\n\"\"\n" + good,
                   {});
    EXPECT_EQ(read.table.rows(), 3U);
    EXPECT_EQ(read.table.source(1), (Source{0, 4}));
    EXPECT_THAT(read.found(),
                ElementsAre(HasSubstr("3 : the line is not JSON in UTF-8: it breaks at byte"),
                            HasSubstr("5 : the line is not JSON in UTF-8: it breaks at byte"),
                            HasSubstr("6 : this is no FHIR resource"), HasSubstr("7 : "), HasSubstr("8 : ")));
    EXPECT_THAT(read.fates(),
                ElementsAre(" cannot be read: 2", " is no resource: 3", "Procedure made a row: 3"));
    for (const auto& finding : read.findings) EXPECT_TRUE(finding.row_left_out);
}

std::string refusal(const std::string& name, const std::string& text) {
    try {
        read_files({text_file(name, text)}, {});
    } catch (const Refused& refused) {
        return refused.message().en;
    }
    return "taken";
}

TEST(BrokenFiles, AreRefusedWhole) {
    const auto bundle =
        R"({"resourceType":"Bundle","entry":[{"resource":)" + good + R"(},{"resource":)" + good + "}]}";
    for (std::size_t length = 1; length < bundle.size(); ++length)
        EXPECT_THAT(refusal("b.json", bundle.substr(0, length)), HasSubstr("b.json breaks off in "))
            << length;
    EXPECT_EQ(refusal("b.json", bundle), "taken");
    EXPECT_EQ(
        refusal("b.json", bundle.substr(0, bundle.size() - 20)),
        "b.json breaks off in entry 2 of the Bundle (byte 238): nothing of it is taken; export it anew");
    EXPECT_EQ(refusal("a.ndjson", good + "\n" + good.substr(0, 50)),
              "a.ndjson breaks off in line 2 (byte 51): nothing of it is taken; export it anew");
    EXPECT_EQ(refusal("a.ndjson", good + "\n" + good), "taken");
}

TEST(Files, AreRecognisedByWhatTheyHold) {
    const auto entry = R"({"resource":)" + good + "}";
    EXPECT_EQ(
        read_bundle(
            "\xEF\xBB\xBF{\n\"entry\":[" + entry + ",\n" + entry + "],\n\"resourceType\":\"Bundle\"}\n", {})
            .table.rows(),
        2U);
    EXPECT_EQ(read_bundle(good + "\n" + good + "\n", {}).table.rows(), 2U);  // NDJSON that is called .json
    EXPECT_EQ(read_bundle(good, {}).table.rows(), 1U);
    EXPECT_EQ(read_lines(R"({"resourceType":"Bundle","entry":[)" + entry + "]}\n" + good, {}).table.rows(),
              2U);
    const auto nested = R"({"resource":{"resourceType":"Bundle","entry":[)" + entry + "," + entry + "]}}";
    EXPECT_EQ(read_bundle(R"({"resourceType":"Bundle","entry":[)" + nested + "]}", {}).table.rows(), 2U);
    EXPECT_THAT(read_bundle("<Bundle xmlns=\"http://hl7.org/fhir\"/>", {}).found(),
                ElementsAre("0 : the file is XML"));
    EXPECT_THAT(read_bundle(" \n", {}).found(), ElementsAre("0 : the file is empty"));
    EXPECT_THAT(read_bundle("\xFF\xFE{", {}).found(), ElementsAre(HasSubstr("not JSON in UTF-8")));
    const auto list =
        read_bundle(R"({"entry":[{"item":{"reference":"Patient/1"}}],"resourceType":"List"})", {});
    EXPECT_THAT(list.found(),
                ElementsAre("0 : the file has entries, but is no Bundle (resourceType 'List')"));
    EXPECT_THAT(read_bundle(R"({"resourceType":"List","entry":[{"item":{}}]})", {}).fates(),
                ElementsAre("List nothing of it is asked for: 1"));
}

TEST(HostileResources, AreLeftOutAndTheNextIsRead) {
    const auto deep = R"({"resourceType":"Procedure","x":)" + repeated("[", 5000) + repeated("]", 5000) + "}";
    const auto large = R"({"resourceType":"Procedure","x":")" + std::string(300'000, 'x') + "\"}";
    const std::string twice =
        R"({"resourceType":"Procedure","subject":{"reference":"Patient/1","reference":"Patient/2"}})";
    const Limits limits{.resource_bytes = 100'000};
    const auto lines = read_lines(deep + "\n" + large + "\n" + twice + "\n" + good, {}, limits);
    const std::vector<std::string> fates{" has a key twice: 1", " is nested too deep: 1", " is too large: 1",
                                         "Procedure made a row: 1"};
    EXPECT_THAT(lines.fates(), testing::UnorderedElementsAreArray(fates));
    EXPECT_THAT(lines.found(), ElementsAre(HasSubstr("1 : the line is nested more than 64 levels deep"),
                                           HasSubstr("2 : the line is larger than 100000 bytes"),
                                           HasSubstr("3 : the line has a key that stands twice")));
    const auto bundle = read_bundle(
        R"({"resourceType":"Bundle","entry":[)" +
            fmt::format(R"({{"resource":{}}},{{"resource":{}}},{{"resource":{}}},7,{{"resource":{}}})", deep,
                        large, twice, good) +
            "]}",
        {}, limits);
    EXPECT_THAT(bundle.found(), ElementsAre(HasSubstr("1 Bundle.entry[0]: the entry is nested"),
                                            HasSubstr("2 Bundle.entry[1]: the entry is larger"),
                                            HasSubstr("3 Bundle.entry[2]: the entry has a key")));
    EXPECT_EQ(bundle.table.rows(), 1U);
    EXPECT_EQ(bundle.table.source(0), (Source{0, 5}));
    EXPECT_EQ(bundle.resources(), 5);
    EXPECT_THAT(read_bundle(repeated("[", 300'000), {}).found(), ElementsAre(HasSubstr("not JSON")));
}

TEST(HostileResources, MayHoldAnythingAnywhere) {
    Request request;
    request.patient = PatientPart{.identifier = "cpr"};
    request.encounter = EncounterPart{};
    request.performer = PerformerPart{};
    request.devices.emplace_back();
    request.events = {{.name = "e", .of = EventOf::encounter, .code = {}}};
    for (const std::string value :
         {"7", "null", "[]", "{}", "[[]]", "\"x\"", "[{\"reference\":7}]", "true", "{\"start\":{}}"}) {
        std::string text = R"({"resourceType":"Procedure","id":)" + value;
        for (const auto* const key : {"status", "code", "subject", "encounter", "performedDateTime",
                                      "performedPeriod", "performer", "bodySite", "focalDevice",
                                      "usedReference", "reasonCode", "contained", "meta", "reasonReference"})
            text += fmt::format(R"(,"{}":{})", key, value);
        const auto read = read_lines(text + "}", request);
        EXPECT_EQ(read.table.rows(), 1U) << value;
        EXPECT_FALSE(read.findings.empty());
    }
}

TEST(Limits, StopTheReadingWithWords) {
    const auto two = good + "\n" + good;
    EXPECT_THROW(read_lines(two, {}, {.resources = 1}), Refused);
    EXPECT_EQ(read_lines(two, {}, {.resources = 2}).table.rows(), 2U);
    try {
        read_lines(two, {}, {.bytes = 100});
        FAIL();
    } catch (const Refused& refused) {
        EXPECT_EQ(refused.message().en, "the files hold more than 100 bytes");
        EXPECT_EQ(refused.message().da, "filerne fylder mere end 100 byte");
    }
}

/// Lines of every kind, in any order and number.
std::vector<std::string> any_lines() {
    static const std::vector<std::string> kinds{
        good,
        R"({"resourceType":"Patient","id":"1","gender":"male"})",
        R"({"resourceType":"Procedure","status":"entered-in-error"})",
        R"({"resourceType":"Procedure","id":"2","performedDateTime":"2016"})",
        R"({"resourceType":"Procedure","id":"2","performedDateTime":"2017"})",
        R"({"resourceType":"Procedure","id":"2","meta":{"lastUpdated":"2018-01-01T00:00:00Z"}})",
        R"({"resourceType":"Procedure","id":"2","meta":{"lastUpdated":"2019-01-01T00:00:00Z"},"status":"not-done"})",
        R"({"resourceType":"Claim"})",
        "{",
        "{}",
        R"({"resourceType":"a strange name, indeed"})",
    };
    return *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kinds));
}

RC_GTEST_PROP(EveryResource, IsCountedOnceInWhateverFile, ()) {
    auto lines = any_lines();
    Request request;
    request.patient = PatientPart{};
    std::vector<File> each;
    std::string together;
    for (auto& line : lines) {
        line += '\n';  // without an end, a line that is no JSON is broken off
        each.push_back(text_file("one.ndjson", line));
        together += line;
    }
    const auto one = read_lines(together, request), many = read_files(each, request);
    RC_ASSERT(one.resources() == static_cast<std::int64_t>(lines.size()));
    RC_ASSERT(one.fates() == many.fates());
    RC_ASSERT(one.table.rows() == many.table.rows());
    for (const auto& column : columns_of(request)) RC_ASSERT(one.column(column) == many.column(column));
    std::int64_t made_rows = 0;
    for (const auto& fate : one.table.fates)
        if (fate.what.en == "made a row") made_rows += fate.count;
    RC_ASSERT(made_rows == static_cast<std::int64_t>(one.table.rows()));
}

}  // namespace
}  // namespace vaerdi::fhir
