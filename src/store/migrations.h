// The tables of the store grow by numbered steps that ship inside the program (data/migrations, one folder
// for each database). What is missing is applied when a store is opened.
#pragma once

#include <cstdint>

#include "store/time.h"

namespace vaerdi::store {

class Connection;

/// The newest step that this program knows.
std::int64_t newest_migration();

/// The last step that was applied; 0 for a database without tables of ours.
std::int64_t applied_migration(Connection& connection);

/// Applies the steps that are missing, each in a transaction, and notes `at` beside them. Throws StoreFailure
/// (too_new) when the store knows a step that this program does not.
void migrate(Connection& connection, Time at);

}  // namespace vaerdi::store
