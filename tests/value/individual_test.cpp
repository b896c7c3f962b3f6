// Individual models in a case: closed forms, their twins among the cohorts, and laws.
// Source of the closed form: shared reference value-models.md, case G2.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <map>

#include "value/cases.h"
#include "value/cohort_twin.h"

namespace vaerdi::value {
namespace {

using namespace testing;

const Comparison& against(const Assessment& assessment, const std::string& id) {
    for (const auto& comparison : assessment.comparisons) {
        if (comparison.id == id) return comparison;
    }
    throw std::out_of_range(id);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

std::string case_with(
    const std::string& health, int years = 20,
    const std::string& discounting = "{costs: 3 %, effects: 3 %, compounding: continuous}") {
    return fmt::format(R"_(case: 1
title: People one by one
currency: DKK
horizon: {} years
discounting: {}
comparator: a
alternatives: {{a: A, b: B}}
health:
  model: individual
  states: [well, ill, dead]
{})_",
                       years, discounting, health);
}

const std::string closed_form = R"_(  individuals: {number: 400_000, per_draw: 200}
  event_times:
    well: {ill: {exponential: {rate: 0.3}}, dead: {exponential: {rate: 0.1}}}
    ill: {dead: {exponential: {rate: 0.5}}}
)_";

/// Life years of people who are well until they die at such a time.
double years_well(const std::string& death, const std::string& more = "", int years = 20) {
    const auto text =
        case_with(fmt::format("  individuals: {{number: 200_000{}}}\n  event_times: {{well: {{dead: {}}}}}\n",
                              more, death),
                  years);
    return of(assessed(replaced(text, "states: [well, ill, dead]", "states: [well, dead]")), "a")
        .life_years->value;
}

/// ∫ S(t) exp(−.03 t) dt by Simpson's rule.
template <class Survival>
double integral(Survival&& survival, double years = 20) {
    constexpr int steps = 20'000;
    const double h = years / steps;
    double sum = 0;
    for (int k = 0; k <= steps; ++k) {
        const double t = k * h;
        sum += (k == 0 || k == steps ? 1 : k % 2 ? 4 : 2) * survival(t) * std::exp(-0.03 * t);
    }
    return sum * h / 3;
}

double normal_survival(double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); }

// ---- the closed form

