// Rows on their way in: read and typed by DuckDB into a temporary table, with what is wrong beside them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "exchange/csv_shape.h"
#include "exchange/data_file.h"
#include "exchange/typed_columns.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

/// A row that could not be taken apart at all.
struct BrokenRow {
    std::int64_t line = 0;
    std::string text;    ///< as it stands, shortened
    std::string reason;  ///< the word of DuckDB: TOO MANY COLUMNS
};

/// One file in the staged rows.
struct StagedFile {
    OpenedFile file;
    CsvShape shape;
    Places places;
    std::int64_t first = 0, rows = 0;  ///< where its rows stand in the table, and how many
    std::vector<BrokenRow> broken{};
};

inline constexpr auto staged_table = "staged_rows";

/// Finds the columns of the mapping in a file's headings; all that are missing are named together in one
/// refusal.
Places places_of(const ResolvedMapping& mapping, const CsvShape& shape, const std::string& name);

/// Finds out how the dates of columns are written that do not say so; refuses where it can be read in two
/// ways. What was found goes to `found`.
void find_dates(ResolvedMapping& mapping, warehouse::Database& duckdb, const StagedFile& file,
                std::vector<Text>& found);

/// Adds the rows of a file to the staged ones (makes the table with the first).
void stage(const ResolvedMapping& mapping, warehouse::Database& duckdb, StagedFile& file, bool first,
           std::stop_token stop);

}  // namespace vaerdi::exchange
