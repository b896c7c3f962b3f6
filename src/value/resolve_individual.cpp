// When events come in an individual model: families of times, their parameters and clocks.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "value/individual_binding.h"

namespace vaerdi::value {
namespace {

using health::Domain;
using health::TimePower;

/// What a number in such a unit is multiplied by to be in years (or per year); absent where it is neither.
std::optional<double> to_years(const Unit& unit, bool per_year) {
    const auto is = [&](Dimension dimension) {
        return unit.same_dimensions(per_year ? Unit() / Unit::of(dimension) : Unit::of(dimension));
    };
    if (unit.is_dimensionless() || is(Dimension::year)) return 1;
    if (is(Dimension::day)) return per_year ? days_of_a_year : 1 / days_of_a_year;
    return {};
}

class EventTimes {
  public:
    EventTimes(Resolving& r, const HealthDocument& written, HealthModel& model)
        : r_(r), written_(written), model_(model) {}

    void add_all();

  private:
    void add_row(std::size_t from, const document::Dictionary<EventTimeDocument>& row, bool of_all_living);
    std::optional<EventTime> time(const EventTimeDocument& written, const std::string& name,
                                  const Text& title);
    bool family(const EventTimeDocument& written, EventTime& into);
    ValuePtr parameter(const UncertainValue& written, const std::string& name, const Text& title,
                       const health::FamilyParameter& known, double& factor);
    bool hazards(const Name& name, EventTime& into);
    bool mortality(const Table& table, const Name& name, EventTime& into);