TEST(IndividualModel, agreesWithTheClosedForm) {
    const auto result = assessed(case_with(closed_form + R"_(  utilities: {well: 1, ill: 1}
  costs: {well: {amount: 1 DKK/year, name: Well}, ill: {amount: 1 DKK/year, name: Ill}}
  events: {falling_ill: {into: [ill], amount: 1 DKK}}
)_"));
    const auto& a = of(result, "a");
    // Standard deviations of one person are about 2.3 years: 400,000 people leave 0.004.
    EXPECT_NEAR(line(a, "health_costs_well").present_value, 2.32515324234, 0.012);
    EXPECT_NEAR(line(a, "health_costs_ill").present_value, 1.315223402548, 0.012);
    EXPECT_NEAR(a.life_years->value, 2.32515324234 + 1.315223402548, 0.016);
    EXPECT_NEAR(a.qalys->value, a.life_years->value, 1e-12);
    const auto& course = result.health->alternatives[0];
    EXPECT_NEAR(course.occupancy[5][0], 0.1353352832366, 0.002);
    EXPECT_NEAR(course.occupancy[5][1], 0.1597508538381, 0.002);
    // .3 ∫ exp(−.4 t) over 20 years, undiscounted and at exp(−.03 t).
    EXPECT_NEAR(course.passed[0], 0.75 * (1 - std::exp(-8.0)), 0.003);
    EXPECT_NEAR(line(a, "health_events_falling_ill").present_value, 0.3 / 0.43 * (1 - std::exp(-8.6)), 0.003);
}

// ---- families and clocks, against the integral of their survival curves; 200,000 people leave about 0.015

constexpr double by_chance = 0.05;

TEST(IndividualModel, livesAsLongAsEachFamilySays) {
    EXPECT_NEAR(years_well("{weibull: {shape: 1.5, scale: 8}}"),
                integral([](double t) { return std::exp(-std::pow(t / 8, 1.5)); }), by_chance);
    EXPECT_NEAR(years_well("{weibull_ph: {lambda: 0.05, gamma: 1.5}}"),
                integral([](double t) { return std::exp(-0.05 * std::pow(t, 1.5)); }), by_chance);
    EXPECT_NEAR(years_well("{gompertz: {shape: 0.1, rate: 0.05}}"),
                integral([](double t) { return std::exp(-0.5 * std::expm1(0.1 * t)); }), by_chance);
    EXPECT_NEAR(years_well("{gompertz: {shape: -0.1, rate: 0.1}}"),
                integral([](double t) { return std::exp(std::expm1(-0.1 * t)); }), by_chance);
    EXPECT_NEAR(years_well("{lognormal: {meanlog: 2, sdlog: 0.7}}"),
                integral([](double t) { return t == 0 ? 1 : normal_survival((std::log(t) - 2) / 0.7); }),
                by_chance);
    EXPECT_NEAR(years_well("{loglogistic: {shape: 1.8, scale: 7}}"),
                integral([](double t) { return 1 / (1 + std::pow(t / 7, 1.8)); }), by_chance);
    // Gamma of shape 2: (1 + rate t) exp(−rate t).
    EXPECT_NEAR(years_well("{gamma: {shape: 2, rate: 0.3}}"),
                integral([](double t) { return (1 + 0.3 * t) * std::exp(-0.3 * t); }), by_chance);
    // Generalised gamma of q = 1 is Weibull(1 / sigma, exp(mu)); of q = 0 log-normal; of q = −1 the
    // reciprocal of a Weibull.
    EXPECT_NEAR(years_well("{generalised_gamma: {mu: 2, sigma: 0.5, Q: 1}}"),
                integral([](double t) { return std::exp(-std::pow(t / std::exp(2.0), 2)); }), by_chance);
    EXPECT_NEAR(years_well("{generalised_gamma: {mu: 2, sigma: 0.7, Q: 0}}"),
                integral([](double t) { return t == 0 ? 1 : normal_survival((std::log(t) - 2) / 0.7); }),
                by_chance);
    EXPECT_NEAR(years_well("{generalised_gamma: {mu: 2, sigma: 0.5, Q: -1}}"),
                integral([](double t) { return t == 0 ? 1 : -std::expm1(-std::pow(t / std::exp(2.0), -2)); }),
                by_chance);
}

TEST(IndividualModel, aHazardRatioMultipliesTheHazardOfAnyFamily) {
    EXPECT_NEAR(years_well("{lognormal: {meanlog: 2, sdlog: 0.7}, hazard_ratio: 2}"), integral([](double t) {
                    return t == 0 ? 1 : std::pow(normal_survival((std::log(t) - 2) / 0.7), 2);
                }),
                by_chance);
    EXPECT_NEAR(years_well("{loglogistic: {shape: 1.8, scale: 7}, hazard_ratio: 0.5}"),
                integral([](double t) { return std::pow(1 + std::pow(t / 7, 1.8), -0.5); }), by_chance);
    EXPECT_NEAR(years_well("{weibull: {shape: 1.5, scale: 8}, hazard_ratio: 2}"),
                integral([](double t) { return std::exp(-2 * std::pow(t / 8, 1.5)); }), by_chance);
}

// Death that runs from the start comes when it comes, however often people fall ill and get well.
TEST(IndividualModel, aForwardClockDoesNotNoticeWhatHappensOnTheWay) {
    const std::map<std::string, double> deaths{
        {"weibull: {shape: 1.5, scale: 8}",
         integral([](double t) { return std::exp(-std::pow(t / 8, 1.5)); })},
        {"weibull_ph: {lambda: 0.2, gamma: 0.7}",
         integral([](double t) { return std::exp(-0.2 * std::pow(t, 0.7)); })},
        {"gompertz: {shape: 0.1, rate: 0.05}",
         integral([](double t) { return std::exp(-0.5 * std::expm1(0.1 * t)); })},
        {"lognormal: {meanlog: 2, sdlog: 0.7}",
         integral([](double t) { return t == 0 ? 1 : normal_survival((std::log(t) - 2) / 0.7); })},
        {"loglogistic: {shape: 1.8, scale: 7}",
         integral([](double t) { return 1 / (1 + std::pow(t / 7, 1.8)); })},
        {"gamma: {shape: 2, rate: 0.3}",
         integral([](double t) { return (1 + 0.3 * t) * std::exp(-0.3 * t); })},
        {"generalised_gamma: {mu: 2, sigma: 0.5, Q: -1}",
         integral([](double t) { return t == 0 ? 1 : -std::expm1(-std::pow(t / std::exp(2.0), -2)); })},
    };
    const std::string ways = R"_(  individuals: {number: 60_000}
  event_times:
    well: {ill: {exponential: {rate: 0.5}}}
    ill: {well: {exponential: {rate: 1}}}
)_";
    for (const auto& [death, expected] : deaths) {
        // Written once for both states it is drawn once; written for each it is drawn anew at every door,
        // from what is left of the curve.
        const auto once = fmt::format("    living: {{dead: {{{}, clock: forward}}}}\n", death);
        EXPECT_NEAR(of(assessed(case_with(ways + once)), "a").life_years->value, expected, 0.1) << death;
        const auto own = fmt::format("dead: {{{}, clock: forward}}, ", death);
        auto anew = replaced(ways, "well: {ill", "well: {" + own + "ill");
        anew = replaced(anew, "ill: {well", "ill: {" + own + "well");
        EXPECT_NEAR(of(assessed(case_with(anew)), "a").life_years->value, expected, 0.1) << death;
    }
}

