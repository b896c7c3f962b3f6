// What a course of illness comes to, as lines of the case that follow it: QALYs, life years, costs of states,
// events.
#include <fmt/format.h>

#include <algorithm>

#include "value/health_binding.h"

namespace vaerdi::value {
namespace {

/// Something that happens at transitions.
struct Event {
    std::string id;
    Text title;
    Position at;
    const EventDocument& written;
    std::vector<std::size_t> transitions;
};

ValuePtr course_value(CourseAmount amount, Unit unit, Position at, const std::string& name) {
    auto value = std::make_shared<Value>();
    value->unit = std::move(unit);
    value->course = std::move(amount);
    value->at = at;
    value->name = name;
    return value;
}

Line course_line(Resolving& r, const std::string& id, Text name, const Name& category, const char* usual,
                 Position at) {
    auto line = health_line(r, id, std::move(name), category, usual, at);
    line.follows_course = true;
    return line;
}

class CourseLines {
  public:
    CourseLines(Resolving& r, const HealthDocument& written, HealthModel& model)
        : r_(r), written_(written), model_(model) {}
    void add_all();

  private:
    void add_utilities(CourseAmount& into);
    void find_events();
    void qalys();
    void life_years();
    void costs_of(const std::string& key, Position at, const std::vector<StateCostDocument>& costs);
    void add_event(const Event& event);

