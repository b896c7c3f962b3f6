// vaerdi measure: indicators from data, over time and between units.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/long_run.h"
#include "cli/measure_chart_options.h"
#include "cli/open_measures.h"
#include "cli/report_measures.h"
#include "cli/requests.h"
#include "cli/written_file.h"
#include "outcome/suppressed_figures.h"
#include "view/listing_record.h"
#include "view/measure_record.h"
#include "view/measure_reports.h"
#include "view/registry_record.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t most_rows_shown = 200, most_rows_for_programs = 10'000'000;

struct MeasureRequest {
    OpenMeasuresRequest open;
    std::vector<std::string> measures, by, where;
    std::string from, to, reports, listed_as;
    bool registry = false, rows = false, json = false, for_others = false;
    ChartOptions chart;
};

/// The measures named, or all.
std::optional<std::vector<std::size_t>> measures_named(const outcome::ResolvedMeasures& resolved,
                                                       const std::vector<std::string>& names,
                                                       Console& console) {
    std::vector<std::size_t> which;
    std::vector<std::string> known;
    for (const auto& one : resolved.measures) known.push_back(one.name);
    for (const auto& name : names) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            refuse_command(console, {fmt::format("there is no measure '{}'; {}", name,
                                                 suggestions(name, known, Language::english)),
                                     fmt::format("der er ingen måling '{}'; {}", name,
                                                 suggestions(name, known, Language::danish))});
            return {};
        }
        which.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    if (names.empty())
        for (std::size_t i = 0; i < known.size(); ++i) which.push_back(i);
    return which;
}

/// Days and periods are asked for of rows that have none.
void no_date(Console& console) {
    refuse_command(console, {"the rows have no date: name its column as `date` under `rows`",
                             "rækkerne har ingen dato: navngiv dens kolonne som `date` under `rows`"});
}

/// `unit` and the like stand for the column that plays the part; any other name is a column.
std::optional<std::string> column_named(const outcome::ResolvedMeasures& resolved, const std::string& name,
                                        Console& console) {
    const std::pair<std::string_view, const std::string*> parts[] = {{"unit", &resolved.unit},
                                                                     {"region", &resolved.region},
                                                                     {"supplier", &resolved.supplier},
                                                                     {"product", &resolved.product},
                                                                     {"patient", &resolved.patient}};
    for (const auto& [part, column] : parts) {
        if (name == part && !column->empty()) return *column;
    }
    std::vector<std::string> known;
    for (const auto& column : resolved.columns) {
        if (column.name == name) return name;
        known.push_back(column.name);
    }
    for (const auto& [part, column] : parts) {
        if (!column->empty()) known.emplace_back(part);
    }
    refuse_command(
        console,
        {fmt::format("there is no column '{}'; {}", name, suggestions(name, known, Language::english)),
         fmt::format("der er ingen kolonne '{}'; {}", name, suggestions(name, known, Language::danish))});
    return {};
}

std::optional<outcome::Grouping> grouping_of(const outcome::ResolvedMeasures& resolved,
                                             const std::vector<std::string>& by, Console& console) {
    outcome::Grouping grouping;
    for (const auto& name : by) {
        if ((name == "year" || name == "quarter" || name == "month") && resolved.date.empty()) {
            no_date(console);
            return {};
        }
        if (name == "year") {
            grouping.period = outcome::Period::year;
        } else if (name == "quarter") {
            grouping.period = outcome::Period::quarter;
        } else if (name == "month") {
            grouping.period = outcome::Period::month;
        } else {
            const auto column = column_named(resolved, name, console);
            if (!column) return {};
            grouping.columns.push_back(*column);
        }
    }
    return grouping;
}

std::optional<Date> day_of(const std::string& text, const char* flag, Console& console) {
    const auto day = iso_date(text);
    if (!day)
        refuse_command(console, {fmt::format("{}: '{}' is no date; write 2019-01-31", flag, text),
                                 fmt::format("{}: '{}' er ikke en dato; skriv 2019-01-31", flag, text)});
    return day;
}

