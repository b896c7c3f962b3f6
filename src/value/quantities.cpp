#include "value/quantities.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "math/formula_graph.h"
#include "value/course.h"
#include "value/curve_at.h"
#include "value/people_course.h"
#include "value/trees.h"

namespace vaerdi::value {
namespace {

/// The text of the id in price(id), lookup(id, x), pathway(id).
const std::string& id_of(const math::Expression& call) { return call.arguments.front()->text; }

}  // namespace

Doer doer_of(const Step& step) { return {step.staff, step.resource}; }

Varies& Varies::operator|=(const Varies& other) {
    by_alternative |= other.by_alternative;
    by_year |= other.by_year;
    by_follow_up |= other.by_follow_up;
    by_group |= other.by_group;
    by_cycle |= other.by_cycle;
    by_time_in_state |= other.by_time_in_state;
    by_person |= other.by_person;
    by_state |= other.by_state;
    return *this;
}

Quantities::Quantities(const ResolvedCase& resolved, math::Graph& graph) : case_(resolved), graph_(graph) {}
Quantities::Quantities(const ResolvedCase& resolved, math::Graph& graph, Doer doer)
    : case_(resolved), graph_(graph), hours_of_(std::move(doer)) {}
Quantities::~Quantities() = default;

Courses& Quantities::courses() {
    if (!courses_) courses_ = std::make_unique<Courses>(*this);
    return *courses_;
}

PeopleCourses& Quantities::people() {
    if (!people_) people_ = std::make_unique<PeopleCourses>(*this);
    return *people_;
}

Trees& Quantities::trees() {
    if (!trees_) trees_ = std::make_unique<Trees>(*this);
    return *trees_;
}

Node Quantities::at(const ValuePtr& value, const Place& place) {
    if (!value) return graph_.constant(0);
    const auto by = varies(value);
    // The start and the first year are the same calendar year.
    Place narrowed{by.by_alternative ? place.alternative : 0, by.by_year ? std::max(place.year, 1) : 1,
                   by.by_follow_up ? place.follow_up : 0, by.by_group ? place.group : -1};
    if (by.by_cycle) {
        narrowed.entry = by.by_year ? place.entry : 1;
        narrowed.row = value->course ? place.row : 0;
        narrowed.cycle = place.cycle;
        narrowed.follow_up = place.follow_up;
    }
    if (value->tree && by.by_year) narrowed.entry = place.entry;
    if (by.by_time_in_state) narrowed.cycles_in_state = place.cycles_in_state;
    if (value->course) narrowed.rate = place.rate;
    if (by.by_state || by.by_person) narrowed.state = place.state;
    const Key key{value.get(),        narrowed.alternative, narrowed.year,
                  narrowed.follow_up, narrowed.group,       narrowed.entry,
                  narrowed.row,       narrowed.cycle,       narrowed.cycles_in_state,
                  narrowed.state,     narrowed.rate};
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    const auto node = made(*value, narrowed);
    known_.emplace(key, node);
    return node;
}

Node Quantities::made(const Value& value, const Place& place) {
    if (value.input) {
        const math::Term term{case_.inputs[*value.input].unit.scale() * value.factor,
                              graph_.input(static_cast<std::uint32_t>(*value.input))};
        return graph_.weighted_sum(std::span(&term, 1));
    }
    Node node = graph_.constant(0);
    if (value.formula) {
        node = formula(*value.formula, place);
    } else if (!value.by_alternative.empty()) {
        node = at(value.by_alternative[place.alternative], place);
    } else if (!value.by_year.empty()) {
        node = between_years(value, place);
    } else if (value.course) {
        node =
            case_.health->individual ? people().at(*value.course, place) : courses().at(*value.course, place);
    } else if (value.tree) {
        node = trees().at(*value.tree, place);
    }
    const math::Term term{value.factor, node};
    return graph_.weighted_sum(std::span(&term, 1));
}

Node Quantities::between_years(const Value& value, const Place& place) {
    const int year = case_.start_year + place.year - 1;
    const auto& points = value.by_year;
    const auto after = std::ranges::find_if(points, [&](const auto& point) { return point.first >= year; });
    if (after == points.end()) return at(points.back().second, place);
    if (after == points.begin() || after->first == year) return at(after->second, place);
    const auto before = std::prev(after);
    const double share = static_cast<double>(year - before->first) / (after->first - before->first);
    const std::array terms{math::Term{1 - share, at(before->second, place)},
                           math::Term{share, at(after->second, place)}};
    return graph_.weighted_sum(terms);
}

Node Quantities::formula(const math::Expression& expression, const Place& place) {
    math::Binding binding;
    binding.name = [&](const math::Expression& name) { return named(name.text, place); };
    binding.reference = [&](const math::Expression& call, std::span<const Node> arguments) {
        return referred(call, arguments, place);
    };
    binding.every_year = [&](const math::Expression& argument) {
        std::vector<Node> nodes;
        for (int year = 1; year <= case_.years; ++year) {
            nodes.push_back(formula(argument, {place.alternative, year, year, place.group}));
        }
        return nodes;
    };
    binding.years_elapsed = [&] { return graph_.constant(std::max(place.year - 1, 0)); };
    return math::build(expression, graph_, binding);
}

Node Quantities::named(const std::string& name, const Place& place) {
    if (place.group >= 0) {
        const auto& set = case_.groups[static_cast<std::size_t>(place.group)].set;
        if (const auto own = set.find(name); own != set.end()) return at(own->second, place);
    }
    if (const auto found = case_.parameters.find(name); found != case_.parameters.end()) {
        return at(found->second, place);
    }
    if (name == "year") return graph_.constant(case_.start_year + std::max(place.year, 1) - 1);
    if (name == "follow_up_year") return graph_.constant(place.follow_up);
    if (name == "patients") return count(case_.patients, place);
    if (name == "procedures") return count(case_.procedures, place);
    if (name == "units") return count(case_.pieces, place);
    if (case_.health) return case_.health->individual ? of_person(name, place) : of_course(name, place);
    if (case_.tree && name == "age") {
        const math::Term term{1, at(case_.tree->start_age, place)};
        return graph_.weighted_sum(std::span(&term, 1), std::max(place.follow_up - 1, 0));
    }
    return graph_.constant(0);
}

// What a person brings comes into the graph as inputs behind those of the case (people_course.h).
Node Quantities::of_person(const std::string& name, const Place& place) {
    const auto& model = *case_.health;
    if (const auto input = model.individual->input(name))
        return graph_.input(static_cast<std::uint32_t>(case_.inputs.size()) + *input);
    const auto state = std::ranges::find(model.states, name, &HealthState::id);
    return graph_.constant(state != model.states.end() && state - model.states.begin() == place.state ? 1
                                                                                                      : 0);
}

// Outside the rows of a course, a year of follow-up stands for the cycle in which it begins.
Node Quantities::of_course(const std::string& name, const Place& place) {
    const auto& model = *case_.health;
    const int cycle =
        place.cycle > 0 ? place.cycle : cycles_within(model, std::max(place.follow_up - 1, 0)) + 1;
    const double elapsed = (cycle - 1) * model.cycle_years;
    if (name == "cycle") return graph_.constant(cycle);
    if (name == "cycle_length") return graph_.constant(model.cycle_years);
    if (name == "time_in_model") return graph_.constant(elapsed);
    if (name == "cycles_in_state") return graph_.constant(place.cycles_in_state);
    if (name == "time_in_state") return graph_.constant(place.cycles_in_state * model.cycle_years);
    if (name == "age") {
        const math::Term term{1, at(model.start_age, place)};
        return graph_.weighted_sum(std::span(&term, 1), elapsed);
    }
    return graph_.constant(0);
}

Node Quantities::count(const Intake& intake, const Place& place) {
    if (!intake.count) return graph_.constant(1);
    return at(intake.count, {place.alternative, place.year, 0, -1});
}

Node Quantities::referred(const math::Expression& call, std::span<const Node> arguments, const Place& place) {
    if (call.text == "price") {
        const auto found = case_.prices.find(id_of(call));
        return found == case_.prices.end() ? graph_.constant(0) : at(found->second, place);
    }
    if (call.text == "lookup") {
        const auto found = case_.tables.find(id_of(call));
        if (found == case_.tables.end()) return graph_.constant(0);
        const auto& table = found->second;
        const bool ends = table.ages && (table.ages->last || table.ages->first > 0);
        if (ends && !varies(*call.arguments[1]).by_person)
            asked_ages_.push_back({&table, arguments[1], call.arguments.front()->at});
        return looked_up(table, arguments[1]);
    }
    if (call.text == "pathway") {
        const auto* found = find_pathway(id_of(call));
        return found ? pathway(*found, place) : graph_.constant(0);
    }
    if (is_curve_function(call.text)) {
        const auto found = case_.curves.find(id_of(call));
        return found == case_.curves.end()
                   ? graph_.constant(0)
                   : of_curve(*this, call.text, *found->second, arguments.subspan(1), place);
    }
    if (call.text == "convert") {
        const auto factor = case_.conversions.find(math::written(call));
        const math::Term term{factor == case_.conversions.end() ? 1 : factor->second, arguments[0]};
        return graph_.weighted_sum(std::span(&term, 1));
    }
    return graph_.constant(0);
}

// Level outside the points, written so that x may be uncertain.
Node Quantities::looked_up(const Table& table, Node x) {
    if (table.points.empty()) return graph_.constant(0);
    return table.step ? last_reached(table.points, x) : between_points(table, x);
}

// Chosen by halving, so that the value comes out as it was written: added up from rises, rounding could take
// a probability past 1.
Node Quantities::last_reached(std::span<const std::pair<double, double>> points, Node x) {
    if (points.size() == 1) return graph_.constant(points.front().second);
    const auto half = points.size() / 2;
    const auto is_later = graph_.apply(math::Op::less_equal, graph_.constant(points[half].first), x);
    return graph_.apply(math::Op::select, is_later, last_reached(points.subspan(half), x),
                        last_reached(points.first(half), x));
}

// A sum of rises.
Node Quantities::between_points(const Table& table, Node x) {
    const auto& points = table.points;
    std::vector<math::Term> terms;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto [x0, y0] = points[i - 1];
        const auto [x1, y1] = points[i];
        const auto held = graph_.apply(
            math::Op::minimum, graph_.apply(math::Op::maximum, x, graph_.constant(x0)), graph_.constant(x1));
        terms.push_back({(y1 - y0) / (x1 - x0), graph_.subtract(held, graph_.constant(x0))});
    }
    return graph_.weighted_sum(terms, points.front().second);
}

