#include "cli/open_data.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "cli/findings.h"
#include "cli/long_run.h"
#include "cli/workspace.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::cli {
namespace fs = std::filesystem;
namespace {

std::string now_in_utc() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::now()));
}

/// Where the key lies when nobody says: with the settings of this user.
fs::path usual_key_file() {
    if (const char* named = std::getenv("VAERDI_PSEUDONYM_KEY_FILE")) return named;
    const char* settings = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const fs::path folder =
        settings && *settings ? fs::path(settings) : fs::path(home ? home : ".") / ".config";
    return folder / "vaerdi" / "pseudonym.key";
}

warehouse::PseudonymKey key_of(const DataRequest& request, Console& console) {
    const auto file = request.key_file.empty() ? usual_key_file() : fs::path(request.key_file);
    if (!fs::exists(file)) {
        std::error_code failed;
        fs::create_directories(file.parent_path(), failed);
        warehouse::make_key_file(file);
        console.err << fmt::format(
            fmt::runtime(pick(console.language,
                              "A key for pseudonyms was made: {}. Keep it safe: without it new "
                              "rows cannot be linked to old ones.\n",
                              "En nøgle til pseudonymer er lavet: {}. Pas på den: uden den kan "
                              "nye rækker ikke kobles med gamle.\n")),
            file.string());
    }
    return warehouse::PseudonymKey::from_file(file);
}

/// The kept rows; a folder that cannot be written to keeps none, which is said.
std::string warehouse_file(const fs::path& folder, const DataRequest& request) {
    if (!request.warehouse.empty()) return request.warehouse;
    return (folder / "outcomes.duckdb").string();
}

/// Where the tables that mappings name are; an address may hold a password and therefore stands in no
/// document.
std::string database_address(const DataRequest& request) {
    if (!request.database.empty()) return request.database;
    const char* named = std::getenv("VAERDI_SOURCE_DATABASE");
    return named != nullptr ? named : "";
}

std::optional<exchange::ResolvedMapping> read_mapping(const SourceFile& source, Console& console) {
    Diagnostics found(source.name);
    std::optional<exchange::ResolvedMapping> resolved;
    if (const auto document = exchange::read_mapping(source.text, found))
        resolved = exchange::resolve(*document, source.fallback_id, found);
    print_findings(console.err, found.sorted(), {{source.name, source.text}}, console);
    if (!resolved) console.exit_code = document_errors;
    return resolved;
}

}  // namespace

void add_data_options(CLI::App& command, DataRequest& request, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    command
        .add_option("--data", request.folder,
                    say("Folder with the files that the mapping names; else the mapping's own",
                        "Mappe med de filer, som afbildningen nævner; ellers afbildningens egen"))
        ->type_name(say("FOLDER", "MAPPE"));
    command
        .add_option(
            "--warehouse", request.warehouse,
            say("Where rows are kept: a DuckDB file, or a PostgreSQL address; else outcomes.duckdb beside "
                "the data",
                "Hvor rækker gemmes: en DuckDB-fil eller en PostgreSQL-adresse; ellers outcomes.duckdb ved "
                "siden af data"))
        ->type_name(say("PLACE", "STED"));
    command
        .add_option("--database", request.database,
                    say("PostgreSQL address of the table that the mapping names; else "
                        "$VAERDI_SOURCE_DATABASE",
                        "PostgreSQL-adresse for den tabel, afbildningen nævner; ellers "
                        "$VAERDI_SOURCE_DATABASE"))
        ->type_name(say("ADDRESS", "ADRESSE"));
    command
        .add_option(
            "--key-file", request.key_file,
            say("The key of pseudonyms; else $VAERDI_PSEUDONYM_KEY_FILE, else one among your settings",
                "Nøglen til pseudonymer; ellers $VAERDI_PSEUDONYM_KEY_FILE, ellers en blandt dine "
                "indstillinger"))
        ->type_name(say("FILE", "FIL"));
}

std::optional<OpenData> open_data(const std::string& mapping_file, const DataRequest& request,
                                  Console& console) {
    const auto source = read_source(mapping_file, console);
    if (!source) return {};
    const auto mapping = read_mapping(*source, console);
    if (!mapping) return {};
    LongRun run(console, std::string(pick(console.language, "Bringing data in", "Henter data ind")));
    try {
        const exchange::PrivateFolder folder;
        const auto beside = request.folder.empty() ? fs::path(source->folder) : fs::path(request.folder);
        const auto where = warehouse_file(beside, request);
        const bool shared = warehouse::is_postgresql(where);
        OpenData open;
        open.database = warehouse::open_duckdb(
            {.file = shared ? std::string() : where, .readable = {folder.path().string()}});
        if (mapping->has_pseudonyms()) warehouse::use_pseudonyms(*open.database, key_of(request, console));
        exchange::Sources from;
        for (const auto& name : mapping->data) from.files.push_back({beside / name, name});
        std::unique_ptr<warehouse::Database> database;
        if (const auto address = database_address(request); !mapping->table.empty() && !address.empty())
            database = warehouse::open_postgresql(address);
        from.database = database.get();
        open.imported = exchange::import_data(*mapping, source->text, std::move(from), *open.database, folder,
                                              now_in_utc(), true, run.stop());
        if (shared) {
            auto target = warehouse::open_postgresql(where);
            warehouse::prepare_register(*target);
            if (!warehouse::find_data_set(*target, open.imported.data.id, open.imported.data.version))
                warehouse::copy_data_set(*open.database, open.imported.data, *target);
            open.database = std::move(target);
        }
        run.finish();
        return open;
    } catch (const exchange::ImportRefused& refused) {
        run.finish();
        console.err << "vaerdi: " << console.say(refused.message()) << "\n";
    } catch (const warehouse::WarehouseFailure& failure) {
        run.finish();
        if (run.stop().stop_requested()) {
            LongRun::stopped(console);
            return {};
        }
        console.err << "vaerdi: " << console.say(failure.message()) << "\n";
    }
    console.exit_code = document_errors;
    return {};
}

}  // namespace vaerdi::cli