std::optional<outcome::Selection> selection_of(const outcome::ResolvedMeasures& resolved,
                                               const MeasureRequest& request, Console& console) {
    outcome::Selection selection;
    if (resolved.date.empty() && (!request.from.empty() || !request.to.empty())) {
        no_date(console);
        return {};
    }
    if (!request.from.empty() && !(selection.from = day_of(request.from, "--from", console))) return {};
    if (!request.to.empty() && !(selection.to = day_of(request.to, "--to", console))) return {};
    for (const auto& written : request.where) {
        const auto sign = written.find('=');
        if (sign == std::string::npos || sign == 0) {
            refuse_command(console, {fmt::format("--where: write column=value, not '{}'", written),
                                     fmt::format("--where: skriv kolonne=værdi, ikke '{}'", written)});
            return {};
        }
        const auto column = column_named(resolved, written.substr(0, sign), console);
        if (!column) return {};
        const auto& of = *std::ranges::find(resolved.columns, *column, &warehouse::DataColumn::name);
        selection.equal.emplace_back(*column, outcome::value_in_rows(of, written.substr(sign + 1)));
    }
    if (selection.from && selection.to && *selection.to < *selection.from) {
        refuse_command(console, {"--from is after --to", "--from er efter --to"});
        return {};
    }
    return selection;
}

/// Which rows --rows lists: by what they are to the measure, or by the rule that takes them away.
std::optional<outcome::ListingWish> listing_wish(const MeasureRequest& request,
                                                 const outcome::Measure& measure, Console& console) {
    outcome::ListingWish wish{.most = request.json ? most_rows_for_programs : most_rows_shown};
    if (request.listed_as.empty()) return wish;
    auto word = request.listed_as;
    std::ranges::replace(word, '-', ' ');
    if ((wish.as = view::listed_as(word))) return wish;
    const auto rule = std::ranges::find(measure.rules, request.listed_as, &outcome::Rule::name);
    if (rule != measure.rules.end()) {
        wish.rule = static_cast<std::size_t>(rule - measure.rules.begin());
        return wish;
    }
    auto known = view::listed_as_words();
    for (auto& one : known) std::ranges::replace(one, ' ', '-');
    for (const auto& one : measure.rules) known.push_back(one.name);
    refuse_command(console, {fmt::format("--as: no row is '{}'; {}", request.listed_as,
                                         suggestions(request.listed_as, known, Language::english)),
                             fmt::format("--as: ingen række er '{}'; {}", request.listed_as,
                                         suggestions(request.listed_as, known, Language::danish))});
    return {};
}

/// A chart is of one measure, and no table.
bool can_be_drawn(const MeasureRequest& request, const std::vector<std::size_t>& which, Console& console) {
    if (which.size() != 1) {
        refuse_command(console, {"--chart: of which measure? choose one with --measure",
                                 "--chart: af hvilken måling? vælg én med --measure"});
        return false;
    }
    if (request.registry || request.rows) {
        refuse_command(console, {"--chart goes with neither --registry nor --rows",
                                 "--chart går hverken sammen med --registry eller --rows"});
        return false;
    }
    if (request.json && !request.chart.svg.empty()) {
        refuse_command(console, {"--svg and --json: a drawing, or data; choose one",
                                 "--svg og --json: en tegning eller data; vælg én"});
        return false;
    }
    return true;
}

/// Hides what those may not see who do not own the data.
void hide_small(std::vector<outcome::MeasureFigures>& figures, const OpenMeasures& open,
                const std::vector<std::size_t>& which, const outcome::Grouping& grouping,
                const std::stop_token& stop) {
    const auto cells =
        outcome::shown_cells(*open.database, open.data.rows_table(), open.resolved, which, grouping, stop);
    for (std::size_t i = 0; i < figures.size(); ++i)
        outcome::hide(figures[i], open.resolved, grouping, cells[i]);
}

void hide_small(std::vector<outcome::Registry>& tables, const OpenMeasures& open,
                const std::vector<std::size_t>& which, const outcome::Grouping& grouping,
                const std::stop_token& stop) {
    const auto cells =
        outcome::shown_cells(*open.database, open.data.rows_table(), open.resolved, which, grouping, stop);
    for (std::size_t i = 0; i < tables.size(); ++i) outcome::hide(tables[i], cells[i]);
}

