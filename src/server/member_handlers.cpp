// Who holds which role in a purchase.
#include <map>
#include <set>

#include "server/answers.h"
#include "server/bodies.h"
#include "server/handlers.h"
#include "server/site.h"

namespace vaerdi::server {
namespace {

constexpr std::size_t most_members = 500;

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

std::set<store::HeldRole> roles_wanted(const Request& request, const std::string& purchase) {
    const auto body = body_of<MembersBody>(request);
    if (body.members.size() > most_members)
        refuse_bad_request({"'members' has too many entries.", "'members' har for mange poster."});
    std::set<store::HeldRole> wanted;
    for (const auto& member : body.members) {
        for (const auto& role : member.roles) wanted.insert({member.person.value, purchase, role.value});
    }
    return wanted;
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
    const auto wanted = roles_wanted(request, purchase);
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
    routes.add({.method = Method::put,
                .pattern = "/api/purchases/{id}/members",
                .summary = {"Give and take roles", "Giv og fratag roller"},
                .handler = [&site](const Request& request,
                                   const Caller* caller) { return members_changed(site, request, *caller); },
                .request = workbench::request_shape<MembersBody>,
                .answer = workbench::answer_shape<std::vector<MemberAnswer>>});
}

}  // namespace vaerdi::server
