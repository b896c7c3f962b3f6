// Drafts: what one has written and not saved. Nobody else sees them.
#include "server/answers.h"
#include "server/bodies.h"
#include "server/document_path.h"
#include "server/handlers.h"
#include "server/quota.h"
#include "server/site.h"
#include "store/drafts.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t largest_draft = store::largest_document + 512 * 1024;

Response read_one(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::write, path);
    const auto draft = site.database.read(
        [&](store::Reading& reading) { return store::read_draft(reading, caller.person.id, path); });
    if (!draft) refuse_not_found();
    return answered(
        DraftAnswer{draft->path, draft->base_version, draft->text, store::utc_text(draft->saved)});
}

Response keep(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::write, path);
    const auto body = body_of<DraftBody>(request);
    refuse_longer("text", body.text, store::largest_document);
    const auto saved = site.database.write(caller.person.id, [&](store::Writing& writing) {
        store::put_draft(writing, path, body.base.value, body.text);
        require_few_drafts(site, writing);
        return writing.at();
    });
    return answered(DraftKeptAnswer{store::utc_text(saved)});
}

Response throw_away(Site& site, const Request& request, const Caller& caller) {
    const auto path = document_path(request);
    require(site, caller, Doing::write, path);
    site.database.write(caller.person.id,
                        [&](store::Writing& writing) { store::remove_draft(writing, path); });
    return Response{.status = 204};
}

}  // namespace

void add_draft_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/drafts/{path...}",
                .summary = {"My draft of a document", "Min kladde til et dokument"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return read_one(site, request, *caller); },
                .answer = workbench::answer_shape<DraftAnswer>});
    routes.add({.method = Method::put,
                .pattern = "/api/drafts/{path...}",
                .summary = {"Keep a draft", "Behold en kladde"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return keep(site, request, *caller); },
                .largest_body = largest_draft,
                .request = workbench::request_shape<DraftBody>,
                .answer = workbench::answer_shape<DraftKeptAnswer>});
    routes.add({.method = Method::remove,
                .pattern = "/api/drafts/{path...}",
                .summary = {"Throw a draft away", "Smid en kladde væk"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return throw_away(site, request, *caller);
                }});
}

}  // namespace vaerdi::server
