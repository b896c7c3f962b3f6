// Backup and restore. A backup is itself a store: one SQLite file with everything but sessions,
// made from one unchanging picture while others go on working. As a file can be
// restored into SQLite or PostgreSQL, it is also the way to move from one to the other.
#pragma once

#include <cstdint>
#include <filesystem>

#include "store/database.h"

namespace vaerdi::store {

struct CopySummary {
    std::int64_t documents = 0, versions = 0, people = 0, audit_entries = 0;
};

/// Writes the backup to a file that must not be there yet. It appears under its name only when it is whole
/// and its audit chain holds. Throws StoreFailure: not_empty, unavailable, damaged.
CopySummary back_up(Database& from, const std::filesystem::path& file);

/// Copies a backup into an empty store in one writing, after its audit chain has been found whole. Throws
/// StoreFailure: unknown (no such file), not_empty, damaged.
CopySummary restore(Database& into, const std::filesystem::path& file);

}  // namespace vaerdi::store