// And so a treatment that only keeps people well saves exactly no life.
TEST(IndividualModel, whatIsDrawnOnceIsTheSameUnderEveryAlternative) {
    const auto result = assessed(case_with(R"_(  individuals: {number: 1_000}
  start_age: 60
  event_times:
    well: {ill: {exponential: {rate: 0.5}, hazard_ratio: hr}}
    ill: {well: {exponential: {rate: 1}}}
    living: {dead: {gompertz: {shape: 0.09, rate: 0.00004}, clock: age}}
  utilities: {well: 1, ill: 0.5}
parameters: {hr: {by: {a: 1, b: 0.5}}}
)_"));
    EXPECT_NEAR(against(result, "b").incremental_life_years->value, 0, 1e-12);
    EXPECT_GT(against(result, "b").incremental_qalys->value, 0.5);
}

// With the clock reset the stay in `ill` has the Weibull's own mean, scale · Γ(1 + 1/shape).
TEST(IndividualModel, aClockThatIsResetBeginsAtTheDoor) {
    const auto result = assessed(case_with(R"_(  individuals: {number: 200_000}
  event_times:
    well: {ill: {exponential: {rate: 0.5}}}
    ill: {dead: {weibull: {shape: 2, scale: 3}}}
)_",
                                           100, "none"));
    EXPECT_NEAR(result.health->alternatives[0].years_in_state[0], 2, 0.03);
    EXPECT_NEAR(result.health->alternatives[0].years_in_state[1], 3 * std::tgamma(1.5), 0.02);
}

TEST(IndividualModel, theClockOfAgeRunsFromBirth) {
    // 70 years old, hazard .00003 exp(.1 age).
    const auto expected =
        integral([](double t) { return std::exp(-3e-4 * (std::exp(0.1 * (70 + t)) - std::exp(7.0))); });
    EXPECT_NEAR(years_well("{gompertz: {shape: 0.1, rate: 0.00003}, clock: age}", ", attributes: {age: 70}"),
                expected, by_chance);
    // Half of them 60, half 80.
    const auto of_age = [](double age) {
        return integral(
            [&](double t) { return std::exp(-3e-4 * (std::exp(0.1 * (age + t)) - std::exp(0.1 * age))); });
    };
    EXPECT_NEAR(years_well("{gompertz: {shape: 0.1, rate: 0.00003}, clock: age}", ", table: {age: [60, 80]}"),
                (of_age(60) + of_age(80)) / 2, by_chance);
}

