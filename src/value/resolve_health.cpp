// A model of a course of illness: its cycle, states, start and transitions.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_graph.h"
#include "value/individual_binding.h"

namespace vaerdi::value {
namespace {

constexpr double shortest_cycle = 1.0 / 366;  // years
constexpr double rounding = 1e-6;             // of a cycle
constexpr double worth_saying = 0.01;         // years
constexpr double oldest = 120;                // years
constexpr std::size_t most_states = 100;

class Binding {
  public:
    Binding(Resolving& r, const HealthDocument& written) : r_(r), written_(written) {}

    void cycle();
    void warn_of_part_cycle();
    void age();
    void states();
    void start();
    void transitions();

    HealthModel model;

  private:
    std::optional<std::size_t> state(const std::string& name, Position at) {
        return state_named(r_, model, name, at);
    }
    ValuePtr share(const UncertainValue& written, const std::string& name, const Text& title) {
        return health_probability(r_, written, name, title);
    }

    Resolving& r_;
    const HealthDocument& written_;
};

void Binding::cycle() {
    model.at = written_.at;
    if (written_.accrual) model.accrual = written_.accrual.value;
    if (!is_given(written_.cycle)) return;
    const auto quantity =
        health_years(r_, written_.cycle, "cycle",
                     {"write e.g. 1 year, 1 month or 7 days", "skriv fx 1 year, 1 month eller 7 days"});
    if (!quantity) return;
    const double years = *quantity;
    if (!(years >= shortest_cycle) || years > r_.result.years) {
        r_.error(written_.cycle.at,
                 {fmt::format("a cycle of {} is not between a day and the horizon", written_.cycle.value),
                  fmt::format("en cyklus på {} ligger ikke mellem en dag og tidshorisonten",
                              written_.cycle.value)},
                 {"write e.g. 1 year, 1 month or 3 months", "skriv fx 1 year, 1 month eller 3 months"});
        return;
    }
    Diagnostics known;
    const auto written = math::parse_quantity(written_.cycle.value, written_.cycle.at, known);
    if (written && written->unit.is_dimensionless())
        r_.error(written_.cycle.at,
                 {fmt::format("a cycle of '{}' has no unit", written_.cycle.value),
                  fmt::format("en cyklus på '{}' har ingen enhed", written_.cycle.value)},
                 {"write e.g. 1 year, 1 month or 7 days", "skriv fx 1 year, 1 month eller 7 days"});
    model.cycle_years = years;
    r_.result.discounting.cycle_years = years;
    warn_of_part_cycle();
}

/// Only whole cycles are counted: what is left of the horizon is not.
void Binding::warn_of_part_cycle() {
    const double cycles = r_.result.years / model.cycle_years;
    const double whole = std::floor(cycles + rounding);
    if ((cycles - whole) * model.cycle_years <= worth_saying) return;
    r_.warning(written_.cycle.at,
               {fmt::format("the horizon of {} years is not whole cycles: {:.0f} are counted, {:.4g} years",
                            r_.result.years, whole, whole * model.cycle_years),
                fmt::format("tidshorisonten på {} år er ikke hele cyklusser: {:.0f} tælles, {:.4g} år",
                            r_.result.years, whole, whole * model.cycle_years)},
               {"choose a cycle that divides a year (1 month, 1/52 years), or a horizon that it divides",
                "vælg en cyklus, der går op i et år (1 month, 1/52 years), eller en horisont, den går op i"});
}

void Binding::age() {
    if (written_.start_age.absent()) return;
    Inherited from;
    from.title = {"Age at the start", "Alder ved start"};
    model.start_age = resolve_value(r_, written_.start_age, "health.start_age", from);
    if (!model.start_age) return;
    check_bounds(r_, model.start_age, 0, oldest, {"the age at the start", "alderen ved start"},
                 {"write it in years, e.g. start_age: 65", "skriv den i år, fx start_age: 65"});
    const auto& unit = model.start_age->unit;
    if (unit.is_dimensionless() || unit.same_dimensions(Unit::of(Dimension::year))) return;
    r_.error(written_.start_age.place(), mismatch("start_age", unit, Unit::of(Dimension::year)),
             {"write e.g. start_age: 65", "skriv fx start_age: 65"});
}

void Binding::states() {
    const auto& names = written_.states.names;
    if (names.size() > most_states)
        r_.error(written_.states.at,
                 {fmt::format("the model has {} states; {} are the most", names.size(), most_states),
                  fmt::format("modellen har {} tilstande; højst {} er muligt", names.size(), most_states)},
                 {"time in a state needs no states of its own: use time_in_state",
                  "tid i en tilstand kræver ikke egne tilstande: brug time_in_state"});
    if (names.size() < 2 && !r_.misread.contains(written_.at))
        r_.error(written_.states.at.line > 0 ? written_.states.at : written_.at,
                 {"a model has at least two states", "en model har mindst to tilstande"},
                 {"write e.g. states: [well, ill, dead]", "skriv fx states: [well, ill, dead]"});
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::ranges::find(model.states, names[i].value, &HealthState::id) != model.states.end()) {
            r_.error(names[i].at,
                     {fmt::format("the state '{}' is written twice", names[i].value),
                      fmt::format("tilstanden '{}' er skrevet to gange", names[i].value)},
                     {"give each state a name of its own", "giv hver tilstand sit eget navn"});
            continue;
        }
        if (slug(names[i].value) != names[i].value || names[i].value == "living") {
            r_.error(names[i].at,
                     {fmt::format("'{}' cannot be the name of a state", names[i].value),
                      fmt::format("'{}' kan ikke være navnet på en tilstand", names[i].value)},
                     {fmt::format("use small letters, digits and _ : {}", slug(names[i].value + "_1")),
                      fmt::format("brug små bogstaver, cifre og _ : {}", slug(names[i].value + "_1"))});
        }
        model.states.push_back({names[i].value, written_.states.titles[i],
                                !written_.dead.empty() || names[i].value != "dead", names[i].at});
    }
    for (const auto dead : states_named(r_, model, written_.dead)) model.states[dead].alive = false;
}

