// Who holds which role in a purchase.
#include <map>
#include <set>

#include "server/handlers.h"
#include "server/json_body.h"
#include "server/site.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t most_members = 500;

Json members_json(store::Reading& reading, const std::string& purchase) {
    std::map<store::PersonId, Json> roles;
    for (const auto& held : store::roles_held_in(reading, purchase)) {
        auto& list = roles.try_emplace(held.person, Json::array()).first->second;
        list.push_back(store::role_word(held.role));
    }
    Json members = Json::array();
    for (const auto& [id, held] : roles) {
        const auto person = store::person_by_id(reading, id);
        if (!person) continue;
        members.push_back(
            {{"person", id}, {"name", person->name}, {"login", person->login}, {"roles", held}});
    }
    return members;
}

std::set<store::HeldRole> roles_wanted(const Request& request, const std::string& purchase) {
    const auto body = json_body(request);
    const auto members = body.find("members");
    const Text wrong{"'members' is a list of {\"person\": id, \"roles\": [\"buyer\", …]}.",
                     "'members' er en liste af {\"person\": id, \"roles\": [\"buyer\", …]}."};
    if (members == body.end() || !members->is_array() || members->size() > most_members)
        refuse_bad_request(wrong);
    std::set<store::HeldRole> wanted;
    for (const auto& member : *members) {
        if (!member.is_object() || !member.contains("roles") || !member["roles"].is_array())
            refuse_bad_request(wrong);
        const auto person = required_whole(member, "person");
        for (const auto& word : member["roles"]) {
            const auto role = word.is_string() ? store::role_named(word.get<std::string>()) : std::nullopt;
            if (!role) refuse_bad_request(wrong);
            wanted.insert({person, purchase, *role});
        }
    }
    return wanted;
}

Response members_shown(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_members, purchase);
    return json_response(
        site.database.read([&](store::Reading& reading) { return members_json(reading, purchase); }));
}

Response members_changed(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::change_members, purchase);
    const auto wanted = roles_wanted(request, purchase);
    const bool looked_after =
        std::ranges::any_of(wanted, [](const auto& held) { return held.role == store::Role::administrator; });
    if (!looked_after)
        refuse_bad_request({"Someone must be left who can give out roles: keep an administrator.",
                            "Der skal være en tilbage, som kan give roller: behold en administrator."});
    return json_response(site.database.write(caller.person.id, [&](store::Writing& writing) {
        for (const auto& held : store::roles_held_in(writing, purchase)) {
            if (!wanted.contains(held)) store::take_role(writing, held);
        }
        for (const auto& role : wanted) store::give_role(writing, role);
        return members_json(writing, purchase);
    }));
}

}  // namespace

void add_member_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/purchases/{id}/members",
                .summary = {"Who takes part in a purchase", "Hvem der deltager i et indkøb"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return members_shown(site, request, *caller);
                }});
    routes.add({.method = Method::put,
                .pattern = "/api/purchases/{id}/members",
                .summary = {"Give and take roles", "Giv og fratag roller"},
                .handler = [&site](const Request& request, const Caller* caller) {
                    return members_changed(site, request, *caller);
                }});
}

}  // namespace vaerdi::server