TEST(IndividualModel, hazardsMayComeFromATable) {
    auto text = case_with(R"_(  individuals: {number: 200_000}
  event_times: {well: {dead: {piecewise: mortality, clock: forward}}}
tables: {mortality: {points: {0: 0.02, 5: 0.1, 10: 0.3}, between: step}}
)_");
    text = replaced(text, "states: [well, ill, dead]", "states: [well, dead]");
    const auto expected = integral([](double t) {
        return std::exp(
            -(0.02 * std::min(t, 5.0) + 0.1 * std::clamp(t - 5, 0.0, 5.0) + 0.3 * std::max(t - 10, 0.0)));
    });
    EXPECT_NEAR(of(assessed(text), "a").life_years->value, expected, by_chance);
}

// ---- what people bring, and what they remember

TEST(IndividualModel, knowsWhatDiffersBetweenPeople) {
    const double expected = 0.6 * integral([](double t) { return std::exp(-0.2 * t); }) +
                            0.4 * integral([](double t) { return std::exp(-0.1 * t); });
    const std::string rate = "{exponential: {rate: \"if(frail = 1, 0.2, 0.1)\"}}";
    EXPECT_NEAR(years_well(rate, ", attributes: {frail: {share: 60 %}}"), expected, by_chance);
    EXPECT_NEAR(years_well(rate, ", table: {frail: [1, 0]}, weights: [3, 2]"), expected, by_chance);
    // A rate drawn for each person: gamma of mean .1, sd .05; E exp(−rate t) = (1 + t/40)^−4.
    EXPECT_NEAR(
        years_well("{exponential: {rate: own}}", ", attributes: {own: {gamma: {mean: 0.1, sd: 0.05}}}"),
        integral([](double t) { return std::pow(1 + t / 40, -4); }), by_chance);
}

TEST(IndividualModel, countsWhatHasHappenedToEach) {
    const auto result = assessed(case_with(R"_(  individuals: {number: 200_000}
  event_times:
    well: {ill: {exponential: {rate: 0.3}}, dead: {exponential: {rate: 0.1}}}
    ill: {well: {exponential: {rate: 2}}, dead: {exponential: {rate: 0.5}}}
  costs:
    ill: {name: First year, amount: "if(time_in_state < 1, 1, 0) * 1 DKK/year"}
    well: {name: Older, amount: "if(age >= 65, 1, 0) * 1 DKK/year"}
  start_age: 60
  events:
    first: {into: [ill], amount: "if(events.first = 0, 1, 0) * 1 DKK"}
    later: {into: [ill], amount: "if(events.later > 0, 1, 0) * 1 DKK"}
    soon: {into: [ill], amount: "if(time_since.soon < 1, 1, 0) * 1 DKK"}
)_",
                                           100, "none"));
    const auto& a = of(result, "a");
    const double again = 0.75 * 2 / 2.5;  // ill once more, for one who is ill
    EXPECT_NEAR(line(a, "health_events_first").present_value, 0.75, 0.005);
    EXPECT_NEAR(line(a, "health_events_later").present_value, 0.75 * again / (1 - again), 0.02);
    // Well in exp(−2.5 t) of illness, ill again in exp(−.4 t): both within a year.
    const double both = 2 * 0.3 / (2.5 - 0.4) * ((1 - std::exp(-0.4)) / 0.4 - (1 - std::exp(-2.5)) / 2.5);
    EXPECT_NEAR(line(a, "health_events_soon").present_value, 0.75 / (1 - again) * both, 0.02);
    const double times_ill = 0.75 / (1 - again);
    EXPECT_NEAR(line(a, "health_costs_ill").present_value, times_ill * (1 - std::exp(-2.5)) / 2.5, 0.01);
}