    Resolving& r_;
    const HealthDocument& written_;
    HealthModel& model_;
    std::map<const EventTimeDocument*, std::optional<EventTime>> known_;  // of a row for all living
};

void EventTimes::add_all() {
    if (written_.event_times.empty() && !written_.transitions)
        r_.error(written_.at,
                 {"an individual model needs the times of its events",
                  "en individmodel skal have tider for sine hændelser"},
                 {"write event_times: {well: {dead: {exponential: {rate: 0.02}}}}",
                  "skriv event_times: {well: {dead: {exponential: {rate: 0.02}}}}"});
    for (const auto& row : written_.event_times) {
        if (row.name == "living") continue;
        const auto from = state_named(r_, model_, row.name, row.at);
        if (!from) continue;
        if (model_.states[*from].alive) {
            add_row(*from, row.value, false);
            continue;
        }
        r_.error(
            row.at,
            {fmt::format("'{}' is a way of being dead: nobody leaves it", row.name),
             fmt::format("'{}' er en måde at være død på: ingen forlader den", row.name)},
            {"leave its times out, or take it from dead:", "udelad dens tider, eller fjern den fra dead:"});
    }
    for (const auto& row : written_.event_times) {
        if (row.name != "living") continue;
        for (std::size_t s = 0; s < model_.states.size(); ++s) {
            if (model_.states[s].alive) add_row(s, row.value, true);
        }
    }
}

void EventTimes::add_row(std::size_t from, const document::Dictionary<EventTimeDocument>& row,
                         bool of_all_living) {
    for (const auto& entry : row) {
        const auto to = state_named(r_, model_, entry.name, entry.at);
        if (!to) continue;
        const bool is_there = std::ranges::any_of(
            model_.transitions, [&](const HealthTransition& t) { return t.from == from && t.to == *to; });
        if (of_all_living && (is_there || *to == from)) continue;  // the state's own words come first
        const auto& a = model_.states[from];
        const auto& b = model_.states[*to];
        auto found = known_.find(&entry.value);
        if (found == known_.end()) {
            const auto name = fmt::format("health.event_times.{}.{}", of_all_living ? "living" : a.id, b.id);
            const auto title = of_all_living
                                   ? b.title
                                   : Text(a.title.en + " → " + b.title.en, a.title.da + " → " + b.title.da);
            found = known_.emplace(&entry.value, time(entry.value, name, title)).first;
        }
        if (!found->second) continue;
        model_.transitions.push_back({from, *to, nullptr, entry.at});
        model_.individual->times.push_back(*found->second);
    }
}

std::optional<EventTime> EventTimes::time(const EventTimeDocument& written, const std::string& name,
                                          const Text& title) {
    EventTime made;
    made.clock = written.clock ? written.clock.value : written_.clock ? written_.clock.value : made.clock;
    const bool has_age = !written_.start_age.absent() || model_.individual->age_attribute();
    if (made.clock == health::Clock::age && !has_age) {
        r_.error(written.clock ? written.clock.at : written_.clock.at,
                 {"a time runs along the age, but no age is known",
                  "en tid løber efter alderen, men der kendes ingen alder"},
                 {"write start_age:, or age among the attributes",
                  "skriv start_age:, eller age blandt egenskaberne"});
        return {};
    }
    if (!family(written, made)) return {};
    bool sound = true;
    const auto& parameters = health::definition_of(made.family).parameters;
    for (std::size_t k = 0; k < parameters.size() && !made.steps.is_given(); ++k) {
        const auto& known = parameters[k];
        made.parameters[k] = parameter(
            *written.of(made.family).find(known.name), fmt::format("{}.{}", name, known.name),
            {fmt::format("{}, {}", title.en, known.name), fmt::format("{}, {}", title.da, known.name)}, known,
            made.factors[k]);
        sound = sound && made.parameters[k];
    }
    if (!written.hazard_ratio.absent()) {
        double plain = 1;
        made.hazard_ratio = parameter(written.hazard_ratio, name + ".hazard_ratio",
                                      {title.en + ", hazard ratio", title.da + ", hazard ratio"},
                                      {"hazard_ratio", Domain::not_negative}, plain);
        sound = sound && made.hazard_ratio;
    }
    return sound ? std::optional(made) : std::nullopt;
}

/// Finds the one family that is written, with all its parameters.
bool EventTimes::family(const EventTimeDocument& written, EventTime& into) {
    std::vector<health::Family> given;
    std::vector<std::string> forms;
    for (const auto& words : health::families()) {
        if (!health::is_drawn(words.family)) continue;
        std::vector<std::string> parts;
        for (const auto& parameter : words.parameters) parts.push_back(fmt::format("{}: …", parameter.name));
        forms.push_back(fmt::format("{{{}: {{{}}}}}", words.name, fmt::join(parts, ", ")));
        if (!written.of(words.family).empty()) given.push_back(words.family);
    }
    forms.push_back("{piecewise: table}");
    if (given.size() + (written.piecewise ? 1 : 0) != 1) {
        if (r_.misread.contains(written.at)) return false;
        const auto all = fmt::format("{}", fmt::join(forms, ", "));
        r_.error(written.at,
                 given.empty()
                     ? Text("no family of times is given", "der er ikke angivet en familie af tider")
                     : Text("two families of times are given for one event",
                            "der er givet to familier af tider for én hændelse"),
                 {"write one of " + all, "skriv en af " + all});
        return false;
    }
    if (written.piecewise) return hazards(written.piecewise, into);
    into.family = given.front();
    const auto index = static_cast<std::size_t>(into.family);
    const auto& words = health::definition_of(into.family);
    const auto& parameters = written.of(into.family);
    bool sound = true;
    for (const auto& entry : parameters) {
        if (std::ranges::any_of(words.parameters, [&](const auto& p) { return entry.name == p.name; }))
            continue;
        r_.error(entry.at,
                 {fmt::format("'{}' has no parameter '{}'", words.name, entry.name),
                  fmt::format("'{}' har ingen parameter '{}'", words.name, entry.name)},
                 {"write " + forms[index], "skriv " + forms[index]});
        sound = false;
    }
    for (const auto& parameter : words.parameters) {
        if (parameters.find(parameter.name) || !sound) continue;
        r_.error(parameters.entries.front().at,
                 {fmt::format("'{}' lacks its parameter '{}'", words.name, parameter.name),
                  fmt::format("'{}' mangler sin parameter '{}'", words.name, parameter.name)},
                 {"write " + forms[index], "skriv " + forms[index]});
        sound = false;
    }
    return sound;
}

ValuePtr EventTimes::parameter(const UncertainValue& written, const std::string& name, const Text& title,
                               const health::FamilyParameter& known, double& factor) {
    using Kind = document::Kind;
    const bool is_ratio = known.name == "hazard_ratio";
    auto value = health_number(r_, written, name, title,
                               known.domain == Domain::any ? Kind::any
                               : is_ratio                  ? Kind::ratio
                                                           : Kind::amount);
    if (!value) return nullptr;
    const bool per_year = known.in == TimePower::per_time;
    const bool in_time = known.in != TimePower::none;
    const auto years = in_time                          ? to_years(value->unit, per_year)
                       : value->unit.is_dimensionless() ? std::optional(1.0)
                                                        : std::nullopt;
    if (!years) {
        const auto needed = per_year  ? Unit() / Unit::of(Dimension::year)
                            : in_time ? Unit::of(Dimension::year)
                                      : Unit();
        r_.error(written.place(), mismatch(std::string(known.name), value->unit, needed),
                 per_year  ? Text("a rate is per year unless another time is written, e.g. 0.02 per month",
                                  "en rate er pr. år, hvis intet andet er skrevet, fx 0.02 per month")
                 : in_time ? Text("times are years unless another unit is written, e.g. 90 days",
                                  "tider er år, hvis ingen anden enhed er skrevet, fx 90 days")
                           : Text("write a plain number", "skriv et rent tal"));
        return nullptr;
    }
    factor = *years;
    const auto fixed = fixed_base(r_.result, value);
    if (fixed && !health::is_within(known.domain, *fixed)) {
        const bool above = known.domain == Domain::positive;
        const auto id = known.name;
        r_.error(written.place(),
                 {fmt::format("the {} of a time is {:.6g}", id, *fixed),
                  fmt::format("en tids {} er {:.6g}", id, *fixed)},
                 above ? Text("it lies above 0", "den ligger over 0")
                       : Text("it is never negative", "den er aldrig negativ"));
        return nullptr;
    }
    return value;
}

bool EventTimes::hazards(const Name& name, EventTime& into) {
    const auto* table = find_table(r_, name.value, name.at);
    if (table == nullptr) return false;
    if (table->ages) return mortality(*table, name, into);
    const auto x = to_years(table->x_unit, false), y = to_years(table->unit, true);
    const bool negative = std::ranges::any_of(table->points, [](const auto& p) { return p.second < 0; });
    if (!table->step || !x || !y || negative) {
        r_.error(name.at,
                 {fmt::format("the table '{}' is no table of hazards", name.value),
                  fmt::format("tabellen '{}' er ikke en tabel med hazarder", name.value)},
                 {"its points are years, its values rates per year, not negative, with `between: step`",
                  "dens punkter er år, dens værdier rater pr. år, ikke negative, med `between: step`"});
        return false;
    }
    std::vector<double> from, rates;
    for (const auto& [at, rate] : table->points) {
        from.push_back(at * *x);
        rates.push_back(rate * *y);
    }
    into.steps = health::HazardSteps(std::move(from), std::move(rates));
    return true;
}

/// The hazard of each whole age, level through the year: as many die within it as the life table says.
bool EventTimes::mortality(const Table& table, const Name& name, EventTime& into) {
    bool sound = true;
    if (into.clock != health::Clock::age) {
        r_.error(name.at,
                 {fmt::format("the life table '{}' runs along the age, but this time does not", name.value),
                  fmt::format("dødelighedstavlen '{}' løber efter alderen, men det gør tiden her ikke",
                              name.value)},
                 {"write `clock: age` beside it", "skriv `clock: age` ved siden af"});
        sound = false;
    }
    if (table.ages->last) {
        r_.error(name.at,
                 {fmt::format("the life table '{}' ends at {}, and somebody may live longer", name.value,
                              *table.ages->last),
                  fmt::format("dødelighedstavlen '{}' slutter ved {}, og nogen kan leve længere", name.value,
                              *table.ages->last)},
                 beyond_the_end());
        sound = false;
    }
    constexpr double at_the_open_age = 2;  // a year: half a year on average, as life_expectancy counts
    std::vector<double> from, rates;
    for (const auto& [age, dying] : table.points) {
        from.push_back(age);
        rates.push_back(dying < 1 ? -std::log1p(-dying) : at_the_open_age);
    }
    into.steps = health::HazardSteps(std::move(from), std::move(rates));
    return sound;
}

/// A key that belongs to a cohort.
void not_of_individuals(Resolving& r, Position at, const char* key, Text remedy) {
    r.error(at,
            {fmt::format("'{}' belongs to a cohort model", key),
             fmt::format("'{}' hører til en kohortemodel", key)},
            std::move(remedy));
}

}  // namespace

void resolve_event_times(Resolving& r, const HealthDocument& written, HealthModel& model) {
    EventTimes(r, written, model).add_all();
}

void resolve_individual(Resolving& r, const HealthDocument& written, HealthModel& model) {
    auto& individual = model.individual.emplace();
    individual.at = written.model.at;
    if (written.accrual)
        not_of_individuals(r, written.accrual.at, "accrual",
                           {"leave it out: in continuous time every moment counts as it is",
                            "udelad den: i kontinuert tid tæller hvert øjeblik, som det er"});
    if (written.transitions && !written.transitions->empty())
        not_of_individuals(r, written.transitions->entries.front().at, "transitions",
                           {"write event_times: with a time for each event",
                            "skriv event_times: med en tid for hver hændelse"});
    model.stays.resize(model.states.size());
    resolve_people(r, written, model);
    resolve_event_times(r, written, model);
}

}  // namespace vaerdi::value