    Resolving& r_;
    const HealthDocument& written_;
    HealthModel& model_;
    std::vector<Event> events_;
};

void CourseLines::add_utilities(CourseAmount& into) {
    std::vector<bool> given(model_.states.size(), false);
    const auto add = [&](std::size_t state, const ValuePtr& value) {
        given[state] = true;
        if (value) into.parts.push_back({false, state, value, model_.row_years()});
    };
    for (const auto& entry : written_.utilities) {
        const auto name = "health.utilities." + entry.name;
        if (entry.name == "living") {
            const auto value = health_utility(r_, entry.value, name, {"Quality of life", "Livskvalitet"},
                                              document::Kind::share);
            for (std::size_t i = 0; i < model_.states.size(); ++i) {
                if (model_.states[i].alive && written_.utilities.find(model_.states[i].id) == nullptr)
                    add(i, value);
            }
            continue;
        }
        const auto index = state_named(r_, model_, entry.name, entry.at);
        if (!index) continue;
        const auto& title = model_.states[*index].title;
        add(*index, health_utility(r_, entry.value, name,
                                   {"Quality of life, " + title.en, "Livskvalitet, " + title.da},
                                   document::Kind::share));
    }
    for (std::size_t i = 0; i < model_.states.size(); ++i) {
        if (given[i] || !model_.states[i].alive) continue;
        r_.error(model_.utilities_at,
                 {fmt::format("no quality of life is given for '{}'", model_.states[i].id),
                  fmt::format("der er ingen livskvalitet for '{}'", model_.states[i].id)},
                 {fmt::format("add `{}: …` under utilities:, or name it under dead:", model_.states[i].id),
                  fmt::format("tilføj `{}: …` under utilities:, eller nævn den under dead:",
                              model_.states[i].id)});
    }
}

void CourseLines::qalys() {
    if (written_.utilities.empty()) {
        for (const auto& event : events_) {
            if (event.written.utility.absent()) continue;
            r_.error(event.written.utility.place(),
                     {"an event changes the quality of life, but the states have none",
                      "en hændelse ændrer livskvaliteten, men tilstandene har ingen"},
                     {"write the quality of life of each state under utilities:",
                      "skriv livskvaliteten i hver tilstand under utilities:"});
        }
        return;
    }
    model_.utilities_at = written_.utilities.entries.front().at;
    CourseAmount amount;
    add_utilities(amount);
    for (const auto& event : events_) {
        if (event.written.utility.absent()) continue;
        const auto value =
            health_utility(r_, event.written.utility, "health.events." + event.id + ".utility",
                           {"QALYs, " + event.title.en, "QALY, " + event.title.da}, document::Kind::any);
        if (!value) continue;
        for (const auto transition : event.transitions) amount.parts.push_back({true, transition, value, 1});
    }
    auto made = course_line(r_, "qalys", {"Quality-adjusted life years", "Kvalitetsjusterede leveår"}, {},
                            "patient.quality-of-life", model_.utilities_at);
    made.is_cost = false;
    made.has_natural = true;
    made.natural_unit = Unit::of(Dimension::qaly);
    made.counts = "qalys";
    made.counts_title = made.name;
    made.quantity =
        course_value(std::move(amount), Unit::of(Dimension::qaly), made.provenance.at, "health.qalys");
    r_.result.lines.push_back(std::move(made));
}

void CourseLines::life_years() {
    CourseAmount amount;
    for (std::size_t i = 0; i < model_.states.size(); ++i) {
        if (model_.states[i].alive) amount.parts.push_back({false, i, nullptr, model_.row_years()});
    }
    auto made = course_line(r_, "life_years", {"Life years", "Leveår"}, {}, "patient.clinical", written_.at);
    made.is_cost = false;
    made.has_natural = true;
    made.natural_unit = Unit::of(Dimension::life_year);
    made.counts = "life_years";
    made.counts_title = made.name;
    made.quantity = course_value(std::move(amount), Unit::of(Dimension::life_year), made.provenance.at,
                                 "health.life_years");
    r_.result.lines.push_back(std::move(made));
}

void CourseLines::costs_of(const std::string& key, Position at, const std::vector<StateCostDocument>& costs) {
    std::vector<std::size_t> states;
    Text of("Those living", "De levende");
    if (key == "living") {
        for (std::size_t i = 0; i < model_.states.size(); ++i) {
            if (model_.states[i].alive) states.push_back(i);
        }
    } else if (const auto index = state_named(r_, model_, key, at)) {
        states.push_back(*index);
        of = model_.states[*index].title;
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
        auto made = course_line(r_, id, name, written.category, "society.derived-cost", written.at);
        health_payer(r_, made, written.payer);
        const auto amount = health_money(r_, written.amount, input, name, true);
        if (!amount) continue;
        CourseAmount sum;
        for (const auto index : states) sum.parts.push_back({false, index, amount, model_.row_years()});
        made.amount = course_value(std::move(sum), *Unit::of_currency(r_.result.currency), written.at, input);
        made.value_types = value_types(r_, {amount});
        r_.result.lines.push_back(std::move(made));
    }
}

void CourseLines::find_events() {
    for (const auto& entry : written_.events) {
        Event event{entry.name,
                    entry.value.title.empty() ? Text(entry.name) : entry.value.title,
                    entry.at,
                    entry.value,
                    {}};
        const auto errors = r_.diagnostics.error_count();
        if (model_.kind == ModelKind::survival &&
            !check_event_of_survival(r_, model_, entry.name, entry.value))
            continue;
        const auto from = states_named(r_, model_, entry.value.from);
        const auto into = states_named(r_, model_, entry.value.into);
        for (std::size_t t = 0; t < model_.transitions.size(); ++t) {
            const bool leaves =
                entry.value.from.empty() || std::ranges::count(from, model_.transitions[t].from) > 0;
            if (leaves && std::ranges::count(into, model_.transitions[t].to) > 0)
                event.transitions.push_back(t);
        }
        if (event.transitions.empty() && r_.diagnostics.error_count() == errors)
            r_.error(entry.at,
                     {fmt::format("no transition is the event '{}'", entry.name),
                      fmt::format("ingen overgang er hændelsen '{}'", entry.name)},
                     {"from: and into: name states between which there is a transition",
                      "from: og into: nævner tilstande, som der er en overgang imellem"});
        if (model_.individual)
            model_.individual->events.push_back({event.id, event.title, event.transitions});
        model_.events.push_back({event.id, event.title, event.transitions});
        events_.push_back(std::move(event));
    }
}

void CourseLines::add_event(const Event& event) {
    const auto name = "health.events." + event.id;
    auto made = course_line(r_, "health_events_" + event.id, event.title, event.written.category,
                            "patient.complications", event.at);
    CourseAmount count;
    for (const auto transition : event.transitions) count.parts.push_back({true, transition, nullptr, 1});
    made.has_natural = true;
    made.counts = event.id;
    made.counts_title = event.title;
    made.quantity = course_value(std::move(count), Unit(), event.at, name);
    if (!event.written.amount.absent()) {
        health_payer(r_, made, event.written.payer);
        const auto one = health_money(r_, event.written.amount, name + ".amount", event.title, false);
        if (!one) return;
        CourseAmount sum;
        for (const auto transition : event.transitions) sum.parts.push_back({true, transition, one, 1});
        made.amount =
            course_value(std::move(sum), *Unit::of_currency(r_.result.currency), event.at, name + ".amount");
        made.value_types = value_types(r_, {one});
    }
    r_.result.lines.push_back(std::move(made));
}

void CourseLines::add_all() {
    find_events();
    qalys();
    life_years();
    for (const auto& entry : written_.costs) costs_of(entry.name, entry.at, entry.value);
    for (const auto& event : events_) add_event(event);
}

}  // namespace

void add_course_lines(Resolving& r, const HealthDocument& written, HealthModel& model) {
    CourseLines(r, written, model).add_all();
}

}  // namespace vaerdi::value
