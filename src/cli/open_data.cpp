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

bool is_postgresql(const std::string& where) {
    return where.starts_with("postgresql://") || where.starts_with("postgres://") ||
           where.find("host=") != std::string::npos || where.find("dbname=") != std::string::npos;
}

std::string warehouse_place(const fs::path& folder, const DataRequest& request) {
    return request.warehouse.empty() ? (folder / "outcomes.duckdb").string() : request.warehouse;
}

void print(const Diagnostics& found, const SourceFile& source, Console& console) {
    print_findings(console.err, found.sorted(), {{source.name, source.text}}, console);
}

std::unique_ptr<warehouse::Database> opened_warehouse(const std::string& where) {
    return is_postgresql(where) ? warehouse::open_postgresql(where) : warehouse::open_duckdb({.file = where});
}

void open_rows(const SourceFile& source, const DataRequest& request, LongRun& run, OpenData& open,
               Diagnostics& found, Console& console) {
    const auto mapping = exchange::mapping_of(source.text, source.fallback_id, found);
    if (!mapping) return;
    auto files = exchange::files_named(*mapping, source.folder, found);
    if (found.has_errors()) return;
    std::optional<warehouse::PseudonymKey> key;
    if (mapping->has_pseudonyms()) key.emplace(key_of(request, console));
    const auto where = warehouse_place(source.folder, request);
    open.database = opened_warehouse(where);
    const exchange::ImportOptions options{.now = now_in_utc(), .stop = run.stop()};
    const auto* with = key ? &*key : nullptr;
    auto imported =
        mapping->table
            ? exchange::import_table(*mapping, *opened_warehouse(where), *open.database, with, options, found)
            : exchange::import_data(*mapping, std::move(files), *open.database, with, options, found);
    if (imported) open.imported = std::move(*imported);
}

}  // namespace

void add_data_options(CLI::App& command, DataRequest& request, Language language) {
    const auto say = [&](std::string_view en, std::string_view da) {
        return std::string(pick(language, en, da));
    };
    command
        .add_option(
            "--warehouse", request.warehouse,
            say("Where rows are kept: a DuckDB file, or a PostgreSQL address; else outcomes.duckdb beside "
                "the "
                "mapping",
                "Hvor rækker gemmes: en DuckDB-fil eller en PostgreSQL-adresse; ellers outcomes.duckdb ved "
                "siden af afbildningen"))
        ->type_name(say("PLACE", "STED"));
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
    Diagnostics found(source->name);
    LongRun run(console, std::string(pick(console.language, "Bringing data in", "Henter data ind")));
    try {
        OpenData open;
        open_rows(*source, request, run, open, found, console);
        run.finish();
        print(found, *source, console);
        if (!found.has_errors()) return open;
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
