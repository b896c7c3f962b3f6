#include "value/people_course.h"

#include <algorithm>
#include <cmath>

#include "value/course.h"
#include "value/person_formulas.h"
#include "value/schedule.h"

namespace vaerdi::value {
namespace {

constexpr double same_force = 1e-12;

/// Times that run from the start or along the age, from the same formulas in every state that is left, are
/// the same whatever happens on the way. `formulas_of` gives the formulas of a transition, absent where they
/// may change.
template <class FormulasOf>
void draw_once_what_never_changes(health::PeopleModel& people, FormulasOf&& formulas_of) {
    const auto leaves = std::ranges::count_if(people.states, [](const auto& s) { return !s.exits.empty(); });
    std::vector<bool> seen(people.transitions.size());
    for (std::size_t t = 0; t < seen.size(); ++t) {
        const auto& own = people.transitions[t];
        const auto formulas = formulas_of(t);
        if (seen[t] || own.clock == health::Clock::reset || !formulas) continue;
        std::vector<std::size_t> same;
        std::vector<bool> from(people.states.size());
        for (std::size_t other = t; other < seen.size(); ++other) {
            const auto& each = people.transitions[other];
            if (each.family != own.family || each.clock != own.clock || !(each.steps == own.steps) ||
                from[each.from] || formulas_of(other) != formulas)
                continue;
            from[each.from] = true;
            same.push_back(other);
        }
        if (static_cast<std::ptrdiff_t>(same.size()) != leaves) continue;
        for (const auto each : same) {
            seen[each] = true;
            people.transitions[each].once = people.drawn_once;
        }
        ++people.drawn_once;
    }
}

}  // namespace

PeopleCourses::PeopleCourses(Quantities& quantities)
    : quantities_(quantities),
      model_(*quantities.resolved().health),
      individual_(*model_.individual),
      level_(true) {
    for (const auto& share : model_.start) varies_ |= quantities_.varies(share);
    varies_ |= quantities_.varies(model_.start_age);
    for (const auto& time : individual_.times) {
        for (const auto& parameter : time.parameters) varies_ |= quantities_.varies(parameter);
        varies_ |= quantities_.varies(time.hazard_ratio);
    }
    for (const auto& line : quantities_.resolved().lines) {
        for (const auto* value : {&line.amount, &line.quantity}) {
            if (!*value || !(*value)->course) continue;
            for (const auto& part : (*value)->course->parts) {
                const auto by = quantities_.varies(part.amount);
                if (!by.by_person) continue;
                varies_ |= by;
                amounts_.push_back({part.at_transition, part.index, part.amount});
            }
        }
    }
    varies_.by_person = varies_.by_state = varies_.by_year = varies_.by_follow_up = false;
    for (int entry = 2; entry <= quantities_.resolved().years && level_; ++entry)
        level_ = forces(true, entry) == forces(true, 1) && forces(false, entry) == forces(false, 1);
}

// The force that makes of the factor at the beginning of a year that at its end; equal forces are equal to
// the last bit.
std::vector<double> PeopleCourses::forces(bool costs, int entry) const {
    Discounting discounting(quantities_.resolved());
    const auto factor = [&](int year) { return costs ? discounting.costs(year) : discounting.effects(year); };
    std::vector<double> forces, known{0.0};
    const double first = std::log(factor(0) / factor(1));
    if (std::abs(first) > same_force) known.push_back(first);
    for (int year = entry - 1; year < entry - 1 + years_followed(quantities_.resolved()); ++year) {
        const double force = std::log(factor(year) / factor(year + 1));
        const auto same =
            std::ranges::find_if(known, [&](double each) { return std::abs(each - force) < same_force; });
        forces.push_back(same == known.end() ? force : *same);
        if (same == known.end()) known.push_back(force);
    }
    return forces;
}

Place PeopleCourses::narrowed(Place place) const {
    if (!varies_.by_alternative) place.alternative = 0;
    if (!varies_.by_group) place.group = -1;
    if (level_) place.entry = 1;
    return place;
}

Varies PeopleCourses::varies(const CourseAmount& amount) {
    auto by = varies_;
    for (const auto& part : amount.parts) by |= quantities_.varies(part.amount);
    by.by_person = by.by_state = false;
    by.by_cycle = by.by_follow_up = true;
    if (!level_) by.by_year = true;  // those who come later are discounted otherwise within their years
    return by;
}

PeopleCourses::Run& PeopleCourses::run(const Place& asked) {
    const auto place = narrowed(asked);
    auto& held = runs_[{place.alternative, place.group, place.entry}];
    if (!held.individuals) held = made(place);
    return held;
}

PeopleCourses::Run PeopleCourses::made(const Place& asked) {
    auto& graph = quantities_.graph();
    PersonFormulas formulas(graph, static_cast<std::uint32_t>(quantities_.resolved().inputs.size()),
                            individual_.inputs());
    const auto in_state = [&](std::size_t state) {
        Place place;
        place.alternative = asked.alternative;
        place.group = asked.group;
        place.entry = asked.entry;
        place.state = static_cast<int>(state);
        return place;
    };
    const auto formula = [&](const ValuePtr& value, double factor, std::size_t state) {
        const math::Term term{factor, quantities_.at(value, in_state(state))};
        return formulas.add(graph.weighted_sum(std::span(&term, 1)));
    };

    // First all formulas, then what is cut out of them.
    struct Roots {
        std::array<std::size_t, health::most_parameters> parameters{};
        std::size_t hazard_ratio = 0;
    };
    std::vector<Roots> roots(model_.transitions.size());
    for (std::size_t t = 0; t < roots.size(); ++t) {
        const auto from = model_.transitions[t].from;
        const auto& time = individual_.times[t];
        for (std::size_t k = 0; k < health::most_parameters; ++k)
            roots[t].parameters[k] = formula(time.parameters[k], time.factors[k], from);
        if (time.hazard_ratio) roots[t].hazard_ratio = formula(time.hazard_ratio, 1, from);
    }
    std::vector<std::size_t> amounts, start;
    for (const auto& amount : amounts_)
        amounts.push_back(formula(
            amount.value, 1, amount.at_transition ? model_.transitions[amount.index].from : amount.index));
    for (const auto& share : model_.start) start.push_back(formula(share, 1, 0));
    const auto start_age = formula(model_.start_age, 1, 0);
    formulas.cut();

    health::PeopleModel people;
    people.states.resize(model_.states.size());
    people.at.resize(model_.transitions.size());
    std::vector<std::vector<Node>> computed(people.states.size());
    for (std::size_t t = 0; t < roots.size(); ++t) {
        const auto& [from, to, probability, at] = model_.transitions[t];
        const auto& time = individual_.times[t];
        auto& made = people.transitions.emplace_back();
        made.from = from;
        made.to = to;
        made.family = time.family;
        made.clock = time.clock;
        made.steps = time.steps;
        people.states[from].exits.push_back(t);
        for (std::size_t k = 0; k < health::most_parameters; ++k)
            made.parameters[k] = formulas.number(roots[t].parameters[k], computed[from]);
        if (time.hazard_ratio) made.hazard_ratio = formulas.number(roots[t].hazard_ratio, computed[from]);
        for (std::size_t e = 0; e < individual_.events.size(); ++e) {
            if (std::ranges::count(individual_.events[e].transitions, t) > 0) made.counts.push_back(e);
        }
    }
    draw_once_what_never_changes(people, [&](std::size_t t) {
        std::vector<std::size_t> all(roots[t].parameters.begin(), roots[t].parameters.end());
        if (individual_.times[t].hazard_ratio) all.push_back(roots[t].hazard_ratio);
        std::optional<std::vector<Node>> nodes(std::in_place);
        for (const auto root : all) {
            if (!formulas.is_for_life(root, individual_.attributes.size()))
                return std::optional<std::vector<Node>>();
            nodes->push_back(formulas.outer(root));
        }
        return nodes;
    });
    std::vector<Node> none;
    for (const auto root : start) people.start.push_back(formulas.number(root, none));
    if (model_.start_age) people.start_age = formulas.number(start_age, none);
    for (std::size_t s = 0; s < people.states.size(); ++s) {
        if (!computed[s].empty()) people.states[s].times = formulas.program(computed[s]);
    }
    enum class Changing { whatever, never, with_time };
    const auto add_amounts = [&](bool at_transition, std::size_t index, Changing changing,
                                 health::PersonAmounts& into) {
        std::vector<Node> outputs;
        for (std::size_t k = 0; k < amounts_.size(); ++k) {
            if (amounts_[k].at_transition != at_transition || amounts_[k].index != index) continue;
            const bool level = formulas.is_for_stay(amounts[k], individual_);
            if (changing != Changing::whatever && level != (changing == Changing::never)) continue;
            outputs.push_back(formulas.inner(amounts[k]));
            into.amounts.push_back(k);
        }
        if (!outputs.empty()) into.program = formulas.program(outputs);
    };
    for (std::size_t s = 0; s < people.states.size(); ++s) {
        add_amounts(false, s, Changing::never, people.states[s].level);
        add_amounts(false, s, Changing::with_time, people.states[s].stay);
    }
    for (std::size_t t = 0; t < people.at.size(); ++t) add_amounts(true, t, Changing::whatever, people.at[t]);

    for (const auto& attribute : individual_.attributes) people.attributes.push_back(attribute.drawn);
    people.row_weights = individual_.row_weights;
    people.age_attribute = individual_.age_attribute();
    people.event_kinds = individual_.events.size();
    people.amounts = amounts_.size();
    people.arguments = formulas.arguments().size();
    people.years = years_followed(quantities_.resolved());
    people.force[static_cast<std::size_t>(health::Rate::costs)] = forces(true, asked.entry);
    people.force[static_cast<std::size_t>(health::Rate::effects)] = forces(false, asked.entry);
    people.row_years = model_.cycle_years;
    people.people = individual_.people;
    people.people_of_a_draw = individual_.people_of_a_draw;
    Run made;
    made.individuals = std::make_shared<const health::Individuals>(std::move(people));
    made.simulated = graph.simulated(made.individuals, formulas.arguments());
    return made;
}

Node PeopleCourses::outcome(const Place& place, std::uint32_t output) {
    return quantities_.graph().outcome(run(place).simulated, output);
}

std::size_t PeopleCourses::amount_of(const CourseAmount::Part& part) const {
    const auto found = std::ranges::find_if(amounts_, [&](const Amount& amount) {
        return amount.at_transition == part.at_transition && amount.index == part.index &&
               amount.value == part.amount;
    });
    return static_cast<std::size_t>(found - amounts_.begin());
}

PeopleCourses::Part PeopleCourses::part(const CourseAmount::Part& part, const Place& place) {
    const auto& of = individuals(place);
    const int year = place.follow_up - 1;
    if (quantities_.varies(part.amount).by_person)
        return {outcome(place, of.amount(amount_of(part), year, place.rate)),
                quantities_.graph().constant(1)};
    const auto extent = part.at_transition ? of.passed(part.index, year, place.rate)
                                           : of.years_in_state(part.index, year, place.rate);
    auto here = place;
    here.state = static_cast<int>(part.at_transition ? model_.transitions[part.index].from : part.index);
    return {outcome(place, extent),
            part.amount ? quantities_.at(part.amount, here) : quantities_.graph().constant(1)};
}

Node PeopleCourses::at(const CourseAmount& amount, const Place& place) {
    auto& graph = quantities_.graph();
    std::vector<math::Term> terms;
    for (const auto& each : amount.parts) {
        const auto [outcome, one] = part(each, place);
        terms.push_back({each.factor, graph.multiply(outcome, one)});
    }
    return graph.weighted_sum(terms);
}

Node PeopleCourses::occupancy(std::size_t state, int row, const Place& place) {
    return outcome(place, individuals(place).occupancy(state, row));
}

Node PeopleCourses::arrivals(std::size_t transition, int row, const Place& place) {
    return outcome(place, individuals(place).arrivals(transition, row));
}

Node PeopleCourses::years_in_state(std::size_t state, const Place& place) {
    std::vector<math::Term> terms;
    for (int year = 0; year < years_followed(quantities_.resolved()); ++year)
        terms.push_back(
            {1, outcome(place, individuals(place).years_in_state(state, year, health::Rate::none))});
    return quantities_.graph().weighted_sum(terms);
}

Node PeopleCourses::passed(std::size_t transition, const Place& place) {
    std::vector<math::Term> terms;
    for (int year = 0; year < years_followed(quantities_.resolved()); ++year)
        terms.push_back({1, outcome(place, individuals(place).passed(transition, year, health::Rate::none))});
    return quantities_.graph().weighted_sum(terms);
}

}  // namespace vaerdi::value