void measure(const MeasureRequest& request, Console& console) {
    auto open = open_measures(request.open, console);
    if (!open) return;
    const auto which = measures_named(open->resolved, request.measures, console);
    if (!which) return;
    const auto selection = selection_of(open->resolved, request, console);
    const auto grouping = grouping_of(open->resolved, request.by, console);
    if (!selection || !grouping) return;
    if (request.registry && !request.by.empty())
        return refuse_command(console, {"--registry has its own periods and units: take --by away",
                                        "--registry har sine egne perioder og enheder: fjern --by"});
    if (request.registry && open->resolved.date.empty()) return no_date(console);
    if (request.rows && which->size() != 1)
        return refuse_command(console, {"--rows: of which measure? choose one with --measure",
                                        "--rows: for hvilken måling? vælg én med --measure"});
    std::optional<outcome::ListingWish> listed;
    if (request.rows) {
        listed = listing_wish(request, open->resolved.measures[which->front()], console);
        if (!listed) return;
    } else if (!request.listed_as.empty()) {
        return refuse_command(
            console, {"--as chooses among rows: add --rows", "--as vælger blandt rækker: tilføj --rows"});
    }
    std::optional<view::ChartWish> wish;
    if (request.chart.asked) {
        if (!can_be_drawn(request, *which, console)) return;
        wish = chart_wish(request.chart, open->resolved.measures[which->front()], *grouping, console);
        if (!wish) return;
    } else if (!request.chart.svg.empty() || request.chart.baseline > 0) {
        return refuse_command(console, {"--svg and --baseline belong to a chart: add --chart",
                                        "--svg og --baseline hører til et diagram: tilføj --chart"});
    }
    if (request.for_others &&
        (request.rows || !outcome::may_be_suppressed(open->resolved, *grouping, *selection)))
        return refuse_command(
            console,
            {"--for-others: others are shown figures of all rows, by year or by unit, region or product; "
             "rows, patients and surgeons are the owner's alone",
             "--for-others: andre vises tal af alle rækker, efter år eller efter enhed, region eller "
             "produkt; rækker, patienter og kirurger er kun ejerens"});
    if (!request.reports.empty() && !view::has_period(*grouping, *selection))
        return refuse_command(
            console, {"--measure-report: of which period? add --by year, or --from and --to",
                      "--measure-report: for hvilken periode? tilføj --by year, eller --from og --to"});
    if (!request.reports.empty() && !view::is_reported(open->resolved, *grouping))
        return refuse_command(console,
                              {"--measure-report: units and regions report; group by no other column",
                               "--measure-report: enheder og regioner rapporterer; grupper ikke efter andre "
                               "kolonner"});
    if (request.for_others && wish && grouping->columns.empty() && grouping->period == outcome::Period::none)
        return refuse_command(console, {"--for-others: a chart patient by patient is the owner's alone",
                                        "--for-others: et diagram patient for patient er kun ejerens"});
    if (wish && grouping->columns.empty() && grouping->period == outcome::Period::none &&
        open->resolved.date.empty())
        return no_date(console);
    LongRun run(console, std::string(pick(console.language, "Counting", "Tæller")));
    try {
        if (request.rows) {
            const auto& measure = open->resolved.measures[which->front()];
            const auto listing = outcome::list_rows(*open->database, open->data.rows_table(), open->resolved,
                                                    measure, *selection, *listed, run.stop());
            run.finish();
            if (request.json) {
                console.out << document::indented_json_of(view::listing_record(measure, listing));
                return;
            }
            return print_rows(screen_of(console), measure, listing);
        }
        if (wish && view::is_patient_by_patient(wish->kind.value_or(
                        view::chart_kinds(open->resolved.measures[which->front()], *grouping).front()))) {
            const auto& followed = open->resolved.measures[which->front()];
            const auto patients = outcome::outcomes_in_order(
                *open->database, open->data.rows_table(), open->resolved, followed, *selection, run.stop());
            run.finish();
            auto chart = view::patients_chart(open->resolved, followed, patients, *wish);
            view::note_data(chart, open->data);
            return show_chart(chart, request.chart, request.json, console);
        }
        if (request.registry) {
            const auto counted =
                outcome::count(*open->database, open->data.rows_table(), open->resolved, *which,
                               outcome::registry_grouping(open->resolved), *selection, run.stop());
            auto tables = outcome::registry_tables(open->resolved, *which, counted);
            if (request.for_others) hide_small(tables, *open, *which, *grouping, run.stop());
            run.finish();
            if (request.json) {
                console.out << document::indented_json_of(
                    view::registry_record(open->resolved, open->data, tables, console.language));
                return;
            }
            return print_registry(screen_of(console), open->resolved, open->data, tables);
        }
        const auto counted = outcome::count(*open->database, open->data.rows_table(), open->resolved, *which,
                                            *grouping, *selection, run.stop());
        auto figures = outcome::figures(open->resolved, *which, counted);
        if (request.for_others) hide_small(figures, *open, *which, *grouping, run.stop());
        run.finish();
        if (!selection->equal.empty() && figures.front().all.tally.rows == 0)
            console.err << "vaerdi: "
                        << console.say(
                               {"--where: no row has these values", "--where: ingen række har disse værdier"})
                        << "\n";
        if (!request.reports.empty()) {
            write_file(
                request.reports,
                view::measure_reports(open->resolved, figures, *grouping, *selection, console.language),
                console);
        } else if (wish) {
            auto chart = view::measure_chart(open->resolved, figures.front(), *grouping, *wish);
            view::note_data(chart, open->data);
            show_chart(chart, request.chart, request.json, console);
        } else if (request.json) {
            console.out << view::measures_json(
                view::measures_record(open->resolved, open->data, *grouping, figures, console.language));
        } else {
            print_measures(screen_of(console), open->resolved, open->data, *grouping, figures);
        }
    } catch (const warehouse::WarehouseFailure& failure) {
        run.finish();
        if (run.stop().stop_requested()) return LongRun::stopped(console);
        console.err << "vaerdi: " << console.say(failure.message()) << "\n";
        console.exit_code = document_errors;
    }
}

}  // namespace

