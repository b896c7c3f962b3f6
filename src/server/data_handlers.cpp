// Patient-level data of a purchase: files that are sent, tried against a mapping and taken in; what is there,
// what was rejected of it, and taking it away again.
#include <nlohmann/json.hpp>

#include "server/answers.h"
#include "server/handlers.h"
#include "server/outcomes.h"
#include "server/outcomes_of_site.h"
#include "server/query.h"
#include "server/quota.h"
#include "server/site.h"
#include "store/audit.h"
#include "workbench/brought_data.h"
#include "workbench/openapi.h"
#include "workbench/outcome_requests.h"
#include "workbench/read_request.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t largest_mapping = 512 * 1024;
constexpr std::size_t most_rejections_told = 10'000;

std::string folder_of(const std::string& purchase) { return "purchases/" + purchase; }

void note(Site& site, const Caller& caller, const char* action, const std::string& subject,
          const nlohmann::json& detail) {
    site.database.write(caller.person.id, [&](store::Writing& writing) {
        store::record(writing, action, subject, detail.dump());
    });
}

/// The purchase of a request whose data the caller may bring.
std::string purchase_to_bring(Site& site, const Request& request, const Caller& caller) {
    auto purchase = request.part("id");
    require(site, caller, Action::bring_data, purchase);
    return purchase;
}

workbench::MappingRequest mapping_of(const Request& request, const Caller& caller) {
    auto read =
        workbench::read_request<workbench::MappingRequest>(request.body, workbench::Types::as_in_json);
    if (const auto* refused = std::get_if<workbench::Refusal>(&read))
        refuse(refused->status, refused->code, refused->message);
    auto body = std::get<workbench::MappingRequest>(std::move(read));
    if (!body.language) body.language = {caller.person.language, {1, 1}};
    if (body.name.empty()) body.name = "data";
    if (store::purchase_id_problem(body.name))
        refuse_bad_request(
            {"A data set is named with small letters a-z, digits and hyphens, at most 80, a "
             "letter or digit first.",
             "Et datasæt navngives med små bogstaver a-z, cifre og bindestreger, højst 80, et "
             "bogstav eller ciffer først."});
    return body;
}

std::shared_ptr<const WaitingFile> waiting_file(Site& site, const Request& request, const Caller& caller,
                                                const std::string& purchase) {
    auto file =
        outcomes_of(site).waiting.find(request.part("file"), purchase, caller.person.id, site.database.now());
    if (!file)
        refuse(
            404, "not_found",
            {"The file is not here any more; choose it again.", "Filen er her ikke længere; vælg den igen."});
    return file;
}

workbench::SentFile sent(Site& site, const WaitingFile& file) {
    return {file.path, file.name, outcomes_of(site).waiting.folder()};
}

template <class Answer>
Response told(const std::variant<Answer, workbench::Refusal>& answer, Language language, int status = 200) {
    if (const auto* refused = std::get_if<workbench::Refusal>(&answer))
        return refused_response(*refused, language);
    return answered(std::get<Answer>(answer), status);
}

Response send_file(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = purchase_to_bring(site, request, caller);
    if (request.body.empty()) refuse_bad_request({"The file is empty.", "Filen er tom."});
    auto& outcomes = outcomes_of(site);
    const auto language = language_asked(request, caller.person.language);
    const auto file =
        outcomes.waiting.keep(purchase, caller.person.id, parameter(request.query, "name").value_or("data"),
                              request.body, site.database.now());
    if (!file)
        refuse(503, "too_many",
               {"Others are bringing in files; try again in a moment.",
                "Andre er ved at lægge filer ind; prøv igen om lidt."});
    auto answer = workbench::understood(sent(site, *file), language);
    if (std::holds_alternative<workbench::Refusal>(answer)) {
        outcomes.waiting.drop(file->id);
        return told(answer, language);
    }
    note(site, caller, "file.sent", folder_of(purchase), {{"bytes", file->bytes}});
    auto& understood = std::get<workbench::WaitingFileAnswer>(answer);
    understood.file = file->id;
    understood.name = file->name;
    understood.bytes = static_cast<std::int64_t>(file->bytes);
    return told(answer, language, 201);
}

Response attempt(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = purchase_to_bring(site, request, caller);
    const auto body = mapping_of(request, caller);
    const auto file = waiting_file(site, request, caller, purchase);
    auto& outcomes = outcomes_of(site);
    return told(workbench::tried(sent(site, *file), body.mapping, *outcomes.open_for_trying(), outcomes.key(),
                                 body.language.value, request.stop),
                body.language.value);
}

/// Keeps the mapping beside the case, as the next import's beginning.
void keep_mapping(Site& site, const Caller& caller, const std::string& path, const std::string& text) {
    site.database.write(caller.person.id, [&](store::Writing& writing) {
        const auto current = store::read_document(writing, path);
        store::put_document(writing,
                            {.path = path, .base_version = current ? current->version : 0, .text = text});
        require_within_quota(site, writing);
    });
}

/// Takes the file in where the rows of the site are. A database shared by several is filled from one in
/// memory, which reads the file.
std::variant<warehouse::DataSet, workbench::Refusal> take_in(Outcomes& outcomes,
                                                             const workbench::SentFile& file,
                                                             const std::string& mapping,
                                                             const std::string& id, const std::string& now,
                                                             const std::stop_token& stop) {
    const auto rows = outcomes.open();
    if (rows->engine() == warehouse::Engine::duckdb)
        return workbench::taken_in(file, mapping, id, *rows, outcomes.key(), now, stop);
    const auto reading = outcomes.open_for_trying();
    auto made = workbench::taken_in(file, mapping, id, *reading, outcomes.key(), now, stop);
    const auto* data = std::get_if<warehouse::DataSet>(&made);
    if (data != nullptr && !warehouse::find_data_set(*rows, data->id, data->version))
        warehouse::copy_data_set(*reading, *data, *rows);
    return made;
}

