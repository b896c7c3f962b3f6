// Survival curves in cases: partitioned survival and transitions from curves, against loops written out here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <string>

#include "value/cases.h"
#include "value/explain.h"

namespace vaerdi::value {
namespace {

using namespace testing;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

const std::string three_states = R"y(
case: 1
title: Partitioned survival
horizon: 10 years
discounting: {costs: 3 %, effects: 2 %}
comparator: old
alternatives: {old: Old, new: New}
parameters:
  hr: {by: {old: 1, new: {value: 0.7, range: [0.5, 0.98], kind: ratio}}}
health:
  model: survival
  cycle: 3 months
  states: [stable, progressed, dead]
  curves:
    pfs: {weibull: {shape: 1.3, scale: 2.5 years}, hazard_ratio: hr}
    os: {lognormal: {meanlog: 1.4, sdlog: 0.9}}
  until: {stable: pfs, progressed: os}
  utilities: {stable: 0.8, progressed: 0.6}
  costs: {stable: {amount: 1_000 DKK/year}, progressed: {amount: 5_000 DKK/year + 100 DKK/year * cycle}}
  events:
    death: {into: dead, amount: 20_000 DKK}
    progression: {into: progressed, utility: -0.02}
)y";

double weibull(double t, double hr) { return std::exp(-hr * std::pow(t / 2.5, 1.3)); }
double lognormal(double t) {
    return t <= 0 ? 1 : 0.5 * std::erfc((std::log(t) - 1.4) / 0.9 / std::sqrt(2.0));
}

struct Sums {
    double cost = 0, qalys = 0, life_years = 0, deaths = 0, passed = 0;
};

/// The same model written out, half-cycle corrected, each row discounted at its time.
Sums by_hand(double hr) {
    Sums sums;
    const double u = 0.25;
    const int cycles = 40;
    const auto add = [&](int row, int cycle, double weight) {
        const double t = row * u;
        const double s1 = weibull(t, hr), s2 = std::max(s1, lognormal(t));
        const double before_1 = row > 0 ? weibull(t - u, hr) : 1;
        const double before_2 = row > 0 ? std::max(before_1, lognormal(t - u)) : 1;
        const double deaths = before_2 - s2, passed = before_1 - s1;
        const double v = std::pow(1.02, -t), vc = std::pow(1.03, -t);
        sums.qalys += weight * v * (u * (0.8 * s1 + 0.6 * (s2 - s1)) - 0.02 * passed);
        sums.life_years += weight * u * s2;
        sums.cost += weight * vc * (u * (1000 * s1 + (5000 + 100 * cycle) * (s2 - s1)) + 20000 * deaths);
    };
    for (int cycle = 1; cycle <= cycles; ++cycle) {
        add(cycle - 1, cycle, 0.5);
        add(cycle, cycle, 0.5);
    }
    sums.deaths = 1 - std::max(weibull(10, hr), lognormal(10));
    sums.passed = 1 - weibull(10, hr);
    return sums;
}

TEST(PartitionedSurvival, comesToWhatALoopComesTo) {
    const auto a = assessed(three_states);
    const auto check = [&](const std::string& id, double hr, std::size_t index) {
        SCOPED_TRACE(id);
        const auto sums = by_hand(hr);
        EXPECT_NEAR(of(a, id).total_cost.value, sums.cost, 1e-9 * sums.cost);
        EXPECT_NEAR(of(a, id).qalys->value, sums.qalys, 1e-11 * sums.qalys);
        const auto& course = a.health->alternatives[index];
        EXPECT_NEAR(course.life_years, sums.life_years, 1e-11);
        EXPECT_NEAR(course.passed[1], sums.deaths, 1e-12);
        EXPECT_NEAR(course.passed[0], sums.passed, 1e-12);
        EXPECT_NEAR(course.survival[0][8], weibull(2, hr), 1e-13);
        EXPECT_NEAR(course.survival[1][8], lognormal(2), 1e-13);
    };
    check("old", 1, 0);
    check("new", 0.7, 1);
}

TEST(PartitionedSurvival, everyAccrualAndAnyNumberOfEndPoints) {
    const auto text = R"y(
case: 1
title: Four states
horizon: 6 years
discounting: {costs: 0 %, effects: 0 %}
comparator: a
alternatives: {a: A, b: B}
health:
  model: survival
  accrual: start
  states: [one, two, three, gone]
  dead: [gone]
  curves: {first: {exponential: {rate: 0.5}}, second: {like: first, time_ratio: 2}}
  until: {one: first, two: second, three: {gompertz: {shape: 0.1, rate: 0.05 per year}}}
  utilities: {one: 1, two: 0.5, three: 0.25}
)y";
    const auto a = assessed(text);
    double years[3] = {};
    for (int t = 0; t < 6; ++t) {
        const double s1 = std::exp(-0.5 * t), s2 = std::exp(-0.25 * t);
        const double s3 = std::exp(-0.05 * std::expm1(0.1 * t) / 0.1);
        years[0] += s1;
        years[1] += s2 - s1;
        years[2] += s3 - s2;
    }
    for (std::size_t state = 0; state < 3; ++state)
        EXPECT_NEAR(a.health->alternatives[0].years_in_state[state], years[state], 1e-13);
    EXPECT_NEAR(of(a, "a").qalys->value, years[0] + 0.5 * years[1] + 0.25 * years[2], 1e-12);
}

