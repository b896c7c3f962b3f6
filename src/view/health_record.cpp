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
                    {"How often each transition is passed, by state left and state entered",
                     "Hvor ofte hver overgang passeres, efter tilstand, der forlades og indtrædes i"})
            .always("per_cycle", &CourseRecord::per_cycle,
                    {"Least and largest share of the state left that passes each transition in a cycle",
                     "Mindste og største andel af tilstanden, der passerer hver overgang i en cyklus"});
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
                    {"The course of one who begins", "Forløbet for én, der begynder"});
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
        record.alternatives.emplace_back(resolved.alternatives[a].id, std::move(one));
    }
    if (!result.alternatives.empty()) {
        for (std::size_t row = 0; row < result.alternatives.front().occupancy.size(); ++row)
            record.times.push_back(static_cast<double>(row) * result.cycle_years);
    }
    return record;
}

}  // namespace vaerdi::view
