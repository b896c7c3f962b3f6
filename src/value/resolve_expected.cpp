// Figures that are known from elsewhere, bound to the states and events of the model that is held against
// them.
#include <fmt/format.h>

#include <algorithm>

#include "value/course.h"
#include "value/health_binding.h"

namespace vaerdi::value {
namespace {

class ExpectedBinding {
  public:
    ExpectedBinding(Resolving& r, HealthModel& model) : r_(r), model_(model) {}
    void add(const std::string& id, Position at, const ExpectedDocument& written);

  private:
    bool find_what(const std::string& id, Position at, const ExpectedDocument& written, ExpectedFigure& into);
    bool use_event(const std::string& name, ExpectedFigure& into) const;
    void time(const ExpectedDocument& written, ExpectedFigure& into);
    void values(const ExpectedDocument& written, ExpectedFigure& into);

    Resolving& r_;
    HealthModel& model_;
};

bool ExpectedBinding::use_event(const std::string& name, ExpectedFigure& into) const {
    const auto found = std::ranges::find(model_.events, name, &HealthEvent::id);
    if (found == model_.events.end()) return false;
    into.kind = ExpectedFigure::Kind::events;
    into.indices = found->transitions;
    into.title = found->title;
    return true;
}

bool ExpectedBinding::find_what(const std::string& id, Position at, const ExpectedDocument& written,
                                ExpectedFigure& into) {
    const auto names = [&] {
        std::vector<std::string> known{"life_years"};
        for (const auto& event : model_.events) known.push_back(event.id);
        for (const auto& state : model_.states) known.push_back(state.id);
        return known;
    };
    const auto unknown = [&](const std::string& name, Position where) {
        r_.error(
            where,
            {fmt::format("the model has no event or state '{}'", name),
             fmt::format("modellen har ingen hændelse eller tilstand '{}'", name)},
            did_you_mean(name, names(), {"it has: " + listed(names()).en, "den har: " + listed(names()).da}));
        return false;
    };
    if (written.event && !written.state.empty()) {
        r_.error(written.event.at, {"event: and state: are two things", "event: og state: er to ting"},
                 {"leave one of them out", "udelad den ene"});
        return false;
    }
    if (written.event)
        return use_event(written.event.value, into) || unknown(written.event.value, written.event.at);
    into.kind = ExpectedFigure::Kind::share;
    if (!written.state.empty()) {
        into.indices = states_named(r_, model_, written.state);
        if (into.indices.empty()) return false;
        into.title = model_.states[into.indices.front()].title;
        return true;
    }
    if (id == "life_years") {
        into.kind = ExpectedFigure::Kind::life_years;
        into.title = {"Life years", "Leveår"};
        return true;
    }
    if (use_event(id, into)) return true;
    const auto state = std::ranges::find(model_.states, id, &HealthState::id);
    if (state == model_.states.end()) return unknown(id, at);
    into.indices = {static_cast<std::size_t>(state - model_.states.begin())};
    into.title = state->title;
    return true;
}

void ExpectedBinding::time(const ExpectedDocument& written, ExpectedFigure& into) {
    const bool events = into.kind == ExpectedFigure::Kind::events;
    const double horizon = cycles_followed(r_.result, model_) * model_.cycle_years;
    into.years = horizon;
    const auto& own = events ? written.by : written.at_time;
    const auto& other = events ? written.at_time : written.by;
    if (is_given(other) || (is_given(own) && into.kind == ExpectedFigure::Kind::life_years)) {
        r_.error(
            is_given(other) ? other.at : own.at,
            into.kind == ExpectedFigure::Kind::life_years
                ? Text("life years are those within the horizon", "leveår er dem inden for tidshorisonten")
            : events ? Text("events are counted up to a time", "hændelser tælles op til et tidspunkt")
                     : Text("a share is known at a time", "en andel kendes ved et tidspunkt"),
            into.kind == ExpectedFigure::Kind::life_years ? Text("leave it out", "udelad det")
            : events                                      ? Text("write by: 10 years", "skriv by: 10 years")
                                                          : Text("write at: 5 years", "skriv at: 5 years"));
        return;
    }
    if (!is_given(own)) return;
    const auto years =
        health_years(r_, own, events ? "by" : "at", {"write e.g. 10 years", "skriv fx 10 years"});
    if (!years) return;
    if (*years < 0 || *years > horizon + 1e-6) {
        r_.error(
            own.at,
            {fmt::format("{} is not within the {:.6g} years that the model is followed", own.value, horizon),
             fmt::format("{} ligger ikke inden for de {:.6g} år, modellen følges", own.value, horizon)},
            {"lengthen horizon:", "forlæng horizon:"});
        return;
    }
    into.years = std::min(*years, horizon);
}

void ExpectedBinding::values(const ExpectedDocument& written, ExpectedFigure& into) {
    const Text what("an expected figure", "et forventet tal");
    const auto plain = [&](const Formula& text) {
        return is_given(text) ? fixed_number(r_, text, Unit(), what) : std::optional<double>();
    };
    into.value = plain(written.value).value_or(0);
    if (written.range.empty()) return;
    if (written.range.size() != 2) {
        r_.error(written.range.front().at, {"a range has two ends", "et interval har to ender"},
                 {"write range: [4 %, 7 %]", "skriv range: [4 %, 7 %]"});
        return;
    }
    into.low = plain(written.range[0]);
    into.high = plain(written.range[1]);
    if (into.low && into.high && (*into.low > into.value || into.value > *into.high))
        r_.error(written.range.front().at,
                 {"the value lies outside its range", "værdien ligger uden for sit interval"},
                 {"write range: [low, high] around the value", "skriv range: [lav, høj] omkring værdien"});
}

void ExpectedBinding::add(const std::string& id, Position at, const ExpectedDocument& written) {
    ExpectedFigure figure;
    figure.id = id;
    figure.alternative = r_.result.comparator;
    if (written.alternative) {
        const auto found = alternative(r_, written.alternative.value, written.alternative.at);
        figure.alternative = found.value_or(figure.alternative);
    }
    if (!find_what(id, at, written, figure)) return;
    if (!written.title.empty()) figure.title = written.title;
    time(written, figure);
    values(written, figure);
    figure.source = provenance(r_, written.source, {}, at).source;
    model_.expected.push_back(std::move(figure));
}

}  // namespace

void resolve_expected(Resolving& r, const HealthDocument& written, HealthModel& model) {
    ExpectedBinding binding(r, model);
    for (const auto& entry : written.expected) binding.add(entry.name, entry.at, entry.value);
}

}  // namespace vaerdi::value
