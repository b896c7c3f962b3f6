// The people of the workspace, looked after by its administrators.
#include <charconv>

#include "server/answers.h"
#include "server/bodies.h"
#include "server/handlers.h"
#include "server/site.h"
#include "store/password.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t longest_name = 200;

AccountAnswer account(const store::Person& person) {
    return {{person.id, person.login, person.name},
            person.language,
            person.active,
            store::utc_text(person.created)};
}

Response list_people(Site& site) {
    std::vector<AccountAnswer> list;
    for (const auto& person :
         site.database.read([](store::Reading& reading) { return store::all_people(reading); }))
        list.push_back(account(person));
    return answered(list);
}

Response add_one(Site& site, const Request& request, const Caller& caller) {
    const auto body = body_of<NewPersonBody>(request);
    refuse_longer("login", body.login, longest_name);
    refuse_longer("name", body.name, longest_name);
    refuse_longer("password", body.password.value, store::longest_password);
    store::NewPerson person{.login = body.login, .name = body.name};
    if (body.language) person.language = body.language.value;
    auto chosen = given(body.password);
    const bool generated = !chosen;
    if (generated) chosen = store::generated_password();
    if (const auto problem = store::password_problem(*chosen)) refuse_bad_request(*problem);
    person.password_hash = hashed_password(site, *chosen);
    auto added = site.database.write(caller.person.id, [&](store::Writing& writing) {
        return account(*store::person_by_id(writing, store::add_person(writing, person)));
    });
    if (generated) added.password = *chosen;  // shown this once
    return answered(added, 201);
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
    const auto body = body_of<PersonChangesBody>(request);
    refuse_longer("name", body.name.value, longest_name);
    const auto name = given(body.name);
    const auto password = given(body.password);
    if (body.active && !body.active.value && id == caller.person.id)
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
        if (body.active) store::set_active(writing, id, body.active.value);
        if (!hash.empty()) store::set_password_hash(writing, id, hash);
        const auto person = store::person_by_id(writing, id);
        if (!person) refuse_not_found();
        return account(*person);
    });
    changed.password = fresh;
    return answered(changed);
}

}  // namespace

void add_people_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/people",
                .needs = Action::look_after_people,
                .summary = {"The people of the workspace", "Arbejdspladsens brugere"},
                .handler = [&site](const Request&, const Caller*) { return list_people(site); },
                .answer = workbench::answer_shape<std::vector<AccountAnswer>>});
    routes.add({.method = Method::post,
                .pattern = "/api/people",
                .needs = Action::look_after_people,
                .summary = {"Add a person; a generated password is shown once",
                            "Tilføj en bruger; en dannet adgangskode vises én gang"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return add_one(site, request, *caller); },
                .request = workbench::request_shape<NewPersonBody>,
                .answer = workbench::answer_shape<AccountAnswer>});
    routes.add({.method = Method::patch,
                .pattern = "/api/people/{id}",
                .needs = Action::look_after_people,
                .summary = {"Rename, shut out or let in, give a new password",
                            "Omdøb, luk ude eller ind, giv en ny adgangskode"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return change_one(site, request, *caller); },
                .request = workbench::request_shape<PersonChangesBody>,
                .answer = workbench::answer_shape<AccountAnswer>});
}

}  // namespace vaerdi::server
