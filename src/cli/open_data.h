// From a mapping on the command line to its rows: imported when their content is not kept yet, else as kept.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/console.h"
#include "exchange/import.h"

namespace CLI {
class App;
}

namespace vaerdi::cli {

struct DataRequest {
    std::string folder{};    ///< where the files of the mapping lie; empty: beside it
    std::string warehouse;   ///< file or PostgreSQL address; empty: outcomes.duckdb beside the data
    std::string database{};  ///< PostgreSQL address of a table that is a source
    std::string key_file;
};

/// --data, --warehouse, --database, --key-file.
void add_data_options(CLI::App& command, DataRequest& request, Language language);

struct OpenData {
    std::unique_ptr<warehouse::Database> database;  ///< where the rows are
    exchange::Imported imported;
};

/// Reads the mapping, imports what is not kept, and opens the rows. When something is wrong, says so and sets
/// the exit code.
std::optional<OpenData> open_data(const std::string& mapping_file, const DataRequest& request,
                                  Console& console);

}  // namespace vaerdi::cli
