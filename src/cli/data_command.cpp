// vaerdi data: which data sets are kept, where; copied to other servers, and taken away.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "base/numerals.h"
#include "cli/commands.h"
#include "cli/screen.h"
#include "warehouse/partitions.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t shown_of_version = 12;

struct KeptDataRequest {
    std::string id, version;
    std::string place;  ///< where it is kept
    std::string to;
    std::vector<std::string> also;  ///< further servers
    std::string by;
};

std::unique_ptr<warehouse::Database> open_place(const std::string& place, bool read_only) {
    if (warehouse::is_postgresql(place)) return warehouse::open_postgresql(place);
    if (read_only && !std::filesystem::exists(place))
        throw warehouse::WarehouseFailure(
            {fmt::format("there is no file {}", place), fmt::format("der er ingen fil {}", place)});
    return warehouse::open_duckdb({.file = place, .read_only = read_only});
}

/// The newest version of the id, or the one that begins as asked.
warehouse::DataSet data_set_named(warehouse::Database& database, const KeptDataRequest& request) {
    std::optional<warehouse::DataSet> found;
    for (auto& set : warehouse::data_sets(database))
        if (set.id == request.id && set.version.starts_with(request.version)) found = std::move(set);
    if (found) return *found;
    throw warehouse::WarehouseFailure(
        {fmt::format("there is no data set '{}' of that version; `vaerdi data list` shows what is kept",
                     request.id),
         fmt::format("der er intet datasæt '{}' i den version; `vaerdi data list` viser, hvad der er gemt",
                     request.id)});
}

void list_kept(const KeptDataRequest& request, Console& console) {
    const auto database = open_place(request.place, true);
    const auto screen = screen_of(console);
    Table table({{screen.say("Data set", "Datasæt"), false},
                 {screen.say("Version", "Version"), false},
                 {screen.say("Rows", "Rækker")},
                 {screen.say("Rejected", "Afvist")},
                 {screen.say("Brought in", "Hentet"), false}});
    const auto counted = [&](std::int64_t count) {
        return number(static_cast<double>(count), 0, screen.language);
    };
    for (const auto& set : warehouse::data_sets(*database))
        table.row({set.id, set.version.substr(0, shown_of_version), counted(set.rows), counted(set.rejected),
                   set.imported_at});
    screen.print(table);
}

void copy_kept(const KeptDataRequest& request, Console& console) {
    const auto from = open_place(request.place, true);
    const auto set = data_set_named(*from, request);
    const auto to = open_place(request.to, false);
    if (request.by.empty())
        warehouse::copy_data_set(*from, set, *to);
    else
        warehouse::spread_data_set(*from, set, request.by, *to, request.also);
    console.out << fmt::format(fmt::runtime(pick(console.language, "{}, version {}: {} rows copied.\n",
                                                 "{}, version {}: {} rækker kopieret.\n")),
                               set.id, set.version.substr(0, shown_of_version),
                               number(static_cast<double>(set.rows), 0, console.language));
}

void remove_kept(const KeptDataRequest& request, Console& console) {
    if (!warehouse::is_postgresql(request.place)) open_place(request.place, true);  // makes no file
    const auto database = open_place(request.place, false);
    const auto set = data_set_named(*database, request);
    warehouse::remove_data_set(*database, set);
    console.out << fmt::format(
        fmt::runtime(pick(console.language, "{}, version {}, is taken away with its rows.\n",
                          "{}, version {}, er fjernet med sine rækker.\n")),
        set.id, set.version.substr(0, shown_of_version));
}

}  // namespace

void add_data_command(CLI::App& app, Console& console) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(console.language, en, da));
    };
    const auto request = std::make_shared<KeptDataRequest>();
    auto* command =
        app.add_subcommand("data", say("The data sets that are kept: list, copy to other servers, remove",
                                       "De datasæt, der er gemt: list, kopiér til andre servere, fjern"));
    command->require_subcommand(1);
    command->footer(
        say("Example:\n  vaerdi data list outcomes.duckdb", "Eksempel:\n  vaerdi data list outcomes.duckdb"));
    const auto place =
        say("A DuckDB file or a PostgreSQL address", "En DuckDB-fil eller en PostgreSQL-adresse");
    const auto part = [&](const char* name, const std::string& help,
                          void (*work)(const KeptDataRequest&, Console&)) {
        auto* added = command->add_subcommand(name, help);
        added->callback([request, work, &console] {
            try {
                work(*request, console);
            } catch (const warehouse::WarehouseFailure& failure) {
                console.err << "vaerdi: " << console.say(failure.message()) << "\n";
                console.exit_code = document_errors;
            }
        });
        return added;
    };
    const auto named = [&](CLI::App* added) {
        added->add_option("id", request->id, say("The data set", "Datasættet"))->required()->type_name("");
        added->add_option("place", request->place, place)->required()->type_name("");
        added
            ->add_option("--version", request->version,
                         say("How its version begins; else the newest",
                             "Hvordan versionen begynder; ellers den nyeste"))
            ->type_name("HASH");
        return added;
    };
    part("list", say("Every version that is kept", "Hver version, der er gemt"), list_kept)
        ->add_option("place", request->place, place)
        ->required()
        ->type_name("");
    auto* copy =
        named(part("copy", say("Copies a version to another place", "Kopierer en version til et andet sted"),
                   copy_kept));
    copy->add_option("to", request->to, place)->required()->type_name("");
    auto* by =
        copy->add_option(
                "--by", request->by,
                say("Spread the rows over several servers: those of a value of this column lie together",
                    "Fordel rækkerne over flere servere: dem med samme værdi i denne kolonne ligger sammen"))
            ->type_name(say("COLUMN", "KOLONNE"));
    copy->add_option("--also", request->also,
                     say("A further PostgreSQL server that takes a share; repeat it",
                         "Endnu en PostgreSQL-server, der tager en del; kan gentages"))
        ->needs(by)
        ->type_name(say("PLACE", "STED"));
    named(part("remove",
               say("Takes a version away with its rows, wherever they lie",
                   "Fjerner en version med dens rækker, hvor de end ligger"),
               remove_kept));
}

}  // namespace vaerdi::cli
