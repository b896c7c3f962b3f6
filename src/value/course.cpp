#include "value/course.h"

#include <algorithm>

#include "health/cohort.h"
#include "health/partitioned.h"
#include "value/curve_at.h"

namespace vaerdi::value {

Place in_cycle(const HealthModel& model, Place place, int cycle, int cycles_in_state) {
    place.cycle = cycle;
    place.cycles_in_state = cycles_in_state;
    place.follow_up = year_of_cycle(model, cycle);
    place.year = place.entry + place.follow_up - 1;
    return place;
}

int cycles_followed(const ResolvedCase& resolved) { return cycles_followed(resolved, *resolved.health); }

int cycles_followed(const ResolvedCase& resolved, const HealthModel& model) {
    return cycles_within(model, years_followed(resolved));
}

int years_followed(const ResolvedCase& resolved) {
    return resolved.follow_up_given ? resolved.follow_up : resolved.years;
}

Courses::Courses(Quantities& quantities)
    : quantities_(quantities),
      model_(*quantities.resolved().health),
      remembers_(model_.states.size(), false) {
    for (const auto& share : model_.start) varies_ |= quantities_.varies(share);
    for (const auto& end_point : model_.until) varies_ |= curve_varies(quantities_, *end_point.curve);
    for (const auto& transition : model_.transitions) {
        const auto by = quantities_.varies(transition.probability);
        varies_ |= by;
        if (by.by_time_in_state) remembers_[transition.from] = true;
    }
    // Amounts may depend on the time in a state where its transitions do not.
    for (const auto& line : quantities_.resolved().lines) {
        for (const auto* value : {&line.amount, &line.quantity}) {
            if (!*value || !(*value)->course) continue;
            for (const auto& part : (*value)->course->parts) {
                const auto state = part.at_transition ? model_.transitions[part.index].from : part.index;
                if (quantities_.varies(part.amount).by_time_in_state) remembers_[state] = true;
            }
        }
    }
}

Place Courses::narrowed(Place place) const {
    if (!varies_.by_alternative) place.alternative = 0;
    if (!varies_.by_group) place.group = -1;
    if (!varies_.by_year) place.entry = 1;
    return place;
}

Varies Courses::varies(const CourseAmount& amount) {
    auto by = varies_;
    for (const auto& part : amount.parts) by |= quantities_.varies(part.amount);
    by.by_cycle = true;
    return by;
}

Node Courses::probability(std::size_t transition, const Place& place) {
    const auto& own = model_.transitions[transition];
    return own.probability ? quantities_.at(own.probability, place) : left_over(own.from, place);
}

Node Courses::left_over(std::size_t state, const Place& place) {
    std::vector<math::Term> left;
    for (const auto& transition : model_.transitions) {
        if (transition.from == state && transition.probability)
            left.push_back({-1, quantities_.at(transition.probability, place)});
    }
    return quantities_.graph().weighted_sum(left, 1);
}

Node Courses::stay(std::size_t state, const Place& place) {
    const bool goes_on = std::ranges::any_of(model_.transitions, [&](const HealthTransition& transition) {
        return transition.from == state && !transition.probability;
    });
    return goes_on ? quantities_.graph().constant(0) : left_over(state, place);
}

std::unique_ptr<health::Course> Courses::cohort(const Place& place) {
    health::CohortShape shape{model_.states.size(), {}, remembers_};
    for (const auto& transition : model_.transitions)
        shape.transitions.push_back({transition.from, transition.to});
    health::CohortNumbers numbers;
    numbers.start = [this, place](std::size_t state) {
        return quantities_.at(model_.start[state], in_cycle(model_, place, 1, 0));
    };
    numbers.probability = [this, place](std::size_t transition, int cycle, int cycles_in_state) {
        return probability(transition, in_cycle(model_, place, cycle, cycles_in_state));
    };
    return std::make_unique<health::Cohort>(quantities_.graph(), std::move(shape), std::move(numbers));
}

std::unique_ptr<health::Course> Courses::partitioned(const Place& place) {
    const auto share = [this, place](std::size_t state, int row) { return survival(state, place, row); };
    return std::make_unique<health::Partitioned>(quantities_.graph(), model_.states.size(), share);
}

Node Courses::survival(std::size_t state, const Place& asked, int row) {
    const auto at = in_cycle(model_, narrowed(asked), 1, 0);
    const auto curve = curve_at(quantities_, *model_.until[state].curve, at);
    auto& graph = quantities_.graph();
    return health::survival(graph, *curve, graph.constant(row * model_.cycle_years));
}

health::Course& Courses::course(const Place& asked) {
    const auto place = narrowed(asked);
    auto& held = courses_[{place.alternative, place.group, place.entry}];
    if (!held) held = model_.kind == ModelKind::survival ? partitioned(place) : cohort(place);
    return *held;
}

Node Courses::at(const CourseAmount& amount, const Place& place) {
    auto& graph = quantities_.graph();
    auto& of = course(place);
    std::vector<math::Term> terms;
    const auto add = [&](const CourseAmount::Part& part, Node share, int cycles_in_state) {
        auto here = place;
        here.cycles_in_state = cycles_in_state;
        const auto one = part.amount ? quantities_.at(part.amount, here) : graph.constant(1);
        terms.push_back({part.factor, graph.multiply(share, one)});
    };
    for (const auto& part : amount.parts) {
        if (!quantities_.varies(part.amount).by_time_in_state) {
            add(part,
                part.at_transition ? of.arrivals(part.index, place.row) : of.occupancy(part.index, place.row),
                0);
            continue;
        }
        const auto& cells =
            part.at_transition ? of.arriving_cells(part.index, place.row) : of.cells(part.index, place.row);
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            add(part, cells[cell], static_cast<int>(cell));
    }
    return graph.weighted_sum(terms);
}

}  // namespace vaerdi::value
