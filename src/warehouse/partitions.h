// A data set on several PostgreSQL servers, when one is not enough. The coordinator has the register, the
// rejections and a share of the rows; each other server has a share, and counts it itself: the coordinator
// asks them all at once (postgres_fdw, PostgreSQL 15). All rows of a unit lie together, so that whatever is
// grouped by unit is counted where it lies and only the counts travel; totals are best taken over the groups.
// Statements see one table, DataSet::rows_table(), as anywhere else.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "warehouse/data_set.h"

namespace vaerdi::warehouse {

/// Copies a version to the coordinator and the `others` (libpq connection strings, which the coordinator has
/// to reach as they stand; it keeps their passwords in user mappings that only its owner sees), and enters it
/// at the coordinator. Units go, the largest first, to the server with the fewest rows. Throws
/// WarehouseFailure; nothing is left then.
void spread_data_set(Database& from, const DataSet& which, std::string_view unit, Database& coordinator,
                     std::span<const std::string> others);

}  // namespace vaerdi::warehouse
