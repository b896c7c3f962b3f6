// The people of the workspace, looked after by its administrators.
#include <charconv>

#include "server/handlers.h"
#include "server/json_body.h"
#include "server/site.h"
#include "store/password.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t longest_name = 200;

Json person_json(const store::Person& person) {
    return {{"id", person.id},         {"login", person.login},
            {"name", person.name},     {"language", language_word(person.language)},
            {"active", person.active}, {"created", store::utc_text(person.created)}};
}

Response list_people(Site& site) {
    Json list = Json::array();
    for (const auto& person :
         site.database.read([](store::Reading& reading) { return store::all_people(reading); }))
        list.push_back(person_json(person));
    return json_response(list);
}

Response add_one(Site& site, const Request& request, const Caller& caller) {
    const auto body = json_body(request);
    store::NewPerson person{.login = required_text(body, "login", longest_name),
                            .name = required_text(body, "name", longest_name)};
    if (const auto language = optional_text(body, "language", 2))
        person.language = language_named(*language).value_or(Language::danish);
    auto chosen = optional_text(body, "password", store::longest_password);
    const bool generated = !chosen;
    if (generated) chosen = store::generated_password();
    if (const auto problem = store::password_problem(*chosen)) refuse_bad_request(*problem);
    person.password_hash = hashed_password(site, *chosen);
    auto added = site.database.write(caller.person.id, [&](store::Writing& writing) {
        return person_json(*store::person_by_id(writing, store::add_person(writing, person)));
    });
    if (generated) added["password"] = *chosen;  // shown this once
    return json_response(added, 201);
}

store::PersonId person_in_path(const Request& request) {
    const auto written = request.part("id");
    store::PersonId id = store::nobody;
    const auto [stopped, failed] = std::from_chars(written.data(), written.data() + written.size(), id);
    if (failed != std::errc{} || stopped != written.data() + written.size()) refuse_not_found();
    return id;
}

Response change_one(Site& site, const Request& request, const Caller& caller) {
    const auto id = person_in_path(request);
    const auto body = json_body(request);
    const auto name = optional_text(body, "name", longest_name);
    const auto active = optional_truth(body, "active");
    const auto password = optional_text(body, "password", store::longest_password);
    if (active == false && id == caller.person.id)
        refuse_bad_request({"You cannot shut yourself out.", "Du kan ikke lukke dig selv ude."});
    std::string fresh, hash;
    if (password) {
        if (*password != "new")
            refuse_bad_request({"'password' is \"new\": one is generated and shown once.",
                                "'password' er \"new\": der dannes en, som vises én gang."});
        fresh = store::generated_password();
        hash = hashed_password(site, fresh);
    }
    auto changed = site.database.write(caller.person.id, [&](store::Writing& writing) {
        if (name) store::rename_person(writing, id, *name);
        if (active) store::set_active(writing, id, *active);
        if (!hash.empty()) store::set_password_hash(writing, id, hash);
        const auto person = store::person_by_id(writing, id);
        if (!person) refuse_not_found();
        return person_json(*person);
    });
    if (!fresh.empty()) changed["password"] = fresh;
    return json_response(changed);
}

/// For whoever gives out roles in a purchase: a colleague by the login they tell.
Response find_one(Site& site, const Request& request, const Caller& caller) {
    const bool gives_roles = std::ranges::any_of(
        caller.roles, [](const auto& held) { return may(Action::change_members, {held.role}); });
    if (!gives_roles) refuse_forbidden(site, {});
    const auto login = parameter(request.query, "login").value_or("");
    const auto person =
        site.database.read([&](store::Reading& reading) { return store::person_by_login(reading, login); });
    if (!person || !person->active) refuse_not_found();
    return json_response({{"id", person->id}, {"login", person->login}, {"name", person->name}});
}

}  // namespace

void add_people_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/people",
                .needs = Action::look_after_people,
                .summary = {"The people of the workspace", "Arbejdspladsens brugere"},
                .handler = [&site](const Request&, const Caller*) { return list_people(site); }});
    routes.add({.method = Method::post,
                .pattern = "/api/people",
                .needs = Action::look_after_people,
                .summary = {"Add a person; a generated password is shown once",
                            "Tilføj en bruger; en dannet adgangskode vises én gang"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return add_one(site, request, *caller);
                }});
    routes.add({.method = Method::get,
                .pattern = "/api/people/find",
                .summary = {"A person by login, to be given a role",
                            "En bruger ud fra login, som skal have en rolle"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return find_one(site, request, *caller);
                }});
    routes.add({.method = Method::patch,
                .pattern = "/api/people/{id}",
                .needs = Action::look_after_people,
                .summary = {"Rename, shut out or let in, give a new password",
                            "Omdøb, luk ude eller ind, giv en ny adgangskode"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return change_one(site, request, *caller);
                }});
}

}  // namespace vaerdi::server
