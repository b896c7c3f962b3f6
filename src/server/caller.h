// The person behind a request, with the roles held at that moment.
#pragma once

#include <string>
#include <vector>

#include "store/people.h"
#include "store/purchases.h"

namespace vaerdi::server {

struct Caller {
    store::Person person;
    std::vector<store::HeldRole> roles;  ///< in all purchases and in the workspace
    std::string session;                 ///< id of the session, no secret
    std::string csrf;                    ///< what a changing request has to bring along

    bool administers_workspace() const {
        for (const auto& held : roles) {
            if (held.purchase.empty() && held.role == store::Role::administrator) return true;
        }
        return false;
    }
};

}  // namespace vaerdi::server
