// The engine over HTTP: check, assess, price, sensitivity and explain. Finds the texts that a question is
// about, within what the caller may read, and leaves the answer to the workbench room. A newer question of
// the same session and run stops the older.
#include "server/engine.h"
#include "server/handlers.h"
#include "server/site.h"
#include "server/workspace.h"
#include "workbench/answers.h"
#include "workbench/openapi.h"
#include "workbench/read_request.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t largest_question = store::largest_document + 512 * 1024;

/// The stored document that a question names, or its text, with the workspace's catalogue around it.
workbench::Surroundings surroundings_of(Site& site, const Caller& caller, const std::string& document,
                                        const std::string& text, const std::string& purchase,
                                        std::optional<std::int64_t> version, const std::stop_token& stop) {
    if (document.empty()) {
        if (!purchase.empty()) require(site, caller, Action::assess, purchase);
        auto surroundings = surroundings_for(site, caller, purchase, stop);
        const auto name =
            purchase.empty() ? std::string("case.yaml") : "purchases/" + purchase + "/case.yaml";
        surroundings.document = {name, text};
        add_draws(site, caller, surroundings);
        return surroundings;
    }
    if (const auto problem = store::path_problem(document)) refuse_bad_request(*problem);
    require(site, caller, Doing::read, document);
    const auto in = store::purchase_of(document);
    if (!in.empty()) require(site, caller, Action::assess, in);
    if (!text.empty()) {  // as it stands in the editor: the path only names it
        auto surroundings = surroundings_for(site, caller, in, stop);
        surroundings.document = {document, text};
        add_draws(site, caller, surroundings);
        return surroundings;
    }
    const auto found = site.database.read([&](store::Reading& reading) {
        return version ? store::read_version(reading, document, *version)
                       : store::read_document(reading, document);
    });
    if (!found) refuse_not_found();
    const bool is_the_case = document == "purchases/" + in + "/case.yaml";
    auto surroundings = surroundings_for(site, caller, in, stop, is_the_case ? &*found : nullptr);
    surroundings.document = {document, found->text};
    // An old version is counted with the tables of its time.
    add_draws(site, caller, surroundings, version ? std::optional(found->saved) : std::nullopt);
    surroundings.version = static_cast<int>(found->version);
    return surroundings;
}

/// Answers a question about a case; `Question` is a workbench::CaseQuestion.
template <class Question>
Response calculate(Site& site, const Request& request, const Caller& caller) {
    auto read = workbench::read_request<Question>(request.body);
    if (const auto* refused = std::get_if<workbench::Refusal>(&read))
        return refused_response(*refused, caller.person.language);
    auto& question = std::get<Question>(read);
    if (!question.language) question.language = {caller.person.language, {1, 1}};
    std::optional<std::int64_t> version;
    if (question.version) version = question.version.value;
    const auto surroundings = surroundings_of(site, caller, question.document, question.text,
                                              question.purchase, version, request.stop);
    auto run = site.runs.begin(caller.session, question.run);
    const std::stop_callback out_of_time(request.stop, [&run] { run.expire(); });
    const auto answer = workbench::answer(question, surroundings, site.cases, run.stop());
    if (const auto* json = std::get_if<std::string>(&answer)) {
        ++site.metrics.calculations;
        return Response{.body = *json};
    }
    const auto& refused = std::get<workbench::Refusal>(answer);
    if (refused.code == "stopped") {
        ++site.metrics.calculations_stopped;
        return stopped_response(run.superseded());
    }
    return refused_response(refused, question.language.value);
}

Response check(Site& site, const Request& request, const Caller& caller) {
    auto read = workbench::read_request<workbench::CheckRequest>(request.body);
    if (const auto* refused = std::get_if<workbench::Refusal>(&read))
        return refused_response(*refused, caller.person.language);
    auto& question = std::get<workbench::CheckRequest>(read);
    if (!question.language) question.language = {caller.person.language, {1, 1}};
    const auto surroundings =
        surroundings_of(site, caller, question.path, question.text, question.purchase, {}, request.stop);
    const auto answer = workbench::answer(question, surroundings, request.stop);
    const auto* refused = std::get_if<workbench::Refusal>(&answer);
    if (refused != nullptr && refused->code == "stopped") return stopped_response(false);
    return engine_response(answer, question.language.value);
}

/// The steps of a figure, or with `figures: true` the names of all.
document::Schema explanation_or_names(document::Definitions& definitions) {
    return {.kind = document::Schema::Kind::any_of,
            .of = {workbench::answer_shape<workbench::ExplainAnswer>(definitions),
                   workbench::answer_shape<workbench::FiguresAnswer>(definitions)}};
}

template <class Question>
Route calculation(Site& site, std::string pattern, Text summary, workbench::Shape answer) {
    return {.method = Method::post,
            .pattern = std::move(pattern),
            .summary = std::move(summary),
            .handler = [&site](const Request& request,
                               const Caller* caller) { return calculate<Question>(site, request, *caller); },
            .effort = Effort::calculation,
            .largest_body = largest_question,
            .request = workbench::request_shape<Question>,
            .answer = answer};
}

}  // namespace

Response refused_response(const workbench::Refusal& refused, Language language) {
    Response response{.status = refused.status};
    response.body = workbench::refusal_json(refused, language);
    return response;
}

Response stopped_response(bool superseded) {
    if (superseded)
        return refusal(409, "superseded",
                       {"A newer question took its place.", "Et nyere spørgsmål tog dets plads."});
    auto refused = refusal(503, "timeout",
                           {"The calculation took too long; ask for fewer draws.",
                            "Beregningen tog for lang tid; bed om færre simulerede udfald."});
    refused.headers.emplace_back("Retry-After", "5");
    return refused;
}

Response engine_response(const workbench::Answer& answer, Language language) {
    if (const auto* json = std::get_if<std::string>(&answer)) return Response{.body = *json};
    return refused_response(std::get<workbench::Refusal>(answer), language);
}

void add_engine_routes(Routes& routes, Site& site) {
    using namespace workbench;
    routes.add({.method = Method::post,
                .pattern = "/api/check",
                .summary = {"What is wrong in a document", "Hvad der er galt i et dokument"},
                .handler = [&site](const server::Request& request,
                                   const Caller* caller) { return check(site, request, *caller); },
                .effort = Effort::calculation,
                .largest_body = largest_question,
                .request = request_shape<CheckRequest>,
                .answer = answer_shape<CheckAnswer>});
    routes.add(calculation<AssessRequest>(
        site, "/api/assess",
        {"What a product is worth, and how sure that is", "Hvad et produkt er værd, og hvor sikkert det er"},
        answer_shape<AssessAnswer>));
    routes.add(calculation<PriceRequest>(
        site, "/api/price", {"The highest price at which it is worth it", "Den højeste forsvarlige pris"},
        answer_shape<view::PriceRecord>));
    routes.add(calculation<SensitivityRequest>(
        site, "/api/sensitivity",
        {"How the answer moves with its numbers", "Hvordan svaret ændrer sig med tallene"},
        answer_shape<view::ReportRecord>));
    routes.add(calculation<ExplainRequest>(
        site, "/api/explain", {"The steps behind a figure", "Trinene bag et tal"}, explanation_or_names));
}

}  // namespace vaerdi::server
