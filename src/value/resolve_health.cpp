// A model of a course of illness: its states and transitions, and the lines that follow it.
#include <fmt/format.h>

#include <algorithm>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

constexpr double days_of_a_year = 365.25;
constexpr double shortest_cycle = 1.0 / 366;  // years
constexpr std::size_t most_states = 100;

class Binding {
  public:
    Binding(Resolving& r, const HealthDocument& written) : r_(r), written_(written) {}

    void cycle();
    void age();
    void states();
    void start();
    void transitions();
    void lines();

    HealthModel model;

  private:
    std::optional<std::size_t> state(const std::string& name, Position at);
    std::vector<std::size_t> states_of(const std::vector<Name>& names);
    ValuePtr share(const UncertainValue& written, const std::string& name, const Text& title);
    ValuePtr part(const UncertainValue& written, const std::string& name, const Text& title,
                  document::Kind kind);
    Base base() const;
    Line line(const std::string& id, Text name, const Name& category, const char* usual, Position at);
    void pay(Line& line, const std::optional<PayerShares>& payer);
    void qalys();
    void life_years();
    void costs_of(const std::string& key, Position at, const std::vector<StateCostDocument>& costs);
    void event(const document::Dictionary<EventDocument>::Entry& entry);
    std::vector<std::size_t> transitions_of(const document::Dictionary<EventDocument>::Entry& entry);
    ValuePtr course(CourseAmount amount, Unit unit, Position at, const std::string& name);
    ValuePtr money(const UncertainValue& written, const std::string& name, const Text& title, bool yearly);

    Resolving& r_;
    const HealthDocument& written_;
};

// ---- the model

void Binding::cycle() {
    model.at = written_.at;
    if (written_.accrual) model.accrual = written_.accrual.value;
    if (!is_given(written_.cycle)) return;
    const auto quantity = math::parse_quantity(written_.cycle.value, written_.cycle.at, r_.diagnostics);
    if (!quantity) return;
    const bool in_days = quantity->unit.same_dimensions(Unit::of(Dimension::day));
    if (!in_days && !quantity->unit.is_dimensionless() &&
        !quantity->unit.same_dimensions(Unit::of(Dimension::year))) {
        r_.error(written_.cycle.at, mismatch("cycle", quantity->unit, Unit::of(Dimension::year)),
                 {"write e.g. 1 year, 1 month or 7 days", "skriv fx 1 year, 1 month eller 7 days"});
        return;
    }
    const double years = in_days ? quantity->value / days_of_a_year : quantity->value;
    if (!(years >= shortest_cycle) || years > r_.result.years) {
        r_.error(written_.cycle.at,
                 {fmt::format("a cycle of {} is not between a day and the horizon", written_.cycle.value),
                  fmt::format("en cyklus på {} ligger ikke mellem en dag og tidshorisonten",
                              written_.cycle.value)},
                 {"write e.g. 1 year, 1 month or 3 months", "skriv fx 1 year, 1 month eller 3 months"});
        return;
    }
    model.cycle_years = years;
    r_.result.discounting.cycle_years = years;
}

