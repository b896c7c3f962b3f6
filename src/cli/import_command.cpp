// vaerdi import: data brought in by a mapping, and what could not be taken.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/numerals.h"
#include "cli/commands.h"
#include "cli/open_data.h"
#include "cli/screen.h"
#include "cli/written_file.h"
#include "view/import_record.h"

namespace vaerdi::cli {
namespace {

struct ImportRequest {
    std::string mapping;
    DataRequest data;
    std::string rejections;
    bool json = false;
};

std::string counted(std::int64_t count, const Screen& screen) {
    return number(static_cast<double>(count), 0, screen.language);
}

void print_rejected(const Screen& screen, const exchange::Imported& imported) {
    screen.head("Not taken", "Ikke hentet");
    Table table({{screen.say("Column", "Kolonne"), false},
                 {screen.say("Why", "Hvorfor"), false},
                 {screen.say("Values", "Værdier")},
                 {screen.say("Example", "Eksempel"), false}});
    for (const auto& reason : imported.rejected) {
        const auto& example = reason.examples.front();
        auto where = fmt::format(fmt::runtime(screen.say("line {}", "linje {}")), example.line);
        if (!example.value.empty()) where += ": " + example.value;
        table.row({reason.column.empty() ? screen.say("(row)", "(række)") : reason.column,
                   reason.why.in(screen.language), counted(reason.values, screen), where});
    }
    screen.print(table);
    for (const auto& reason : imported.rejected)
        screen.note(fmt::format("{}{}: {}.", reason.column.empty() ? "" : reason.column + ", ",
                                reason.why.in(screen.language), reason.mend.in(screen.language)));
}

void print_import(const Screen& screen, const exchange::Imported& imported) {
    const auto& data = imported.data;
    screen.out << screen.style.bold(data.title.empty() ? data.id : data.title.in(screen.language)) << "\n";
    for (const auto& found : imported.found) screen.note(found.in(screen.language));
    if (imported.was_there)
        screen.out << screen.say("This content is kept already.\n", "Dette indhold er gemt i forvejen.\n");
    screen.out << fmt::format(fmt::runtime(screen.say("{} rows read, {} taken, {} rejected. Version {}.\n",
                                                      "{} rækker læst, {} hentet, {} afvist. Version {}.\n")),
                              counted(imported.rows_read, screen), counted(data.rows, screen),
                              counted(data.rejected, screen), data.version.substr(0, 12));
    if (data.generated)
        screen.note(screen.say("The data say that they are made up: no patient is behind them.",
                               "Data siger selv, at de er opdigtede: der er ingen patienter bag dem."));
    if (!imported.rejected.empty()) print_rejected(screen, imported);
    if (!imported.not_taken.empty())
        screen.note(fmt::format(fmt::runtime(screen.say("Columns of the file that were not taken: {}.",
                                                        "Kolonner i filen, der ikke er hentet: {}.")),
                                fmt::join(imported.not_taken, ", ")));
}

void import(const ImportRequest& request, Console& console) {
    auto open = open_data(request.mapping, request.data, console);
    if (!open) return;
    if (!request.rejections.empty()) {
        const auto csv = view::rejections_csv(*open->database, open->imported.data, console.language);
        write_file(request.rejections, csv, console);
    }
    if (request.json) {
        console.out << view::import_json(open->imported, console.language);
    } else {
        print_import(screen_of(console), open->imported);
    }
}

}  // namespace

void add_import_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<ImportRequest>();
    auto* command = app.add_subcommand(
        "import", say("Bring outcome data in by a mapping, with a report of what was rejected",
                      "Hent resultatdata ind efter en afbildning, med en rapport over det afviste"));
    command->add_option("mapping", request->mapping, say("Mapping file", "Afbildningsfil"))
        ->required()
        ->type_name(say("MAPPING", "AFBILDNING"));
    add_data_options(*command, request->data, console.language);
    command
        ->add_option("--rejections", request->rejections,
                     say("Write every rejection to a CSV file", "Skriv hver afvisning til en CSV-fil"))
        ->type_name(say("FILE", "FIL"));
    command->add_flag("--json", request->json, say("All figures, for programs", "Alle tal, til programmer"));
    command->footer(say("Example:\n  vaerdi import mapping.yaml --rejections rejected.csv",
                        "Eksempel:\n  vaerdi import mapping.yaml --rejections afvist.csv"));
    command->callback([request, &console] { import(*request, console); });
}

}  // namespace vaerdi::cli