Response import_file(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = purchase_to_bring(site, request, caller);
    const auto body = mapping_of(request, caller);
    const auto file = waiting_file(site, request, caller, purchase);
    auto& outcomes = outcomes_of(site);
    const std::lock_guard alone(outcomes.taking_in);
    const auto made = take_in(outcomes, sent(site, *file), body.mapping, data_set_id(purchase, body.name),
                              store::utc_text(site.database.now()), request.stop);
    if (const auto* refused = std::get_if<workbench::Refusal>(&made))
        return refused_response(*refused, body.language.value);
    const auto& data = std::get<warehouse::DataSet>(made);
    keep_mapping(site, caller, folder_of(purchase) + "/" + mapping_document(body.name), body.mapping);
    note(site, caller, "data.imported", folder_of(purchase),
         {{"data", body.name}, {"data_version", data.version}, {"rows", data.rows}});
    outcomes.waiting.drop(file->id);
    const auto all = workbench::data_set_answers({data}, purchase, body.language.value);
    return answered(all.front(), 201);
}

Response throw_file_away(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = purchase_to_bring(site, request, caller);
    const auto file = waiting_file(site, request, caller, purchase);
    outcomes_of(site).waiting.drop(file->id);
    return Response{.status = 204};
}

warehouse::DataSet data_set(const Request& request, warehouse::Database& database,
                            const std::string& purchase) {
    auto found = warehouse::find_data_set(database, data_set_id(purchase, request.part("name")),
                                          parameter(request.query, "version").value_or(""));
    if (!found) refuse_not_found();
    return std::move(*found);
}

Response rejections(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = purchase_to_bring(site, request, caller);
    const auto database = outcomes_of(site).open();
    const auto data = data_set(request, *database, purchase);
    const auto language = language_asked(request, caller.person.language);
    std::vector<view::RejectionRecord> list;
    for (const auto& one : warehouse::rejections(*database, data, most_rejections_told))
        list.push_back(view::rejection_record(one, language));
    return answered(list);
}

Response remove_data(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = purchase_to_bring(site, request, caller);
    if (parameter(request.query, "version").value_or("").empty())
        refuse_bad_request({"Say which version.", "Oplys hvilken version."});
    auto& outcomes = outcomes_of(site);
    const std::lock_guard alone(outcomes.taking_in);
    const auto database = outcomes.open();
    const auto data = data_set(request, *database, purchase);
    warehouse::remove_data_set(*database, data);
    note(site, caller, "data.removed", folder_of(purchase),
         {{"data", request.part("name")}, {"data_version", data.version}, {"rows", data.rows}});
    return Response{.status = 204};
}

}  // namespace

Outcomes& outcomes_of(Site& site) {
    if (!site.outcomes)
        refuse(503, "internal",
               {"This server keeps no patient-level data: it was started without --private.",
                "Serveren opbevarer ikke patientdata: den er startet uden --private."});
    return *site.outcomes;
}

void add_data_routes(Routes& routes, Site& site) {
    const auto add = [&](Route route, Response (*answer)(Site&, const Request&, const Caller&)) {
        route.handler = [&site, answer](const Request& request, const Caller* caller) {
            return answer(site, request, *caller);
        };
        routes.add(std::move(route));
    };
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/files",
         .summary = {"Send a file with data (its bytes are the body); it waits until it is taken in",
                     "Send en fil med data (indholdet er filens bytes); den venter, til den lægges ind"},
         .effort = Effort::calculation,
         .largest_body = largest_waiting_file,
         .takes_files = true,
         .answer = workbench::answer_shape<workbench::WaitingFileAnswer>,
         .query = {"name", "language"}},
        send_file);
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/files/{file}/try",
         .summary = {"What a mapping would take of a waiting file, and what not",
                     "Hvad et skema ville tage med af en fil, der venter, og hvad ikke"},
         .effort = Effort::calculation,
         .largest_body = largest_mapping,
         .request = workbench::request_shape<workbench::MappingRequest>,
         .answer = workbench::answer_shape<workbench::TriedAnswer>},
        attempt);
    add({.method = Method::post,
         .pattern = "/api/purchases/{id}/files/{file}/import",
         .summary = {"Take a waiting file in as a version of a data set",
                     "Læg en fil, der venter, ind som en version af et datasæt"},
         .effort = Effort::calculation,
         .largest_body = largest_mapping,
         .request = workbench::request_shape<workbench::MappingRequest>,
         .answer = workbench::answer_shape<workbench::DataSetAnswer>},
        import_file);
    add({.method = Method::remove,
         .pattern = "/api/purchases/{id}/files/{file}",
         .summary = {"Throw a waiting file away", "Kassér en fil, der venter"}},
        throw_file_away);
    add({.method = Method::get,
         .pattern = "/api/purchases/{id}/data/{name}/rejections",
         .summary = {"What was not taken in of a version, and why",
                     "Hvad der ikke kom med i en version, og hvorfor"},
         .answer = workbench::answer_shape<std::vector<view::RejectionRecord>>,
         .query = {"version", "language"}},
        rejections);
    add({.method = Method::remove,
         .pattern = "/api/purchases/{id}/data/{name}",
         .summary = {"Remove a version of a data set with its rows",
                     "Fjern en version af et datasæt med dets rækker"},
         .query = {"version"}},
        remove_data);
}

}  // namespace vaerdi::server