void Binding::start() {
    const auto& written = written_.start;
    model.start_at = written.at.line > 0 ? written.at : written_.at;
    model.start.resize(model.states.size());
    const auto all_in = [&](std::size_t index) {
        auto everybody = std::make_shared<Value>();
        everybody->formula = math::parse_formula("1", written_.at, r_.diagnostics);
        everybody->at = written_.at;
        everybody->name = "health.start";
        model.start[index] = everybody;
    };
    if (written.one) {
        if (const auto index = state(written.one.value, written.one.at)) all_in(*index);
        return;
    }
    if (written.shares.empty() && !model.states.empty()) return all_in(0);
    for (const auto& entry : written.shares) {
        const auto index = state(entry.name, entry.at);
        if (!index) continue;
        const auto& title = model.states[*index].title;
        model.start[*index] = share(entry.value, "health.start." + entry.name,
                                    {title.en + " at the start", title.da + " ved start"});
    }
}

void Binding::transitions() {
    model.stays.resize(model.states.size());
    if (!written_.transitions) return;
    for (const auto& row : *written_.transitions) {
        const auto from = state(row.name, row.at);
        if (!from) continue;
        Position rest;
        for (const auto& entry : row.value) {
            const auto to = state(entry.name, entry.at);
            if (!to) continue;
            const bool is_rest = entry.value.value.value == "rest";
            if (is_rest && rest.line > 0)
                r_.error(entry.at,
                         {fmt::format("'rest' stands twice among the transitions of '{}'", row.name),
                          fmt::format("'rest' står to gange blandt overgangene fra '{}'", row.name)},
                         {"the rest can go to one state only", "resten kan kun gå til én tilstand"});
            if (is_rest) rest = entry.at;
            const auto& a = model.states[*from].title;
            const auto& b = model.states[*to].title;
            const auto probability =
                is_rest ? nullptr
                        : share(entry.value, fmt::format("health.transitions.{}.{}", row.name, entry.name),
                                {a.en + " → " + b.en, a.da + " → " + b.da});
            if (from == to) {
                model.stays[*from] = probability;
            } else if (is_rest || probability) {
                model.transitions.push_back({*from, *to, probability, entry.at});
            }
        }
    }
}

}  // namespace

std::optional<std::size_t> state_named(Resolving& r, const HealthModel& model, const std::string& name,
                                       Position at) {
    const auto found = std::ranges::find(model.states, name, &HealthState::id);
    if (found != model.states.end()) return static_cast<std::size_t>(found - model.states.begin());
    std::vector<std::string> known;
    for (const auto& each : model.states) known.push_back(each.id);
    r.error(at,
            {fmt::format("there is no state '{}'", name), fmt::format("der er ingen tilstand '{}'", name)},
            did_you_mean(name, known,
                         {"the states are: " + listed(known).en, "tilstandene er: " + listed(known).da}));
    return {};
}

std::vector<std::size_t> states_named(Resolving& r, const HealthModel& model,
                                      const std::vector<Name>& names) {
    std::vector<std::size_t> found;
    for (const auto& name : names) {
        if (const auto index = state_named(r, model, name.value, name.at)) found.push_back(*index);
    }
    return found;
}

