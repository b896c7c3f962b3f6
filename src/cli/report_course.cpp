// The course of illness: who is in which state when, and what it sums to.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/numerals.h"
#include "cli/report_sections.h"
#include "view/health_record.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t most_rows = 12;

/// Rows of the trace that a table shows: at whole years, evenly spaced, the last among them.
std::vector<std::size_t> shown_rows(const value::HealthResult& health, std::size_t rows) {
    const auto last = static_cast<double>(rows - 1) * health.cycle_years;
    double step = 1;
    for (const double candidate : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0}) {
        step = candidate;
        if (last / step <= most_rows) break;
    }
    std::vector<std::size_t> shown;
    for (double time = 0; time < last - 1e-6; time += step)
        shown.push_back(static_cast<std::size_t>(std::lround(time / health.cycle_years)));
    shown.push_back(rows - 1);
    return shown;
}

bool same_course(const value::CourseResult& a, const value::CourseResult& b) {
    return a.occupancy == b.occupancy;
}

Text figure_words(const std::string& figure) {
    static const std::map<std::string, Text> words{
        {"total_cost", {"Total cost", "Samlet omkostning"}},
        {"qalys", {"QALYs", "QALY"}},
        {"life_years", {"Life years", "Leveår"}},
        {"incremental_cost", {"Extra cost", "Ekstra omkostning"}},
        {"incremental_qalys", {"QALYs gained", "QALY vundet"}},
        {"incremental_life_years", {"Life years gained", "Leveår vundet"}},
    };
    return words.at(figure);
}

/// What the number of people who are simulated leaves to chance.
void print_convergence(const Page& page, const value::Convergence& found) {
    const auto& resolved = page.report.resolved;
    page.head("What the number of people leaves to chance",
              "Hvad antallet af personer overlader til tilfældet");
    std::vector<Column> columns{
        {page.say("Mean of the first so many people", "Middel af de første så mange")}};
    for (const auto people : found.people)
        columns.push_back({number(static_cast<double>(people), 0, page.language)});
    columns.push_back({page.say("Standard error", "Standardfejl")});
    Table table(std::move(columns));
    for (std::size_t a = 0; a < found.alternatives.size(); ++a) {
        table.bold({page.title(resolved.alternatives[a].id)});
        for (const auto& [name, figure] : view::converging_figures(found.alternatives[a])) {
            const auto show = [&, money = name.ends_with("_cost")](double value) {
                return money ? significant(value, 5, page.language) : significant(value, 4, page.language);
            };
            std::vector<std::string> cells{"  " + figure_words(name).in(page.language)};
            for (const auto value : figure->at) cells.push_back(show(value));
            cells.push_back(significant(figure->standard_error, 2, page.language));
            table.row(std::move(cells));
        }
    }
    page.print(table);
    page.note(fmt::format(fmt::runtime(page.say("Of figures at base values; {} people in each draw. More "
                                                "people (individuals: {{number: …}}) halve "
                                                "the standard error for each fourfold.",
                                                "Af tallene ved basisværdier; {} personer i hver trækning. "
                                                "Flere personer (individuals: {{number: "
                                                "…}}) halverer standardfejlen for hver firdobling.")),
                          number(static_cast<double>(found.people_of_a_draw), 0, page.language)));
}

/// The years in each state beside those of the cohort that says the same.
void print_twin(const Page& page, const value::CohortTwin& twin) {
    const auto& resolved = page.report.resolved;
    page.head("The same model as a cohort", "Den samme model som kohorte");
    if (!twin.why_not.empty()) return page.note(page.say(twin.why_not.en, twin.why_not.da) + ".");
    Table table({{page.say("Years in the state, undiscounted", "År i tilstanden, ikke diskonteret")},
                 {page.say("People", "Personer")},
                 {page.say("Standard error", "Standardfejl")},
                 {page.say("Cohort", "Kohorte")},
                 {page.say("Agree", "Stemmer")}});
    bool all = true;
    for (std::size_t a = 0; a < twin.states.size(); ++a) {
        table.bold({page.title(resolved.alternatives[a].id)});
        for (std::size_t s = 0; s < twin.states[a].size(); ++s) {
            const auto& state = twin.states[a][s];
            all = all && state.agrees();
            table.row({"  " + resolved.health->states[s].title.in(page.language),
                       number(state.people, 4, page.language),
                       significant(state.standard_error, 2, page.language),
                       number(state.cohort, 4, page.language),
                       state.agrees() ? page.say("yes", "ja") : page.say("no", "nej")});
        }
    }
    page.print(table);
    page.note(
        all ? page.say("They agree within three standard errors.",
                       "De stemmer overens inden for tre standardfejl.")
            : page.say("They differ by more than three standard errors: now and then that is chance "
                       "(try another number of people); else the model is not what it seems.",
                       "De afviger med mere end tre standardfejl: en gang imellem er det tilfældigt "
                       "(prøv et andet antal personer); ellers er modellen ikke, hvad den ser ud til."));
}