const Pathway* Quantities::find_pathway(const std::string& id) const {
    const auto found = std::ranges::find(case_.pathways, id, &Pathway::id);
    return found == case_.pathways.end() ? nullptr : &*found;
}

Node Quantities::pathway(const Pathway& pathway, const Place& place) {
    std::vector<math::Term> terms;
    for (const auto& part : pathway.steps) {
        if (!hours_of_) {
            terms.push_back({1, step(part, place)});
        } else if (doer_of(part) == *hours_of_) {
            terms.push_back({1, hours(part, place)});
        }
    }
    return graph_.weighted_sum(terms);
}

Node Quantities::step(const Step& step, const Place& place) {
    auto cost = graph_.multiply(at(step.minutes, place), rate(step));
    if (step.times) cost = graph_.multiply(cost, at(step.times, place));
    return cost;
}

Node Quantities::hours(const Step& step, const Place& place) {
    const auto once = at(step.minutes, place);
    return step.times ? graph_.multiply(once, at(step.times, place)) : once;
}

Node Quantities::rate(const Step& step) {
    const math::Term term{case_.inputs[step.rate_input].unit.scale() * step.rate_factor,
                          graph_.input(static_cast<std::uint32_t>(step.rate_input))};
    return graph_.weighted_sum(std::span(&term, 1));
}

