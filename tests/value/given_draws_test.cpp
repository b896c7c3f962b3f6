// Draws made elsewhere: a case counts with them row by row.
#include "value/given_draws.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "math/draws.h"
#include "math/normal.h"
#include "math/statistics.h"
#include "value/cases.h"
#include "value/decision_information.h"

namespace vaerdi::value {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Opened {
    std::optional<ResolvedCase> resolved;
    std::vector<std::string> findings;
};

/// A case with the files beside it.
Opened opened(const std::string& text, const std::map<std::string, std::string>& files) {
    Diagnostics found("case.yaml");
    Opened result;
    auto document = read_case(text, found);
    read_given_draws(
        *document,
        [&](const std::string& name) -> FileBeside {
            const auto file = files.find(name);
            if (file == files.end()) return {name, {}, {"there is no such file", "filen findes ikke"}};
            return {name, file->second, {}};
        },
        found);
    result.resolved = resolve(*document, catalogue::Catalogue::shipped(), "case", {}, found);
    for (const auto& finding : found.sorted())
        result.findings.push_back(to_string(finding, Language::english));
    return result;
}

const std::string head = R"(case: 1
title: Given draws
horizon: 1 year
discounting: none
comparator: old
alternatives: {old: Old, new: New}
)";
const std::string lines = R"(lines:
  - {name: Gain, gains: region, amount: {by: {old: 0 DKK, new: gain * 1 DKK}}}
  - {name: Cost, payer: region, amount: {by: {old: 0 DKK, new: cost * 1 DKK}}}
)";
const std::string with_posterior = head + R"(draws:
  posterior: {file: posterior.csv, source: A meta-analysis, evidence: rct}
parameters:
  gain: {draws: posterior.effect}
  cost: {draws: posterior}
)" + lines;

TEST(GivenDraws, AreCountedRowByRow) {
    const auto given = opened(with_posterior, {{"posterior.csv", "effect,cost\n10,1\n20,2\n60,9\n"}});
    ASSERT_THAT(given.findings, IsEmpty());
    const auto assessment = value::testing::drawn(*given.resolved, 3);
    const auto& net = assessment.comparisons.front().net_value;
    EXPECT_DOUBLE_EQ(net.value, 30 - 4);  // the means of the columns
    EXPECT_DOUBLE_EQ(net.spread->mean, 26);
    // 9, 18 and 51: rows stay together, percentiles of type 7
    EXPECT_DOUBLE_EQ(net.spread->low, 9 + 0.05 * 9);
    EXPECT_DOUBLE_EQ(net.spread->high, 51 - 0.05 * 33);
}