// What is remembered acts as a state of its own would.
TEST(IndividualModel, historyIsWorthAState) {
    const auto remembered = assessed(case_with(R"_(  individuals: {number: 200_000}
  event_times:
    well: {ill: {exponential: {rate: 0.3}}, dead: {exponential: {rate: "0.05 + 0.2 * events.falling_ill"}}}
    ill: {well: {exponential: {rate: 4}}, dead: {exponential: {rate: 0.5}}}
  utilities: {well: "if(events.falling_ill > 0, 0.6, 1)", ill: 0}
  events: {falling_ill: {into: [ill]}}
)_"));
    auto text = case_with(R"_(  individuals: {number: 200_000}
  event_times:
    well: {ill: {exponential: {rate: 0.3}}, dead: {exponential: {rate: 0.05}}}
    ill: {after: {exponential: {rate: 4}}, dead: {exponential: {rate: 0.5}}}
    after: {ill_2: {exponential: {rate: 0.3}}, dead: {exponential: {rate: 0.25}}}
    ill_2: {after_2: {exponential: {rate: 4}}, dead: {exponential: {rate: 0.5}}}
    after_2: {ill_3: {exponential: {rate: 0.3}}, dead: {exponential: {rate: 0.45}}}
    ill_3: {after_3: {exponential: {rate: 4}}, dead: {exponential: {rate: 0.5}}}
    after_3: {ill_4: {exponential: {rate: 0.3}}, dead: {exponential: {rate: 0.65}}}
    ill_4: {dead: {exponential: {rate: 0.5}}}
  utilities: {well: 1, after: 0.6, after_2: 0.6, after_3: 0.6, living: 0}
)_");
    text = replaced(text, "[well, ill, dead]",
                    "[well, ill, after, ill_2, after_2, ill_3, after_3, ill_4, dead]");
    const auto written_out = assessed(text);
    EXPECT_NEAR(of(remembered, "a").qalys->value, of(written_out, "a").qalys->value, 0.04);
}

TEST(IndividualModel, statesAreKnownByName) {
    const auto result = assessed(case_with(R"_(  individuals: {number: 1_000}
  event_times: {well: {ill: {exponential: {rate: 0.3}}}, living: {dead: {exponential: {rate: 0.2}}}}
  costs: {living: {amount: dear}}
parameters: {dear: "if(ill, 7, 1) * 1 DKK/year"}
)_",
                                           20, "none"));
    const auto& years = result.health->alternatives[0].years_in_state;
    EXPECT_NEAR(of(result, "a").total_cost.value, years[0] + 7 * years[1], 1e-9);
}

// ---- the twin among the cohorts

TEST(IndividualModel, agreesWithItsTwinAmongTheCohorts) {
    const auto people = assessed(case_with(R"_(  individuals: {number: 200_000}
  start: {well: 80 %, ill: 20 %}
  event_times:
    well: {ill: {exponential: {rate: 0.2}}, dead: {exponential: {rate: 0.02}}}
    ill: {well: {exponential: {rate: 0.5}}, dead: {exponential: {rate: 0.1}}}
  utilities: {well: 0.9, ill: 0.6}
  costs: {ill: {amount: 10_000 DKK/year}}
  events: {falling_ill: {from: [well], into: [ill], amount: 2_000 DKK}}
)_",
                                           30, "{costs: 4 %, effects: 1.5 %}"));
    // A hundred cycles a year: what moves twice within a cycle hardly counts.
    auto text = case_with(R"_(  cycle: 0.01 years
  start: {well: 80 %, ill: 20 %}
  transitions:
    well: {ill: 1 - exp(-0.2 * cycle_length), dead: 1 - exp(-0.02 * cycle_length)}
    ill: {well: 1 - exp(-0.5 * cycle_length), dead: 1 - exp(-0.1 * cycle_length)}
  utilities: {well: 0.9, ill: 0.6}
  costs: {ill: {amount: 10_000 DKK/year}}
  events: {falling_ill: {from: [well], into: [ill], amount: 2_000 DKK}}
)_",
                          30, "{costs: 4 %, effects: 1.5 %}");
    const auto cohort = assessed(replaced(text, "model: individual", "model: cohort"));
    const auto &a = of(people, "a"), &b = of(cohort, "a");
    EXPECT_NEAR(a.qalys->value / b.qalys->value, 1, 0.005);
    EXPECT_NEAR(a.life_years->value / b.life_years->value, 1, 0.005);
    EXPECT_NEAR(a.total_cost.value / b.total_cost.value, 1, 0.008);
    for (const std::size_t year : {1U, 5U, 20U, 30U}) {
        for (std::size_t state = 0; state < 3; ++state) {
            EXPECT_NEAR(people.health->alternatives[0].occupancy[year][state],
                        cohort.health->alternatives[0].occupancy[100 * year][state], 0.005);
        }
    }
    for (std::size_t year = 1; year <= 30; ++year)
        EXPECT_NEAR(a.paid.at("region")[year], b.paid.at("region")[year], 60) << year;
}

