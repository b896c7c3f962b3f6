// The common bank of prices, and the shapes of documents: find, show, convert, describe.
#include "server/engine.h"
#include "server/handlers.h"
#include "server/query.h"
#include "server/site.h"
#include "server/workspace.h"
#include "workbench/answers.h"
#include "workbench/catalogue_answer.h"
#include "workbench/openapi.h"
#include "workbench/read_request.h"
#include "workbench/schema_answer.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t most_hits = 500;
constexpr std::string_view api_version = "0.1.0";

Response find(Site& site, const Request& request, const Caller& caller) {
    const auto language = language_asked(request, caller.person.language);
    const auto words = parameter(request.query, "find").value_or("");
    const auto kind = parameter(request.query, "kind").value_or("");
    return engine_response(workbench::find_in_catalogue(surroundings_for(site, caller, {}, request.stop),
                                                        words, kind, most_hits, language),
                           language);
}

Response show(Site& site, const Request& request, const Caller& caller) {
    const auto language = language_asked(request, caller.person.language);
    return engine_response(workbench::catalogue_entry(surroundings_for(site, caller, {}, request.stop),
                                                      request.part("kind"), request.part("id"), language),
                           language);
}

Response convert(Site& site, const Request& request, const Caller& caller) {
    auto read = workbench::read_request<workbench::ConvertRequest>(request.body);
    if (const auto* refused = std::get_if<workbench::Refusal>(&read))
        return refused_response(*refused, caller.person.language);
    auto& question = std::get<workbench::ConvertRequest>(read);
    if (!question.language) question.language = {caller.person.language, {1, 1}};
    return engine_response(workbench::answer(question, surroundings_for(site, caller, {}, request.stop)),
                           question.language.value);
}

document::Schema described_elsewhere(document::Definitions&) { return {.kind = document::Schema::Kind::any}; }

Response description(const Site& site, Language language) {
    std::vector<workbench::DescribedRoute> described;
    for (const auto& route : site.routes().all()) {
        if (!route.pattern.starts_with("/api/")) continue;
        described.push_back({std::string(method_word(route.method)), route.pattern, route.summary,
                             route.request, route.answer, route.query, route.takes_files});
    }
    return Response{.body = workbench::openapi(described, api_version, language)};
}

}  // namespace

void add_catalogue_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/catalogue",
                .summary = {"Prices and conventions that hold the words",
                            "Priser og konventioner, der rummer ordene"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return find(site, request, *caller); },
                .answer = workbench::answer_shape<std::vector<workbench::CatalogueHit>>,
                .query = {"find", "kind", "language"}});
    routes.add({.method = Method::post,
                .pattern = "/api/catalogue/convert",
                .summary = {"Money of another year or country, step by step",
                            "Penge fra et andet år eller land, trin for trin"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return convert(site, request, *caller); },
                .request = workbench::request_shape<workbench::ConvertRequest>,
                .answer = workbench::answer_shape<workbench::ConvertAnswer>});
    routes.add({.method = Method::get,
                .pattern = "/api/catalogue/{kind}/{id}",
                .summary = {"An entry with its source and how to use it",
                            "En post med kilde, og hvordan den bruges"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return show(site, request, *caller); },
                .answer = described_elsewhere,  // as the kind is written in a catalogue
                .query = {"language"}});
    routes.add({.method = Method::get,
                .pattern = "/api/schema/{kind}",
                .summary = {"JSON Schema of a kind of document", "JSON Schema for en slags dokument"},
                .handler =
                    [](const Request& request, const Caller* caller) {
                        const auto language = language_asked(request, caller->person.language);
                        return engine_response(workbench::schema_of(request.part("kind"), language),
                                               language);
                    },
                .answer = described_elsewhere,  // JSON Schema
                .query = {"language"}});
    routes.add({.method = Method::get,
                .pattern = "/api/openapi.json",
                .access = Access::everyone,
                .summary = {"This description", "Denne beskrivelse"},
                .handler =
                    [&site](const Request& request, const Caller*) {
                        return description(site, language_asked(request, Language::english));
                    },
                .answer = described_elsewhere,  // OpenAPI
                .query = {"language"}});
}

}  // namespace vaerdi::server