TEST(PartitionedSurvival, curvesThatCrossHoldNobodyAndAreSaid) {
    // Progression is slower than death from about the second year on.
    const auto text = replaced(replaced(three_states, "scale: 2.5 years", "scale: 7 years"),
                               "cycle: 3 months", "cycle: 1 year");
    Diagnostics found("case.yaml");
    const auto document = read_case(text, found);
    const auto c = resolve(*document, catalogue::Catalogue::shipped(), "case", {}, found);
    ASSERT_TRUE(c);
    std::string said;
    for (const auto& finding : found.all()) said += to_string(finding, Language::english) + "\n";
    EXPECT_THAT(
        said, ::testing::HasSubstr(
                  "the curve of 'progressed' lies below that of 'stable' from the end of cycle 2 for 'old'"));
    EXPECT_THAT(said, ::testing::HasSubstr("for 'new'"));
    const auto a = assess(*c, {}).value();
    const auto& course = a.health->alternatives[0];
    for (int row = 0; row <= 10; ++row) {
        const double s1 = std::exp(-std::pow(row / 7.0, 1.3)), s2 = lognormal(row);
        const auto& shares = course.occupancy[static_cast<std::size_t>(row)];
        EXPECT_NEAR(shares[0], s1, 1e-13);
        EXPECT_NEAR(shares[1], std::max(s2 - s1, 0.0), 1e-13);
        EXPECT_NEAR(shares[2], 1 - std::max(s1, s2), 1e-13);
        EXPECT_EQ(row >= 2, s2 < s1 && row > 0) << row;
    }
}

