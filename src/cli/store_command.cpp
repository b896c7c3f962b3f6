// vaerdi store: documents in and out of a store, its backup, and moving it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/store_access.h"
#include "cli/style.h"
#include "store/backup.h"
#include "store/folders.h"

namespace vaerdi::cli {
namespace {

struct StoreRequest {
    std::string where;
    std::string path;  ///< the folder or file
    std::string message;
    std::string only;
};

void import_folder(const StoreRequest& request, Console& console) {
    with_store(request.where, IfMissing::create, console, [&](store::Database& database) {
        const auto contents = store::read_folder(request.path);
        if (!contents.problems.empty()) {
            for (const auto& problem : contents.problems) console.err << console.say(problem) << "\n";
            console.err << console.say({"Nothing was imported.", "Intet blev indlæst."}) << "\n";
            console.exit_code = document_errors;
            return;
        }
        const auto summary = database.write(store::nobody, [&](store::Writing& writing) {
            return store::import_files(writing, contents.files, request.message);
        });
        console.out << fmt::format(
            fmt::runtime(pick(console.language, "Documents: {} new, {} changed, {} as before.\n",
                              "Dokumenter: {} nye, {} ændrede, {} som før.\n")),
            summary.created, summary.changed, summary.unchanged);
        if (!summary.new_purchases.empty())
            console.out << console.say({"New purchases: ", "Nye indkøb: "})
                        << fmt::format("{}\n", fmt::join(summary.new_purchases, ", "));
    });
}

void export_documents(const StoreRequest& request, Console& console) {
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        const auto written = database.read([&](store::Reading& reading) {
            return store::export_folder(reading, request.path, request.only);
        });
        console.out << fmt::format(fmt::runtime(pick(console.language, "Documents written to {1}: {0}\n",
                                                     "Dokumenter skrevet i {1}: {0}\n")),
                                   written, request.path);
    });
}

void tell_copied(const store::CopySummary& summary, Console& console) {
    console.out << fmt::format(
        fmt::runtime(
            pick(console.language,
                 "Documents: {} · versions: {} · people: {} · entries of the audit log, which is whole: {}\n",
                 "Dokumenter: {} · versioner: {} · personer: {} · indførsler i revisionsloggen, som er hel: "
                 "{}\n")),
        summary.documents, summary.versions, summary.people, summary.audit_entries);
}

void back_up_store(const StoreRequest& request, Console& console) {
    with_store(request.where, IfMissing::refuse, console, [&](store::Database& database) {
        tell_copied(store::back_up(database, request.path), console);
    });
}

void restore_store(const StoreRequest& request, Console& console) {
    with_store(request.where, IfMissing::create, console, [&](store::Database& database) {
        tell_copied(store::restore(database, request.path), console);
    });
}

}  // namespace

void add_store_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<StoreRequest>();
    auto* command =
        app.add_subcommand("store", say("The store of the workbench: import, export, backup, restore",
                                        "Arbejdsbordets lager: import, export, backup, restore"));
    command->require_subcommand(1);
    command->footer(say("Example:\n  vaerdi store backup monday.db --data /var/lib/vaerdi",
                        "Eksempel:\n  vaerdi store backup mandag.db --data /var/lib/vaerdi"));
    const auto part = [&](const char* name, const std::string& help, const char* positional,
                          const std::string& meaning, void (*work)(const StoreRequest&, Console&)) {
        auto* added = command->add_subcommand(name, help);
        added->add_option(positional, request->path, meaning)->required()->type_name("");
        add_data_option(*added, request->where, console.language);
        added->callback([request, work, &console] { work(*request, console); });
        return added;
    };
    part("import",
         say("Saves every file of a folder that is new or changed",
             "Gemmer hver fil i en mappe, der er ny eller ændret"),
         "folder",
         say("A workspace (purchases/, catalogue/ …) or a folder of purchases",
             "Et arbejdsområde (purchases/, catalogue/ …) eller en mappe med indkøb"),
         import_folder)
        ->add_option("--message", request->message, say("Why, for the history", "Hvorfor, til historikken"))
        ->type_name(say("TEXT", "TEKST"));
    part("export",
         say("Writes the documents as a folder, byte for byte",
             "Skriver dokumenterne som en mappe, byte for byte"),
         "folder", say("An empty folder, or one that is not there", "En tom mappe, eller en der ikke findes"),
         export_documents)
        ->add_option("--only", request->only,
                     say("Only paths that begin so, e.g. purchases/tavi/",
                         "Kun stier, der begynder sådan, fx purchases/tavi/"))
        ->type_name(say("PATH", "STI"));
    part("backup",
         say("A copy of everything in one file, while others work on",
             "En kopi af alt i én fil, mens andre arbejder videre"),
         "file", say("A new file that ends in .db", "En ny fil, der ender på .db"), back_up_store);
    part("restore",
         say("Puts a backup into an empty store, of either kind",
             "Lægger en sikkerhedskopi i et tomt lager, af begge slags"),
         "file", say("The backup", "Sikkerhedskopien"), restore_store);
}

}  // namespace vaerdi::cli
