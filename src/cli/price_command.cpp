// vaerdi price: the highest price at which an alternative is still worth it, and where other numbers turn the
// answer.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/long_run.h"
#include "cli/report_sections.h"
#include "cli/requests.h"
#include "view/make_report.h"

namespace vaerdi::cli {
namespace {

struct PriceRequest {
    CaseRequest opening;
    value::Options options;
    std::string parameter;
    std::string threshold;
    bool json = false;
};

void price_case(PriceRequest request, Console& console) {
    const auto opened = open_case(request.opening, console);
    if (!opened) return;
    const auto& resolved = opened->resolved;
    std::vector<std::size_t> given;
    if (!request.parameter.empty()) {
        const auto found = threshold_inputs(resolved, request.parameter, console);
        if (!found) return;
        given = *found;
    }
    const auto threshold = threshold_inputs(resolved, request.threshold, console);
    if (!threshold) return;

    LongRun run(console, std::string(pick(console.language, "Simulating", "Simulerer")));
    request.options.progress = run.progress();
    request.options.stop = run.stop();
    const value::ReadyCase ready(resolved);
    auto made = make_report({opened->document, opened->catalogue, opened->settings, ready, opened->warnings},
                            {.options = request.options,
                             .prices = given,
                             .thresholds = !request.threshold.empty(),
                             .threshold_inputs = *threshold});
    run.finish();
    if (!made) return LongRun::stopped(console);
    if (!figures_are_finite(made->assessment, console)) return;
    auto& report = *made;
    print_findings(console.err, report.warnings, {}, console);
    if (request.json) {
        console.out << price_json(report, console.language);
        return;
    }
    const Page page{screen_of(console), report};
    console.out << page.style.bold(wrapped(resolved.title.in(console.language), console.width));
    print_headrooms(page);
    if (report.headrooms.empty()) {
        console.out << "\n"
                    << wrapped(
                           page.say(
                               "The case does not say which number is the price: name it with `price:` in "
                               "the case, or with --parameter.",
                               "Værdicasen siger ikke, hvilket tal der er prisen: nævn det med `price:` i "
                               "værdicasen eller med --parameter."),
                           console.width);
    }
    print_thresholds(page);
}

}  // namespace

void add_price_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<PriceRequest>();
    auto* command = app.add_subcommand("price", say("The highest price that is still worth it; thresholds",
                                                    "Højeste forsvarlige pris; grænseværdier"));
    add_case_options(*command, request->opening, console.language);
    command
        ->add_option("--parameter", request->parameter,
                     say("The number that is the price", "Det tal, der er prisen"))
        ->type_name(say("NAME", "NAVN"));
    command
        ->add_option("--threshold", request->threshold,
                     say("Where the answer turns: a number, or all", "Hvor svaret vender: et tal eller all"))
        ->type_name(say("NAME|all", "NAVN|all"));
    add_simulation_options(*command, request->options, console.language);
    command->add_flag("--json", request->json, say("For programs", "Til programmer"));
    command->footer(say("Example:\n  vaerdi price case.yaml --draws 10000 --threshold all",
                        "Eksempel:\n  vaerdi price case.yaml --draws 10000 --threshold all"));
    command->callback([request, &console] { price_case(*request, console); });
}

}  // namespace vaerdi::cli
