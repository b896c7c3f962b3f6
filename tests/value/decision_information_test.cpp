// What it is worth to know more, as cases say it: a decision whose closed form is known (reference
// value-models.md, section I4), and what evidence it rests on.
#include "value/decision_information.h"

#include <gtest/gtest.h>

#include <cmath>

#include "value/cases.h"

namespace vaerdi::value {
namespace {

using namespace testing;

const std::string gaussian = R"yaml(
case: 1
title: Two numbers
horizon: 1 year
discounting: none
comparator: now
alternatives: {now: Now, new: New}
parameters:
  p1: {unit: DKK, by: {now: 0, new: {normal: {mean: 1, sd: 1}, evidence: rct, source: trial}}}
  p2: {unit: DKK, by: {now: 0, new: {normal: {mean: 0, sd: 2}, evidence: assumption}}}
lines:
  - {name: Gain, gains: region, amount: p1}
  - {name: Cost, payer: region, amount: p2}
)yaml";

DecisionInformation informed(const ResolvedCase& c, std::uint64_t draws = 20'000, unsigned threads = 2) {
    Options options;
    options.draws = draws;
    options.threads = threads;
    return decision_information(c, options).value();
}

TEST(DecisionInformation, isTheClosedFormOfTheCase) {
    const auto found = informed(resolved(gaussian));
    EXPECT_NEAR(found.now.perfect_information.value, .479810706348,
                4 * found.now.perfect_information.standard_error);
    ASSERT_EQ(found.numbers.size(), 2U);
    EXPECT_EQ(found.numbers[0].id, "p2.new");
    EXPECT_NEAR(found.numbers[0].value.value, .395593114803, 4 * found.numbers[0].value.standard_error);
    EXPECT_NEAR(found.numbers[1].value.value, .0833154705877, 4 * found.numbers[1].value.standard_error);
}

TEST(DecisionInformation, isToldByGradeOfEvidence) {
    const auto found = informed(resolved(gaussian));
    ASSERT_EQ(found.by_evidence.size(), 2U);
    EXPECT_EQ(found.by_evidence[0].id, "rct");
    EXPECT_EQ(found.by_evidence[1].id, "assumption");
    ASSERT_TRUE(found.weak);
    EXPECT_EQ(found.weak->inputs.size(), 1U);
    EXPECT_NEAR(found.weak->value.value, found.numbers[0].value.value, 1e-12);
}

TEST(DecisionInformation, needsDraws) { EXPECT_FALSE(decision_information(resolved(gaussian), {})); }

TEST(DecisionInformation, doesNotDependOnThreads) {
    const auto c = resolved(file_text("examples/tavi/case.yaml"));
    const auto one = informed(c, 3'000, 1), three = informed(c, 3'000, 3);
    EXPECT_EQ(one.now.perfect_information.value, three.now.perfect_information.value);
    for (std::size_t i = 0; i < one.numbers.size(); ++i) {
        EXPECT_EQ(one.numbers[i].id, three.numbers[i].id);
        EXPECT_EQ(one.numbers[i].value.value, three.numbers[i].value.value);
    }
}

// Briggs, Claxton, Sculpher 2006, exercise 4.7: probability that the combination is worth it, 20,000 draws
// apart.
TEST(DecisionInformation, theCurveOfTheHivModelIsTheIndependentOne) {
    const auto c = resolved(file_text("examples/reference/hiv-monotherapy/case.yaml"));
    Options options;
    options.draws = 20'000;
    const auto a = assess(c, options).value();
    const auto found = informed(c);
    EXPECT_EQ(found.effect, "life_years");
    // The usual curve goes to a million; at 25,000 and above the combination is all but certain.
    for (const auto& point : found.curve) {
        const double together = point.at.probability_best[0] + point.at.probability_best[1];
        EXPECT_NEAR(together, 1, 1e-9);
        if (point.to_pay == 0) {
            EXPECT_GT(point.at.probability_best[0], 0.99);
        }
        if (point.to_pay >= 25'000) {
            EXPECT_GT(point.at.probability_best[1], 0.99);
        }
    }
}

}  // namespace
}  // namespace vaerdi::value
