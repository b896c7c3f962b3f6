#include "cli/store_access.h"

#include <CLI/CLI.hpp>

#include "cli/style.h"
#include "store/failure.h"

namespace vaerdi::cli {
namespace {

/// Whether other words on the command line would mend it.
bool is_wrong_use(store::Fault fault) {
    using store::Fault;
    return fault == Fault::wrong_input || fault == Fault::unknown || fault == Fault::taken ||
           fault == Fault::not_empty;
}

}  // namespace

void add_data_option(CLI::App& command, std::string& where, Language language) {
    command
        .add_option("--data", where,
                    std::string(pick(language,
                                     "The store: its folder, or how to reach a PostgreSQL database, e.g. "
                                     "postgresql://host/vaerdi",
                                     "Lageret: dets mappe, eller hvordan en PostgreSQL-database nås, fx "
                                     "postgresql://vært/vaerdi")))
        ->required()
        ->type_name(std::string(pick(language, "WHERE", "HVOR")));
}

void with_store(const std::string& where, IfMissing if_missing, Console& console,
                const std::function<void(store::Database&)>& work) {
    try {
        const auto database = store::open_database(where, {.create = if_missing == IfMissing::create});
        work(*database);
    } catch (const store::StoreFailure& failure) {
        console.err << "vaerdi: " << console.say(failure.message()) << "\n";
        console.exit_code = is_wrong_use(failure.fault()) ? wrong_use : document_errors;
    }
}

}  // namespace vaerdi::cli
