// What one person may write in a day. It is held inside the writing: what goes beyond is not written.
#pragma once

#include "server/site.h"

namespace vaerdi::server {

/// After documents or purchases were written: refuses (429) when the person behind the writing has now
/// written more in the last 24 hours than the site's limits allow.
void require_within_quota(const Site& site, store::Writing& writing);

/// After a draft was kept: refuses (429) when the person has more of them than the limits allow.
void require_few_drafts(const Site& site, store::Writing& writing);

}  // namespace vaerdi::server
