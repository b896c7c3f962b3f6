#include "store/drafts.h"

#include "store/documents.h"
#include "store/failure.h"

namespace vaerdi::store {
namespace {

Draft draft_of(const SqlRow& row) {
    return {.path = as_text(row[0]),
            .base_version = as_number(row[1]),
            .text = as_bytes(row[2]),
            .saved = from_micros(as_number(row[3]))};
}

}  // namespace

void put_draft(Writing& writing, const std::string& path, std::int64_t base_version,
               const std::string& text) {
    check_document(path, text);
    writing.execute(
        "INSERT INTO draft (person, path, base_version, content, saved_at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (person, path) DO UPDATE SET base_version = excluded.base_version,"
        " content = excluded.content, saved_at = excluded.saved_at",
        {writing.by(), path, base_version, Bytes{text}, to_micros(writing.at())});
}

bool remove_draft(Writing& writing, const std::string& path) {
    return !writing
                .execute("DELETE FROM draft WHERE person = $1 AND path = $2 RETURNING person",
                         {writing.by(), path})
                .empty();
}

std::optional<Draft> read_draft(Reading& reading, PersonId person, const std::string& path) {
    const auto rows = reading.execute(
        "SELECT path, base_version, content, saved_at FROM draft WHERE person = $1 AND path = $2",
        {person, path});
    if (rows.empty()) return {};
    return draft_of(rows[0]);
}

std::vector<Draft> drafts_of(Reading& reading, PersonId person) {
    std::vector<Draft> drafts;
    for (const auto& row : reading.execute("SELECT path, base_version, content, saved_at FROM draft"
                                           " WHERE person = $1 ORDER BY saved_at DESC, path",
                                           {person})) {
        drafts.push_back(draft_of(row));
    }
    return drafts;
}

}  // namespace vaerdi::store
