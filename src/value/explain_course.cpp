#include "value/explain_course.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "document/fields.h"
#include "value/course.h"
#include "value/explain_table.h"
#include "value/people_course.h"

namespace vaerdi::value {
namespace {

constexpr int figures_of_a_cycle = 4;

Text arrow(const HealthModel& model, const HealthTransition& transition) {
    const auto& from = model.states[transition.from].title;
    const auto& to = model.states[transition.to].title;
    const bool is_last = transition.to + 1 == model.states.size();
    if (model.kind == ModelKind::survival && !is_last)
        return {"→ " + to.en + " or past it", "→ " + to.da + " eller forbi"};
    if (model.kind == ModelKind::survival) return {"→ " + to.en, "→ " + to.da};
    return {from.en + " → " + to.en, from.da + " → " + to.da};
}

/// One part of an amount over all rows: how much of it there is, and what it comes to.
struct PartOverRows {
    double extent = 0;  ///< years in the state, or times the transition is passed
    double amount = 0;
};

class CourseExplained {
  public:
    CourseExplained(Explained& of, const Place& place)
        : of_(of), model_(*of.resolved().health), place_(place) {
        if (!model_.individual) rows_ = health::counted_rows(model_.accrual, cycles_followed(of.resolved()));
        place_.entry = 1;
    }

    Explanation part(const CourseAmount::Part& part, const std::string& unit) {
        const auto over = model_.individual ? over_years(part) : over_rows(part);
        auto title = part.at_transition ? arrow(model_, model_.transitions[part.index])
                                        : model_.states[part.index].title;
        const Text extent = part.at_transition ? Text("Times passed", "Gange passeret")
                                               : Text("Years in the state", "År i tilstanden");
        auto step =
            step_of(std::move(title), over.amount, unit, Rule::described,
                    part.at_transition ? Text("times passed × amount", "gange passeret × beløb")
                                       : Text("years in the state × amount", "år i tilstanden × beløb"),
                    {plain(extent, over.extent, part.at_transition ? "1" : "years")});
        if (part.amount && model_.individual) {
            step.steps.push_back(amount_of_person(part));
        } else if (part.amount) {
            step.steps.push_back(
                explain_quantity(of_, part.amount, in_cycle(1), {"In the first cycle", "I første cyklus"}));
        }
        return step;
    }

    /// What moves people on: curves or transitions.
    Explanation moved_by() { return model_.kind == ModelKind::survival ? end_points() : transitions(); }

    Explanation end_points() {
        Explanation group{{"Survival curves", "Overlevelseskurver"}, {}, {}, {}, {}, false, {}};
        group.how = {"a state holds its curve less the one before it",
                     "en tilstand rummer sin kurve minus kurven før"};
        for (std::size_t k = 0; k < model_.until.size(); ++k) {
            const auto& state = model_.states[k].title;
            group.steps.push_back(explain_curve(of_, *model_.until[k].curve, in_cycle(1),
                                                {"Until past " + state.en, "Indtil forbi " + state.da}));
        }
        return group;
    }

    Explanation transitions() {
        if (model_.individual) return event_times();
        Explanation group{{"Transitions", "Overgange"}, {}, {}, {}, {}, false, {}};
        group.how = {"probability in the first cycle; what goes nowhere stays",
                     "sandsynlighed i første cyklus; det, der ikke går nogen steder, bliver"};
        for (const auto& transition : model_.transitions) {
            if (!transition.probability) {
                group.steps.push_back({arrow(model_, transition),
                                       {},
                                       {},
                                       {"all that goes nowhere else", "alt, hvad der ikke går andre steder"},
                                       {},
                                       false,
                                       {}});
                continue;
            }
            group.steps.push_back(
                explain_quantity(of_, transition.probability, in_cycle(1), arrow(model_, transition)));
        }
        return group;
    }

  private:
    Place of_person(std::size_t state) const {
        auto place = place_;
        place.state = static_cast<int>(state);
        place.follow_up = 1;
        return place;
    }

    Explanation amount_of_person(const CourseAmount::Part& part) {
        const auto state = part.at_transition ? model_.transitions[part.index].from : part.index;
        const Text title("In the first year", "I første år");
        if (!of_.graph.quantities().varies(part.amount).by_person)
            return explain_quantity(of_, part.amount, of_person(state), title);
        return {title, {}, {}, by_person(part.amount), {}, false, {}};
    }

    /// A formula that has no one value: it is another for each person.
    static Text by_person(const ValuePtr& value) {
        const Text words("for each person: ", "for hver person: ");
        const auto formula = value->formula ? math::written(*value->formula) : value->name;
        return {words.en + formula, words.da + formula};
    }

