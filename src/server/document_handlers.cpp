// Documents word for word, with all their versions. A document with errors may be saved: nothing is lost, and
// the findings tell what to mend.
#include <algorithm>

#include "server/answers.h"
#include "server/bodies.h"
#include "server/document_path.h"
#include "server/engine.h"
#include "server/handlers.h"
#include "server/query.h"
#include "server/quota.h"
#include "server/site.h"
#include "server/workspace.h"
#include "store/paths.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t largest_saving = store::largest_document + 512 * 1024;  // escapes of JSON take room

Response list(Site& site, const Request& request, const Caller& caller) {
    const auto prefix = parameter(request.query, "prefix").value_or("");
    // Within one purchase or the catalogue: nobody needs everything at once.
    if (!prefix.starts_with("purchases/") && !prefix.starts_with("catalogue/"))
        refuse_bad_request({"Give a prefix: purchases/<id>/ or catalogue/.",
                            "Angiv et prefix: purchases/<id>/ eller catalogue/."});
    if (prefix.size() > store::longest_path || !knows_of(caller, prefix)) refuse_not_found();
    if (prefix.starts_with("catalogue/")) require(site, caller, Doing::read, prefix);
    return site.database.read([&](store::Reading& reading) {
        Names names(reading);
        std::vector<DocumentHeadAnswer> documents;
        for (const auto& head : store::list_documents(reading, prefix)) {
            if (!may_with_document(caller, Doing::read, head.path)) continue;
            documents.push_back({saved_answer(head, names), head.path, static_cast<std::size_t>(head.size)});
        }
        return answered(documents);
    });
}

constexpr const char* copied_from = "copied-from";

/// The document that another began as a copy of, for those who may read it.
std::string origin_of(store::Reading& reading, const std::string& path, const Caller& caller) {
    for (const auto& made : store::links_from(reading, path)) {
        if (made.link.kind == copied_from && may_with_document(caller, Doing::read, made.link.to))
            return made.link.to;
    }
    return {};
}

DocumentAnswer document_answer(store::Reading& reading, const store::Version& version, const Caller& caller) {
    Names names(reading);
    return {saved_answer(version, names),
            version.path,
            version.text,
            version.message,
            version.removed,
            origin_of(reading, version.path, caller)};
}

Response read(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::read, path);
    const auto asked = whole_in_query(request, "version");
    return site.database.read([&](store::Reading& reading) {
        const auto version =
            asked ? store::read_version(reading, path, *asked) : store::read_document(reading, path);
        if (!version) refuse_not_found();
        const auto tag = version_tag(version->version);
        if (request.header("if-none-match") == tag) {
            Response same{.status = 304};
            same.headers.emplace_back("ETag", tag);
            return same;
        }
        auto response = answered(document_answer(reading, *version, caller));
        response.headers.emplace_back("ETag", tag);
        return response;
    });
}

/// 409 with what is there now, so that both texts can be shown.
[[noreturn]] void refuse_conflict(Site& site, const store::Version& current, const Caller& caller) {
    const auto now = site.database.read(
        [&](store::Reading& reading) { return document_answer(reading, current, caller); });
    refuse(409, "conflict",
           {"Someone else has saved the document since; both versions are here.",
            "En anden har gemt dokumentet siden; begge versioner er her."},
           ",\"current\":" + document::json_of(now));
}

/// Every case reads the catalogue: one that cannot be read would stop them all.
void refuse_broken_catalogue(Site& site, const std::string& path, const std::string& text,
                             const Request& request, const Caller& caller) {
    const auto findings =
        findings_in(site, caller, path, text, language_asked(request, caller.person.language), request.stop);
    if (!findings) throw Refused{stopped_response(false)};
    const bool sound =
        std::ranges::none_of(*findings, [](const auto& one) { return one.severity == Severity::error; });
    if (sound) return;
    refuse(422, "document_errors",
           {"The prices have errors; mend them and save again.", "Priserne har fejl; ret dem, og gem igen."},
           ",\"findings\":" + answered(*findings).body);
}

/// The document is saved all the same.
workbench::FindingAnswer unfinished_check(const std::string& path, Language language) {
    const Text message{"the check of this document took too long and was stopped; the document is saved",
                       "kontrollen af dokumentet tog for lang tid og blev standset; dokumentet er gemt"};
    const Text remedy{"divide the case or take scenarios out", "del værdicasen, eller tag scenarier ud"};
    return {Severity::warning, path, 0, 0, message.in(language), remedy.in(language)};
}

bool wrote(const store::PutOutcome& put) {
    const auto* saved = std::get_if<store::Saved>(&put);
    return saved != nullptr && !saved->unchanged;
}

