// Rows in Parquet, whose columns come typed.
#pragma once

#include <stop_token>

#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"
#include "exchange/rewritten.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

/// Writes the rows of a Parquet file as CSV; `duckdb` may read the file's folder. Numbers become 1.5, days
/// 2018-09-01; points in time become their day where the mapping wants a date. Throws ImportRefused.
Rewritten parquet_rows(const OpenedFile& file, const ResolvedMapping& mapping, warehouse::Database& duckdb,
                       std::stop_token stop);

/// A column that comes typed, as the text that the mapping reads: `sql` gives its text, `type` is the
/// database's word for what it is.
std::string text_of_typed(const std::string& sql, std::string_view type, bool wanted_as_date);

/// Whether the type has one way only to be written, so that decimal sign and form of dates of the mapping
/// do not matter.
bool is_typed(std::string_view type);

}  // namespace vaerdi::exchange