ValuePtr health_number(Resolving& r, const UncertainValue& written, const std::string& name,
                       const Text& title, document::Kind kind, bool bounds_checked) {
    Inherited from;
    from.bounds_checked = bounds_checked;
    from.title = title;
    from.kind = {kind, written.place()};
    from.provenance.file = r.diagnostics.file();
    return resolve_value(r, written, name, from);
}

std::optional<double> health_years(Resolving& r, const Formula& written, const char* key,
                                   const Text& remedy) {
    const auto quantity = math::parse_quantity(written.value, written.at, r.diagnostics);
    if (!quantity) return {};
    if (quantity->unit.same_dimensions(Unit::of(Dimension::day))) return quantity->value / days_of_a_year;
    if (quantity->unit.is_dimensionless() || quantity->unit.same_dimensions(Unit::of(Dimension::year)))
        return quantity->value;
    r.error(written.at, mismatch(key, quantity->unit, Unit::of(Dimension::year)), remedy);
    return {};
}

ValuePtr health_probability(Resolving& r, const UncertainValue& written, const std::string& name,
                            const Text& title, bool bounds_checked) {
    const auto value = health_number(r, written, name, title, document::Kind::share, bounds_checked);
    if (!value || value->unit.is_dimensionless()) return value;
    r.error(written.place(),
            {fmt::format("a probability is a plain number, found {}", value->unit.text()),
             fmt::format("en sandsynlighed er et rent tal, fandt {}", value->unit.text())},
            {"a rate per year becomes a probability as 1 - exp(-rate * cycle_length)",
             "en rate pr. år bliver en sandsynlighed som 1 - exp(-rate * cycle_length)"});
    return nullptr;
}

namespace {

/// Keys that say nothing in a model of its kind, and those it cannot do without.
void check_keys_of_kind(Resolving& r, const HealthDocument& written) {
    const auto kind = written.model.value;
    if (kind == ModelKind::tree) return;  // says it itself (resolve_tree.cpp)
    const auto model = document::Choices<ModelKind>::names()[static_cast<std::size_t>(written.model.value)];
    const auto idle = [&](Position at, const char* key, const char* belongs_to) {
        if (at.line == 0) return;
        r.error(at,
                {fmt::format("'{}' has no meaning in a model of the kind {}", key, model),
                 fmt::format("'{}' har ingen betydning i en model af slagsen {}", key, model)},
                {fmt::format("leave it out, or write model: {}", belongs_to),
                 fmt::format("udelad den, eller skriv model: {}", belongs_to)});
    };
    const auto first = [](const auto& dictionary) {
        return dictionary.empty() ? Position() : dictionary.entries.front().at;
    };
    const auto needed = [&](bool given, const char* key) {
        if (given || r.misread.contains(written.at)) return;
        r.error(written.at,
                {fmt::format("a model of the kind {} needs the key '{}'", model, key),
                 fmt::format("en model af slagsen {} kræver nøglen '{}'", model, key)},
                {fmt::format("add `{}: …` under health:", key),
                 fmt::format("tilføj `{}: …` under health:", key)});
    };
    if (kind != ModelKind::survival) idle(first(written.until), "until", "survival");
    if (kind != ModelKind::individual) {
        idle(first(written.event_times), "event_times", "individual");
        idle(written.clock.at, "clock", "individual");
        if (written.individuals) idle(written.individuals->at, "individuals", "individual");
    }
    if (kind == ModelKind::survival) {
        if (written.transitions) idle(first(*written.transitions), "transitions", "cohort");
        idle(written.start.at, "start", "cohort");
        if (written.tree) idle(written.tree->at, "tree", "cohort");
        needed(!written.until.empty(), "until");
    }
    if (kind == ModelKind::cohort && written.event_times.empty())
        needed(written.transitions && !written.transitions->empty(), "transitions");
}

}  // namespace

void resolve_health(Resolving& r) {
    if (!r.document.health) return;
    const auto& written = *r.document.health;
    Binding binding(r, written);
    binding.model.kind = written.model.value;
    check_keys_of_kind(r, written);
    resolve_curves(r);
    binding.age();
    if (written.model.value == ModelKind::tree)
        return resolve_tree(r, written, nullptr, std::move(binding.model.start_age));
    binding.cycle();
    binding.states();
    if (binding.model.kind == ModelKind::survival) {
        resolve_partition(r, written, binding.model);
    } else {
        binding.start();
        resolve_tree(r, written, &binding.model, binding.model.start_age);
    }
    if (binding.model.kind == ModelKind::individual) {
        resolve_individual(r, written, binding.model);
    } else if (binding.model.kind == ModelKind::cohort) {
        binding.transitions();
    }
    add_course_lines(r, written, binding.model);
    resolve_expected(r, written, binding.model);
    r.result.health = std::move(binding.model);
}

}  // namespace vaerdi::value
