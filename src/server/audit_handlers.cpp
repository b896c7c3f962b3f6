// The record of what was done, and whether it is whole.
#include "server/document_json.h"
#include "server/handlers.h"
#include "server/site.h"
#include "store/audit.h"

namespace vaerdi::server {
namespace {

constexpr std::int64_t most_entries = 500;

bool in_record(const store::AuditEntry& entry, const std::string& purchase) {
    return entry.subject == "purchases/" + purchase ||
           entry.subject.starts_with("purchases/" + purchase + "/");
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
        Json list = Json::array();
        for (const auto& entry : store::audit_entries(reading, question)) {
            if (!purchase.empty() && !in_record(entry, purchase)) continue;
            auto detail = Json::parse(entry.detail.empty() ? "{}" : entry.detail, nullptr, false);
            list.push_back({{"seq", entry.seq},
                            {"at", store::utc_text(entry.at)},
                            {"person", names.of(entry.person)},
                            {"action", entry.action},
                            {"subject", entry.subject},
                            {"detail", detail.is_discarded() ? Json() : std::move(detail)},
                            {"hash", entry.hash}});
        }
        return json_response(list);
    });
}

Response verify(Site& site, const Request& request, const Caller& caller) {
    const auto language = language_asked(request, caller.person.language);
    const auto report =
        site.database.read([](store::Reading& reading) { return store::verify_audit(reading); });
    Json answer{{"whole", !report.first_breach},
                {"entries", report.entries},
                {"versions", report.versions},
                {"head", {{"seq", report.head.seq}, {"hash", report.head.hash}}},
                {"breach", nullptr}};
    if (report.first_breach)
        answer["breach"] = {{"seq", report.first_breach->seq},
                            {"what", report.first_breach->what.in(language)}};
    return json_response(answer);
}

}  // namespace

void add_audit_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/audit",
                .summary = {"What was done, the newest first", "Hvad der er gjort, nyeste først"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return see(site, request, *caller);
                }});
    routes.add({.method = Method::get,
                .pattern = "/api/audit/verify",
                .needs = Action::see_whole_record,
                .summary = {"Whether the record is whole", "Om loggen er ubrudt"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return verify(site, request, *caller); },
                .effort = Effort::calculation});
}

}  // namespace vaerdi::server
