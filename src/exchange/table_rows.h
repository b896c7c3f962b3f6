// Rows of a table of a PostgreSQL database.
#pragma once

#include <stop_token>
#include <string>

#include "exchange/data_file.h"
#include "exchange/resolved_mapping.h"
#include "exchange/rewritten.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {

struct TableRows {
    OpenedFile file;  ///< what was read, with its hash
    Rewritten rows;
};

/// The rows of a table (or view) as they are at this moment, in an order that only their content decides.
/// `table`: its name, with or without schema, written as in SQL. Throws ImportRefused and WarehouseFailure.
TableRows table_rows(warehouse::Database& postgresql, const std::string& table,
                     const ResolvedMapping& mapping, const PrivateFolder& folder, std::stop_token stop);

}  // namespace vaerdi::exchange
