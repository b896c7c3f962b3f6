// What a request may look like, and what is said of one that is wrong.
#include "workbench/requests.h"

#include <gmock/gmock.h>

#include "workbench/examples.h"
#include "workbench/read_request.h"

namespace vaerdi::workbench {
namespace {

using testing::HasSubstr;

template <class Request>
Refusal refused(std::string_view body) {
    auto read = read_request<Request>(body);
    if (auto* refusal = std::get_if<Refusal>(&read)) return *refusal;
    ADD_FAILURE() << "it was read";
    return {};
}

TEST(Requests, ReadsAWholeQuestion) {
    const auto request = asked<AssessRequest>(
        R"({"document": "purchases/tavi/case.yaml", "version": 2, "set": {"valve": "120_000"}, "scenario": "s",
            "draws": 1000, "seed": 7, "language": "da", "run": "r1", "include": ["plane", "sliders"]})");
    EXPECT_EQ(request.document, "purchases/tavi/case.yaml");
    EXPECT_EQ(request.version.value, 2);
    EXPECT_EQ(request.set.entries.front().name, "valve");
    EXPECT_EQ(request.set.entries.front().value, "120_000");
    EXPECT_EQ(request.draws.value, 1000);
    EXPECT_EQ(request.language.value, Language::danish);
    ASSERT_EQ(request.include.size(), 2u);
    EXPECT_EQ(request.include[1].value, Part::sliders);
}

TEST(Requests, SaysWhereAKeyIsWrongInBothLanguages) {
    const auto refusal = refused<AssessRequest>(R"({"set": {"valve": ["1"]}, "drows": 10})");
    EXPECT_EQ(refusal.status, 400);
    EXPECT_EQ(refusal.code, "bad_request");
    EXPECT_THAT(refusal.message.en, HasSubstr("set.valve: expected a text or number here"));
    EXPECT_THAT(refusal.message.en,
                HasSubstr("drows: unknown key 'drows' in assess_request (did you mean 'draws'?)"));
    EXPECT_THAT(refusal.message.da, HasSubstr("mente du 'draws'?"));
}

TEST(Requests, RefusesWhatIsNoChoice) {
    const auto refusal = refused<AssessRequest>(R"({"include": ["sliders", "slider"]})");
    EXPECT_THAT(refusal.message.en, HasSubstr("include[1]"));
    EXPECT_THAT(refusal.message.en, HasSubstr("did you mean 'sliders'?"));
}

TEST(Requests, RefusesWhatIsTooLarge) {
    EXPECT_EQ(refused<AssessRequest>(std::string(5'000'000, ' ')).status, 413);
}

TEST(Requests, RefusesWhatIsNoObject) {
    for (const auto* body : {"", "[]", "1", "\"x\"", "null", "{"})
        EXPECT_EQ(refused<CheckRequest>(body).status, 400);
}

}  // namespace
}  // namespace vaerdi::workbench