// --- what a quantity varies by ---

Varies Quantities::varies(const ValuePtr& value) {
    if (!value) return {};
    if (const auto found = varies_.find(value.get()); found != varies_.end()) return found->second;
    Varies by;
    if (value->formula) by |= varies(*value->formula);
    for (const auto& part : value->by_alternative) {
        by.by_alternative = true;
        by |= varies(part);
    }
    for (const auto& [year, part] : value->by_year) {
        by.by_year |= value->by_year.size() > 1;
        by |= varies(part);
    }
    if (value->course)
        by |= case_.health->individual ? people().varies(*value->course) : courses().varies(*value->course);
    if (value->tree) by |= trees().varies(*value->tree);
    varies_.emplace(value.get(), by);
    return by;
}

Varies Quantities::varies(const math::Expression& expression) {
    if (expression.kind == math::Expression::Kind::name) return named_varies(expression.text);
    Varies by;
    if (expression.kind == math::Expression::Kind::number) return by;
    if (expression.text == "ramp") by.by_year = true;
    if (expression.text == "price") {
        const auto found = case_.prices.find(id_of(expression));
        if (found != case_.prices.end()) by |= varies(found->second);
    }
    if (is_curve_function(expression.text)) {
        const auto found = case_.curves.find(id_of(expression));
        if (found != case_.curves.end()) by |= curve_varies(*this, *found->second);
    }
    if (expression.text == "pathway") {
        const auto* found = find_pathway(id_of(expression));
        if (found) {
            for (const auto& part : found->steps) {
                by |= varies(part.minutes);
                by |= varies(part.times);
            }
        }
    }
    for (std::size_t i = 0; i < expression.arguments.size(); ++i) {
        if (!expression.argument_is_id(i)) by |= varies(*expression.arguments[i]);
    }
    return by;
}

