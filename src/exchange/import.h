// Bringing data in: the files of a mapping become a version of a data set, and whatever could not be taken is
// said, row by row. Rows read are rows taken plus rows rejected, always.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "exchange/data_file.h"
#include "exchange/rejection_report.h"
#include "exchange/resolved_mapping.h"
#include "warehouse/data_set.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

struct Imported {
    warehouse::DataSet data;
    /// This content is kept already: nothing was read anew, and what was told of it is told again.
    bool was_there = false;
    std::int64_t rows_read = 0;
    std::vector<RejectedFor> rejected;   ///< most frequent first
    std::vector<std::string> not_taken;  ///< headings that the mapping neither takes nor leaves out
    std::vector<Text> found;             ///< how each file was read: letters, separator
};

/// A file or folder that a mapping names: where it is, and what it is called.
struct SourceFile {
    std::filesystem::path path;
    std::string name;
};

/// What a mapping's rows are read from.
struct Sources {
    std::vector<SourceFile> files{};
    warehouse::Database* database = nullptr;  ///< PostgreSQL, where the mapping names a table
};

/// The files themselves, in the order of their names: of a folder those that lie in it.
std::vector<SourceFile> files_named(std::vector<SourceFile> named);

/// The version that a mapping and its files make: BLAKE2b-256 over the mapping's text and each file's
/// content.
std::string version_of(std::string_view mapping_text, const std::vector<OpenedFile>& files);

/// Reads the sources (files in the order of their names) into the database, an open DuckDB that may read and
/// write in `folder`, with pseudonyms set up where the mapping has some. Enters the data set unless its
/// version is there. Throws ImportRefused when they cannot be read as the mapping says, and
/// warehouse::WarehouseFailure; then nothing was kept. `now`: UTC, as the register shows it. `keep`: false
/// only tries, and leaves nothing behind.
Imported import_data(const ResolvedMapping& mapping, std::string_view mapping_text, Sources from,
                     warehouse::Database& duckdb, const PrivateFolder& folder, const std::string& now,
                     bool keep = true, std::stop_token stop = {});

}  // namespace vaerdi::exchange
