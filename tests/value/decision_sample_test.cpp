// A cost/effect sample from another program: analysed like the draws of a case.
#include "value/decision_sample.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "math/draws.h"
#include "math/normal.h"

namespace vaerdi::value {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

SampleTable table(const std::string& file, const std::string& text) {
    Diagnostics found(file);
    auto read = document::read_number_table(text, found);
    EXPECT_TRUE(read) << text;
    return {file, std::move(*read)};
}

std::vector<std::string> refused(SampleTables tables) {
    Diagnostics found("vaerdi uncertainty");
    EXPECT_FALSE(resolve_sample(std::move(tables), found));
    std::vector<std::string> all;
    for (const auto& finding : found.sorted()) {
        if (finding.severity == Severity::error) all.push_back(to_string(finding, Language::english));
    }
    return all;
}

DecisionSample sample(SampleTables tables) {
    Diagnostics found;
    auto bound = resolve_sample(std::move(tables), found);
    for (const auto& finding : found.all()) ADD_FAILURE() << to_string(finding, Language::english);
    return std::move(bound).value();
}

/// reference/value-models.md I4: net benefit 0 against k p1 − p2, p1 ~ N(1, 1), p2 ~ N(0, 2).
SampleTables gaussian(double k, std::size_t rows) {
    std::string text = "p1,p2,cost.old,effect.old,cost.new,effect.new\n";
    for (std::size_t i = 0; i < rows; ++i) {
        const double p1 = 1 + math::inverse_normal(math::uniform(math::stream(11, "p1"), i));
        const double p2 = 2 * math::inverse_normal(math::uniform(math::stream(11, "p2"), i));
        text += fmt::format("{0},{1},0,0,{1},{2}\n", p1, p2, k * p1);
    }
    SampleTables tables;
    tables.draws.push_back(table("draws.csv", text));
    tables.groups = {{"both", {"p1", "p2"}}};
    return tables;
}

TEST(DecisionSample, GivesTheClosedFormsOfTheValueOfInformation) {
    struct Closed {
        double k, everything, p1, p2;
    };
    for (const auto& closed : {Closed{1, .479810706348, .0833154705877, .395593114803},
                               Closed{2, .399282456748, .166630941175, .166630941175},
                               Closed{3, .409463415994, .249946411763, .0586135875252}}) {
        const auto analysis = analyse(sample(gaussian(closed.k, 20'000)), 1).value();
        const auto near = [&](const information::Estimate& estimate, double exact) {
            EXPECT_NEAR(estimate.value, exact, 3 * estimate.standard_error) << closed.k;
        };
        near(analysis.now.perfect_information, closed.everything);
        for (const auto& known : analysis.numbers)
            near(known.value, known.name == "p1" ? closed.p1 : closed.p2);
        near(analysis.groups.at(0).value, closed.everything);
    }
}

TEST(DecisionSample, ComparesByMeansAndDraws) {
    SampleTables tables;
    tables.draws.push_back(table("draws.csv",
                                 "cost_old,qaly_old,cost_new,qaly_new,cost_mid,qaly_mid\n"
                                 "100,1,200,2,160,1.2\n"
                                 "100,1,400,2,160,1.2\n"));
    const auto analysis = analyse(sample(std::move(tables)), 250).value();
    const auto& gained = analysis.comparisons.at(0);
    EXPECT_DOUBLE_EQ(gained.gained.cost.mean, 200);
    EXPECT_DOUBLE_EQ(gained.gained.effect.mean, 1);
    EXPECT_DOUBLE_EQ(*gained.icer, 200);
    EXPECT_DOUBLE_EQ(gained.gained.net_benefit.mean, 50);
    EXPECT_DOUBLE_EQ(gained.probability_worth_it, 0.5);
    EXPECT_DOUBLE_EQ(analysis.now.perfect_information.value, 25);  // 50 lost in every other draw
    ASSERT_EQ(analysis.frontier.dominated.size(), 1U);             // 300 an effect, then 175
    EXPECT_EQ(analysis.frontier.dominated[0].alternative, "mid");
    EXPECT_TRUE(analysis.frontier.dominated[0].extended);
}

TEST(DecisionSample, ReadsCostsAndEffectsFromFilesOfTheirOwn) {
    SampleTables tables;
    tables.draws.push_back(table("numbers.csv", "hr,cost_of_bed\n0.5,1\n0.6,2\n"));
    tables.costs = table("costs.csv", "old,new\n1,2\n3,4\n");
    tables.effects = table("effects.csv", "old,new\n5,6\n7,8\n");
    tables.comparator = "new";
    const auto bound = sample(std::move(tables));
    EXPECT_EQ(bound.comparator, 1U);
    EXPECT_THAT(bound.alternatives[1].cost, ElementsAre(2, 4));
    EXPECT_THAT(bound.alternatives[0].effect, ElementsAre(5, 7));
    ASSERT_EQ(bound.numbers.size(), 2U);  // cost_of_bed is no alternative when costs have their own file
    EXPECT_EQ(bound.numbers[1].name, "cost_of_bed");
}

TEST(DecisionSample, KnowsNoNumberToBeWorthMoreThanEverythingInVeryManyDraws) {
    std::string text =
        "hr,cost.a,cost.b,effect.a,effect.b\n";  // all the doubt stands in the first rows of the file
    for (std::size_t i = 0; i < 60'000; ++i) {
        const double hr = i < 12'000 ? (i % 2 == 0 ? 1.0 : -1.0) : 0.0;
        text += fmt::format("{},0,{},0,0\n", hr, hr);
    }
    SampleTables tables;
    tables.draws.push_back(table("draws.csv", text));
    const auto analysis = analyse(sample(std::move(tables)), 1).value();
    EXPECT_EQ(analysis.regressed, 20'000U);
    EXPECT_DOUBLE_EQ(analysis.now.perfect_information.value, 0.1);
    EXPECT_NEAR(analysis.numbers.at(0).value.value, 0.1, 1e-4);
    EXPECT_LE(analysis.numbers.at(0).value.value, analysis.now.perfect_information.value);
}

TEST(DecisionSample, TakesNumbersCalledLikeCostsAsNumbersWhereAlternativesHaveAPoint) {
    SampleTables tables;
    tables.draws.push_back(table("a.csv", "cost_surgery,cost.a,cost.b,EFF.a,eff.b\n1,2,3,4,5\n"));
    const auto bound = sample(std::move(tables));
    EXPECT_EQ(bound.numbers.at(0).name, "cost_surgery");
    EXPECT_EQ(bound.alternatives.size(), 2U);
}

TEST(DecisionSample, SaysWhatIsWrong) {
    SampleTables unlike;
    unlike.draws.push_back(table("a.csv", "cost.a,cost.b\n1,2\n"));
    unlike.draws.push_back(table("b.csv", "hr\n1\n2\n"));
    EXPECT_THAT(
        refused(std::move(unlike)),
        ElementsAre("b.csv: error: the file has 2 draws, a.csv has 1; row i of every file is draw i: give "
                    "files of the same run"));
    SampleTables none;
    none.draws.push_back(table("a.csv", "hr,cost\n1,2\n"));
    EXPECT_THAT(
        refused(std::move(none)),
        ElementsAre(HasSubstr("fewer than two alternatives have a cost or an effect; call the columns")));
    SampleTables lame;
    lame.draws.push_back(table("a.csv", "cost.a,cost.b,effect.a,hr\n1,2,3,4\n"));
    lame.comparator = "c";
    lame.groups = {{"g", {"hr", "hx"}}};
    EXPECT_THAT(refused(std::move(lame)), ElementsAre(HasSubstr("'b' has no effect, others have"),
                                                      HasSubstr("no alternative is called 'c'"),
                                                      HasSubstr("the group 'g': no number is called 'hx'")));
    SampleTables twice;
    twice.draws.push_back(table("a.csv", "cost.a,costs.a,cost.b\n1,2,3\n"));
    EXPECT_THAT(refused(std::move(twice)),
                ElementsAre(HasSubstr("a.csv:1:2: error: the cost of 'a' is given twice")));
}

TEST(DecisionSample, SaysWhatItTakesForANumberThatWasPerhapsMeantOtherwise) {
    SampleTables tables;
    tables.draws.push_back(table("a.csv", "cost.a,cost.b,kost.c,hr\n1,2,3,4\n"));
    Diagnostics found("vaerdi uncertainty");
    ASSERT_TRUE(resolve_sample(std::move(tables), found));
    ASSERT_EQ(found.all().size(), 2U);
    EXPECT_THAT(
        to_string(found.all()[0], Language::english),
        HasSubstr("a.csv:1:3: warning: 'kost.c' is taken as a number; for an alternative call it cost.c"));
    EXPECT_THAT(found.all()[1].message.en, HasSubstr("no column is an effect"));
}

RC_GTEST_PROP(DecisionSample, DoesNotDependOnTheOrderOfColumns, ()) {
    const auto rows = *rc::gen::inRange<std::size_t>(2, 140);
    const auto number = [] { return *rc::gen::inRange(-1000, 1000); };
    std::string forward = "hr,cost.a,effect.a,cost.b,effect.b\n",
                backward = "effect.b,cost.b,effect.a,hr,cost.a\n";
    for (std::size_t i = 0; i < rows; ++i) {
        const int hr = number(), ca = number(), ea = number(), cb = number(), eb = number();
        forward += fmt::format("{},{},{},{},{}\n", hr, ca, ea, cb, eb);
        backward += fmt::format("{},{},{},{},{}\n", eb, cb, ea, hr, ca);
    }
    SampleTables one, other;
    one.draws.push_back(table("one.csv", forward));
    other.draws.push_back(table("other.csv", backward));
    one.comparator = other.comparator = "a";
    const auto x = analyse(sample(std::move(one)), 7).value();
    const auto y = analyse(sample(std::move(other)), 7).value();
    RC_ASSERT(x.comparisons[0].gained.net_benefit.mean == y.comparisons[0].gained.net_benefit.mean);
    RC_ASSERT(x.now.perfect_information.value == y.now.perfect_information.value);
    // nobody can know more than everything
    for (const auto& known : x.numbers)
        RC_ASSERT(known.value.value <= x.now.perfect_information.value * (1 + 1e-12) + 1e-12);
    RC_ASSERT(x.now.perfect_information.value >= 0);
}

}  // namespace
}  // namespace vaerdi::value
