// People simulated one by one, against closed forms and laws. Reference: shared value-models.md, case G2.
#include "health/individuals.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "math/graph.h"
#include "math/program.h"

namespace vaerdi::health {
namespace {

Number fixed(double value) { return {Number::Of::all, value, 0}; }

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

}  // namespace
}  // namespace vaerdi::health
