// Whether the audit log and the versions of documents are what was written.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "store/audit.h"
#include "store/audit_rows.h"
#include "store/secrets.h"

namespace vaerdi::store {
namespace {

using VersionKey = std::pair<std::string, std::int64_t>;  // path and version
struct Logged {
    std::int64_t seq;
    std::string sha256;
};

/// What the log says was saved.
class LoggedVersions {
  public:
    void note(const AuditEntry& entry) {
        if (entry.action != "document.saved" && entry.action != "document.removed") return;
        const auto detail = nlohmann::json::parse(entry.detail, nullptr, false);
        if (!detail.is_object() || !detail.contains("version") || !detail.contains("sha256")) return;
        versions_[{entry.subject, detail.value("version", std::int64_t{0})}] = {entry.seq,
                                                                                detail.value("sha256", "")};
    }
    std::optional<Logged> take(const VersionKey& key) {
        const auto found = versions_.extract(key);
        if (found.empty()) return {};
        return found.mapped();
    }
    const std::map<VersionKey, Logged>& left() const { return versions_; }

  private:
    std::map<VersionKey, Logged> versions_;
};

std::optional<AuditFinding> wrong_entry(const AuditEntry& entry, std::int64_t expected,
                                        const std::string& previous) {
    if (entry.seq != expected)
        return AuditFinding{
            Breach::missing,
            expected,
            {fmt::format("entry {} is missing", expected), fmt::format("indførsel {} mangler", expected)}};
    if (audit_hash(entry) != entry.hash)
        return AuditFinding{
            Breach::changed,
            entry.seq,
            {fmt::format("entry {} was changed: it is not what its hash says", entry.seq),
             fmt::format("indførsel {} er ændret: den svarer ikke til sin hashværdi", entry.seq)}};
    if (entry.previous != previous)
        return AuditFinding{Breach::out_of_order,
                            entry.seq,
                            {fmt::format("entry {} does not follow entry {}: one of them was replaced",
                                         entry.seq, expected - 1),
                             fmt::format("indførsel {} følger ikke efter {}: en af dem er skiftet ud",
                                         entry.seq, expected - 1)}};
    return {};
}

std::optional<AuditFinding> wrong_end(const AuditHead& head, const AuditHead& last) {
    if (head.seq > last.seq)
        return AuditFinding{
            Breach::cut,
            last.seq + 1,
            {fmt::format("the log was cut: it ends at entry {}, its head is at {}", last.seq, head.seq),
             fmt::format("loggen er skåret af: den slutter ved {}, dens hoved står ved {}", last.seq,
                         head.seq)}};
    if (head.seq < last.seq)
        return AuditFinding{Breach::overlong,
                            head.seq + 1,
                            {fmt::format("the log goes on after its head, which is at entry {}", head.seq),
                             fmt::format("loggen fortsætter efter sit hoved, som står ved {}", head.seq)}};
    if (head.hash != last.hash)
        return AuditFinding{Breach::other_head,
                            head.seq,
                            {"the head of the log is not the hash of its last entry",
                             "loggens hoved er ikke hashværdien af den sidste indførsel"}};
    return {};
}

std::optional<AuditFinding> walk_chain(Reading& reading, const std::optional<AuditHead>& kept,
                                       AuditReport& report, LoggedVersions& logged) {
    constexpr std::int64_t at_once = 1000;
    AuditHead last{0, std::string(64, '0')};
    std::optional<std::string> hash_at_kept;
    if (kept && kept->seq == 0) hash_at_kept = last.hash;
    for (;;) {
        const auto rows = audit_rows_after(reading, last.seq, at_once);
        for (const auto& row : rows) {
            const auto entry = audit_entry_of(row);
            if (auto wrong = wrong_entry(entry, last.seq + 1, last.hash)) return wrong;
            last = {entry.seq, entry.hash};
            if (kept && kept->seq == entry.seq) hash_at_kept = entry.hash;
            ++report.entries;
            logged.note(entry);
        }
        if (rows.size() < static_cast<std::size_t>(at_once)) break;
    }
    if (auto wrong = wrong_end(report.head, last)) return wrong;
    if (kept && hash_at_kept != kept->hash)
        return AuditFinding{
            Breach::other_head,
            kept->seq,
            {fmt::format("entry {} is not the one whose hash was kept elsewhere", kept->seq),
             fmt::format("indførsel {} er ikke den, hvis hashværdi er gemt et andet sted", kept->seq)}};
    return {};
}

AuditFinding wrong_version(const VersionKey& key, std::int64_t seq) {
    return {
        Breach::document,
        seq,
        {fmt::format("version {} of {} is not what the log says was saved", key.second, key.first),
         fmt::format("version {} af {} er ikke det, loggen siger, der blev gemt", key.second, key.first)}};
}

std::optional<AuditFinding> walk_versions(Reading& reading, AuditReport& report, LoggedVersions& logged) {
    constexpr std::int64_t at_once = 16;  // each up to 4 MB
    std::int64_t document = 0, version = 0;
    for (;;) {
        const auto rows = reading.execute(
            "SELECT v.document, v.version, d.path, v.sha256, v.content FROM document_version v"
            " JOIN document d ON d.id = v.document WHERE (v.document, v.version) > ($1, $2)"
            " ORDER BY v.document, v.version LIMIT $3",
            {document, version, at_once});
        for (const auto& row : rows) {
            document = as_number(row[0]), version = as_number(row[1]);
            const VersionKey key{as_text(row[2]), version};
            const auto said = logged.take(key);
            if (!said || said->sha256 != as_text(row[3]) || said->sha256 != sha256_hex(as_bytes(row[4])))
                return wrong_version(key, said ? said->seq : 0);
            ++report.versions;
        }
        if (rows.size() < static_cast<std::size_t>(at_once)) break;
    }
    if (!logged.left().empty()) {
        const auto& [key, said] = *logged.left().begin();
        return wrong_version(key, said.seq);
    }
    const auto turned_back = reading.execute(
        "SELECT d.path, d.version FROM document d WHERE d.version <>"
        " (SELECT MAX(v.version) FROM document_version v WHERE v.document = d.id) ORDER BY d.id LIMIT 1");
    if (turned_back.empty()) return {};
    const auto& path = as_text(turned_back[0][0]);
    return AuditFinding{Breach::document,
                        0,
                        {fmt::format("{} does not show its newest version", path),
                         fmt::format("{} viser ikke sin nyeste version", path)}};
}

}  // namespace

AuditReport verify_audit(Reading& reading, const std::optional<AuditHead>& kept) {
    AuditReport report;
    report.head = audit_head(reading);
    LoggedVersions logged;
    report.first_breach = walk_chain(reading, kept, report, logged);
    if (!report.first_breach) report.first_breach = walk_versions(reading, report, logged);
    return report;
}

}  // namespace vaerdi::store
