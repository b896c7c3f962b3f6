#include "cli/commands.h"

#include <CLI/CLI.hpp>

#include "cli/catalogue_command.h"
#include "cli/help.h"
#include "cli/style.h"

namespace vaerdi::cli {
namespace {

constexpr const char* version_text = "vaerdi 0.1.0";

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
    add_check_command(app, console);
    add_schema_command(app, console);
    add_new_command(app, console);
    add_catalogue_command(app, console);

    for (auto* command : app.get_subcommands({})) command->group(say("Commands", "Kommandoer"));

    try {
        std::reverse(arguments.begin(), arguments.end());  // as CLI11 expects them
        app.parse(std::move(arguments));
    } catch (const CLI::Success& asked) {
        app.exit(asked, console.out, console.err);
        return fine;
    } catch (const CLI::ParseError& wrong) {
        const auto chosen = app.get_subcommands();
        console.err << "vaerdi: " << wrong.what() << "\n"
                    << say("See ", "Se ") << "vaerdi "
                    << (chosen.empty() ? "" : chosen.front()->get_name() + " ") << "--help\n";
        return wrong_use;
    }
    return console.exit_code;
}

}  // namespace vaerdi::cli
