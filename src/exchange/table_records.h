// A table of a database as a source of rows, read over a connection of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "exchange/data_file.h"
#include "exchange/records.h"
#include "exchange/resolved_mapping.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

/// The rows of a table as they are at this moment, in an order that only their content decides. Columns that
/// the table lacks are errors with their places in the mapping.
class TableRows {
  public:
    TableRows(warehouse::Database& connection, const ResolvedMapping& mapping, Diagnostics& found);
    ~TableRows();
    TableRows(const TableRows&) = delete;
    TableRows& operator=(const TableRows&) = delete;

    /// 64 hexadecimal digits that only the same content has.
    std::string print();
    RecordSource source();

  private:
    std::vector<std::string> find_columns(Diagnostics& found);
    warehouse::Answer rows_from(std::int64_t first);

    warehouse::Database& connection_;
    const ResolvedMapping& mapping_;
    std::vector<std::string> heading_;
    std::vector<bool> typed_;
    bool there_ = false;
};

}  // namespace vaerdi::exchange
