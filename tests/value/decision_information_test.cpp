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

// Net value of the new is p1 − p2: mean 1, variance 1 + 4.
TEST(DecisionInformation, saysHowTheMeanSettlesWithTheDraws) {
    const auto found = informed(resolved(gaussian)).convergence;
    ASSERT_EQ(found.draws.size(), 20U);
    EXPECT_EQ(found.draws.front(), 1'000U);
    EXPECT_EQ(found.draws.back(), 20'000U);
    EXPECT_TRUE(found.net_value[0].empty()) << "the comparator";
    const auto& means = found.net_value[1];
    ASSERT_EQ(means.size(), 20U);
    for (std::size_t k = 0; k < means.size(); ++k) {
        const double exact = std::sqrt(5 / static_cast<double>(found.draws[k]));
        EXPECT_NEAR(means[k].mean.standard_error, exact, .1 * exact);
        EXPECT_NEAR(means[k].mean.value, 1, 4 * means[k].mean.standard_error);
    }
}

TEST(DecisionInformation, settlesTheSameOnAnyNumberOfThreads) {
    const auto c = resolved(gaussian);
    const auto one = informed(c, 3'000, 1).convergence, four = informed(c, 3'000, 4).convergence;
    for (std::size_t k = 0; k < one.draws.size(); ++k) {
        EXPECT_EQ(one.net_value[1][k].mean.value, four.net_value[1][k].mean.value);
        EXPECT_EQ(one.net_value[1][k].mean.standard_error, four.net_value[1][k].mean.standard_error);
    }
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

// Reference value-models.md, section I4, k = 1: a study of p1 with observations of standard deviation 1.
TEST(DecisionInformation, aStudyIsTheClosedFormOfTheCase) {
    const auto c = resolved(gaussian + R"yaml(
studies:
  trial: {of: p1.new, patients: [1, 10, 50, 100, 1000], patient_sd: 1 DKK, cost: 0.01 DKK, cost_per_patient: 0.001 DKK}
)yaml");
    const auto found = informed(c);
    ASSERT_EQ(found.studies.size(), 1U);
    const auto& sizes = found.studies[0].sizes;
    const std::vector<double> closed{.02512727083, .0723251202609, .0809432861022, .0821176055971,
                                     .0831946061};
    ASSERT_EQ(sizes.size(), closed.size());
    for (std::size_t s = 0; s < sizes.size(); ++s)
        EXPECT_NEAR(sizes[s].value.value, closed[s], 4 * sizes[s].value.standard_error) << s;
    // Net .0141, .0523, .0209, −.0279, …: ten patients are best.
    ASSERT_TRUE(found.studies[0].best);
    EXPECT_EQ(sizes[*found.studies[0].best].patients, 10);
    EXPECT_DOUBLE_EQ(sizes[1].cost, 0.02);
    EXPECT_NEAR(found.studies[0].knowing.value, found.numbers[1].value.value, 1e-12);
}

// Three years of 100 patients, a study of a year and a half: half of those of year 2 and all of year 3 come
// after it, (50 + 100) / 300 without discounting.
TEST(DecisionInformation, aStudyComesTooLateForThoseWhoCameMeanwhile) {
    const std::string text = R"yaml(
case: 1
title: Infections
horizon: 3 years
discounting: none
comparator: now
alternatives: {now: Now, new: New}
population: {patients: 100 per year, for: 3 years}
parameters:
  p_infection: {by: {now: 0.2, new: {beta: [30, 120]}}}
lines:
  - {name: Infections, payer: region, amount: "p_infection * 1_000 DKK/patient"}
studies:
  soon: {of: p_infection, patients: 150}
  late: {of: p_infection, patients: 150, duration: 18 months}
)yaml";
    const auto found = informed(resolved(text));
    EXPECT_DOUBLE_EQ(found.studies[0].reached, 1);
    EXPECT_NEAR(found.studies[1].reached, 0.5, 1e-12);
    EXPECT_NEAR(found.studies[1].sizes[0].value.value, found.studies[0].sizes[0].value.value / 2, 1e-6);
    EXPECT_FALSE(found.studies[0].sizes[0].value.value > found.studies[0].knowing.value);
    // beta(30, 120) is worth 150 observations: as many more halve the variance of the share, and the mean
    // loss of a normal choice between equals is sd / √(2π).
    EXPECT_NEAR(found.studies[0].sizes[0].value.value / found.studies[0].knowing.value, std::sqrt(0.5), 0.01);
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
