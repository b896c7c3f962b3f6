#include "view/health_record.h"

#include <algorithm>

namespace vaerdi::view {

using document::JsonFields;

namespace {

/// What stands under a name, made when it is the first.
template <class T>
T& within(document::Named<T>& all, const std::string& name) {
    for (auto& [known, of] : all)
        if (known == name) return of;
    return all.emplace_back(name, T{}).second;
}

}  // namespace

const JsonFields<PerCycleRecord>& PerCycleRecord::json_fields() {
    static const auto list = JsonFields<PerCycleRecord>("per_cycle")
                                 .always("low", &PerCycleRecord::low)
                                 .always("high", &PerCycleRecord::high);
    return list;
}

const JsonFields<CourseRecord>& CourseRecord::json_fields() {
    static const auto list =
        JsonFields<CourseRecord>("course_report")
            .always(
                "occupancy", &CourseRecord::occupancy,
                {"Share in each state, at each of the times", "Andel i hver tilstand, på hvert tidspunkt"})
            .always("years_in_state", &CourseRecord::years_in_state,
                    {"Years in each state within the horizon, undiscounted",
                     "År i hver tilstand inden for tidshorisonten, ikke diskonteret"})
            .always("life_years", &CourseRecord::life_years,
                    {"Life years within the horizon, undiscounted",
                     "Leveår inden for tidshorisonten, ikke diskonteret"})
            .always("passed", &CourseRecord::passed,
                    {"How often each transition is passed, by state left and state entered; in a survival "
                     "model how "
                     "many come into the state or past it",
                     "Hvor ofte hver overgang passeres, efter tilstand, der forlades og indtrædes i; i en "
                     "overlevelsesmodel hvor mange der kommer i tilstanden eller forbi den"})
            .always("per_cycle", &CourseRecord::per_cycle,
                    {"Least and largest share of the state left that passes each transition in a cycle",
                     "Mindste og største andel af tilstanden, der passerer hver overgang i en cyklus"})
            .maybe("survival", &CourseRecord::survival,
                   {"In a survival model the share by each state's own curve, at each of the times",
                    "I en overlevelsesmodel andelen efter hver tilstands egen kurve, på hvert tidspunkt"});
    return list;
}

const JsonFields<ExpectedRecord>& ExpectedRecord::json_fields() {
    static const auto list =
        JsonFields<ExpectedRecord>("expected_report")
            .always("title", &ExpectedRecord::title, {"What is known", "Hvad der vides"})
            .always("alternative", &ExpectedRecord::alternative, {"Whom it is known of", "Hvem det vides om"})
            .maybe("years", &ExpectedRecord::years,
                   {"Years since the start, up to or at which it is known",
                    "År siden start, som det kendes indtil eller ved"})
            .always("given", &ExpectedRecord::given,
                    {"As known from elsewhere", "Som det vides andetstedsfra"})
            .maybe("range", &ExpectedRecord::range,
                   {"Range given, low and high", "Angivet interval, lav og høj"})
            .always("model", &ExpectedRecord::model, {"What the model says", "Hvad modellen siger"})
            .always("difference", &ExpectedRecord::difference, {"Model less given", "Model minus angivet"})
            .maybe("within", &ExpectedRecord::within,
                   {"Whether the model comes within the range", "Om modellen ligger inden for intervallet"})
            .maybe("source", &ExpectedRecord::source, {"Where it is known from", "Hvorfra det vides"});
    return list;
}

const JsonFields<HealthRecord>& HealthRecord::json_fields() {
    static const auto list =
        JsonFields<HealthRecord>("health_report")
            .always("cycle_years", &HealthRecord::cycle_years, {"Years of a cycle", "År i en cyklus"})
            .always("states", &HealthRecord::states, {"The states", "Tilstandene"})
            .always("dead", &HealthRecord::dead, {"States without life", "Tilstande uden liv"})
            .always("times", &HealthRecord::times,
                    {"Years since the start, one for each row of the trace",
                     "År siden start, ét for hver række i forløbet"})
            .always("alternatives", &HealthRecord::alternatives,
                    {"The course of one who begins", "Forløbet for én, der begynder"})
            .maybe("expected", &HealthRecord::expected,
                   {"The model beside what is known from elsewhere",
                    "Modellen ved siden af det, der vides andetstedsfra"});
    return list;
}

HealthRecord health_record(const value::ResolvedCase& resolved, const value::HealthResult& result,
                           Language language) {
    const auto& model = *resolved.health;
    HealthRecord record;
    record.cycle_years = result.cycle_years;
    for (const auto& state : model.states) {
        record.states.emplace_back(state.id, state.title.in(language));
        if (!state.alive) record.dead.push_back(state.id);
    }
    for (std::size_t a = 0; a < result.alternatives.size(); ++a) {
        const auto& course = result.alternatives[a];
        CourseRecord one;
        for (std::size_t state = 0; state < model.states.size(); ++state) {
            auto& shares = one.occupancy.emplace_back(model.states[state].id, std::vector<double>{}).second;
            for (const auto& row : course.occupancy) shares.push_back(row[state]);
            one.years_in_state.emplace_back(model.states[state].id, course.years_in_state[state]);
        }
        one.life_years = course.life_years;
        for (std::size_t t = 0; t < model.transitions.size(); ++t) {
            const auto& from = model.states[model.transitions[t].from].id;
            const auto& to = model.states[model.transitions[t].to].id;
            within(one.passed, from).emplace_back(to, course.passed[t]);
            const auto [low, high] = course.per_cycle[t];
            within(one.per_cycle, from).emplace_back(to, PerCycleRecord{low, high});
        }
        for (std::size_t state = 0; state < course.survival.size(); ++state) {
            if (!one.survival) one.survival.emplace();
            one.survival->emplace_back(model.states[state].id, course.survival[state]);
        }
        record.alternatives.emplace_back(resolved.alternatives[a].id, std::move(one));
    }
    if (!result.alternatives.empty()) {
        for (std::size_t row = 0; row < result.alternatives.front().occupancy.size(); ++row)
            record.times.push_back(static_cast<double>(row) * result.cycle_years);
    }
    for (std::size_t i = 0; i < result.expected.size(); ++i) {
        const auto& figure = model.expected[i];
        const auto& found = result.expected[i];
        ExpectedRecord one;
        one.title = figure.title.in(language);
        one.alternative = resolved.alternatives[figure.alternative].id;
        if (figure.kind != value::ExpectedFigure::Kind::life_years) one.years = figure.years;
        one.given = figure.value;
        if (figure.low && figure.high) one.range = std::vector{*figure.low, *figure.high};
        one.model = found.found;
        one.difference = found.found - figure.value;
        one.within = found.within;
        if (!figure.source.empty()) one.source = figure.source;
        if (!record.expected) record.expected.emplace();
        record.expected->emplace_back(figure.id, std::move(one));
    }
    return record;
}

}  // namespace vaerdi::view