    Explanation event_times() {
        Explanation group{{"Times of events", "Tider for hændelser"}, {}, {}, {}, {}, false, {}};
        group.how = {
            fmt::format("{} people simulated one by one; the earliest event of a state decides",
                        model_.individual->people),
            fmt::format("{} personer simuleret én for én; den tidligste hændelse i en tilstand afgør",
                        model_.individual->people)};
        for (std::size_t t = 0; t < model_.transitions.size(); ++t) {
            const auto& time = model_.individual->times[t];
            const auto& words = health::definition_of(time.family);
            Explanation step{arrow(model_, model_.transitions[t]),
                             {},
                             {},
                             std::string(time.steps.is_given() ? "piecewise" : words.name),
                             {},
                             false,
                             {}};
            const auto add = [&](const ValuePtr& value, const std::string& name) {
                if (of_.graph.quantities().varies(value).by_person) {
                    step.steps.push_back({name, {}, {}, by_person(value), {}, false, {}});
                } else {
                    step.steps.push_back(
                        explain_quantity(of_, value, of_person(model_.transitions[t].from), name));
                }
            };
            for (std::size_t k = 0; k < words.parameters.size() && !time.steps.is_given(); ++k)
                add(time.parameters[k], std::string(words.parameters[k].name));
            if (time.hazard_ratio) add(time.hazard_ratio, "hazard_ratio");
            group.steps.push_back(std::move(step));
        }
        return group;
    }

    PartOverRows over_years(const CourseAmount::Part& part) {
        auto counted = part;
        counted.amount = nullptr;
        PartOverRows sum;
        auto& people = of_.graph.quantities().people();
        for (int year = 1; year <= years_followed(of_.resolved()); ++year) {
            auto place = place_;
            place.follow_up = place.year = year;
            // Steps that the graph has already: nobody is simulated anew.
            const auto [outcome, one] = people.part(part, place);
            sum.extent += of_.value(people.part(counted, place).outcome);
            sum.amount += part.factor * of_.value(outcome) * of_.value(one);
        }
        return sum;
    }

    Place in_cycle(int cycle) const {
        auto place = value::in_cycle(model_, place_, cycle, 0);
        place.row = cycle - 1;
        return place;
    }

    PartOverRows over_rows(const CourseAmount::Part& part) {
        auto counted = part;
        counted.amount = nullptr;
        PartOverRows sum;
        for (const auto& row : rows_) {
            auto place = in_cycle(row.cycle);
            place.row = row.row;
            auto& courses = of_.graph.quantities().courses();
            sum.extent += row.weight * of_.value(courses.at({{counted}}, place));
            sum.amount += row.weight * of_.value(courses.at({{part}}, place));
        }
        return sum;
    }

    Explained& of_;
    const HealthModel& model_;
    Place place_;
    std::vector<health::CountedRow> rows_;
};

}  // namespace

Text course_words(const ResolvedCase& resolved) {
    const auto& model = *resolved.health;
    if (model.individual)
        return {"all through the lives of the people who are simulated",
                "gennem hele livet for de personer, der simuleres"};
    const auto& accrual = health::accrual_names()[static_cast<std::size_t>(model.accrual)];
    const auto years = [&](Language language) {
        return significant(model.cycle_years, figures_of_a_cycle, language);
    };
    return {fmt::format("along the course of illness (cycle length in years: {}; accrual: {})",
                        years(Language::english), accrual),
            fmt::format("langs sygdomsforløbet (cykluslængde i år: {}; optælling: {})",
                        years(Language::danish), accrual)};
}

Explanation explain_course(Explained& of, const Line& line, bool money, const Place& asked) {
    const auto& value = money && line.amount ? line.amount : line.quantity;
    const auto unit = money ? of.resolved().currency : line.natural_unit.base().text();
    const auto of_one = [&](Place place, Text title) {
        CourseExplained course(of, place);
        std::vector<Explanation> parts;
        for (const auto& part : value->course->parts) parts.push_back(course.part(part, unit));
        auto sum = sum_of(std::move(title), unit,
                          {"not discounted, whoever pays", "ikke diskonteret, hvem der end betaler"},
                          std::move(parts));
        sum.value = 0;
        for (const auto& part : sum.steps) *sum.value += *part.value;
        sum.steps.push_back(course.moved_by());
        sum.rule = Rule::described;
        return sum;
    };
    const Text title("The course of one who begins", "Forløbet for én, der begynder");
    auto place = asked;
    const bool by_group = of.graph.quantities().varies(value).by_group;
    if (!by_group || place.group >= 0) return of_one(place, title);
    Explanation groups{title, {}, {}, {}, {}, false, {}};
    for (std::size_t g = 0; g < of.resolved().groups.size(); ++g) {
        place.group = static_cast<int>(g);
        groups.steps.push_back(of_one(place, of.resolved().groups[g].title));
    }
    return groups;
}

}  // namespace vaerdi::value
