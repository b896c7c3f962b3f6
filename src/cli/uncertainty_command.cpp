// vaerdi uncertainty: the costs and effects that another program drew, analysed like the draws of a case.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <memory>
#include <regex>

#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/long_run.h"
#include "cli/report_sample.h"
#include "cli/requests.h"
#include "cli/workspace.h"
#include "view/sample_record.h"

namespace vaerdi::cli {
namespace {

struct UncertaintyRequest {
    std::vector<std::string> files;
    std::string costs, effects;
    std::string worth, currency = "DKK", comparator;
    std::vector<std::string> groups;
    bool json = false;
};

/// `300_000` or `300000.5`.
std::optional<double> amount_of(std::string text) {
    static const std::regex thousands_by_point("[1-9]\\d{0,2}(\\.\\d{3})+");
    if (std::regex_match(text, thousands_by_point)) return {};  // sixty, or sixty thousand?
    std::erase(text, '_');
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value < 0)
        return {};
    return value;
}

/// A table read; what is wrong with it goes to `found`.
std::optional<value::SampleTable> read_table(const std::string& file, Diagnostics& found) {
    Text why;
    const auto text = read_text(file, why, document::largest_table);
    Diagnostics in_file(file);
    std::optional<document::NumberTable> table;
    if (text) {
        table = document::read_number_table(*text, in_file);
    } else {
        in_file.error({}, {"the draws cannot be read: " + why.en, "udfaldene kan ikke læses: " + why.da},
                      {"give a CSV file with a heading and a row for each draw",
                       "angiv en CSV-fil med en overskrift og en række for hvert udfald"});
    }
    found.append(in_file);
    if (!table) return {};
    return value::SampleTable{file, std::move(*table)};
}

std::optional<value::DecisionSample> read_sample(const UncertaintyRequest& request,
                                                 const std::vector<value::NamesTogether>& groups,
                                                 Diagnostics& found) {
    value::SampleTables tables;
    for (const auto& file : request.files) {
        if (auto table = read_table(file, found)) tables.draws.push_back(std::move(*table));
    }
    if (!request.costs.empty()) tables.costs = read_table(request.costs, found);
    if (!request.effects.empty()) tables.effects = read_table(request.effects, found);
    tables.comparator = request.comparator;
    tables.groups = groups;
    if (found.has_errors()) return {};
    return value::resolve_sample(std::move(tables), found);
}

void analyse_sample(const UncertaintyRequest& request, Console& console) {
    const auto worth = amount_of(request.worth);
    if (!worth) {
        refuse_command(console,
                       {"--worth: write what one unit of effect is worth, thousands with _: --worth 300_000",
                        "--worth: skriv, hvad en enhed effekt er værd, tusinder med _: --worth 300_000"});
        return;
    }
    if (request.files.empty() && request.costs.empty() && request.effects.empty()) {
        refuse_command(console, {"which draws? give a CSV file, or --costs and --effects",
                                 "hvilke udfald? angiv en CSV-fil, eller --costs og --effects"});
        return;
    }
    const auto groups = groups_named(request.groups, console);
    if (!groups) return;
    Diagnostics found("vaerdi uncertainty");
    const auto sample = read_sample(request, *groups, found);
    print_findings(console.err, found.sorted(), {}, console);
    if (!sample) {
        console.exit_code = document_errors;
        return;
    }
    LongRun run(console, std::string(pick(console.language, "Analysing", "Analyserer")));
    const auto analysis = value::analyse(*sample, *worth, run.stop());
    run.finish();
    if (!analysis) return LongRun::stopped(console);
    if (request.json) {
        console.out << view::sample_json(*sample, *analysis);
    } else {
        print_sample(screen_of(console), *sample, *analysis, request.currency);
    }
}

}  // namespace

void add_uncertainty_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto file = say("FILE", "FIL");
    const auto request = std::make_shared<UncertaintyRequest>();
    auto* command = app.add_subcommand(
        "uncertainty", say("Costs and effects drawn by another program: how sure the choice is",
                           "Omkostninger og effekter trukket af et andet program: hvor sikkert valget er"));
    command
        ->add_option("files", request->files,
                     say("CSV files side by side, a row for each draw: cost.old, effect.old, cost.new, "
                         "effect.new … and the numbers behind them",
                         "CSV-filer side om side, en række for hvert udfald: cost.gammel, effect.gammel, "
                         "cost.ny, effect.ny … og tallene bag dem"))
        ->type_name(file);
    command
        ->add_option("--worth", request->worth,
                     say("What one unit of effect is worth (a QALY, say)",
                         "Hvad en enhed effekt er værd (fx en QALY)"))
        ->type_name(say("AMOUNT", "BELØB"));
    command
        ->add_option("--costs", request->costs,
                     say("Costs in a file of their own, a column for each alternative",
                         "Omkostningerne i deres egen fil, en kolonne for hvert alternativ"))
        ->type_name(file);
    command
        ->add_option("--effects", request->effects,
                     say("Effects in a file of their own", "Effekterne i deres egen fil"))
        ->type_name(file);
    command
        ->add_option("--comparator", request->comparator,
                     say("What the others are held against; else the first",
                         "Det, de andre holdes op imod; ellers det første"))
        ->type_name(say("NAME", "NAVN"));
    add_group_option(*command, request->groups, console.language);
    command->add_option("--currency", request->currency, say("Of the costs", "Omkostningernes"))
        ->capture_default_str()
        ->type_name(say("CODE", "KODE"));
    command->add_flag("--json", request->json, say("All figures, for programs", "Alle tal, til programmer"));
    command->footer(
        say("Example:\n  vaerdi uncertainty draws.csv --worth 300_000 --group trial=hr,utility",
            "Eksempel:\n  vaerdi uncertainty udfald.csv --worth 300_000 --group forsøg=hr,utility"));
    command->callback([request, &console] { analyse_sample(*request, console); });
}

}  // namespace vaerdi::cli
