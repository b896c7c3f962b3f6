#include "cli/commands.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/catalogue_command.h"
#include "cli/help.h"
#include "cli/style.h"

namespace vaerdi::cli {
namespace {

const std::string version_text = fmt::format("vaerdi {}", program_version);

/// `'asess'; did you mean 'assess'?`
std::string quoted_with_nearest(const std::string& word, const std::vector<std::string>& known,
                                Language language) {
    const auto nearest = nearest_name(word, known);
    if (nearest.empty()) return "'" + word + "'";
    return fmt::format("'{}'; {} '{}'?", word, pick(language, "did you mean", "mente du"), nearest);
}

/// Why the command line is wrong: names the word and the nearest one known where CLI11 only counts them.
std::string reason(const CLI::ParseError& wrong, const CLI::App& app, Language language) {
    const auto chosen = app.get_subcommands();
    const auto& at = chosen.empty() ? app : *chosen.front();
    auto left = at.remaining(true);
    if (left.empty()) left = app.remaining(true);
    std::vector<std::string> commands;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        commands.push_back(command->get_name());
    const auto flag =
        std::ranges::find_if(left, [](const auto& word) { return word.starts_with('-') && word.size() > 1; });
    if (chosen.empty() && (left.empty() || flag != left.begin())) {
        if (left.empty()) {
            return fmt::format("{} {}", pick(language, "which command?", "hvilken kommando?"),
                               fmt::join(commands, ", "));
        }
        return std::string(pick(language, "there is no command ", "der er ingen kommando ")) +
               quoted_with_nearest(left.front(), commands, language);
    }
    if (flag != left.end()) {
        std::vector<std::string> flags;
        for (const auto* holder : {&at, &app}) {
            for (const auto* option : holder->get_options()) {
                for (const auto& name : option->get_lnames()) flags.push_back("--" + name);
            }
        }
        return std::string(pick(language, "there is no flag ", "der er intet tilvalg ")) +
               quoted_with_nearest(*flag, flags, language);
    }
    if (!left.empty())
        return fmt::format("'{}' {}", left.front(),
                           pick(language, "is one word too many", "er et ord for meget"));
    return wrong.what();
}

}  // namespace

int run(std::vector<std::string> arguments, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    CLI::App app(
        say("Værdi: what a product is worth to patients, hospital and society, and how sure that is",
            "Værdi: hvad et produkt er værd for patienter, sygehus og samfund, og hvor sikkert det er"),
        "vaerdi");
    lay_out_help(app, console.language);
    app.set_help_flag("--help,-h", say("Show this help", "Vis denne hjælp"));
    app.set_version_flag("--version", version_text, say("Show the version", "Vis versionen"));
    std::string language;
    app.add_option("--lang", language, say("Language: da or en", "Sprog: da eller en"))
        ->check(CLI::IsMember({"da", "en"}).description(""))
        ->type_name("da|en");
    app.fallthrough();  // --lang may stand behind the command as well
    app.require_subcommand(1);
    app.footer(
        say("Example:\n  vaerdi new case --size small mycase.yaml\n  vaerdi assess mycase.yaml --draws 10000",
            "Eksempel:\n  vaerdi new case --size small mincase.yaml\n  vaerdi assess mincase.yaml --draws "
            "10000"));

    add_assess_command(app, console);
    add_price_command(app, console);
    add_uncertainty_command(app, console);
    add_measure_command(app, console);
    add_import_command(app, console);
    add_generate_command(app, console);
    add_data_command(app, console);
    add_check_command(app, console);
    add_schema_command(app, console);
    add_new_command(app, console);
    add_catalogue_command(app, console);
    add_store_command(app, console);
    add_people_command(app, console);
    add_audit_command(app, console);
    add_serve_command(app, console);

    for (auto* command : app.get_subcommands({})) command->group(say("Commands", "Kommandoer"));

    try {
        std::reverse(arguments.begin(), arguments.end());  // as CLI11 expects them
        app.parse(std::move(arguments));
    } catch (const CLI::Success& asked) {
        app.exit(asked, console.out, console.err);
        return fine;
    } catch (const CLI::ParseError& wrong) {
        const auto chosen = app.get_subcommands();
        console.err << "vaerdi: " << reason(wrong, app, console.language) << "\n"
                    << say("See ", "Se ") << "vaerdi "
                    << (chosen.empty() ? "" : chosen.front()->get_name() + " ") << "--help\n";
        return wrong_use;
    }
    return console.exit_code;
}

}  // namespace vaerdi::cli
