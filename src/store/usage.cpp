#include "store/usage.h"

namespace vaerdi::store {

Usage usage_since(Reading& reading, PersonId person, Time since) {
    const auto from = to_micros(since);
    // PostgreSQL sums whole numbers to a decimal number, unless told otherwise.
    const auto versions = reading.execute(
        "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM document_version"
        " WHERE author = $1 AND saved_at >= $2",
        {person, from});
    const auto purchases = reading.execute(
        "SELECT COUNT(*) FROM purchase WHERE created_by = $1 AND created_at >= $2", {person, from});
    return {as_number(versions[0][0]), as_number(versions[0][1]), as_number(purchases[0][0])};
}

std::int64_t count_drafts(Reading& reading, PersonId person) {
    return as_number(reading.execute("SELECT COUNT(*) FROM draft WHERE person = $1", {person})[0][0]);
}

}  // namespace vaerdi::store
