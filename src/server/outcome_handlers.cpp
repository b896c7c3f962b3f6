// What the measures of a purchase count, as each may see it, and the pseudonymous rows behind a figure.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/answers.h"
#include "server/engine.h"
#include "server/handlers.h"
#include "server/outcomes.h"
#include "server/outcomes_of_site.h"
#include "server/query.h"
#include "server/site.h"
#include "store/audit.h"
#include "workbench/brought_data.h"
#include "workbench/measures_answers.h"
#include "workbench/openapi.h"
#include "workbench/proposed_measures.h"
#include "workbench/read_request.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t largest_measures = store::largest_document + 64 * 1024;

std::string measures_path(const std::string& purchase) { return "purchases/" + purchase + "/measures.yaml"; }

/// Whoever may see all figures sees all; the others see small numbers hidden.
workbench::Seen seen_by(const Caller& caller, const std::string& purchase) {
    return may(Action::see_figures, roles_in_purchase(caller, purchase)) ? workbench::Seen::all
                                                                         : workbench::Seen::suppressed;
}

std::optional<std::string> saved_text(Site& site, const std::string& path) {
    return site.database.read([&](store::Reading& reading) -> std::optional<std::string> {
        auto found = store::read_document(reading, path);
        if (!found) return {};
        return std::move(found->text);
    });
}

/// The text that a question is about: as it stands in the editor, or as it is saved in the purchase. Measures
/// of one's own would tell what is hidden, so that only those who see all may write some.
workbench::NamedText measures_asked(Site& site, const std::string& document, const std::string& text,
                                    const std::string& purchase, workbench::Seen seen) {
    const auto path = document.empty() ? measures_path(purchase) : document;
    if (const auto problem = store::path_problem(path)) refuse_bad_request(*problem);
    if (store::purchase_of(path) != purchase || !path.ends_with("measures.yaml"))
        refuse_bad_request({"Measures are asked for by a measures.yaml of the purchase.",
                            "Målinger hentes med en measures.yaml i indkøbet."});
    if (!text.empty()) {
        if (seen != workbench::Seen::all) refuse_forbidden(site, purchase);
        return {path, text};
    }
    auto saved = saved_text(site, path);
    if (!saved) refuse_not_found();
    return {path, std::move(*saved)};
}

/// How measures of the purchase name the data sets that it has.
std::vector<std::string> mappings_of(warehouse::Database& database, const std::string& purchase) {
    std::vector<std::string> mappings;
    const auto folder = data_set_id(purchase, "");
    for (const auto& set : warehouse::data_sets(database)) {
        if (!set.id.starts_with(folder)) continue;
        auto mapping = mapping_document(set.id.substr(folder.size()));
        if (std::ranges::find(mappings, mapping) == mappings.end()) mappings.push_back(std::move(mapping));
    }
    return mappings;
}

workbench::MeasuresSurroundings surroundings(warehouse::Database& database, const std::string& purchase,
                                             workbench::NamedText document, workbench::Seen seen) {
    return {std::move(document), database,
            [&database, purchase](std::string_view written) {
                return warehouse::find_data_set(database, data_set_id(purchase, data_set_named(written)));
            },
            seen,
            [&database, purchase, seen] {
                return seen == workbench::Seen::all ? mappings_of(database, purchase)
                                                    : std::vector<std::string>{};
            }};
}

template <class Question>
Question question_of(const Request& request, const Caller& caller) {
    auto read = workbench::read_request<Question>(request.body, workbench::Types::as_in_json);
    if (const auto* refused = std::get_if<workbench::Refusal>(&read))
        refuse(refused->status, refused->code, refused->message);
    auto question = std::get<Question>(std::move(read));
    if (!question.language) question.language = {caller.person.language, {1, 1}};
    return question;
}

Response overview(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_suppressed, purchase);
    const auto language = language_asked(request, caller.person.language);
    const auto seen = seen_by(caller, purchase);
    const auto database = outcomes_of(site).open();
    workbench::OutcomesAnswer answer;
    answer.data = workbench::data_set_answers(warehouse::data_sets(*database), purchase, language);
    answer.has_data = !answer.data.empty();
    if (seen != workbench::Seen::all) answer.data.clear();
    if (auto text = saved_text(site, measures_path(purchase))) {
        answer.written = true;
        const auto around =
            surroundings(*database, purchase, {measures_path(purchase), std::move(*text)}, seen);
        if (answer.has_data) workbench::add_measures(answer, around, language);
        if (seen != workbench::Seen::all) answer.findings.clear();
    }
    return answered(answer);
}

Response measures(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_suppressed, purchase);
    const auto question = question_of<workbench::MeasuresRequest>(request, caller);
    const auto seen = seen_by(caller, purchase);
    auto document = measures_asked(site, question.document, question.text, purchase, seen);
    const auto database = outcomes_of(site).open();
    return engine_response(
        workbench::answer(question, surroundings(*database, purchase, std::move(document), seen),
                          request.stop),
        question.language.value);
}

/// A first document with measures, from the newest data of the purchase.
Response measures_proposed(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::write_measures, purchase);
    const auto database = outcomes_of(site).open();
    const auto sets = warehouse::data_sets(*database);
    const warehouse::DataSet* newest = nullptr;
    const auto folder = data_set_id(purchase, "");
    for (const auto& set : sets) {
        if (set.id.starts_with(folder) && (newest == nullptr || newest->imported_at < set.imported_at))
            newest = &set;
    }
    if (newest == nullptr) refuse_not_found();
    return answered(workbench::ProposalAnswer{
        workbench::proposed_measures(*newest, mapping_document(newest->id.substr(folder.size())),
                                     language_asked(request, caller.person.language))});
}