void add_measure_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<MeasureRequest>();
    auto* command =
        app.add_subcommand("measure", say("Indicators from data: over time, between units, adjusted",
                                          "Indikatorer fra data: over tid, mellem enheder, korrigeret"));
    add_open_measures_options(*command, request->open, console.language);
    command
        ->add_option("--measure", request->measures,
                     say("Only this measure; may be repeated", "Kun denne måling; kan gentages"))
        ->type_name(say("NAME", "NAVN"));
    command
        ->add_option("--by", request->by,
                     say("year, quarter, month, unit, region, supplier, product, or any column; several with "
                         "commas",
                         "year, quarter, month, unit, region, supplier, product eller en kolonne; flere med "
                         "komma"))
        ->delimiter(',')
        ->type_name(say("LIST", "LISTE"));
    command->add_option("--from", request->from, say("First day", "Første dag"))->type_name("2019-01-01");
    command->add_option("--to", request->to, say("Last day", "Sidste dag"))->type_name("2019-12-31");
    command
        ->add_option("--where", request->where,
                     say("Only rows with this value in a column; may be repeated",
                         "Kun rækker med denne værdi i en kolonne; kan gentages"))
        ->type_name(say("COLUMN=VALUE", "KOLONNE=VÆRDI"));
    command->add_flag("--registry", request->registry,
                      say("The layout of clinical registries: units and regions, three years",
                          "Som de kliniske databaser: enheder og regioner, tre år"));
    command->add_flag("--rows", request->rows,
                      say("The rows behind a figure, under their pseudonyms",
                          "Rækkerne bag et tal, under deres pseudonymer"));
    command
        ->add_option(
            "--as", request->listed_as,
            say("With --rows: only those that are counts, does-not-count, measured, outside, unknown, "
                "waiting or excluded, or taken away by the rule of this name",
                "Med --rows: kun dem, der er counts, does-not-count, measured, outside, unknown, waiting "
                "eller excluded, eller som reglen med dette navn tager ud"))
        ->type_name(say("WHAT", "HVAD"));
    command->add_flag("--for-others", request->for_others,
                      say("As those may see it who do not own the data: small numbers hidden, and what would "
                          "tell them",
                          "Som andre end dataejeren må se det: små tal skjult, og hvad der ville røbe dem"));
    add_chart_options(*command, request->chart, console.language);
    command
        ->add_option("--measure-report", request->reports,
                     say("Write the figures as FHIR MeasureReports, one a line (NDJSON)",
                         "Skriv tallene som FHIR MeasureReports, én pr. linje (NDJSON)"))
        ->type_name(say("FILE", "FIL"));
    command->add_flag("--json", request->json, say("All figures, for programs", "Alle tal, til programmer"));
    command->footer(say(
        "Examples:\n  vaerdi measure measures.yaml --measure revision_2y --by year,unit\n  vaerdi measure "
        "measures.yaml --measure revision_2y --by quarter --chart --svg revision.svg",
        "Eksempler:\n  vaerdi measure measures.yaml --measure revision_2y --by year,unit\n  vaerdi measure "
        "measures.yaml --measure revision_2y --by quarter --chart --svg revision.svg"));
    command->callback([request, &console] { measure(*request, console); });
}

}  // namespace vaerdi::cli
