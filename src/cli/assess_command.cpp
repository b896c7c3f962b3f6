// vaerdi assess: what the alternatives cost and give, and how sure that is.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>

#include "cli/commands.h"
#include "cli/explain_view.h"
#include "cli/html_report.h"
#include "cli/long_run.h"
#include "cli/report_sections.h"
#include "cli/requests.h"
#include "cli/style.h"
#include "cli/written_file.h"
#include "information/partial_information.h"
#include "view/explanation_json.h"
#include "view/make_report.h"
#include "view/trace_svg.h"

namespace vaerdi::cli {
namespace {

struct AssessRequest {
    CaseRequest opening;
    value::Options options;
    bool json = false, csv = false, lines = false;
    std::string explain, html, trace;
    bool sensitivity = false, information = false, twin = false;
    std::string spread;
    std::vector<std::string> two_way;
    std::string threshold;
    std::vector<std::string> groups;
};

enum class TraceForm { svg, csv };

std::optional<TraceForm> trace_form(const std::string& file) {
    if (file.ends_with(".svg")) return TraceForm::svg;
    if (file.ends_with(".csv")) return TraceForm::csv;
    return {};
}

/// Who is in which state when, as a picture or a table of its own.
void write_trace(const AssessRequest& request, const OpenCase& opened, Console& console) {
    if (!opened.resolved.health) {
        refuse_command(console,
                       {"--trace: the case has no states to follow; see health: in value-case.md",
                        "--trace: værdicasen har ingen tilstande at følge; se health: i value-case.md"});
        return;
    }
    const value::ReadyCase ready(opened.resolved);
    const auto report =
        make_report({opened.document, opened.catalogue, opened.settings, ready, opened.warnings},
                    {.options = {}, .scenarios = false});
    write_file(request.trace,
               *trace_form(request.trace) == TraceForm::svg ? view::trace_svg(*report, console.language)
                                                            : view::trace_csv(*report),
               console);
}

/// `20 %`, `20%` or `0.2`.
std::optional<double> spread_of(std::string text) {
    double per = 1;
    while (!text.empty() && (text.back() == ' ' || text.back() == '%')) {
        if (text.back() == '%') per = 100;
        text.pop_back();
    }
    double value = 0;
    if (!CLI::detail::lexical_cast(text, value) || !std::isfinite(value) || value <= 0) return {};
    return value / per;
}

void explain_figure(AssessRequest request, const OpenCase& opened, Console& console) {
    const value::WrittenCase written{opened.document, opened.catalogue, opened.settings};
    LongRun run(console, std::string(pick(console.language, "Simulating", "Simulerer")));
    request.options.progress = run.progress();
    request.options.stop = run.stop();
    const auto explanation = value::explain(opened.resolved, request.explain, request.options, &written);
    const bool stopped = run.stop().stop_requested();
    run.finish();
    if (stopped) return LongRun::stopped(console);
    if (!explanation) {
        const auto known = value::explainable(opened.resolved, {}, &written);
        console.err << "vaerdi: "
                    << fmt::format(
                           "{} '{}'; {}",
                           pick(console.language, "there is no figure", "der er ikke noget tal, der hedder"),
                           request.explain, suggestions(request.explain, known, console.language))
                    << "\n";
        console.exit_code = wrong_use;
        return;
    }
    if (request.json) {
        console.out << explanation_json(*explanation, console.language);
    } else {
        print_explanation(*explanation, console);
    }
}

void assess_case(AssessRequest request, Console& console) {
    // `--sensitivity case.yaml`: the word behind the flag is no spread but the case.
    if (request.opening.file.empty() && !request.spread.empty() && !spread_of(request.spread))
        request.opening.file = std::exchange(request.spread, {});
    std::optional<double> spread;
    if (!request.spread.empty()) {
        spread = spread_of(request.spread);
        if (!spread) {
            refuse_command(console,
                           {"--sensitivity " + request.spread + ": write a share, e.g. --sensitivity 20%",
                            "--sensitivity " + request.spread + ": skriv en andel, fx --sensitivity 20%"});
            return;
        }
    }
    if (request.json && request.csv) {
        refuse_command(console, {"--json and --csv: choose one", "--json og --csv: vælg én"});
        return;
    }
    if (!request.html.empty() && (request.json || request.csv)) {
        refuse_command(console,
                       {"--html and --json or --csv: choose one", "--html og --json eller --csv: vælg én"});
        return;
    }
    if (!request.trace.empty() && !trace_form(request.trace)) {
        refuse_command(console,
                       {"--trace " + request.trace + ": write a name that ends in .svg or .csv",
                        "--trace " + request.trace + ": skriv et navn, der ender på .svg eller .csv"});
        return;
    }
    if (!request.trace.empty() &&
        (request.json || request.csv || !request.html.empty() || !request.explain.empty())) {
        refuse_command(console, {"--trace and --json, --csv, --html or --explain: choose one",
                                 "--trace og --json, --csv, --html eller --explain: vælg én"});
        return;
    }
    if (request.information && request.options.draws < information::fewest_draws) {
        refuse_command(console, {"--information needs draws: add --draws 10000",
                                 "--information kræver simulering: tilføj --draws 10000"});
        return;
    }
    const auto named = groups_named(request.groups, console);
    if (!named) return;
    if (!named->empty() && !request.information) {
        refuse_command(console, {"--group goes with --information", "--group hører til --information"});
        return;
    }
    if (console.ranks.count > 1 && request.opening.file == "-") {
        refuse_command(console,
                       {"a case from standard input reaches the first of several processes only; write it to "
                        "a file that all can read",
                        "en værdicase fra standard input når kun den første af flere processer; skriv den i "
                        "en fil, som alle kan læse"});
        return;
    }
    const auto opened = open_case(request.opening, console);
    if (console.ranks.count > 1 && !console.ranks.all_agree(opened.has_value())) {
        if (opened)
            refuse_command(console,
                           {"not every process can read the case; put it where all of them see it",
                            "ikke alle processer kan læse værdicasen; læg den, hvor de alle kan se den"});
        return;
    }
    if (!opened) return;
    const auto& resolved = opened->resolved;
    if (request.twin && !(resolved.health && resolved.health->individual)) {
        refuse_command(console, {"--twin compares an individual model with a cohort: the case has none",
                                 "--twin sammenligner en individmodel med en kohorte: værdicasen har ingen"});
        return;
    }
    const auto inputs = inputs_named(resolved, request.two_way, console);
    if (!inputs) return;
    auto threshold = threshold_inputs(resolved, request.threshold, console);
    if (!threshold) return;
    const auto groups = input_groups(resolved, *named, console);
    if (!groups) return;
    // What no draws are made for, or that is written to a file, the first does alone.
    const bool alone = !request.explain.empty() || !request.trace.empty() || !request.html.empty();
    if (alone && !console.first_rank()) return;
    if (!alone) request.options.ranks = console.ranks;
    if (!request.explain.empty()) return explain_figure(request, *opened, console);
    if (!request.trace.empty()) return write_trace(request, *opened, console);
    if (!request.html.empty())
        return write_html_report(request.html, request.opening, *opened, request.options, console);

    LongRun run(console, std::string(pick(console.language, "Simulating", "Simulerer")));
    request.options.progress = run.progress();
    request.options.stop = run.stop();
    Asked asked{.options = request.options,
                .swings = request.sensitivity || request.options.draws > 0,
                .spread = spread,
                .thresholds = !request.threshold.empty(),
                .threshold_inputs = *threshold,
                .scenarios = request.opening.scenario.empty(),
                .twin = request.twin,
                .information = request.information,
                .groups = *groups};
    if (inputs->size() == 2) asked.two_way = {(*inputs)[0], (*inputs)[1]};
    const value::ReadyCase ready(resolved);
    auto report =
        make_report({opened->document, opened->catalogue, opened->settings, ready, opened->warnings}, asked);
    run.finish();
    if (!report) return LongRun::stopped(console);
    if (!figures_are_finite(report->assessment, console)) return;
    report->lines = request.lines;
    report->swings_asked = request.sensitivity;
    if (request.json || request.csv) {
        print_findings(console.err, report->warnings, {}, console);
        console.out << (request.json ? report_json(*report, console.language) : report_csv(*report));
    } else {
        print_report(*report, console);
    }
}

}  // namespace

void add_assess_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<AssessRequest>();
    auto* command =
        app.add_subcommand("assess", say("What the alternatives cost and give, and how sure that is",
                                         "Hvad alternativerne koster og giver, og hvor sikkert det er"));
    add_case_options(*command, request->opening, console.language);
    add_simulation_options(*command, request->options, console.language);
    command->add_flag("--json", request->json, say("All figures, for programs", "Alle tal, til programmer"));
    command->add_flag("--csv", request->csv,
                      say("All figures as a long table", "Alle tal som en lang tabel"));
    command
        ->add_option("--html", request->html,
                     say("Write a report for any browser; needs no network",
                         "Skriv en rapport til enhver browser; kræver intet net"))
        ->type_name(say("FILE", "FIL"));
    command
        ->add_option("--trace", request->trace,
                     say("Write who is in which state when: FILE.svg or FILE.csv",
                         "Skriv, hvem der er i hvilken tilstand hvornår: FIL.svg eller FIL.csv"))
        ->type_name(say("FILE", "FIL"));
    command
        ->add_option("--explain", request->explain,
                     say("The steps behind a figure of --json", "Trinene bag et tal fra --json"))
        ->type_name(say("FIGURE", "TAL"));
    auto* sensitivity = command
                            ->add_option("--sensitivity", request->spread,
                                         say("What matters most; with a share, every number moves by it",
                                             "Hvad der betyder mest; med en andel flyttes alle tal så meget"))
                            ->expected(0, 1)
                            ->type_name(say("[SHARE]", "[ANDEL]"));
    command
        ->add_option("--two-way", request->two_way,
                     say("Net value over two numbers at once", "Nettoværdien over to tal på én gang"))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("A,B");
    command
        ->add_option("--threshold", request->threshold,
                     say("Where the answer turns: a number, or all", "Hvor svaret vender: et tal eller all"))
        ->type_name(say("NAME|all", "NAVN|all"));
    command->add_flag("--information", request->information,
                      say("What it is worth to know more before deciding (with --draws)",
                          "Hvad det er værd at vide mere, før der besluttes (med --draws)"));
    add_group_option(*command, request->groups, console.language);
    command->add_flag("--twin", request->twin,
                      say("An individual model beside the cohort that says the same",
                          "En individmodel ved siden af den kohorte, der siger det samme"));
    command->add_flag("--lines", request->lines, say("Show every line", "Vis alle linjer"));
    command->footer(say("Example:\n  vaerdi assess case.yaml --draws 10000 --set valve=120_000",
                        "Eksempel:\n  vaerdi assess case.yaml --draws 10000 --set valve=120_000"));
    command->callback([request, sensitivity, &console] {
        request->sensitivity = sensitivity->count() > 0;
        assess_case(*request, console);
    });
}

}  // namespace vaerdi::cli
