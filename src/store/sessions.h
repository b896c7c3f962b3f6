// Sessions: who is signed in. The browser holds a token; the store keeps only its SHA-256, so that whoever
// reads the database cannot act as anyone. Sessions outlive a restart of the server; a backup leaves them
// out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace vaerdi::store {

struct Session {
    std::string id;  ///< SHA-256 of the token, 64 hexadecimal digits
    PersonId person = nobody;
    std::string csrf_token;
    Time created{};
    Time seen{};
    Time expires{};
};

struct NewSession {
    std::string token;  ///< to the browser and nowhere else
    Session session;
};

/// Signs a person in for `lifetime`. Throws StoreFailure (unknown) when there is no such active person.
NewSession begin_session(Writing& writing, PersonId person, std::chrono::seconds lifetime);

/// The session of a token; absent when it has ended, has expired at `now`, or the person is inactive.
std::optional<Session> session_of(Reading& reading, const std::string& token, Time now);

/// Notes that the session was used at writing.at() and lasts until `expires`. Not in the audit log.
void touch_session(Writing& writing, const std::string& id, Time expires);

/// Ends a session by its id; whether there was one.
bool end_session(Writing& writing, const std::string& id);
/// Ends all sessions of the person, but for `except` (an id) if given; how many.
std::int64_t end_sessions_of(Writing& writing, PersonId person, const std::string& except = {});
/// Takes away what has expired at writing.at(); how many.
std::int64_t remove_expired_sessions(Writing& writing);

std::vector<Session> sessions_of(Reading& reading, PersonId person);  ///< the newest first

}  // namespace vaerdi::store