void print_expected(const Page& page, const value::HealthResult& health) {
    if (health.expected.empty()) return;
    const auto& model = *page.report.resolved.health;
    page.head("The model against what is known", "Modellen op imod det, der vides");
    Table table({{page.say("For one who begins", "For én, der begynder")},
                 {page.say("Known", "Vides")},
                 {page.say("Range", "Interval")},
                 {page.say("Model", "Model")},
                 {page.say("Difference", "Forskel")},
                 {page.say("Within", "Indenfor")}});
    for (std::size_t i = 0; i < health.expected.size(); ++i) {
        const auto& figure = model.expected[i];
        const auto& found = health.expected[i];
        using Kind = value::ExpectedFigure::Kind;
        const auto shown = [&](double x) {
            return figure.kind == Kind::share ? percent(x, 2, page.language) : number(x, 4, page.language);
        };
        std::string name = figure.title.in(page.language);
        if (figure.kind != Kind::life_years) {
            const auto years = significant(figure.years, 4, page.language);
            const auto unit = page.say(figure.years == 1 ? "year" : "years", "år");
            name += fmt::format(
                " {} {} {}",
                figure.kind == Kind::events ? page.say("within", "inden for") : page.say("after", "efter"),
                years, unit);
        }
        if (page.report.resolved.alternatives.size() > 1)
            name += ", " + page.title(page.report.resolved.alternatives[figure.alternative].id);
        const double difference = found.found - figure.value;
        table.row({name, shown(figure.value),
                   figure.low && figure.high
                       ? shown(*figure.low) + page.say(" to ", " til ") + shown(*figure.high)
                       : "–",
                   shown(found.found), (difference > 0 ? "+" : "") + shown(difference),
                   !found.within   ? "–"
                   : *found.within ? page.say("yes", "ja")
                                   : page.say("no", "nej")});
    }
    page.print(table);
}

/// How long those live who begin, and whether they may live longer than the case looks.
std::string lived(const Page& page, const value::CourseResult& course) {
    const auto years = number(course.life_years, 2, page.language);
    const bool nobody_can_die = std::ranges::all_of(page.report.resolved.health->states,
                                                    [](const auto& state) { return state.alive; });
    if (nobody_can_die)
        return fmt::format(fmt::runtime(page.say("Life years within the horizon: {}, undiscounted.",
                                                 "Leveår inden for tidshorisonten: {}, ikke diskonteret.")),
                           years);
    if (course.life_expectancy)
        return fmt::format(fmt::runtime(page.say(
                               "Life expectancy: {} years, undiscounted; nobody is alive at the horizon.",
                               "Restlevetid: {} år, ikke diskonteret; ingen er i live ved tidshorisonten.")),
                           years);
    return fmt::format(
        fmt::runtime(page.say("Life years within the horizon: {}, undiscounted. {} are alive at the horizon: "
                              "the life expectancy is longer.",
                              "Leveår inden for tidshorisonten: {}, ikke diskonteret. {} er i live ved "
                              "tidshorisonten: restlevetiden er længere.")),
        years, percent(course.alive_at_horizon, 1, page.language));
}

}  // namespace

void print_course(const Page& page) {
    const auto& health = page.report.assessment.health;
    if (!health) return;
    const auto& resolved = page.report.resolved;
    const auto& model = *resolved.health;
    const auto time = [&](std::size_t row) {
        return fmt::format(fmt::runtime(page.say("After {} years", "Efter {} år")),
                           significant(static_cast<double>(row) * health->cycle_years, 4, page.language));
    };
    std::vector<bool> done(health->alternatives.size(), false);
    for (std::size_t a = 0; a < health->alternatives.size(); ++a) {
        if (done[a]) continue;
        const auto& course = health->alternatives[a];
        std::string title;
        for (std::size_t b = a; b < health->alternatives.size(); ++b) {
            if (!same_course(course, health->alternatives[b])) continue;
            done[b] = true;
            title += (title.empty() ? "" : ", ") + page.title(resolved.alternatives[b].id);
        }
        page.out << heading(page.style, page.say("Course of illness: ", "Sygdomsforløb: ") + title);
        std::vector<Column> columns{{page.say("Of those who begin", "Af dem, der begynder")}};
        for (const auto& state : model.states) columns.push_back({state.title.in(page.language)});
        Table table(std::move(columns));
        for (const auto row : shown_rows(*health, course.occupancy.size())) {
            std::vector<std::string> cells{row == 0 ? page.say("At the start", "Ved start") : time(row)};
            for (const auto share : course.occupancy[row]) cells.push_back(percent(share, 1, page.language));
            table.row(std::move(cells));
        }
        table.rule();
        std::vector<std::string> years{page.say("Years in the state", "År i tilstanden")};
        for (const auto each : course.years_in_state) years.push_back(number(each, 2, page.language));
        table.bold(std::move(years));
        page.print(table);
        page.note(lived(page, course));
    }
    print_expected(page, *health);
    if (health->convergence) print_convergence(page, *health->convergence);
    if (page.report.twin) print_twin(page, *page.report.twin);
}

}  // namespace vaerdi::cli