Varies Quantities::named_varies(const std::string& name) {
    Varies by;
    for (const auto& group : case_.groups) {
        const auto own = group.set.find(name);
        if (own == group.set.end()) continue;
        by.by_group = true;
        by |= varies(own->second);
    }
    if (const auto found = case_.parameters.find(name); found != case_.parameters.end()) {
        by |= varies(found->second);
    } else if (name == "year") {
        by.by_year = true;
    } else if (name == "follow_up_year") {
        by.by_follow_up = true;
    } else if (name == "patients") {
        by |= varies(case_.patients.count);
    } else if (name == "procedures") {
        by |= varies(case_.procedures.count);
    } else if (name == "units") {
        by |= varies(case_.pieces.count);
    } else if (case_.health && case_.health->individual) {
        by |= person_varies(name);
    } else if (case_.health && is_health_name(name) && name != "cycle_length") {
        by.by_time_in_state = name == "time_in_state" || name == "cycles_in_state";
        by.by_cycle = by.by_follow_up = !by.by_time_in_state;
        if (name == "age") by |= varies(case_.health->start_age);
    } else if (case_.tree && name == "age") {
        by |= varies(case_.tree->start_age);
        by.by_follow_up = true;
    }
    return by;
}

Varies Quantities::person_varies(const std::string& name) {
    Varies by;
    by.by_person = case_.health->individual->input(name).has_value();
    by.by_state = !by.by_person && std::ranges::find(case_.health->states, name, &HealthState::id) !=
                                       case_.health->states.end();
    if (name == "age") by |= varies(case_.health->start_age);
    return by;
}

}  // namespace vaerdi::value
