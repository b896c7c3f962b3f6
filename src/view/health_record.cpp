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
            .always("alive_at_horizon", &CourseRecord::alive_at_horizon,
                    {"Share that is alive at the horizon", "Andel, der er i live ved tidshorisonten"})
            .maybe("life_expectancy", &CourseRecord::life_expectancy,
                   {"Years left to live from the start, undiscounted; only when (almost) nobody outlives the "
                    "horizon",
                    "Restlevetid i år fra start, ikke diskonteret; kun når (næsten) ingen lever længere end "
                    "tidshorisonten"})
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

const JsonFields<ConvergingRecord>& ConvergingRecord::json_fields() {
    static const auto list =
        JsonFields<ConvergingRecord>("converging_figure")
            .always("standard_error", &ConvergingRecord::standard_error,
                    {"What the number of people leaves to chance",
                     "Hvad antallet af personer overlader til tilfældet"})
            .always("at", &ConvergingRecord::at,
                    {"The figure of the first so many people", "Tallet for de første så mange personer"});
    return list;
}

const JsonFields<ConvergenceRecord>& ConvergenceRecord::json_fields() {
    static const auto list =
        JsonFields<ConvergenceRecord>("convergence_report")
            .always("people", &ConvergenceRecord::people,
                    {"An eighth, a quarter, half and all of the people simulated at base values",
                     "En ottendedel, en fjerdedel, halvdelen og alle de personer, der simuleres ved "
                     "basisværdier"})
            .always("per_draw", &ConvergenceRecord::per_draw,
                    {"People simulated in each draw", "Personer, der simuleres i hver trækning"})
            .always("alternatives", &ConvergenceRecord::alternatives,
                    {"By alternative and figure, those against the comparator too",
                     "Efter alternativ og tal, også dem mod sammenligningsgrundlaget"});
    return list;
}

const JsonFields<TwinStateRecord>& TwinStateRecord::json_fields() {
    static const auto list =
        JsonFields<TwinStateRecord>("twin_state")
            .always(
                "people", &TwinStateRecord::people,
                {"Years in the state, of those who are simulated", "År i tilstanden for dem, der simuleres"})
            .always("standard_error", &TwinStateRecord::standard_error,
                    {"What their number leaves to chance", "Hvad deres antal overlader til tilfældet"})
            .always("cohort", &TwinStateRecord::cohort, {"Years of the cohort", "År i kohorten"})
            .always("step_error", &TwinStateRecord::step_error,
                    {"What the cohort's steps may be wrong by", "Hvad kohortens trin kan være forkerte med"})
            .always("agrees", &TwinStateRecord::agrees,
                    {"Within three standard errors and the error of the steps",
                     "Inden for tre standardfejl og trinnenes fejl"});
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
            .maybe("calendar_years", &HealthRecord::calendar_years,
                   {"The calendar year of each row, for those who begin at the start of the case",
                    "Kalenderåret for hver række, for dem, der begynder ved casens start"})
            .maybe("curves", &HealthRecord::curves,
                   {"In a survival model what each curve is called, by the state it is the end of",
                    "I en overlevelsesmodel hvad hver kurve kaldes, efter den tilstand, den er enden på"})
            .always("alternatives", &HealthRecord::alternatives,
                    {"The course of one who begins", "Forløbet for én, der begynder"})
            .maybe("convergence", &HealthRecord::convergence,
                   {"Of an individual model: what the number of people leaves to chance",
                    "For en individmodel: hvad antallet af personer overlader til tilfældet"})
            .maybe(
                "twin", &HealthRecord::twin,
                {"Of an individual model, when asked for: the cohort that says the same, by alternative and "
                 "state",
                 "For en individmodel, når der er spurgt: den kohorte, der siger det samme, efter alternativ "
                 "og tilstand"})
            .maybe("expected", &HealthRecord::expected,
                   {"The model beside what is known from elsewhere",
                    "Modellen ved siden af det, der vides andetstedsfra"});
    return list;
}