void Binding::age() {
    if (written_.start_age.absent()) return;
    Inherited from;
    from.title = {"Age at the start", "Alder ved start"};
    model.start_age = resolve_value(r_, written_.start_age, "health.start_age", from);
    if (!model.start_age) return;
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
    if (names.size() < 2)
        r_.error(written_.states.at, {"a model has at least two states", "en model har mindst to tilstande"},
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
    for (const auto dead : states_of(written_.dead)) model.states[dead].alive = false;
}

std::optional<std::size_t> Binding::state(const std::string& name, Position at) {
    const auto found = std::ranges::find(model.states, name, &HealthState::id);
    if (found != model.states.end()) return static_cast<std::size_t>(found - model.states.begin());
    std::vector<std::string> known;
    for (const auto& each : model.states) known.push_back(each.id);
    r_.error(at,
             {fmt::format("there is no state '{}'", name), fmt::format("der er ingen tilstand '{}'", name)},
             did_you_mean(name, known,
                          {"the states are: " + listed(known).en, "tilstandene er: " + listed(known).da}));
    return {};
}

std::vector<std::size_t> Binding::states_of(const std::vector<Name>& names) {
    std::vector<std::size_t> found;
    for (const auto& name : names) {
        if (const auto index = state(name.value, name.at)) found.push_back(*index);
    }
    return found;
}

ValuePtr Binding::part(const UncertainValue& written, const std::string& name, const Text& title,
                       document::Kind kind) {
    Inherited from;
    from.title = title;
    from.kind = {kind, written.place()};
    from.provenance.file = r_.diagnostics.file();
    return resolve_value(r_, written, name, from);
}

ValuePtr Binding::share(const UncertainValue& written, const std::string& name, const Text& title) {
    const auto value = part(written, name, title, document::Kind::share);
    if (!value || value->unit.is_dimensionless()) return value;
    r_.error(written.place(),
             {fmt::format("a probability is a plain number, found {}", value->unit.text()),
              fmt::format("en sandsynlighed er et rent tal, fandt {}", value->unit.text())},
             {"a rate per year becomes a probability as 1 - exp(-rate * cycle_length)",
              "en rate pr. år bliver en sandsynlighed som 1 - exp(-rate * cycle_length)"});
    return nullptr;
}

void Binding::start() {
    const auto& written = written_.start;
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
    for (const auto& row : written_.transitions) {
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

// ---- what it comes to

Base Binding::base() const {
    const auto& c = r_.result;
    return !c.for_one_patient && !c.patients.given && c.procedures.given ? Base::procedure : Base::patient;
}

Line Binding::line(const std::string& id, Text name, const Name& category, const char* usual, Position at) {
    Line line;
    line.id = id;
    line.name = std::move(name);
    line.category = category ? category.value : usual;
    if (const auto* known = r_.catalogue.category(line.category)) {
        line.category_title = known->entry.title;
    } else {
        r_.error(
            category.at,
            {fmt::format("the catalogue has no category '{}'", line.category),
             fmt::format("kataloget har ingen kategori '{}'", line.category)},
            did_you_mean(line.category, r_.catalogue.ids("category"),
                         {"see `vaerdi catalogue find category`", "se `vaerdi catalogue find category`"}));
    }
    line.only.assign(r_.result.alternatives.size(), true);
    line.base = base();
    line.follows_course = true;
    line.has_money = false;
    line.provenance.file = r_.diagnostics.file();
    line.provenance.at = at;
    return line;
}

void Binding::pay(Line& line, const std::optional<PayerShares>& payer) {
    if (payer) {
        line.shares = resolve_shares(r_, *payer);
    } else if (know_payer(r_, {"region", line.provenance.at})) {
        line.shares = {{"region", 1}};
    }
    line.has_money = true;
    line.is_cost = true;
}

ValuePtr Binding::course(CourseAmount amount, Unit unit, Position at, const std::string& name) {
    auto value = std::make_shared<Value>();
    value->unit = std::move(unit);
    value->course = std::move(amount);
    value->at = at;
    value->name = name;
    return value;
}

ValuePtr Binding::money(const UncertainValue& written, const std::string& name, const Text& title,
                        bool yearly) {
    const auto value = part(written, name, title, document::Kind::amount);
    if (!value || is_plain_zero(r_.result, value)) return value;
    const auto currency = *Unit::of_currency(r_.result.currency);
    const auto needed = yearly ? currency / Unit::of(Dimension::year) : currency;
    for (const auto head : {Dimension::patient, Dimension::procedure}) {
        if (value->unit.same_dimensions(needed / Unit::of(head))) return value;
    }
    if (value->unit.same_dimensions(needed)) return value;
    r_.error(written.place(), mismatch(name.substr(name.find('.') + 1), value->unit, needed),
             yearly ? Text("what a year in the state costs, e.g. 60_000 DKK/year",
                           "hvad et år i tilstanden koster, fx 60_000 DKK/year")
                    : Text("what it costs each time, e.g. 80_000 DKK",
                           "hvad det koster hver gang, fx 80_000 DKK"));
    return nullptr;
}

void Binding::qalys() {
    if (written_.utilities.empty()) return;
    CourseAmount amount;
    std::vector<bool> given(model.states.size(), false);
    for (const auto& entry : written_.utilities) {
        const auto add = [&](std::size_t state, const ValuePtr& value) {
            given[state] = true;
            amount.parts.push_back({false, state, value, model.cycle_years});
        };
        if (entry.name == "living") {
            const auto value = part(entry.value, "health.utilities.living",
                                    {"Quality of life", "Livskvalitet"}, document::Kind::share);
            for (std::size_t i = 0; value && i < model.states.size(); ++i) {
                if (model.states[i].alive && written_.utilities.find(model.states[i].id) == nullptr)
                    add(i, value);
            }
            continue;
        }
        const auto index = state(entry.name, entry.at);
        if (!index) continue;
        const auto& title = model.states[*index].title;
        const auto value =
            part(entry.value, "health.utilities." + entry.name,
                 {"Quality of life, " + title.en, "Livskvalitet, " + title.da}, document::Kind::share);
        if (!value) continue;
        if (!value->unit.is_dimensionless()) {
            r_.error(entry.value.place(),
                     {fmt::format("quality of life is a plain number, found {}", value->unit.text()),
                      fmt::format("livskvalitet er et rent tal, fandt {}", value->unit.text())},
                     {"1 is full health, 0 as bad as being dead",
                      "1 er fuldt helbred, 0 så dårligt som at være død"});
        }
        add(*index, value);
    }
    for (std::size_t i = 0; i < model.states.size(); ++i) {
        if (given[i] || !model.states[i].alive) continue;
        r_.error(
            written_.utilities.entries.front().at,
            {fmt::format("no quality of life is given for '{}'", model.states[i].id),
             fmt::format("der er ingen livskvalitet for '{}'", model.states[i].id)},
            {fmt::format("add `{}: …` under utilities:, or name it under dead:", model.states[i].id),
             fmt::format("tilføj `{}: …` under utilities:, eller nævn den under dead:", model.states[i].id)});
    }
    for (const auto& entry : written_.events) {
        if (entry.value.utility.absent()) continue;
        const auto& title = entry.value.title.empty() ? Text(entry.name) : entry.value.title;
        const auto value = part(entry.value.utility, "health.events." + entry.name + ".utility",
                                {"QALYs, " + title.en, "QALY, " + title.da}, document::Kind::any);
        for (const auto transition : transitions_of(entry))
            amount.parts.push_back({true, transition, value, 1});
    }
    auto made = line("qalys", {"Quality-adjusted life years", "Kvalitetsjusterede leveår"}, {},
                     "patient.quality-of-life", written_.utilities.entries.front().at);
    made.is_cost = false;
    made.has_natural = true;
    made.natural_unit = Unit::of(Dimension::qaly);
    made.counts = "qalys";
    made.counts_title = made.name;
    made.quantity = course(std::move(amount), Unit::of(Dimension::qaly), made.provenance.at, "health.qalys");
    r_.result.lines.push_back(std::move(made));
}

void Binding::life_years() {
    CourseAmount amount;
    for (std::size_t i = 0; i < model.states.size(); ++i) {
        if (model.states[i].alive) amount.parts.push_back({false, i, nullptr, model.cycle_years});
    }
    auto made = line("life_years", {"Life years", "Leveår"}, {}, "patient.clinical", written_.at);
    made.is_cost = false;
    made.has_natural = true;
    made.natural_unit = Unit::of(Dimension::life_year);
    made.counts = "life_years";
    made.counts_title = made.name;
    made.quantity =
        course(std::move(amount), Unit::of(Dimension::life_year), made.provenance.at, "health.life_years");
    r_.result.lines.push_back(std::move(made));
}

void Binding::costs_of(const std::string& key, Position at, const std::vector<StateCostDocument>& costs) {
    std::vector<std::size_t> states;
    Text of("Those living", "De levende");
    if (key == "living") {
        for (std::size_t i = 0; i < model.states.size(); ++i) {
            if (model.states[i].alive) states.push_back(i);
        }
    } else if (const auto index = state(key, at)) {
        states.push_back(*index);
        of = model.states[*index].title;
    }
    std::size_t number = 0;
    for (const auto& written : costs) {
        ++number;
        auto name = written.name;
        if (name.empty()) name = {"Costs: " + of.en, "Udgifter: " + of.da};
        const auto id =
            fmt::format("health_costs_{}{}", key, costs.size() > 1 ? fmt::format("_{}", number) : "");
        const auto input =
            fmt::format("health.costs.{}{}", key, costs.size() > 1 ? fmt::format(".{}", number) : "");
        auto made = line(id, name, written.category, "society.derived-cost", written.at);
        pay(made, written.payer);
        const auto amount = money(written.amount, input, name, true);
        if (!amount) continue;
        CourseAmount sum;
        for (const auto index : states) sum.parts.push_back({false, index, amount, model.cycle_years});
        made.amount = course(std::move(sum), *Unit::of_currency(r_.result.currency), written.at, input);
        made.value_types = value_types(r_, {amount});
        r_.result.lines.push_back(std::move(made));
    }
}

std::vector<std::size_t> Binding::transitions_of(const document::Dictionary<EventDocument>::Entry& entry) {
    const auto from = states_of(entry.value.from);
    const auto into = states_of(entry.value.into);
    std::vector<std::size_t> found;
    for (std::size_t t = 0; t < model.transitions.size(); ++t) {
        const bool leaves =
            entry.value.from.empty() || std::ranges::count(from, model.transitions[t].from) > 0;
        if (leaves && std::ranges::count(into, model.transitions[t].to) > 0) found.push_back(t);
    }
    return found;
}

void Binding::event(const document::Dictionary<EventDocument>::Entry& entry) {
    const auto& written = entry.value;
    const auto title = written.title.empty() ? Text(entry.name) : written.title;
    const auto found = transitions_of(entry);
    if (found.empty() && !r_.diagnostics.has_errors())
        r_.error(entry.at,
                 {fmt::format("no transition is the event '{}'", entry.name),
                  fmt::format("ingen overgang er hændelsen '{}'", entry.name)},
                 {"from: and into: name states between which there is a transition",
                  "from: og into: nævner tilstande, som der er en overgang imellem"});
    auto made =
        line("health_events_" + entry.name, title, written.category, "patient.complications", entry.at);
    CourseAmount count;
    for (const auto transition : found) count.parts.push_back({true, transition, nullptr, 1});
    made.has_natural = true;
    made.counts = entry.name;
    made.counts_title = title;
    made.quantity = course(std::move(count), Unit(), entry.at, "health.events." + entry.name);
    made.is_cost = true;
    if (!written.amount.absent()) {
        pay(made, written.payer);
        const auto one = money(written.amount, "health.events." + entry.name + ".amount", title, false);
        if (!one) return;
        CourseAmount sum;
        for (const auto transition : found) sum.parts.push_back({true, transition, one, 1});
        made.amount = course(std::move(sum), *Unit::of_currency(r_.result.currency), entry.at,
                             "health.events." + entry.name + ".amount");
        made.value_types = value_types(r_, {one});
    }
    r_.result.lines.push_back(std::move(made));
}

void Binding::lines() {
    qalys();
    life_years();
    for (const auto& entry : written_.costs) costs_of(entry.name, entry.at, entry.value);
    for (const auto& entry : written_.events) event(entry);
}

}  // namespace

void resolve_health(Resolving& r) {
    if (!r.document.health) return;
    Binding binding(r, *r.document.health);
    binding.cycle();
    binding.age();
    binding.states();
    binding.start();
    binding.transitions();
    binding.lines();
    r.result.health = std::move(binding.model);
}

}  // namespace vaerdi::value