/// What is wrong in measures as they are being written, held against the data they count.
Response measures_check(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_figures, purchase);
    const auto question = question_of<workbench::MeasuresRequest>(request, caller);
    auto document = measures_asked(site, question.document, question.text, purchase, workbench::Seen::all);
    const auto database = outcomes_of(site).open();
    return answered(
        workbench::checked(surroundings(*database, purchase, std::move(document), workbench::Seen::all),
                           question.language.value));
}

/// Noted first: nobody sees rows, or one patient after another, without a trace.
void note_rows_seen(Site& site, const Caller& caller, const std::string& purchase,
                    const std::string& measure) {
    site.database.write(caller.person.id, [&](store::Writing& writing) {
        store::record(writing, "rows.seen", "purchases/" + purchase,
                      nlohmann::json{{"measure", measure}}.dump());
    });
}

/// A measure patient by patient. Its points are rows, with day and outcome.
Response patients(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_rows, purchase);
    const auto question = question_of<workbench::PatientsRequest>(request, caller);
    note_rows_seen(site, caller, purchase, question.measure);
    auto document = measures_asked(site, question.document, question.text, purchase, workbench::Seen::all);
    const auto database = outcomes_of(site).open();
    return engine_response(
        workbench::answer(question,
                          surroundings(*database, purchase, std::move(document), workbench::Seen::all),
                          request.stop),
        question.language.value);
}

/// The figures of every year as FHIR MeasureReports (NDJSON).
Response measure_reports(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_suppressed, purchase);
    const auto seen = seen_by(caller, purchase);
    const workbench::ReportsRequest question{
        .as_supplier = parameter(request.query, "as_supplier").value_or("") == "yes",
        .language = language_asked(request, caller.person.language)};
    auto document = measures_asked(site, "", "", purchase, seen);
    const auto database = outcomes_of(site).open();
    auto made = workbench::measure_reports(
        question, surroundings(*database, purchase, std::move(document), seen), request.stop);
    auto* lines = std::get_if<std::string>(&made);
    if (lines == nullptr) return engine_response(made, question.language);
    return Response{.type = "application/fhir+ndjson",
                    .body = std::move(*lines),
                    .headers = {{"content-disposition", "attachment; filename=\"measure-reports.ndjson\""}}};
}

Response rows(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_rows, purchase);
    const auto question = question_of<workbench::ListRowsRequest>(request, caller);
    auto document = measures_asked(site, question.document, question.text, purchase, workbench::Seen::all);
    const auto database = outcomes_of(site).open();
    note_rows_seen(site, caller, purchase, question.measure);
    return engine_response(
        workbench::answer(question,
                          surroundings(*database, purchase, std::move(document), workbench::Seen::all),
                          request.stop),
        question.language.value);
}

}  // namespace

void add_outcome_routes(Routes& routes, Site& site) {
    const auto add = [&](Route route, Response (*answer)(Site&, const Request&, const Caller&)) {
        route.handler = [&site, answer](const Request& request, const Caller* caller) {
            return answer(site, request, *caller);
        };
        route.effort = Effort::calculation;
        routes.add(std::move(route));
    };
    add({.method = Method::get,
         .pattern = "/api/purchases/{id}/outcomes",
         .summary = {"Which data and measures a purchase has", "Hvilke data og målinger et indkøb har"},
         .answer = workbench::answer_shape<workbench::OutcomesAnswer>,
         .query = {"language"}},
        overview);
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/measures",
         .summary = {"Figures of measures with charts; small numbers are hidden from those who do not own "
                     "the data",
                     "Målingernes tal med diagrammer; små tal er skjult for dem, der ikke ejer data"},
         .largest_body = largest_measures,
         .request = workbench::request_shape<workbench::MeasuresRequest>,
         .answer = workbench::answer_shape<workbench::MeasuresAnswer>},
        measures);
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/patients",
         .summary = {"A measure patient by patient: risk-adjusted CUSUM and VLAD",
                     "En måling patient for patient: risikojusteret CUSUM og VLAD"},
         .largest_body = largest_measures,
         .request = workbench::request_shape<workbench::PatientsRequest>,
         .answer = workbench::answer_shape<workbench::PatientsAnswer>},
        patients);
    add({.method = Method::get,
         .pattern = "/api/purchases/{id}/measures/reports",
         .summary =
             {"Figures by year as FHIR MeasureReports (NDJSON); small numbers are hidden from those "
              "who do not own the data",
              "Tal efter år som FHIR MeasureReports (NDJSON); små tal er skjult for dem, der ikke ejer "
              "data"},
         .query = {"language", "as_supplier"}},
        measure_reports);
    add({.method = Method::get,
         .pattern = "/api/purchases/{id}/measures/proposal",
         .summary = {"A first document with measures, made from the newest data",
                     "Et første dokument med målinger, dannet ud fra de nyeste data"},
         .answer = workbench::answer_shape<workbench::ProposalAnswer>,
         .query = {"language"}},
        measures_proposed);
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/measures/check",
         .summary = {"What is wrong in measures, held against the data they count",
                     "Hvad der er galt i målinger, holdt op mod de data, de tæller"},
         .largest_body = largest_measures,
         .request = workbench::request_shape<workbench::MeasuresRequest>,
         .answer = workbench::answer_shape<workbench::CheckAnswer>},
        measures_check);
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/rows",
         .summary = {"The pseudonymous rows behind a figure", "De pseudonyme rækker bag et tal"},
         .largest_body = largest_measures,
         .request = workbench::request_shape<workbench::ListRowsRequest>,
         .answer = workbench::answer_shape<workbench::RowsAnswer>},
        rows);
}

}  // namespace vaerdi::server
