#include "store/audit.h"

#include <fmt/format.h>

#include "store/audit_rows.h"
#include "store/failure.h"
#include "store/paths.h"
#include "store/secrets.h"

namespace vaerdi::store {
namespace {

constexpr std::string_view canonical_form = "vaerdi-audit-1";

constexpr const char* entry_columns = "seq, at, person, action, subject, detail, previous, hash";

}  // namespace

std::string audit_hash(const AuditEntry& entry) {
    std::string form;
    const auto field = [&](std::string_view value) { form += fmt::format("{}:{},", value.size(), value); };
    field(canonical_form);
    field(std::to_string(entry.seq));
    field(std::to_string(to_micros(entry.at)));
    field(std::to_string(entry.person));
    field(entry.action);
    field(entry.subject);
    field(entry.detail);
    field(entry.previous);
    return sha256_hex(form);
}

AuditEntry audit_entry_of(const SqlRow& row) {
    return {.seq = as_number(row[0]),
            .at = from_micros(as_number(row[1])),
            .person = as_number(row[2]),
            .action = as_text(row[3]),
            .subject = as_text(row[4]),
            .detail = as_text(row[5]),
            .previous = as_text(row[6]),
            .hash = as_text(row[7])};
}

SqlRows audit_rows_after(Reading& reading, std::int64_t seq, std::int64_t limit) {
    return reading.execute(
        fmt::format("SELECT {} FROM audit_entry WHERE seq > $1 ORDER BY seq LIMIT $2", entry_columns),
        {seq, limit});
}

AuditHead audit_head(Reading& reading) {
    const auto rows = reading.execute("SELECT seq, hash FROM audit_head WHERE id = 1");
    if (rows.empty())
        throw StoreFailure(Fault::damaged, {"the head of the audit log is gone; restore a backup",
                                            "hovedet af revisionsloggen er væk; gendan en sikkerhedskopi"});
    return {as_number(rows[0][0]), as_text(rows[0][1])};
}

void record(Writing& writing, const std::string& action, const std::string& subject,
            const std::string& detail) {
    const auto head = audit_head(writing);
    AuditEntry entry{.seq = head.seq + 1,
                     .at = writing.at(),
                     .person = writing.by(),
                     .action = action,
                     .subject = subject,
                     .detail = detail.empty() ? "{}" : detail,
                     .previous = head.hash,
                     .hash = {}};
    entry.hash = audit_hash(entry);
    writing.execute(
        fmt::format("INSERT INTO audit_entry ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", entry_columns),
        {entry.seq, to_micros(entry.at), entry.person, entry.action, entry.subject, entry.detail,
         entry.previous, entry.hash});
    writing.execute("UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1", {entry.seq, entry.hash});
}

std::vector<AuditEntry> audit_entries(Reading& reading, const AuditQuestion& question) {
    std::string sql = fmt::format("SELECT {} FROM audit_entry WHERE 1 = 1", entry_columns);
    SqlRow parameters;
    const auto where = [&](std::string_view condition, SqlValue value) {
        parameters.push_back(std::move(value));
        sql += fmt::format(fmt::runtime(condition), parameters.size());
    };
    if (question.before > 0) where(" AND seq < ${}", question.before);
    if (question.person) where(" AND person = ${}", *question.person);
    if (!question.subject.empty()) {
        where(" AND subject >= ${}", question.subject);
        where(" AND subject < ${}", after_all(question.subject));
    }
    where(" ORDER BY seq DESC LIMIT ${}", static_cast<std::int64_t>(question.limit));
    std::vector<AuditEntry> entries;
    for (const auto& row : reading.execute(sql, parameters)) entries.push_back(audit_entry_of(row));
    return entries;
}

}  // namespace vaerdi::store
