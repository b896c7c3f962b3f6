#include "cli/requests.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/style.h"
#include "view/make_report.h"

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
    const auto* alternative = not_finite(assessment);
    if (alternative == nullptr) return true;
    console.err << "vaerdi: " << console.say(not_finite_words(*alternative)) << "\n";
    console.exit_code = document_errors;
    return false;
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

void add_group_option(CLI::App& command, std::vector<std::string>& groups, Language language) {
    command
        .add_option(
            "--group", groups,
            std::string(pick(language, "Numbers to know together: name=number,number; may be repeated",
                             "Tal, der kendes sammen: navn=tal,tal; kan gentages")))
        ->allow_extra_args(false)
        ->type_name(std::string(pick(language, "GROUP", "GRUPPE")));
}

namespace {

/// `trial=hr,utility`.
std::optional<value::NamesTogether> group_of(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) return {};
    value::NamesTogether group{text.substr(0, equals), {}};
    for (std::size_t at = equals + 1; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        if (end == at) return {};
        group.numbers.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (group.numbers.empty()) return {};
    return group;
}

}  // namespace

std::optional<std::vector<value::NamesTogether>> groups_named(const std::vector<std::string>& written,
                                                              Console& console) {
    std::vector<value::NamesTogether> groups;
    for (const auto& text : written) {
        auto group = group_of(text);
        if (!group) {
            refuse_command(console,
                           {"--group " + text + ": write name=number,number, e.g. --group trial=hr,utility",
                            "--group " + text + ": skriv navn=tal,tal, fx --group trial=hr,utility"});
            return {};
        }
        groups.push_back(std::move(*group));
    }
    return groups;
}

std::optional<std::vector<value::NumberGroup>> input_groups(const value::ResolvedCase& resolved,
                                                            const std::vector<value::NamesTogether>& groups,
                                                            Console& console) {
    std::vector<value::NumberGroup> found;
    for (const auto& [name, numbers] : groups) {
        auto& group = found.emplace_back(value::NumberGroup{name, {}});
        for (const auto& number : numbers) {
            const auto inputs = value::inputs_called(resolved, number);
            if (inputs.empty()) {
                std::vector<std::string> known;
                for (const auto& input : resolved.inputs)
                    if (input.uncertain()) known.push_back(input.name);
                refuse_command(console, {fmt::format("--group {}: there is no number '{}'; {}", name, number,
                                                     suggestions(number, known, Language::english)),
                                         fmt::format("--group {}: der er ikke noget tal '{}'; {}", name,
                                                     number, suggestions(number, known, Language::danish))});
                return {};
            }
            for (const auto input : inputs)
                if (resolved.inputs[input].uncertain()) group.inputs.push_back(input);
        }
    }
    return found;
}

}  // namespace vaerdi::cli
