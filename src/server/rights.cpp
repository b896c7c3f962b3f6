#include "server/rights.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "store/documents.h"

namespace vaerdi::server {
namespace {

using store::Role;

struct Right {
    Action action;
    bool buyer, clinician, economist, data_manager, management, supplier, administrator;
};

constexpr bool yes = true, no = false;

// clang-format off
constexpr std::array rights{
    //    action                          buyer  clinician  economist  data_manager  management  supplier  administrator
    Right{Action::see_purchase,           yes,   yes,       yes,       yes,          yes,        yes,      yes},
    Right{Action::change_purchase,        yes,   no,        yes,       no,           no,         no,       yes},
    Right{Action::see_members,            yes,   yes,       yes,       yes,          yes,        no,       yes},
    Right{Action::change_members,         no,    no,        no,        no,           no,         no,       yes},
    Right{Action::read_case,              yes,   yes,       yes,       yes,          yes,        yes,      no},
    Right{Action::write_case,             yes,   yes,       yes,       no,           no,         no,       no},
    Right{Action::read_documents,         yes,   yes,       yes,       yes,          yes,        no,       no},
    Right{Action::write_documents,        yes,   no,        yes,       no,           no,         no,       no},
    Right{Action::keep_own_copies,        no,    no,        no,        no,           no,         yes,      no},
    Right{Action::assess,                 yes,   yes,       yes,       yes,          yes,        yes,      no},
    Right{Action::bring_data,             no,    no,        no,        yes,          no,         no,       no},
    Right{Action::write_measures,         yes,   yes,       yes,       yes,          no,         no,       no},
    Right{Action::see_figures,            yes,   yes,       yes,       yes,          yes,        no,       no},
    Right{Action::see_suppressed,         yes,   yes,       yes,       yes,          yes,        yes,      no},
    Right{Action::see_rows,               no,    yes,       no,        yes,          no,         no,       no},
    Right{Action::see_record,             no,    no,        no,        no,           no,         no,       yes},
    Right{Action::read_own_prices,        yes,   yes,       yes,       no,           yes,        no,       yes},
    Right{Action::write_catalogue,        no,    no,        yes,       no,           no,         no,       yes},
    Right{Action::begin_purchase,         yes,   yes,       yes,       yes,          yes,        no,       yes},
    Right{Action::look_after_people,      no,    no,        no,        no,           no,         no,       yes},
    Right{Action::see_whole_record,       no,    no,        no,        no,           no,         no,       yes},
};
// clang-format on

bool holds(const Right& right, Role role) {
    switch (role) {
        case Role::buyer:
            return right.buyer;
        case Role::clinician:
            return right.clinician;
        case Role::economist:
            return right.economist;
        case Role::data_manager:
            return right.data_manager;
        case Role::management:
            return right.management;
        case Role::supplier:
            return right.supplier;
        case Role::administrator:
            return right.administrator;
    }
    return false;
}

/// `supplier/12/mine.yaml` within a purchase: the number of the person whose copy it is.
store::PersonId owner_of_copy(std::string_view within) {
    constexpr std::string_view folder = "supplier/";
    if (!within.starts_with(folder)) return store::nobody;
    within.remove_prefix(folder.size());
    const auto slash = within.find('/');
    store::PersonId owner = store::nobody;
    if (slash == std::string_view::npos) return owner;
    const auto* const end = within.data() + slash;
    const auto [stopped, failed] = std::from_chars(within.data(), end, owner);
    return failed == std::errc{} && stopped == end && std::to_string(owner) == within.substr(0, slash)
               ? owner
               : store::nobody;
}

/// What is counted, and how a file's columns are taken: `measures.yaml`, `knee.mapping.yaml`.
bool is_about_measures(std::string_view within) {
    for (const std::string_view kind : {"measures.yaml", "mapping.yaml"}) {
        if (within == kind) return true;
        if (within.ends_with(kind) && within[within.size() - kind.size() - 1] == '.' &&
            within.find('/') == std::string_view::npos)
            return true;
    }
    return false;
}

Action action_on(Doing doing, std::string_view within) {
    if (within.starts_with("supplier/")) return Action::keep_own_copies;
    if (within == "case.yaml") return doing == Doing::read ? Action::read_case : Action::write_case;
    if (within == "purchase.yaml")
        return doing == Doing::read ? Action::see_purchase : Action::change_purchase;
    if (is_about_measures(within) && doing == Doing::write) return Action::write_measures;
    return doing == Doing::read ? Action::read_documents : Action::write_documents;
}

}  // namespace

bool may(Action action, const std::vector<Role>& roles) {
    const auto right = std::ranges::find(rights, action, &Right::action);
    return std::ranges::any_of(roles, [&](Role role) { return holds(*right, role); });
}

std::vector<Role> roles_in_purchase(const Caller& caller, std::string_view purchase) {
    std::vector<Role> roles;
    for (const auto& held : caller.roles) {
        const bool counts =
            held.purchase == purchase || (held.purchase.empty() && held.role != Role::administrator);
        if (counts && std::ranges::find(roles, held.role) == roles.end()) roles.push_back(held.role);
    }
    std::ranges::sort(roles);
    return roles;
}

/// Of the whole workspace only: whoever begins a purchase may give roles in it, and those must reach no
/// further.
std::vector<Role> roles_in_workspace(const Caller& caller) {
    std::vector<Role> roles;
    for (const auto& held : caller.roles) {
        if (!held.purchase.empty()) continue;
        if (std::ranges::find(roles, held.role) == roles.end()) roles.push_back(held.role);
    }
    return roles;
}

bool may_in_workspace(const Caller& caller, Action action) {
    if (action == Action::begin_purchase) {
        // Whoever is more than a supplier somewhere, or is new.
        return caller.roles.empty() ||
               std::ranges::any_of(caller.roles, [&](const auto& held) { return may(action, {held.role}); });
    }
    if (action == Action::read_own_prices) {
        const auto gives = [&](const store::HeldRole& held) {
            const bool only_looks_after_a_purchase =
                held.role == Role::administrator && !held.purchase.empty();
            return !only_looks_after_a_purchase && may(action, {held.role});
        };
        return std::ranges::any_of(caller.roles, gives);
    }
    return may(action, roles_in_workspace(caller));
}

bool knows_of(const Caller& caller, std::string_view path) {
    const auto purchase = store::purchase_of(std::string(path));
    return purchase.empty() || !roles_in_purchase(caller, purchase).empty();
}

bool may_with_document(const Caller& caller, Doing doing, std::string_view path) {
    if (path.starts_with("catalogue/")) {
        return may_in_workspace(caller,
                                doing == Doing::read ? Action::read_own_prices : Action::write_catalogue);
    }
    const auto purchase = store::purchase_of(std::string(path));
    if (purchase.empty()) return false;
    const auto root = std::string_view("purchases/").size() + purchase.size() + 1;
    const auto within = path.substr(std::min(root, path.size()));
    if (within.starts_with("supplier/") && owner_of_copy(within) != caller.person.id) return false;
    return may(action_on(doing, within), roles_in_purchase(caller, purchase));
}

}  // namespace vaerdi::server