/// One can only have copied what one may read and what is there.
void require_origin(Site& site, const Caller& caller, const std::string& path) {
    if (const auto problem = store::path_problem(path)) refuse_bad_request(*problem);
    require(site, caller, Doing::read, path);
    if (!site.database.read([&](store::Reading& reading) { return store::read_document(reading, path); }))
        refuse_not_found();
}

Response save(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::write, path);
    auto body = body_of<SaveBody>(request);
    refuse_longer("text", body.text, store::largest_document);
    refuse_longer("message", body.message, store::longest_message);
    store::Edit edit{.path = path,
                     .base_version = body.base.value,
                     .text = std::move(body.text),
                     .message = std::move(body.message)};
    if (!body.copied_from.empty()) {
        require_origin(site, caller, body.copied_from);
        edit.links.push_back({copied_from, body.copied_from});
    }
    if (path.starts_with("catalogue/")) refuse_broken_catalogue(site, path, edit.text, request, caller);
    const auto outcome = site.database.write(caller.person.id, [&](store::Writing& writing) {
        auto put = store::put_document(writing, edit);
        if (wrote(put)) require_within_quota(site, writing);
        return put;
    });
    if (const auto* conflict = std::get_if<store::Conflict>(&outcome))
        refuse_conflict(site, conflict->current, caller);
    const auto& saved = std::get<store::Saved>(outcome);
    const auto language = language_asked(request, caller.person.language);
    const auto findings = findings_in(site, caller, path, edit.text, language, request.stop);
    const WrittenAnswer answer{saved.version, saved.unchanged,
                               findings ? *findings : std::vector{unfinished_check(path, language)}};
    auto response = answered(answer, saved.version == 1 && !saved.unchanged ? 201 : 200);
    response.headers.emplace_back("ETag", version_tag(saved.version));
    return response;
}

Response remove(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::write, path);
    const auto base = body_of<RemoveBody>(request).base.value;
    const auto outcome = site.database.write(caller.person.id, [&](store::Writing& writing) {
        auto put = store::remove_document(writing, path, base);
        if (wrote(put)) require_within_quota(site, writing);
        return put;
    });
    if (const auto* conflict = std::get_if<store::Conflict>(&outcome))
        refuse_conflict(site, conflict->current, caller);
    return answered(RemovedAnswer{std::get<store::Saved>(outcome).version});
}

Response versions(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::read, path);
    return site.database.read([&](store::Reading& reading) {
        const auto all = store::history(reading, path);
        if (all.empty()) refuse_not_found();
        Names names(reading);
        std::vector<VersionHeadAnswer> list;
        for (const auto& head : all) {
            list.push_back(
                {saved_answer(head, names), head.message, static_cast<std::size_t>(head.size), head.removed});
        }
        return answered(list);
    });
}

}  // namespace

void add_document_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/documents",
                .summary = {"The documents of a purchase or the catalogue",
                            "Dokumenterne i et indkøb eller kataloget"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return list(site, request, *caller); },
                .answer = workbench::answer_shape<std::vector<DocumentHeadAnswer>>,
                .query = {"prefix"}});
    routes.add(
        {.method = Method::get,
         .pattern = "/api/documents/{path...}",
         .summary = {"A document, or an older version of it", "Et dokument eller en ældre version af det"},
         .handler = [&site](const Request& request,
                            const Caller* caller) { return read(site, request, *caller); },
         .answer = workbench::answer_shape<DocumentAnswer>,
         .query = {"version"}});
    routes.add({.method = Method::put,
                .pattern = "/api/documents/{path...}",
                .summary = {"Save a document; a conflict shows both versions",
                            "Gem et dokument; en konflikt viser begge versioner"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return save(site, request, *caller); },
                .effort = Effort::calculation,  // what is saved is checked
                .largest_body = largest_saving,
                .request = workbench::request_shape<SaveBody>,
                .answer = workbench::answer_shape<WrittenAnswer>,
                .query = {"language"}});
    routes.add(
        {.method = Method::remove,
         .pattern = "/api/documents/{path...}",
         .summary = {"Remove a document; its versions stay", "Fjern et dokument; dets versioner bevares"},
         .handler = [&site](const Request& request,
                            const Caller* caller) { return remove(site, request, *caller); },
         .request = workbench::request_shape<RemoveBody>,
         .answer = workbench::answer_shape<RemovedAnswer>});
    routes.add({.method = Method::get,
                .pattern = "/api/versions/{path...}",
                .summary = {"All versions of a document, the newest first",
                            "Alle versioner af et dokument, nyeste først"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return versions(site, request, *caller); },
                .answer = workbench::answer_shape<std::vector<VersionHeadAnswer>>});
}

}  // namespace vaerdi::server
