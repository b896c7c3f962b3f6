#include "store/sessions.h"

#include <fmt/format.h>

#include "store/audit.h"
#include "store/failure.h"
#include "store/people.h"
#include "store/secrets.h"

namespace vaerdi::store {
namespace {

constexpr const char* session_columns =
    "s.token_sha256, s.person, s.csrf_token, s.created_at, s.seen_at, s.expires_at";

Session session_from(const SqlRow& row) {
    return {.id = as_text(row[0]),
            .person = as_number(row[1]),
            .csrf_token = as_text(row[2]),
            .created = from_micros(as_number(row[3])),
            .seen = from_micros(as_number(row[4])),
            .expires = from_micros(as_number(row[5]))};
}

std::string subject_of(PersonId person) { return fmt::format("person/{}", person); }

}  // namespace

NewSession begin_session(Writing& writing, PersonId person, std::chrono::seconds lifetime) {
    const auto known = person_by_id(writing, person);
    if (!known || !known->active)
        throw StoreFailure(Fault::unknown, {"this person cannot sign in", "denne person kan ikke logge ind"});
    NewSession made{.token = random_token(), .session = {}};
    made.session = {.id = sha256_hex(made.token),
                    .person = person,
                    .csrf_token = random_token(),
                    .created = writing.at(),
                    .seen = writing.at(),
                    .expires = writing.at() + lifetime};
    const auto& session = made.session;
    writing.execute(
        "INSERT INTO sign_in (token_sha256, person, csrf_token, created_at, seen_at, expires_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {session.id, session.person, session.csrf_token, to_micros(session.created), to_micros(session.seen),
         to_micros(session.expires)});
    record(writing, "session.begun", subject_of(person));
    return made;
}

std::optional<Session> session_of(Reading& reading, const std::string& token, Time now) {
    const auto rows =
        reading.execute(fmt::format("SELECT {} FROM sign_in s JOIN person p ON p.id = s.person"
                                    " WHERE s.token_sha256 = $1 AND s.expires_at > $2 AND p.active = 1",
                                    session_columns),
                        {sha256_hex(token), to_micros(now)});
    if (rows.empty()) return {};
    return session_from(rows[0]);
}

void touch_session(Writing& writing, const std::string& id, Time expires) {
    writing.execute("UPDATE sign_in SET seen_at = $1, expires_at = $2 WHERE token_sha256 = $3",
                    {to_micros(writing.at()), to_micros(expires), id});
}

bool end_session(Writing& writing, const std::string& id) {
    const auto ended = writing.execute("DELETE FROM sign_in WHERE token_sha256 = $1 RETURNING person", {id});
    if (ended.empty()) return false;
    record(writing, "session.ended", subject_of(as_number(ended[0][0])));
    return true;
}

std::int64_t end_sessions_of(Writing& writing, PersonId person, const std::string& except) {
    const auto ended = writing.execute(
        "DELETE FROM sign_in WHERE person = $1 AND token_sha256 <> $2 RETURNING person", {person, except});
    const auto count = static_cast<std::int64_t>(ended.size());
    if (count > 0)
        record(writing, "session.all-ended", subject_of(person), fmt::format("{{\"sessions\":{}}}", count));
    return count;
}

std::int64_t remove_expired_sessions(Writing& writing) {
    const auto gone = writing.execute("DELETE FROM sign_in WHERE expires_at <= $1 RETURNING person",
                                      {to_micros(writing.at())});
    for (const auto& row : gone) record(writing, "session.expired", subject_of(as_number(row[0])));
    return static_cast<std::int64_t>(gone.size());
}

std::vector<Session> sessions_of(Reading& reading, PersonId person) {
    std::vector<Session> sessions;
    for (const auto& row : reading.execute(fmt::format("SELECT {} FROM sign_in s WHERE s.person = $1"
                                                       " ORDER BY s.created_at DESC, s.token_sha256",
                                                       session_columns),
                                           {person})) {
        sessions.push_back(session_from(row));
    }
    return sessions;
}

}  // namespace vaerdi::store
