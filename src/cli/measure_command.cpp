// vaerdi measure: indicators from data, over time and between units.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/long_run.h"
#include "cli/measure_question.h"
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

/// Counts what is asked and shows it in the form that was asked for. Each answer lets go of the run before it
/// prints.
class Answering {
  public:
    Answering(const MeasureRequest& request, const OpenMeasures& open, const Question& question, LongRun& run,
              Console& console)
        : request_(request), open_(open), question_(question), run_(run), console_(console) {}

    void answer() {
        if (question_.listing) return rows();
        if (question_.patient_by_patient) return patients();
        if (request_.registry) return registry();
        figures();
    }

  private:
    std::string table() const { return open_.data.rows_table(); }
    const outcome::Measure& first() const { return open_.resolved.measures[question_.which.front()]; }
    std::vector<outcome::MeasureCounts> counted(const outcome::Grouping& by) {
        return outcome::count(*open_.database, table(), open_.resolved, question_.which, by,
                              question_.selection, run_.stop());
    }
    void show(monitoring::Chart chart) {
        view::note_data(chart, open_.data);
        show_chart(chart, request_.chart, request_.json, console_);
    }

    void rows() {
        const auto listing = outcome::list_rows(*open_.database, table(), open_.resolved, first(),
                                                question_.selection, *question_.listing, run_.stop());
        run_.finish();
        if (!request_.json) return print_rows(screen_of(console_), first(), listing);
        console_.out << document::indented_json_of(view::listing_record(first(), listing));
    }

    void patients() {
        const auto patients = outcome::outcomes_in_order(*open_.database, table(), open_.resolved, first(),
                                                         question_.selection, run_.stop());
        run_.finish();
        show(view::patients_chart(open_.resolved, first(), patients, *question_.chart));
    }

    void registry() {
        auto tables = outcome::registry_tables(open_.resolved, question_.which,
                                               counted(outcome::registry_grouping(open_.resolved)));
        if (request_.for_others) hide_small(tables, open_, question_.which, question_.grouping, run_.stop());
        run_.finish();
        if (!request_.json) return print_registry(screen_of(console_), open_.resolved, open_.data, tables);
        console_.out << document::indented_json_of(
            view::registry_record(open_.resolved, open_.data, tables, console_.language));
    }

    void figures() {
        const auto& grouping = question_.grouping;
        auto figures = outcome::figures(open_.resolved, question_.which, counted(grouping));
        if (request_.for_others) hide_small(figures, open_, question_.which, grouping, run_.stop());
        run_.finish();
        if (!question_.selection.equal.empty() && figures.front().all.tally.rows == 0)
            console_.err << "vaerdi: "
                         << console_.say({"--where: no row has these values",
                                          "--where: ingen række har disse værdier"})
                         << "\n";
        if (!request_.reports.empty()) {
            write_file(request_.reports,
                       view::measure_reports(open_.resolved, figures, grouping, question_.selection,
                                             console_.language),
                       console_);
        } else if (question_.chart) {
            show(view::measure_chart(open_.resolved, figures.front(), grouping, *question_.chart));
        } else if (request_.json) {
            console_.out << view::measures_json(
                view::measures_record(open_.resolved, open_.data, grouping, figures, console_.language));
        } else {
            print_measures(screen_of(console_), open_.resolved, open_.data, grouping, figures);
        }
    }

    const MeasureRequest& request_;
    const OpenMeasures& open_;
    const Question& question_;
    LongRun& run_;
    Console& console_;
};

void measure(const MeasureRequest& request, Console& console) {
    const auto open = open_measures(request.open, console);
    if (!open) return;
    const auto question = question_of(request, *open, console);
    if (!question) return;
    LongRun run(console, std::string(pick(console.language, "Counting", "Tæller")));
    try {
        Answering(request, *open, *question, run, console).answer();
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