TEST(GivenDraws, AreOneSampleHoweverManyThreadsAndDraws) {
    const auto given = opened(with_posterior, {{"posterior.csv", "effect,cost\n10,1\n20,2\n60,9\n"}});
    const auto once = value::testing::drawn(*given.resolved, 3);
    const auto often = value::testing::drawn(*given.resolved, 30'000);
    EXPECT_DOUBLE_EQ(once.comparisons.front().net_value.spread->mean,
                     often.comparisons.front().net_value.spread->mean);
    const auto alone = value::testing::drawn(*given.resolved, 30'000, 7, 1);
    EXPECT_EQ(alone.comparisons.front().net_value.spread->mean,
              often.comparisons.front().net_value.spread->mean);
    EXPECT_THAT(rows_used_again(*given.resolved, 3), IsEmpty());
    ASSERT_EQ(rows_used_again(*given.resolved, 4).size(), 1U);
    EXPECT_THAT(rows_used_again(*given.resolved, 4)[0].message.en,
                HasSubstr("'posterior.csv' has 3 rows for 4 draws"));
}

TEST(GivenDraws, TakeSourceUnitAndBaseValueFromWhereTheyAreWritten) {
    const auto given =
        opened(head + R"(draws: {posterior: {file: posterior.csv, source: A meta-analysis, evidence: rct}}
parameters:
  gain: {value: 25, draws: posterior.effect}
  cost: {unit: "%", draws: posterior.cost, source: own, evidence: registry}
)" + lines,
               {{"posterior.csv", "effect,cost\n10,1\n20,2\n60,9\n"}});
    ASSERT_THAT(given.findings, IsEmpty());
    const auto& inputs = given.resolved->inputs;
    const auto& gain = inputs[*given.resolved->input_index("gain")];
    EXPECT_EQ(gain.base, 25);
    EXPECT_EQ(gain.provenance.source, "A meta-analysis");
    EXPECT_EQ(gain.provenance.evidence, document::Evidence::rct);
    const auto& cost = inputs[*given.resolved->input_index("cost")];
    EXPECT_DOUBLE_EQ(cost.base, 0.04);
    EXPECT_EQ(cost.provenance.source, "own");
    EXPECT_EQ(cost.provenance.evidence, document::Evidence::registry);
}

/// A number of the sample: the normal distribution by its own streams, so that nothing of ours is tested
/// against itself but the way in.
std::string normal_sample(std::size_t rows) {
    std::string text = "effect,cost\n";
    for (std::size_t i = 0; i < rows; ++i)
        text += fmt::format("{},{}\n", 1 + math::inverse_normal(math::uniform(math::stream(3, "p1"), i)),
                            2 * math::inverse_normal(math::uniform(math::stream(3, "p2"), i)));
    return text;
}

TEST(GivenDraws, GiveTheClosedFormsOfTheValueOfInformation) {
    // reference/value-models.md I4, k = 1: EVPI .4798, EVPPI of p1 .0833, of p2 .3956
    const auto given = opened(with_posterior, {{"posterior.csv", normal_sample(20'000)}});
    ASSERT_THAT(given.findings, IsEmpty());
    Options options;
    options.draws = 20'000;
    const std::vector<NumberGroup> groups{{"both", {0, 1}}, {"nothing", {}}};
    const auto information = decision_information(*given.resolved, options, groups).value();
    // Who knows both, knows everything; who knows nothing, gains nothing.
    EXPECT_NEAR(information.groups.at(0).value.value, information.now.perfect_information.value, 1e-6);
    EXPECT_EQ(information.groups.at(1).value.value, 0);
    const auto& all = information.now.perfect_information;
    EXPECT_NEAR(all.value, 0.479810706348, 3 * all.standard_error);
    for (const auto& number : information.numbers)
        EXPECT_NEAR(number.value.value, number.id == "gain" ? 0.0833154705877 : 0.395593114803,
                    3 * number.value.standard_error)
            << number.id;
}

TEST(GivenDraws, SayWhatIsWrongInTheCaseAndInTheTable) {
    EXPECT_THAT(
        opened(with_posterior, {}).findings,
        ElementsAre("case.yaml:8:21: error: the draws in 'posterior.csv' cannot be read: there is no such "
                    "file; put the file beside the case"));
    EXPECT_THAT(
        opened(with_posterior, {{"posterior.csv", "effekt,cost\n1,x\n"}}).findings,
        ElementsAre("posterior.csv:2:2: error: 'x' in column 'cost' is not a finite number; write plain "
                    "numbers: 0.25, 1e-3"));
    EXPECT_THAT(
        opened(with_posterior, {{"posterior.csv", "effct,cost\n1,2\n"}}).findings,
        ElementsAre("case.yaml:10:17: error: 'posterior.csv' has no column 'effect'; did you mean 'effct'?"));
    EXPECT_THAT(
        opened(head + "parameters:\n  gain: {draws: posterior.x}\n  cost: 1\n" + lines, {}).findings,
        ElementsAre(HasSubstr("case.yaml:8:17: error: no draws are called 'posterior'; name their file")));
    EXPECT_THAT(
        opened(
            head + "draws: {p: {file: p.csv}}\nparameters:\n  gain: {draws: p.x, sd: 1}\n  cost: 1\n" + lines,
            {{"p.csv", "x\n1\n"}})
            .findings,
        ElementsAre(HasSubstr("the uncertainty of 'gain' is given in two ways: sd and draws"), ::testing::_));
    EXPECT_THAT(opened(head + "draws: {p: {file: ../p.csv}}\nparameters:\n  gain: 1\n  cost: 1\n" + lines, {})
                    .findings,
                ElementsAre(HasSubstr("'../p.csv' is no CSV file beside the case")));
    EXPECT_THAT(
        opened(head +
                   "draws: {p: {file: p.csv}}\nparameters:\n  gain: {draws: p.x, kind: share}\n  cost: 1\n" +
                   lines,
               {{"p.csv", "x\n0.5\n1.2\n-1\n"}})
            .findings,
        ElementsAre(HasSubstr("p.csv:3:1: error: 'gain' is a share or probability, but a draw of it is 1.2"),
                    HasSubstr("p.csv:4:1: error: 'gain' is a share or probability, but a draw of it is -1")));
}

TEST(GivenDraws, ThatNobodyReadAreMissed) {
    Diagnostics found("case.yaml");
    const auto document = read_case(with_posterior, found);
    EXPECT_FALSE(resolve(*document, catalogue::Catalogue::shipped(), "case", {}, found));
    ASSERT_EQ(found.error_count(), 1U);
    EXPECT_THAT(found.all()[0].message.en, HasSubstr("the draws in 'posterior.csv' are not at hand here"));
}

}  // namespace
}  // namespace vaerdi::value