namespace {

ConvergenceRecord convergence_record(const value::ResolvedCase& resolved, const value::Convergence& result) {
    ConvergenceRecord record;
    record.people = result.people;
    record.per_draw = result.people_of_a_draw;
    for (std::size_t a = 0; a < result.alternatives.size(); ++a) {
        auto& figures =
            record.alternatives.emplace_back(resolved.alternatives[a].id, document::Named<ConvergingRecord>{})
                .second;
        for (const auto& [name, figure] : converging_figures(result.alternatives[a]))
            figures.emplace_back(name, ConvergingRecord{figure->standard_error, figure->at});
    }
    return record;
}

/// What the curve of those not yet past a state is called: its own title where all alternatives share one.
/// Those who are past no living state are alive.
Text curve_title(const value::HealthModel& model, std::size_t state) {
    const auto* curve = model.until[state].curve.get();
    const auto titled = [](const value::Curve& of) { return of.title != Text(of.id); };
    if (curve && !titled(*curve) && !curve->by_alternative.empty()) {
        const auto& all = curve->by_alternative;
        const auto same = [&](const value::CurvePtr& each) { return each->title == all.front()->title; };
        if (std::ranges::all_of(all, same)) curve = all.front().get();
    }
    if (curve && titled(*curve)) return curve->title;
    const auto alive = [](const value::HealthState& each) { return each.alive; };
    const auto after = std::ranges::subrange(model.states.begin() + static_cast<std::ptrdiff_t>(state) + 1,
                                             model.states.end());
    if (std::ranges::none_of(after, alive)) return {"Alive", "I live"};
    const auto& title = model.states[state].title;
    return {"Not past " + title.en, "Ikke forbi " + title.da};
}

}  // namespace

std::vector<std::pair<std::string, const value::ConvergingFigure*>> converging_figures(
    const value::ConvergingAlternative& of) {
    std::vector<std::pair<std::string, const value::ConvergingFigure*>> figures;
    const auto add = [&](const char* name, const std::optional<value::ConvergingFigure>& figure) {
        if (figure) figures.emplace_back(name, &*figure);
    };
    add("total_cost", of.total_cost);
    add("qalys", of.qalys);
    add("life_years", of.life_years);
    add("incremental_cost", of.incremental_cost);
    add("incremental_qalys", of.incremental_qalys);
    add("incremental_life_years", of.incremental_life_years);
    return figures;
}

HealthRecord health_record(const value::ResolvedCase& resolved, const value::HealthResult& result,
                           const std::optional<value::CohortTwin>& twin, Language language) {
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
        one.alive_at_horizon = course.alive_at_horizon;
        one.life_expectancy = course.life_expectancy;
        for (std::size_t t = 0; t < model.transitions.size(); ++t) {
            const auto& from = model.states[model.transitions[t].from].id;
            const auto& to = model.states[model.transitions[t].to].id;
            within(one.passed, from).emplace_back(to, course.passed[t]);
            if (course.per_cycle.empty()) continue;
            const auto [low, high] = course.per_cycle[t];
            within(one.per_cycle, from).emplace_back(to, PerCycleRecord{low, high});
        }
        for (std::size_t state = 0; state < course.survival.size(); ++state) {
            if (!one.survival) one.survival.emplace();
            one.survival->emplace_back(model.states[state].id, course.survival[state]);
        }
        record.alternatives.emplace_back(resolved.alternatives[a].id, std::move(one));
    }
    for (std::size_t state = 0; state < model.until.size(); ++state) {
        if (!record.curves) record.curves.emplace();
        record.curves->emplace_back(model.states[state].id, curve_title(model, state).in(language));
    }
    if (!result.alternatives.empty()) {
        for (std::size_t row = 0; row < result.alternatives.front().occupancy.size(); ++row)
            record.times.push_back(static_cast<double>(row) * result.cycle_years);
    }
    if (!result.calendar_years.empty()) record.calendar_years = result.calendar_years;
    if (result.convergence) record.convergence = convergence_record(resolved, *result.convergence);
    if (twin && twin->why_not.empty()) {
        auto& all = record.twin.emplace();
        for (std::size_t a = 0; a < twin->states.size(); ++a) {
            auto& states =
                all.emplace_back(resolved.alternatives[a].id, document::Named<TwinStateRecord>{}).second;
            for (std::size_t s = 0; s < twin->states[a].size(); ++s) {
                const auto& state = twin->states[a][s];
                states.emplace_back(model.states[s].id,
                                    TwinStateRecord{state.people, state.standard_error, state.cohort,
                                                    state.step_error, state.agrees()});
            }
        }
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
