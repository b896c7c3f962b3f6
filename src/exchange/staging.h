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
#include "exchange/rewritten.h"
#include "exchange/typed_columns.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

/// One source of rows among the staged ones.
struct StagedFile {
    std::string name;
    Rewritten source;  ///< of a CSV: itself
    bool is_csv = true;
    CsvShape shape{};
    CsvContent content{};
    Places places{};
    std::int64_t first = 0, rows = 0;  ///< where its rows stand in the table, and how many
    std::int64_t empty = 0;            ///< of them, those in which nothing stands
};

/// The table of staged rows: a temporary one, or – where they are to be kept – one that becomes the data
/// set's.
inline constexpr auto staged_table = "staged_rows";

/// Finds the columns of the mapping in a file's headings; all that are missing are named together in one
/// refusal.
Places places_of(const ResolvedMapping& mapping, const CsvShape& shape, const std::string& name);

/// Finds out how the dates of columns are written that do not say so; refuses where it can be read in two
/// ways. Columns that come typed are let alone. What was found goes to `found`.
void find_dates(ResolvedMapping& mapping, warehouse::Database& duckdb, const StagedFile& file,
                std::vector<Text>& found);

/// The mapping as it holds for a source some of whose columns come typed.
ResolvedMapping fitted(ResolvedMapping mapping, const Rewritten& source);

/// Refuses a column that is kept as it is written although most of its values look like civil registration
/// numbers. `rows`: SQL of rows with the mapping's columns.
void refuse_civil_numbers(const ResolvedMapping& mapping, warehouse::Database& duckdb,
                          const std::string& rows, std::stop_token stop);

/// Adds the rows of a file to the staged ones (makes the table with the first: one that lasts, or a temporary
/// one).
void stage(const ResolvedMapping& mapping, warehouse::Database& duckdb, StagedFile& file, bool first,
           bool lasting, std::stop_token stop);

}  // namespace vaerdi::exchange
