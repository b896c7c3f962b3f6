// Who holds which role in a purchase.
#include <algorithm>
#include <map>
#include <set>

#include "server/answers.h"
#include "server/bodies.h"
#include "server/handlers.h"
#include "server/site.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t most_members = 500;
constexpr std::size_t longest_login = 200;

std::vector<MemberAnswer> members_of(store::Reading& reading, const std::string& purchase) {
    std::map<store::PersonId, std::vector<store::Role>> roles;
    for (const auto& held : store::roles_held_in(reading, purchase)) roles[held.person].push_back(held.role);
    std::vector<MemberAnswer> members;
    for (const auto& [id, held] : roles) {
        if (const auto person = store::person_by_id(reading, id))
            members.push_back({id, person->name, person->login, held});
    }
    return members;
}

/// A colleague by the very login they tell. Each is counted, as an unknown one must not be found by trying.
std::optional<store::Person> looked_up(Site& site, const Caller& caller, const std::string& login) {
    if (login.size() > longest_login) return {};
    site.count_lookup(caller.person.id);
    auto person =
        site.database.read([&](store::Reading& reading) { return store::person_by_login(reading, login); });
    if (person && !person->active) return {};
    return person;
}

store::PersonId member_meant(Site& site, const Caller& caller, const std::vector<MemberAnswer>& members,
                             const std::string& login) {
    const auto known = std::ranges::find(members, login, &MemberAnswer::login);
    if (known != members.end()) return known->person;
    const auto found = looked_up(site, caller, login);
    if (!found)
        refuse_bad_request({"Nobody signs in as '" + login + "'; ask your colleague for the login.",
                            "Ingen logger ind som '" + login + "'; spørg din kollega om login."});
    return found->id;
}

std::set<store::HeldRole> roles_wanted(Site& site, const Request& request, const Caller& caller,
                                       const std::string& purchase) {
    const auto body = body_of<MembersBody>(request);
    if (body.members.size() > most_members)
        refuse_bad_request({"'members' has too many entries.", "'members' har for mange poster."});
    const auto members =
        site.database.read([&](store::Reading& reading) { return members_of(reading, purchase); });
    std::set<store::HeldRole> wanted;
    for (const auto& member : body.members) {
        const auto person = member_meant(site, caller, members, member.login);
        for (const auto& role : member.roles) wanted.insert({person, purchase, role.value});
    }
    return wanted;
}

Response colleague_found(Site& site, const Request& request, const Caller& caller) {
    require(site, caller, Action::change_members, request.part("id"));
    const auto found = looked_up(site, caller, parameter(request.query, "login").value_or(""));
    if (!found) refuse_not_found();
    return answered(ColleagueAnswer{found->id, found->login, found->name});
}

Response members_shown(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::see_members, purchase);
    return answered(
        site.database.read([&](store::Reading& reading) { return members_of(reading, purchase); }));
}

Response members_changed(Site& site, const Request& request, const Caller& caller) {
    const auto purchase = request.part("id");
    require(site, caller, Action::change_members, purchase);
    const auto wanted = roles_wanted(site, request, caller, purchase);
    const bool looked_after =
        std::ranges::any_of(wanted, [](const auto& held) { return held.role == store::Role::administrator; });
    if (!looked_after)
        refuse_bad_request({"Someone must be left who can give out roles: keep an administrator.",
                            "Der skal være en tilbage, som kan give roller: behold en administrator."});
    return answered(site.database.write(caller.person.id, [&](store::Writing& writing) {
        for (const auto& held : store::roles_held_in(writing, purchase)) {
            if (!wanted.contains(held)) store::take_role(writing, held);
        }
        for (const auto& role : wanted) store::give_role(writing, role);
        return members_of(writing, purchase);
    }));
}

}  // namespace

void add_member_routes(Routes& routes, Site& site) {
    routes.add({.method = Method::get,
                .pattern = "/api/purchases/{id}/members",
                .summary = {"Who takes part in a purchase", "Hvem der deltager i et indkøb"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return members_shown(site, request, *caller); },
                .answer = workbench::answer_shape<std::vector<MemberAnswer>>});
    routes.add({.method = Method::get,
                .pattern = "/api/purchases/{id}/colleague",
                .summary = {"A person by the exact login, to be given a role",
                            "En bruger ud fra det nøjagtige login, som skal have en rolle"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return colleague_found(site, request, *caller); },
                .answer = workbench::answer_shape<ColleagueAnswer>,
                .query = {"login"}});
    routes.add({.method = Method::put,
                .pattern = "/api/purchases/{id}/members",
                .summary = {"Give and take roles", "Giv og fratag roller"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return members_changed(site, request, *caller); },
                .request = workbench::request_shape<MembersBody>,
                .answer = workbench::answer_shape<std::vector<MemberAnswer>>});
}

}  // namespace vaerdi::server
