// Definitions of questionnaires: what ships, a hospital's own, and what is said of mistakes.
#include "instrument/questionnaires.h"

#include <gmock/gmock.h>

#include "answers.h"
#include "instrument/score.h"
#include "instrument/shipped.h"

namespace vaerdi::instrument {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;

struct Read {
    explicit Read(const std::string& instruments) {
        Diagnostics found("own.yaml");
        questionnaires = read_questionnaires("questionnaires: 1\ninstruments:\n" + instruments, found);
        for (const auto& finding : found.sorted()) findings.push_back(to_string(finding, Language::english));
    }
    Instruments questionnaires;
    std::vector<std::string> findings;
};

const std::string whole =
    "  pain: {title: Pain, items: 3, answers: {from: 0, to: 10}, score: {from: 0, to: 30}, better: lower";

TEST(ShippedQuestionnaires, read_without_a_finding) {
    for (const auto& file : shipped_files()) {
        Diagnostics found{std::string(file.name)};
        read_questionnaires(file.text, found);
        EXPECT_THAT(found.all(), IsEmpty()) << file.name;
    }
}

TEST(ShippedQuestionnaires, have_a_source_and_a_title_in_both_languages) {
    for (const auto& instrument : shipped().all()) {
        EXPECT_FALSE(instrument.source.empty()) << instrument.id;
        EXPECT_FALSE(instrument.title.en.empty() || instrument.title.da.empty()) << instrument.id;
    }
}

TEST(ShippedQuestionnaires, never_hold_any_wording) {
    // Names of items are a few letters or a number: there is no room for a question in them.
    for (const auto& instrument : shipped().all()) {
        for (const auto& item : instrument.items) EXPECT_LE(item.size(), 5U) << instrument.id;
    }
}

TEST(OwnQuestionnaires, add_up_as_the_document_says) {
    const Read read(whole + "}\n");
    ASSERT_THAT(read.findings, IsEmpty());
    const auto& pain = *read.questionnaires.find("pain");
    EXPECT_THAT(pain.items, ElementsAre("1", "2", "3"));
    EXPECT_EQ(pain.better, Better::lower);
    EXPECT_EQ(pain.decimals, 0);
    EXPECT_THAT(score(pain, Answers{1, 2, 10}), Optional(13.0));
    EXPECT_THAT(score(pain, Answers{1, {}, 10}), Eq(std::nullopt));
}

TEST(OwnQuestionnaires, may_turn_items_round) {
    const Read read(whole + ", reversed: [2]}\n");
    EXPECT_THAT(score(*read.questionnaires.find("pain"), Answers{1, 2, 10}), Optional(19.0));
}

TEST(OwnQuestionnaires, may_have_a_value_set) {
    const Read read(R"(
  two: {title: Two, items: [a, b], answers: {from: 1, to: 2}, better: higher,
        value_set: {full_health: 1, losses: {a: [0, 0.25], b: [0, 0.5]}, once: {2: 0.0001}}}
)");
    ASSERT_THAT(read.findings, IsEmpty());
    EXPECT_EQ(read.questionnaires.find("two")->decimals, 4);
    EXPECT_THAT(score(*read.questionnaires.find("two"), Answers{2, 2}), Optional(0.2499));
}

TEST(OwnQuestionnaires, override_shipped_ones_of_the_same_id) {
    auto all = shipped();
    auto own = *all.find("koos-qol");
    own.may_miss = 0;
    all.add(own);
    EXPECT_EQ(all.find("koos-qol")->may_miss, 0);
    EXPECT_EQ(all.all().size(), shipped().all().size());
}

struct Mistake {
    std::string written, said;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.said; }

class WrongQuestionnaire : public testing::TestWithParam<Mistake> {};

TEST_P(WrongQuestionnaire, is_named_with_its_place_and_left_out) {
    const Read read(GetParam().written);
    EXPECT_THAT(read.findings, Contains(HasSubstr(GetParam().said)));
    EXPECT_THAT(read.questionnaires.all(), IsEmpty());
}

std::string with(const std::string& items, const std::string& rest) {
    return "  own: {title: Own, items: " + items + ", better: lower, " + rest + "}\n";
}

INSTANTIATE_TEST_SUITE_P(
    , WrongQuestionnaire,
    testing::Values(
        Mistake{with("0", "answers: {from: 0, to: 4}, score: {from: 0, to: 4}"), "0 is no number of items"},
        Mistake{with("[a, a]", "answers: {from: 0, to: 4}, score: {from: 0, to: 4}"), "'a' is there twice"},
        Mistake{with("[Do you feel pain?]", "answers: {from: 0, to: 4}, score: {from: 0, to: 4}"),
                "own.yaml:3:29: error: 'Do you feel pain?' is not a short name"},
        Mistake{with("3", "answers: {from: 4, to: 0}, score: {from: 0, to: 4}"), "not from 4 to 0"},
        Mistake{with("3", "answers: {from: 0, to: 2.5}, score: {from: 0, to: 4}"), "a whole number, not 2.5"},
        Mistake{with("3", "answers: {from: 0, to: 4}"), "how the answers become a score is missing"},
        Mistake{with("3", "answers: {from: 0, to: 4}, score: {from: 7, to: 7}"), "the same score"},
        Mistake{with("3", "answers: {from: 0, to: 4}, score: {from: 0, to: half}"),
                "'half' is not a plain number"},
        Mistake{with("3", "answers: {from: 0, to: 4}, score: {from: 0, to: 12}, may_miss: 3"),
                "of 3 items, 3 cannot be missing"},
        Mistake{with("3", "answers: {from: 0, to: 4}, score: {from: 0, to: 12}, reversed: [4]"),
                "no item '4'"},
        Mistake{
            with("[a, b]", "answers: {from: 1, to: 2}, value_set: {full_health: 1, losses: {a: [0, 0.1]}}"),
            "the losses of 'b' are missing"},
        Mistake{with("[a]", "answers: {from: 1, to: 3}, value_set: {full_health: 1, losses: {a: [0, 0.1]}}"),
                "'a' has 2 losses, but answers from 1 to 3"},
        Mistake{with("[a]",
                     "answers: {from: 1, to: 2}, value_set: {full_health: 1, losses: {a: [0, 0.1]}, once: "
                     "{3: 0.1}}"),
                "no answer first becomes 3"},
        Mistake{with("[a]",
                     "answers: {from: 1, to: 2}, may_miss: 0, score: {from: 0, to: 1}, value_set: "
                     "{full_health: 1, "
                     "losses: {a: [0, 0.1]}}"),
                "not both"}));

TEST(Questionnaires, of_another_format_are_refused) {
    Diagnostics found("own.yaml");
    read_questionnaires("questionnaires: 2\ninstruments: {}\n", found);
    EXPECT_TRUE(found.has_errors());
}

}  // namespace
}  // namespace vaerdi::instrument