TEST(IndividualModel, isCheckedAgainstTheCohortThatSaysTheSame) {
    // All clocks, a state with a memory, one that comes again, groups, and a table of hazards.
    const auto c = resolved(case_with(R"_(  individuals: {number: 100_000}
  start_age: 60
  event_times:
    well: {ill: {exponential: {rate: 0.3}, hazard_ratio: hr}, dead: {gompertz: {shape: 0.09, rate: 0.00005}, clock: age}}
    ill: {well: {weibull: {shape: 1.6, scale: 0.8}}, dead: {piecewise: early, clock: forward}}
  utilities: {well: "1 - 0.1 * events.ill", ill: 0.5}
  events: {ill: {into: [ill]}}
parameters: {hr: {by: {a: 1, b: 0.5}}}
tables: {early: {points: {0: 0.3, 3: 0.1}, between: step}}
)_"));
    const auto twin = cohort_twin(c, {}).value();
    ASSERT_TRUE(twin.why_not.empty());
    for (const auto& states : twin.states) {
        double all = 0;
        for (const auto& state : states) {
            EXPECT_TRUE(state.agrees()) << state.people << " and " << state.cohort;
            EXPECT_LT(state.step_error, 0.02);
            EXPECT_LT(state.standard_error, 0.03);
            all += state.cohort;
        }
        EXPECT_NEAR(all, 20, 1e-6);
    }
    // The closed form: 1/.4 years well, but for what is left after 20; .75 / .5 ill.
    const auto closed = cohort_twin(resolved(case_with(closed_form, 100, "none")), {}).value();
    EXPECT_NEAR(closed.states[0][0].cohort, 2.5, 1e-3);
    EXPECT_NEAR(closed.states[0][1].cohort, 1.5, 1e-3);
    const auto remembers = cohort_twin(resolved(case_with(R"_(  individuals: {number: 1_000}
  event_times: {living: {dead: {exponential: {rate: 0.1 + 0.1 * events.ill}}}, well: {ill: {exponential: {rate: 1}}}}
  events: {ill: {into: [ill]}}
)_")),
                                       {})
                               .value();
    EXPECT_FALSE(remembers.why_not.empty());
}

// ---- time, intakes, discounting

TEST(IndividualModel, discountsEachMomentByTheConventionOfTheCase) {
    const std::string health = R"_(  individuals: {number: 100_000}
  event_times: {living: {dead: {exponential: {rate: 0.02}}}}
  costs: {living: {amount: 1 DKK/year}}
  start: well
)_";
    const auto closed = [](double rate, double from, double to) {
        const double force = 0.02 + std::log1p(rate);
        return (std::exp(-force * from) - std::exp(-force * to)) / force;
    };
    const auto yearly = of(assessed(case_with(health, 60, "{costs: 3.5 %, effects: 0 %}")), "a");
    EXPECT_NEAR(yearly.total_cost.value, closed(0.035, 0, 60), 0.1);
    EXPECT_NEAR(yearly.life_years->value, closed(0, 0, 60), 0.3);
    // 3.5 % for 35 years, then 2.5 % (Danish Ministry of Finance).
    const auto segments = of(assessed(case_with(health, 60, "finance-ministry-2021")), "a");
    const double after = std::pow(1.025 / 1.035, 35.0) * closed(0.025, 35, 60);
    EXPECT_NEAR(segments.total_cost.value, closed(0.035, 0, 35) + after, 0.1);
}

TEST(IndividualModel, thoseWhoComeLaterLiveTheSameLives) {
    const std::string health = R"_(  individuals: {number: 2_000}
  event_times: {living: {dead: {exponential: {rate: 0.1}}}}
  costs: {living: {amount: 1 DKK/year}}
)_";
    const auto one = of(assessed(case_with(health, 5, "{costs: 3 %, effects: 3 %}")), "a");
    const auto text =
        replaced(case_with(health, 20, "{costs: 3 %, effects: 3 %}"), "comparator: a",
                 "population: {patients: 10 per year, for: 3 years, follow_up: 5 years}\ncomparator: a");
    const auto three = of(assessed(text), "a");
    EXPECT_NEAR(three.total_cost.value, 10 * one.total_cost.value * (1 + 1 / 1.03 + 1 / (1.03 * 1.03)),
                1e-9 * three.total_cost.value);
}

