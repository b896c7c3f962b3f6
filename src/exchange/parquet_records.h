// Parquet, read by a DuckDB of its own that may read this file and nothing else.
#pragma once

#include <string>
#include <vector>

#include "exchange/data_file.h"
#include "exchange/records.h"

namespace vaerdi::exchange {

/// The file's columns. Throws FileFailure for a file that is damaged.
std::vector<std::string> parquet_heading(const Part& part);

/// The rows, with these columns as cells; all when none is named.
RecordSource open_parquet(const Part& part, std::vector<std::string> columns);

}  // namespace vaerdi::exchange
