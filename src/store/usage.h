// How much a person has written: what quotas are held against.
#pragma once

#include "store/database.h"

namespace vaerdi::store {

struct Usage {
    std::int64_t versions = 0;   ///< of documents, removals included
    std::int64_t bytes = 0;      ///< of those versions' texts
    std::int64_t purchases = 0;  ///< begun
};

/// What the person wrote at `since` or later, with what the writing at hand has written so far.
Usage usage_since(Reading& reading, PersonId person, Time since);

/// How many drafts the person has.
std::int64_t count_drafts(Reading& reading, PersonId person);

}  // namespace vaerdi::store
