#include "cli/requests.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>

#include "cli/style.h"
#include "value/sensitivity.h"

namespace vaerdi::cli {
namespace {

constexpr std::uint64_t most_draws = 100'000'000;
constexpr unsigned most_threads = 1024;

std::optional<std::size_t> input_named(const value::ResolvedCase& resolved, const std::string& name,
                                       Console& console) {
    if (const auto index = resolved.input_index(name)) return index;
    std::vector<std::string> known;
    for (const auto& input : resolved.inputs) known.push_back(input.name);
    refuse_command(console, {fmt::format("there is no number '{}'; {}", name,
                                         suggestions(name, known, Language::english)),
                             fmt::format("der er ikke noget tal, der hedder '{}'; {}", name,
                                         suggestions(name, known, Language::danish))});
    return {};
}

}  // namespace

void add_case_options(CLI::App& command, CaseRequest& request, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    command
        .add_option("case", request.file,
                    say("The case: a file, its folder, or - for standard input",
                        "Værdicasen: en fil, dens mappe eller - for standard input"))
        ->type_name("");
    command
        .add_option(
            "--set", request.set,
            say("Another value for a number; may be repeated", "En anden værdi for et tal; kan gentages"))
        ->allow_extra_args(false)
        ->type_name(say("NAME=VALUE", "NAVN=VÆRDI"));
    command
        .add_option("--scenario", request.scenario, say("A scenario of the case", "Et scenarie i værdicasen"))
        ->type_name("ID");
    command
        .add_option(
            "--workspace", request.workspace,
            say("The folder that has the catalogue/ to use", "Mappen med det catalogue/, der skal bruges"))
        ->type_name(say("FOLDER", "MAPPE"));
}

void add_simulation_options(CLI::App& command, value::Options& options, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    command
        .add_option("--draws", options.draws,
                    say("Simulated outcomes; none: the figures without uncertainty",
                        "Simulerede udfald; ingen: tallene uden usikkerhed"))
        ->check(CLI::Range(std::uint64_t{0}, most_draws).description(""))
        ->type_name("N");
    command
        .add_option("--seed", options.seed,
                    say("Start of the simulation (1)", "Simuleringens startværdi (1)"))
        ->type_name("N");
    command
        .add_option("--threads", options.threads,
                    say("Threads; changes no figure", "Tråde; ændrer ingen tal"))
        ->check(CLI::Range(0U, most_threads).description(""))
        ->type_name("N");
}

void refuse_command(Console& console, const Text& why) {
    console.err << "vaerdi: " << console.say(why) << "\n";
    console.exit_code = wrong_use;
}

bool figures_are_finite(const value::Assessment& assessment, Console& console) {
    const auto finite = [](const value::Figure& figure) {
        const auto& spread = figure.spread;
        return std::isfinite(figure.value) &&
               (!spread ||
                (std::isfinite(spread->mean) && std::isfinite(spread->low) && std::isfinite(spread->high)));
    };
    for (const auto& a : assessment.alternatives) {
        if (finite(a.total_cost) && finite(a.effects) && finite(a.net_value)) continue;
        console.err
            << "vaerdi: "
            << console.say(
                   {fmt::format(
                        "the figures of '{}' are not finite: somewhere a formula divides by nil, takes "
                        "the logarithm or a power of nil, or grows beyond all bounds",
                        a.id),
                    fmt::format("tallene for '{}' er ikke endelige: et sted divideres der med nul, tages "
                                "logaritme eller potens af nul, eller noget vokser ud over alle grænser",
                                a.id)})
            << "\n";
        console.exit_code = document_errors;
        return false;
    }
    return true;
}

std::optional<std::vector<std::size_t>> inputs_named(const value::ResolvedCase& resolved,
                                                     const std::vector<std::string>& names,
                                                     Console& console) {
    if (!names.empty() && names.size() != 2) {
        refuse_command(console, {"--two-way takes two numbers, e.g. --two-way valve.tavi,bed_days.tavi",
                                 "--two-way skal have to tal, fx --two-way valve.tavi,bed_days.tavi"});
        return {};
    }
    std::vector<std::size_t> inputs;
    for (const auto& name : names) {
        const auto index = input_named(resolved, name, console);
        if (!index) return {};
        inputs.push_back(*index);
    }
    return inputs;
}

std::optional<std::vector<std::size_t>> threshold_inputs(const value::ResolvedCase& resolved,
                                                         const std::string& asked, Console& console) {
    if (asked.empty() || asked == "all") return std::vector<std::size_t>{};
    const auto index = input_named(resolved, asked, console);
    if (!index) return {};
    return std::vector<std::size_t>{*index};
}

std::vector<value::Threshold> thresholds_for(const value::ResolvedCase& resolved, std::size_t alternative,
                                             const std::vector<std::size_t>& inputs) {
    if (inputs.empty()) return value::thresholds(resolved, alternative);
    std::vector<value::Threshold> found;
    for (const auto input : inputs) found.push_back(value::threshold(resolved, alternative, input));
    return found;
}

}  // namespace vaerdi::cli