TEST(PartitionedSurvival, drawsAreThoseOfTheirCurves) {
    const auto c = resolved(
        replaced(three_states, "{value: 0.7, range: [0.5, 0.98], kind: ratio}", "{uniform: [0.6, 0.8]}"));
    const auto a = drawn(c, 4'000);
    double sum = 0;
    const int points = 400;  // the mean over the uniform distribution, by midpoints
    for (int i = 0; i < points; ++i) sum += by_hand(0.6 + 0.2 * (i + 0.5) / points).qalys;
    const auto& qalys = *of(a, "new").qalys->spread;
    EXPECT_NEAR(qalys.mean, sum / points, 4 * qalys.standard_error);
    EXPECT_NEAR(qalys.low, by_hand(0.795).qalys, 2e-3);
    EXPECT_NEAR(qalys.high, by_hand(0.605).qalys, 2e-3);
    EXPECT_FALSE(of(a, "old").qalys->spread);  // nothing of it is uncertain
}

/// Shares of a partitioned model are shares, whatever its curves do.
RC_GTEST_PROP(PartitionedSurvival, sharesSumToOneAndNoneIsNegative, ()) {
    const auto number = [](int low, int high) {
        return std::to_string(*rc::gen::inRange(low, high) / 1000.0);
    };
    const auto curve = [&]() -> std::string {
        switch (*rc::gen::inRange(0, 6)) {
            case 0:
                return "{weibull: {shape: " + number(300, 3000) + ", scale: " + number(500, 20000) + "}}";
            case 1:
                return "{lognormal: {meanlog: " + number(-1000, 3000) + ", sdlog: " + number(100, 2000) +
                       "}}";
            case 2:
                return "{gompertz: {shape: " + number(-500, 500) + ", rate: " + number(1, 500) + "}}";
            case 3:
                return "{generalised_gamma: {mu: " + number(-1000, 3000) + ", sigma: " + number(200, 1500) +
                       ", Q: " + number(-2000, 2000) + "}}";
            case 4:
                return "{gamma: {shape: " + number(200, 5000) + ", rate: " + number(50, 2000) + "}}";
            default:
                return "{loglogistic: {shape: " + number(300, 4000) + ", scale: " + number(500, 20000) + "}}";
        }
    };
    const auto a = assessed(replaced(
        replaced(three_states, "{weibull: {shape: 1.3, scale: 2.5 years}, hazard_ratio: hr}", curve()),
        "{lognormal: {meanlog: 1.4, sdlog: 0.9}}", curve()));
    for (const auto& row : a.health->alternatives[0].occupancy) {
        double sum = 0;
        for (const double share : row) {
            RC_ASSERT(share >= 0);
            sum += share;
        }
        RC_ASSERT(std::abs(sum - 1) < 1e-14);
    }
}

// ---- curves in formulas

/// The published model of hip replacement (Briggs, Claxton, Sculpher 2006, exercise 3.5) in a loop of its
/// own.
struct HipReplacement {
    double cost = 0, qalys = 0;
};
HipReplacement hip_replacement(bool is_new, bool man, int age) {
    const std::array<std::array<double, 3>, 6> dying{{{35, .00151, .00099},
                                                      {45, .00393, .0026},
                                                      {55, .0109, .0067},
                                                      {65, .0316, .0193},
                                                      {75, .0801, .0535},
                                                      {85, .1879, .1548}}};
    const double gamma = std::exp(0.3740968);
    const double lambda =
        std::exp(-5.490935 - 0.0367022 * age + (man ? 0.768536 : 0) + (is_new ? -1.344474 : 0));
    double operation = 1, primary = 0, revision = 0, revised = 0;
    HipReplacement result{is_new ? 579.0 : 394.0, 0};
    for (int t = 1; t <= 60; ++t) {
        double dies = 0;
        for (const auto& row : dying) dies = age + t >= row[0] ? (man ? row[1] : row[2]) : dies;
        const double fails = 1 - std::exp(lambda * (std::pow(t - 1, gamma) - std::pow(t, gamma)));
        const double to_primary = operation * 0.98 + primary * (1 - fails - dies);
        const double to_revision = primary * fails + revised * 0.04;
        const double to_revised = revision * (0.98 - dies) + revised * (0.96 - dies);
        operation = 0, primary = to_primary, revision = to_revision, revised = to_revised;
        result.cost += 5294 * revision * std::pow(1.06, -t);
        result.qalys += (.85 * primary + .3 * revision + .75 * revised) * std::pow(1.015, -t);
    }
    return result;
}

TEST(Survival, TheModelOfHipReplacementIsThePublishedOne) {
    const auto text = testing::file_text("examples/reference/implant-revision/case.yaml");
    const auto published = assessed(text);
    // as printed: £512, £610, 14.65 and 14.70 QALYs
    EXPECT_NEAR(of(published, "standard").total_cost.value, 512, 0.5);
    EXPECT_NEAR(of(published, "np1").total_cost.value, 610, 0.5);
    EXPECT_NEAR(of(published, "standard").qalys->value, 14.65, 0.005);
    EXPECT_NEAR(of(published, "np1").qalys->value, 14.70, 0.005);
    for (const bool man : {false, true}) {
        for (const int age : {40, 60, 75}) {
            const auto a = assessed(text, {{"male", man ? "1" : "0"}, {"age_at_start", std::to_string(age)}});
            for (const bool is_new : {false, true}) {
                const auto by_hand = hip_replacement(is_new, man, age);
                const auto& ours = of(a, is_new ? "np1" : "standard");
                EXPECT_SAME(ours.total_cost.value, by_hand.cost) << man << age;
                EXPECT_SAME(ours.qalys->value, by_hand.qalys) << man << age;
            }
        }
    }
}

TEST(Survival, TheKneePurchaseHasItsNumbersInBothCases) {
    const auto purchase = resolved(testing::file_text("examples/knee-implants/case.yaml"));
    const auto lifetime = resolved(testing::file_text("examples/reference/knee-lifetime/case.yaml"));
    for (const auto* name : {"implant.on_price", "revision.on_price", "revision.on_outcome"}) {
        const auto& here = purchase.inputs[purchase.input_index(name).value()];
        const auto& there = lifetime.inputs[lifetime.input_index(name).value()];
        EXPECT_EQ(here.base, there.base) << name;
        ASSERT_TRUE(here.distribution && there.distribution) << name;
        EXPECT_EQ(math::quantile(*here.distribution, 0.1), math::quantile(*there.distribution, 0.1)) << name;
    }
}

const std::string implants = R"y(
case: 1
title: Revision
horizon: 60 years
discounting: {costs: 6 %, effects: 1.5 %}
comparator: standard
alternatives: {standard: Standard, new: New}
parameters:
  b: {mvnormal: {mean: {lngamma: 0.37, cons: -5.5, age: -0.037, male: 0.77, new: -1.3},
      covariance: [[0.0022, -0.0057, 0, 0, 0], [-0.0057, 0.043, -0.0008, -0.007, -0.0006], [0, -0.0008, 0.00003, 0, 0],
                   [0, -0.007, 0, 0.012, 0], [0, -0.0006, 0, 0, 0.15]]}}
  male: 0
  age_at_start: 60
  is_new: {by: {standard: 0, new: 1}}
  revision: event_probability(revised, time_in_model, time_in_model + cycle_length)
health:
  accrual: end
  start_age: age_at_start
  states: [primary, revision, revised_well, dead]
  curves:
    revised:
      weibull_ph: {lambda: "exp(b.cons + b.age * age_at_start + b.male * male + b.new * is_new)", gamma: exp(b.lngamma)}
  transitions:
    primary: {revision: revision * (1 - mortality), dead: mortality}
    revision: {revised_well: 1 - mortality - 0.02, dead: mortality + 0.02}
    revised_well: {revision: 0.04, dead: mortality}
  utilities: {primary: 0.85, revision: 0.3, revised_well: 0.75}
  costs: {revision: {amount: 5_000 DKK/year}}
)y";

