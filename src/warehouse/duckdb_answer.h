// DuckDB's results, chunk by chunk as they lie in memory, to and from answers.
#pragma once

#include <duckdb.h>

#include <stop_token>

#include "warehouse/answer.h"

namespace vaerdi::warehouse {

/// All rows of a result. Throws WarehouseFailure naming a column whose type no answer has.
Answer answer_of(duckdb_result& result, const std::stop_token& stop);

/// Some rows, from `first` on, into a chunk whose columns are the answer's (text, BIGINT, DECIMAL(18), DATE,
/// BOOLEAN).
void put_rows(const Answer& rows, std::size_t first, std::size_t count, duckdb_data_chunk chunk);

/// The rows at the end of a table. The failure's text is DuckDB's, for the caller to put in words.
struct Appending {
    bool failed = false;
    std::string column;  ///< that the table lacks, or has with another type
};
Appending append_rows(duckdb_appender appender, const Answer& rows);

}  // namespace vaerdi::warehouse
