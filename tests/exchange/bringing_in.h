// Small files and mappings, brought into a DuckDB in memory.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "exchange/import.h"

namespace vaerdi::exchange {

/// A file in memory.
struct Written {
    std::string name, text;
};

struct BroughtIn {
    std::optional<Imported> imported;
    std::vector<std::string> rows;        ///< rows_of() what was brought in
    std::vector<std::string> rejections;  ///< "file:line column 'value' why"
    std::vector<std::string> errors;      ///< "line: message"
    std::vector<std::string> warnings;
};

BroughtIn bring_in(warehouse::Database& database, const std::string& mapping,
                   const std::vector<Written>& files,
                   const ImportOptions& options = {.now = "2026-11-27T12:00:00Z"});
BroughtIn bring_in(const std::string& mapping, const std::vector<Written>& files,
                   const ImportOptions& options = {.now = "2026-11-27T12:00:00Z"});

/// "row_number|value|value" of every row, by row number; an unknown value is ?
std::vector<std::string> rows_of(warehouse::Database& database, const warehouse::DataSet& set);

/// Writes what a statement selects, by a DuckDB that may write files.
void write_parquet(const std::filesystem::path& file, const std::string& select);

/// A mapping of these columns, of a CSV called data.csv.
std::string mapping_with(const std::string& columns, const std::string& more = {});

/// A key that is the same in every run.
const warehouse::PseudonymKey& test_key();

}  // namespace vaerdi::exchange
