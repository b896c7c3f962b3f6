// People simulated one by one, against closed forms and laws. Reference: shared value-models.md, case G2.
#include "health/individuals.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "health/survival_curve.h"
#include "math/graph.h"
#include "math/program.h"

namespace vaerdi::health {
namespace {

Number fixed(double value) { return {Number::Of::all, value, 0}; }

Number argument(std::uint32_t index) { return {Number::Of::replicate, 0, index}; }

EventTime event(std::size_t from, std::size_t to, Family family, std::vector<Number> parameters,
                Clock clock = Clock::reset) {
    EventTime made;
    made.from = from;
    made.to = to;
    made.family = family;
    made.clock = clock;
    std::ranges::copy(parameters, made.parameters.begin());
    return made;
}

PeopleModel model_of(std::size_t states, std::vector<EventTime> transitions, int years, std::size_t people) {
    PeopleModel model;
    model.transitions = std::move(transitions);
    model.states.resize(states);
    for (std::size_t t = 0; t < model.transitions.size(); ++t)
        model.states[model.transitions[t].from].exits.push_back(t);
    model.at.resize(model.transitions.size());
    for (std::size_t s = 0; s < states; ++s) model.start.push_back(fixed(s == 0 ? 1 : 0));
    model.years = years;
    model.people = model.people_of_a_draw = people;
    return model;
}

std::vector<double> outputs_of(const Individuals& individuals, std::vector<double> arguments = {},
                               const math::Replicate& replicate = {}) {
    std::vector<double> values(individuals.output_count());
    std::vector<double*> outputs;
    for (auto& value : values) outputs.push_back(&value);
    std::vector<const double*> columns;
    for (const auto& each : arguments) columns.push_back(&each);
    individuals.run(columns, outputs, 1, replicate);
    return values;
}

// H → S .3, H → D .1, S → D .5.
PeopleModel closed_form(int years, std::size_t people) {
    return model_of(
        3,
        {event(0, 1, Family::exponential, {fixed(0.3)}), event(0, 2, Family::exponential, {fixed(0.1)}),
         event(1, 2, Family::exponential, {fixed(0.5)})},
        years, people);
}

TEST(Individuals, agreeWithTheClosedForm) {
    auto model = closed_form(20, 400'000);
    model.force[static_cast<std::size_t>(Rate::effects)].assign(20, 0.03);
    const Individuals individuals(std::move(model));
    const auto values = outputs_of(individuals);
    EXPECT_NEAR(values[individuals.occupancy(0, 5)], 0.1353352832366, 0.0025);
    EXPECT_NEAR(values[individuals.occupancy(1, 5)], 0.1597508538381, 0.0025);
    double well = 0, ill = 0;
    for (int year = 0; year < 20; ++year) {
        well += std::exp(-0.03 * year) * values[individuals.years_in_state(0, year, Rate::effects)];
        ill += std::exp(-0.03 * year) * values[individuals.years_in_state(1, year, Rate::effects)];
    }
    EXPECT_NEAR(well, 2.32515324234, 0.015);
    EXPECT_NEAR(ill, 1.315223402548, 0.012);
}

// ---- times by themselves

std::vector<double> times(Family family, std::vector<double> parameters, std::vector<double> uniforms,
                          double ratio = 1, double clock = 0) {
    std::vector<std::vector<double>> columns;
    for (const double each : parameters) columns.emplace_back(uniforms.size(), each);
    const std::vector<double> ratios(uniforms.size(), ratio), clocks(uniforms.size(), clock);
    Waiting waiting;
    waiting.family = family;
    for (std::size_t k = 0; k < columns.size(); ++k) waiting.parameters[k] = columns[k].data();
    waiting.hazard_ratio = ratios.data();
    waiting.clock = clocks.data();
    std::vector<double> years(uniforms.size());
    event_times(waiting, uniforms, years);
    return years;
}

const std::vector<std::pair<Family, std::vector<double>>> every_family{
    {Family::exponential, {0.2}},
    {Family::weibull, {1.4, 6}},
    {Family::weibull_ph, {0.05, 0.8}},
    {Family::gompertz, {0.1, 0.03}},
    {Family::gompertz, {-0.05, 0.3}},
    {Family::lognormal, {1.5, 0.8}},
    {Family::loglogistic, {2, 5}},
    {Family::gamma, {2.5, 0.4}},
    {Family::generalised_gamma, {1.5, 0.6, 0.7}},
    {Family::generalised_gamma, {1.5, 0.6, -0.7}},
    {Family::generalised_gamma, {1.5, 0.6, 0.01}},
    {Family::generalised_gamma, {1.5, 0.6, 0}},
};

// Whoever draws a time t from a curve has S(t)^ratio = u, and from what is left of it after c,
// (S(c + t) / S(c))^ratio = u. The curves are those of survival_curve.h.
TEST(EventTimes, areTheInverseOfTheSurvivalCurve) {
    const std::vector<double> uniforms{0.001, 0.05, 0.3, 0.5, 0.8, 0.99, 0.9999};
    for (const auto& [family, parameters] : every_family) {
        math::Graph graph;
        SurvivalCurve curve;
        curve.base.family = family;
        for (const double each : parameters) curve.base.parameters.push_back(graph.constant(each));
        const auto share = [&](double t) {
            return graph.constant_value(survival(graph, curve, graph.constant(t)));
        };
        for (const double ratio : {1.0, 0.4, 3.0}) {
            for (const double clock : {0.0, 0.7, 9.0}) {
                const auto found = times(family, parameters, uniforms, ratio, clock);
                for (std::size_t i = 0; i < uniforms.size(); ++i) {
                    if (std::isinf(found[i])) {  // more than a Gompertz that fades will ever have
                        EXPECT_GT(std::pow(share(1e6) / share(clock), ratio), uniforms[i]);
                        continue;
                    }
                    EXPECT_NEAR(std::pow(share(clock + found[i]) / share(clock), ratio), uniforms[i],
                                2e-9 * uniforms[i])
                        << definition_of(family).name << " ratio " << ratio << " clock " << clock;
                }
            }
        }
    }
}

TEST(EventTimes, ofImpossibleParametersAreNone) {
    const auto of = [](Family family, std::vector<double> parameters, double ratio = 1) {
        return times(family, std::move(parameters), {0.5}, ratio)[0];
    };
    EXPECT_TRUE(std::isnan(of(Family::exponential, {-0.1})));
    EXPECT_TRUE(std::isnan(of(Family::weibull, {0, 2})));
    EXPECT_TRUE(std::isnan(of(Family::weibull, {2, -1})));
    EXPECT_TRUE(std::isnan(of(Family::lognormal, {1, 0})));
    EXPECT_TRUE(std::isnan(of(Family::gamma, {-1, 1})));
    EXPECT_TRUE(std::isnan(of(Family::generalised_gamma, {1, -1, 0.3})));
    EXPECT_TRUE(std::isnan(of(Family::gompertz, {0.1, 0.1}, -1)));
    // What never happens takes for ever.
    EXPECT_TRUE(std::isinf(of(Family::exponential, {0})));
    for (const auto& [family, parameters] : every_family) EXPECT_TRUE(std::isinf(of(family, parameters, 0)));
}

TEST(EventTimes, ofAHazardFromATable) {
    const HazardSteps steps({0, 5, 10}, {0.1, 0, 0.3});
    EXPECT_DOUBLE_EQ(steps.cumulative(4), 0.4);
    EXPECT_DOUBLE_EQ(steps.cumulative(8), 0.5);
    EXPECT_DOUBLE_EQ(steps.cumulative(12), 1.1);
    for (const double t : {1.0, 4.9, 11.0, 50.0}) EXPECT_NEAR(steps.reached(steps.cumulative(t)), t, 1e-12);
    EXPECT_NEAR(steps.reached(0.5 + 1e-9), 10, 1e-6);  // over the years without hazard
    EXPECT_TRUE(std::isinf(HazardSteps({0, 1}, {1, 0}).reached(1.5)));
}

// ---- laws

RC_GTEST_PROP(IndividualsLaw, partsOfTheRunMakeTheWhole, ()) {
    auto model = closed_form(10, 1'000);
    model.force[static_cast<std::size_t>(Rate::costs)].assign(10, 0.05);
    const Individuals individuals(std::move(model));
    const auto whole = outputs_of(individuals);
    const auto parts = *rc::gen::element<std::uint32_t>(2, 4, 5, 8);
    std::vector<double> sum(whole.size());
    for (std::uint32_t part = 0; part < parts; ++part) {
        const auto values = outputs_of(individuals, {}, {.part = part, .parts = parts});
        for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += values[k] / parts;
    }
    for (std::size_t k = 0; k < sum.size(); ++k) RC_ASSERT(std::abs(sum[k] - whole[k]) < 1e-9);
}

RC_GTEST_PROP(IndividualsLaw, drawsAreTheSameInWhateverBlock, ()) {
    auto transitions = std::vector{event(0, 1, Family::weibull, {fixed(1.2), argument(0)}),
                                   event(1, 0, Family::exponential, {argument(1)}),
                                   event(1, 2, Family::gompertz, {fixed(0.1), fixed(0.05)}, Clock::forward)};
    auto model = model_of(3, std::move(transitions), 15, 300);
    model.arguments = 2;
    const Individuals individuals(std::move(model));
    const std::size_t n = *rc::gen::inRange<std::size_t>(1, 12);
    const std::size_t cut = *rc::gen::inRange<std::size_t>(0, n);
    std::array<std::vector<double>, 2> in;
    for (std::size_t i = 0; i < n; ++i) {
        in[0].push_back(4 + 0.3 * static_cast<double>(i));
        in[1].push_back(1 + 0.1 * static_cast<double>(i));
    }
    const auto run = [&](std::vector<std::vector<double>>& out, std::size_t from, std::size_t to) {
        std::vector<double*> targets;
        for (auto& column : out) targets.push_back(column.data() + from);
        const std::array<const double*, 2> arguments{in[0].data() + from, in[1].data() + from};
        individuals.run(arguments, targets, to - from, {.seed = 3, .number = 1 + from});
    };
    std::vector<std::vector<double>> whole(individuals.output_count(), std::vector<double>(n)), parts = whole;
    run(whole, 0, n);
    run(parts, 0, cut);
    run(parts, cut, n);
    RC_ASSERT(whole == parts);
}

}  // namespace
}  // namespace vaerdi::health
