// The audit log: what was done, by whom, when. It only grows, and every entry carries a hash over itself and
// the one before, so that a change made behind the program's back shows. docs/store.md gives the canonical
// form that is hashed.
//
// Entries name people by number and documents by path; they hold no texts, names or secrets.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "store/database.h"

namespace vaerdi::store {

struct AuditEntry {
    std::int64_t seq = 0;  ///< 1, 2, 3 … without gaps
    Time at{};
    PersonId person = nobody;
    std::string action;    ///< `document.saved`
    std::string subject;   ///< a path, `person/7`, a purchase
    std::string detail;    ///< a JSON object on one line
    std::string previous;  ///< hash of the entry before; 64 zeros for the first
    std::string hash;
};

/// Adds an entry for the person and moment of the writing. The functions of this room do so themselves;
/// the server records what only it sees, such as a failed sign-in. `detail`: a JSON object or empty.
void record(Writing& writing, const std::string& action, const std::string& subject,
            const std::string& detail = {});

/// The hash that an entry ought to have.
std::string audit_hash(const AuditEntry& entry);

struct AuditQuestion {
    std::int64_t before = 0;           ///< only entries older than this number; 0: from the newest
    std::size_t limit = 100;           ///< at most so many
    std::optional<PersonId> person{};  ///< only what this person did
    std::string subject{};             ///< only subjects that begin so
};

/// Entries, the newest first.
std::vector<AuditEntry> audit_entries(Reading& reading, const AuditQuestion& question = {});

/// The end of the chain; kept outside the store it proves that nothing before it was changed since.
struct AuditHead {
    std::int64_t seq = 0;
    std::string hash;
    friend bool operator==(const AuditHead&, const AuditHead&) = default;
};
AuditHead audit_head(Reading& reading);

enum class Breach {
    changed,       ///< an entry is not what its hash says
    missing,       ///< an entry is not there
    out_of_order,  ///< an entry does not follow the one before it
    cut,           ///< the chain ends before the head record says
    overlong,      ///< the chain goes on after the head record
    other_head,    ///< the head, or the one kept elsewhere, is not the one of this chain
    document,      ///< the text of a document version is not what the log says was saved
};

struct AuditFinding {
    Breach breach = Breach::changed;
    std::int64_t seq = 0;  ///< the first entry that is wrong
    Text what;
};

struct AuditReport {
    std::int64_t entries = 0;   ///< that were read and found in order
    std::int64_t versions = 0;  ///< of documents, found to be as the log says
    AuditHead head;
    std::optional<AuditFinding> first_breach;
};

/// Walks the chain from the first entry, then every document version, and reports the first that is wrong.
/// `kept`: a head that was written down elsewhere; it must still be part of the chain.
AuditReport verify_audit(Reading& reading, const std::optional<AuditHead>& kept = {});

}  // namespace vaerdi::store