TEST(CurvesInFormulas, giveTransitionsFromCovariates) {
    auto text = replaced(implants, "  male: 0\n", "  male: 0\n  mortality: 0.01 + 0.0005 * (age - 60)\n");
    const auto a = assessed(text);
    const auto by_loop = [](bool is_new) {
        const double lambda = std::exp(-5.5 - 0.037 * 60 + (is_new ? -1.3 : 0)), gamma = std::exp(0.37);
        double p = 1, r = 0, w = 0, cost = 0, qalys = 0;
        for (int cycle = 1; cycle <= 60; ++cycle) {
            const double t = cycle - 1, dead = 0.01 + 0.0005 * t;
            const double tp = 1 - std::exp(lambda * (std::pow(t, gamma) - std::pow(t + 1, gamma)));
            const double p_ = p * (1 - tp * (1 - dead) - dead), r_ = p * tp * (1 - dead) + w * 0.04;
            w = w * (1 - 0.04 - dead) + r * (1 - dead - 0.02);
            p = p_;
            r = r_;
            cost += 5000 * r * std::pow(1.06, -cycle);
            qalys += (0.85 * p + 0.3 * r + 0.75 * w) * std::pow(1.015, -cycle);
        }
        return std::pair(cost, qalys);
    };
    for (const bool is_new : {false, true}) {
        const auto [cost, qalys] = by_loop(is_new);
        const auto& found = of(a, is_new ? "new" : "standard");
        EXPECT_NEAR(found.total_cost.value, cost, 1e-9 * cost);
        EXPECT_NEAR(found.qalys->value, qalys, 1e-11 * qalys);
    }
    const auto draws = drawn(resolved(text), 2'000);
    EXPECT_GT(of(draws, "new").total_cost.spread->high, of(draws, "new").total_cost.spread->low * 1.5);
}

TEST(CurvesInFormulas, areTheirFormulas) {
    const auto value_of = [](const std::string& formula) {
        const auto text = replaced(R"y(
case: 1
title: x
horizon: 1 year
comparator: a
alternatives: {a: A, b: B}
parameters: {x: "F"}
lines: [{name: X, payer: region, amount: x * 1 DKK, when: start}]
health:
  states: [well, dead]
  curves:
    os: {time_unit: 1 month, weibull: {shape: 1.2, scale: 97.2}}
    same: {weibull: {shape: 1.2, scale: 97.2 months}}
    spline: {spline: {knots: [-1, 1.2, 2.5], coefficients: [-3.1, 1.3, 0.12]}}
    by: {by: {a: os, b: {exponential: {rate: 0.2}}}, hazard_ratio: 2}
    later: {like: os, pieces: [{from: 24 months, exponential: {rate: 0.5}}]}
  transitions: {well: {dead: 1 %}}
)y",
                                   "F", formula);
        return line(of(assessed(text), "a"), "x").present_value_all;
    };
    const double s5 = std::exp(-std::pow(5 / 8.1, 1.2));
    EXPECT_NEAR(value_of("survival(os, 5)"), s5, 1e-13);
    EXPECT_NEAR(value_of("survival(same, 60 months)"), s5, 1e-13);
    EXPECT_NEAR(value_of("hazard(os, 5)"), 1.2 / 8.1 * std::pow(5 / 8.1, 0.2), 1e-13);
    EXPECT_NEAR(value_of("hazard(same, 5)"), 1.2 / 8.1 * std::pow(5 / 8.1, 0.2), 1e-13);
    EXPECT_NEAR(value_of("event_probability(os, 4, 5)"), 1 - s5 / std::exp(-std::pow(4 / 8.1, 1.2)), 1e-13);
    EXPECT_NEAR(value_of("survival(spline, 5)"), 0.846437156919479785, 1e-13);
    EXPECT_NEAR(value_of("survival(by, 5)"), s5 * s5, 1e-13);
    EXPECT_NEAR(value_of("survival(later, 5)"), std::exp(-std::pow(2 / 8.1, 1.2) - 0.5 * 3), 1e-13);
    EXPECT_NEAR(value_of("survival(os, 0)"), 1, 0);
}

TEST(CurvesInFormulas, areExplainedDownToTheirParameters) {
    const auto a = resolved(three_states);
    const auto explained = explain(a, "alternatives.new.qalys");
    ASSERT_TRUE(explained);
    std::string words;
    const std::function<void(const Explanation&)> collect = [&](const Explanation& step) {
        words += step.title.en + " " + step.how.en + "\n";
        for (const auto& part : step.steps) collect(part);
    };
    collect(*explained);
    for (const auto* part : {"Survival curves", "Weibull", "pfs, shape", "hr.new", "Log-normal", "sdlog"})
        EXPECT_THAT(words, ::testing::HasSubstr(part));
}

}  // namespace
}  // namespace vaerdi::value
