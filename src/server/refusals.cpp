// The refusals that depend on rights, in words that say who can help.
#include "server/answers.h"
#include "server/handlers.h"
#include "server/site.h"
#include "store/documents.h"

namespace vaerdi::server {

void refuse_forbidden(Site& site, const std::string& purchase) {
    const auto names = site.database.read([&](store::Reading& reading) {
        std::vector<std::string> list;
        for (const auto& held : store::roles_held_in(reading, purchase)) {
            if (held.role != store::Role::administrator) continue;
            const auto person = store::person_by_id(reading, held.person);
            if (person && person->active) list.push_back(person->name);
        }
        return list;
    });
    refuse(403, "forbidden",
           {"Your role does not allow this; an administrator can give you another.",
            "Din rolle tillader det ikke; en administrator kan give dig en anden."},
           ",\"who\":" + answered(names).body);
}

void require(Site& site, const Caller& caller, Action action, const std::string& purchase) {
    const auto roles = roles_in_purchase(caller, purchase);
    if (roles.empty()) refuse_not_found();
    if (!may(action, roles)) refuse_forbidden(site, purchase);
}

void require(Site& site, const Caller& caller, Doing doing, const std::string& path) {
    if (!knows_of(caller, path)) refuse_not_found();
    if (!may_with_document(caller, doing, path)) refuse_forbidden(site, store::purchase_of(path));
}

}  // namespace vaerdi::server