// Nobody dies, so nothing is left to chance: 1 a year from entry to the horizon, at 3.5 % for 35 years,
// then 2.5 %.
TEST(IndividualModel, discountsThoseWhoComeLaterByTheirOwnYears) {
    const auto text =
        replaced(case_with(R"_(  individuals: {number: 40}
  event_times: {living: {dead: {exponential: {rate: 0}}}}
  costs: {living: {amount: 1 DKK/year}}
)_",
                           60, "finance-ministry-2021"),
                 "comparator: a", "population: {patients: 1 per year, for: 3 years}\ncomparator: a");
    const double early = std::log(1.035), late = std::log(1.025);
    double expected = 0;
    for (const double entry : {0.0, 1.0, 2.0})
        expected += (std::exp(-early * entry) - std::exp(-early * 35)) / early +
                    std::exp(-early * 35) * (1 - std::exp(-late * 25)) / late;
    EXPECT_NEAR(of(assessed(text), "a").total_cost.value, expected, 1e-9 * expected);
}

// ---- laws

const std::string two_treatments = R"_(  individuals: {number: 5_000, per_draw: 300}
  start_age: 60
  event_times:
    well: {ill: {weibull: {shape: 1.3, scale: 6}, hazard_ratio: hr}, dead: {gompertz: {shape: 0.09, rate: 0.00002}, clock: age}}
    ill: {well: {lognormal: {meanlog: 0, sdlog: 1}}, dead: {exponential: {rate: r_dead}}}
  utilities: {well: "1 - 0.003 * age", ill: 0.6}
  costs: {ill: {amount: 10_000 DKK/year}}
  events: {falling_ill: {into: [ill], amount: 2_000 DKK}}
parameters:
  hr: {by: {a: {gamma: {mean: 1, sd: 0.2}}, b: HR}, same_draw: yes}
  r_dead: {gamma: {mean: 0.1, sd: 0.03}}
)_";

TEST(IndividualModel, whatMakesNoDifferenceMakesExactlyNone) {
    const auto same = resolved(case_with(replaced(two_treatments, "HR", "{gamma: {mean: 1, sd: 0.2}}")));
    const auto result = drawn(same, 50);
    const auto& b = against(result, "b");
    EXPECT_EQ(b.incremental_cost.value, 0);
    EXPECT_EQ(b.incremental_qalys->value, 0);
    ASSERT_TRUE(b.incremental_cost.spread);
    EXPECT_EQ(b.incremental_cost.spread->low, 0);
    EXPECT_EQ(b.incremental_cost.spread->high, 0);
    // And a better one is better for every person, not by chance.
    const auto better = drawn(resolved(case_with(replaced(two_treatments, "HR", "0.5"))), 50);
    EXPECT_GT(against(better, "b").incremental_qalys->value, 0.1);
}

