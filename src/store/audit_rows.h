// Rows of the audit log, for those of this room that walk it.
#pragma once

#include "store/audit.h"

namespace vaerdi::store {

AuditEntry audit_entry_of(const SqlRow& row);

/// Entries after number `seq`, in order; their columns as audit_entry_of() expects them.
SqlRows audit_rows_after(Reading& reading, std::int64_t seq, std::int64_t limit);

}  // namespace vaerdi::store
