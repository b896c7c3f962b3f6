// The record of what was done, and whether it is whole.
#include <charconv>
#include <nlohmann/json.hpp>

#include "server/answers.h"
#include "server/handlers.h"
#include "server/query.h"
#include "server/site.h"
#include "store/audit.h"

namespace vaerdi::server {
namespace {

constexpr std::int64_t most_entries = 500;

bool in_record(const store::AuditEntry& entry, const std::string& purchase) {
    return entry.subject == "purchases/" + purchase ||
           entry.subject.starts_with("purchases/" + purchase + "/");
}

/// A JSON object: what was recorded beside the entry, if it still is one.
std::string detail_of(const store::AuditEntry& entry) {
    return nlohmann::json::accept(entry.detail) ? entry.detail : "{}";
}

/// The name behind `person/7`; empty for any other subject.
std::string name_of_subject(std::string_view subject, Names& names) {
    constexpr std::string_view people = "person/";
    if (!subject.starts_with(people)) return {};
    store::PersonId id = store::nobody;
    std::from_chars(subject.data() + people.size(), subject.data() + subject.size(), id);
    const auto found = names.of(id);
    return found ? found->name : std::string{};
}

Response see(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = parameter(request.query, "purchase").value_or("");
    if (purchase.empty()) {
        if (!may_in_workspace(caller, Action::see_whole_record)) refuse_forbidden(site, {});
    } else if (!may_in_workspace(caller, Action::see_whole_record)) {
        require(site, caller, Action::see_record, purchase);
    }
    store::AuditQuestion question;
    question.before = whole_in_query(request, "before").value_or(0);
    question.limit = static_cast<std::size_t>(
        std::clamp<std::int64_t>(whole_in_query(request, "limit").value_or(100), 1, most_entries));
    if (!purchase.empty()) question.subject = "purchases/" + purchase;
    return site.database.read([&](store::Reading& reading) {
        Names names(reading);
        std::vector<AuditEntryAnswer> list;
        for (const auto& entry : store::audit_entries(reading, question)) {
            if (!purchase.empty() && !in_record(entry, purchase)) continue;
            list.push_back({entry.seq,
                            store::utc_text(entry.at),
                            names.of(entry.person),
                            entry.action,
                            entry.subject,
                            name_of_subject(entry.subject, names),
                            {detail_of(entry)},
                            entry.hash});
        }
        return answered(list);
    });
}

Response verify(Site& site, const Request& request, const Caller& caller) {
    const auto language = language_asked(request, caller.person.language);
    const auto report =
        site.database.read([](store::Reading& reading) { return store::verify_audit(reading); });
    AuditVerdictAnswer answer{
        !report.first_breach, report.entries, report.versions, {report.head.seq, report.head.hash}, {}};
    if (report.first_breach)
        answer.breach = {report.first_breach->seq, report.first_breach->what.in(language)};
    return answered(answer);
}

}  // namespace

void add_audit_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/audit",
                .summary = {"What was done, the newest first", "Hvad der er gjort, nyeste først"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return see(site, request, *caller); },
                .answer = workbench::answer_shape<std::vector<AuditEntryAnswer>>,
                .query = {"purchase", "before", "limit"}});
    routes.add({.method = Method::get,
                .pattern = "/api/audit/verify",
                .needs = Action::see_whole_record,
                .summary = {"Whether the record is whole", "Om loggen er ubrudt"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return verify(site, request, *caller); },
                .effort = Effort::calculation,
                .answer = workbench::answer_shape<AuditVerdictAnswer>,
                .query = {"language"}});
}

}  // namespace vaerdi::server