TEST(IndividualModel, threadsMakeNoDifference) {
    const auto c = resolved(case_with(replaced(two_treatments, "HR", "0.7")));
    const auto one = drawn(c, 40, 7, 1), two = drawn(c, 40, 7, 2);
    for (std::size_t a = 0; a < 2; ++a) {
        EXPECT_EQ(one.alternatives[a].total_cost.spread->mean, two.alternatives[a].total_cost.spread->mean);
        EXPECT_EQ(one.alternatives[a].total_cost.spread->low, two.alternatives[a].total_cost.spread->low);
        EXPECT_EQ(one.alternatives[a].qalys->spread->high, two.alternatives[a].qalys->spread->high);
    }
    EXPECT_NE(one.alternatives[0].qalys->spread->mean, drawn(c, 40, 8).alternatives[0].qalys->spread->mean);
}

TEST(IndividualModel, theMeanOfTheDrawsIsTheMeanOverTheParameters) {
    // A rate of gamma(4, scale 1/40): life years within 20 years, undiscounted, ∫ (1 + t/40)^−4 dt.
    auto text = case_with(R"_(  individuals: {number: 1_000, per_draw: 100}
  event_times: {living: {dead: {exponential: {rate: r}}}}
parameters: {r: {gamma: {mean: 0.1, sd: 0.05}}}
)_",
                          20, "none");
    const auto result = drawn(resolved(text), 4'000);
    EXPECT_NEAR(of(result, "a").life_years->spread->mean, 40.0 / 3 * (1 - std::pow(1.5, -3)), 0.15);
}

RC_GTEST_PROP(IndividualModelLaw, everybodyIsSomewhere, ()) {
    const auto rate = [] { return 0.01 * *rc::gen::inRange(0, 300); };
    const auto text =
        case_with(fmt::format(R"_(  individuals: {{number: 500}}
  cycle: {} years
  event_times:
    well: {{ill: {{weibull: {{shape: 1.2, scale: {}}}}}, dead: {{exponential: {{rate: {}}}}}}}
    ill: {{well: {{exponential: {{rate: {}}}}}, dead: {{exponential: {{rate: {}}}, clock: forward}}}}
)_",
                              *rc::gen::element("1", "0.25", "2"), 0.1 + rate(), rate(), rate(), rate()),
                  10, "{costs: 3 %, effects: 1 %}");
    const auto result = assessed(text);
    const auto& course = result.health->alternatives[0];
    for (const auto& row : course.occupancy) RC_ASSERT(std::abs(row[0] + row[1] + row[2] - 1) < 1e-12);
    const auto& years = course.years_in_state;
    RC_ASSERT(std::abs(years[0] + years[1] + years[2] - 10) < 1e-9);
}

// An exponential has no memory: where its clock runs from makes no difference, though the same law by another
// family and clock takes another way.
TEST(IndividualModelLaw, theExponentialHasNoMemory) {
    const auto with = [](const std::string& death) {
        return of(assessed(case_with(fmt::format(R"_(  individuals: {{number: 20_000}}
  event_times:
    well: {{ill: {{exponential: {{rate: 0.5}}}}}}
    ill: {{well: {{exponential: {{rate: 1}}}}}}
    living: {{dead: {{{}}}}}
)_",
                                                 death))),
                  "a")
            .life_years->value;
    };
    const double forward = with("exponential: {rate: 0.1}, clock: forward");
    EXPECT_NEAR(with("exponential: {rate: 0.1}"), forward, 0.15);
    EXPECT_NEAR(with("weibull: {shape: 1, scale: 10}, clock: forward"), forward, 1e-9);
    EXPECT_NEAR(with("gompertz: {shape: 0, rate: 0.1}, clock: forward"), forward, 1e-9);
    EXPECT_NEAR(with("gamma: {shape: 1, rate: 0.1}, clock: forward"), forward, 1e-7);
}

}  // namespace
}  // namespace vaerdi::value
