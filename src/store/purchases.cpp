#include "store/purchases.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/audit.h"
#include "store/failure.h"
#include "store/people.h"

namespace vaerdi::store {
namespace {

struct RoleWords {
    Role role;
    std::string_view word;
    std::string_view en, da;
};
constexpr std::array role_words{
    RoleWords{Role::buyer, "buyer", "buyer", "indkøber"},
    RoleWords{Role::clinician, "clinician", "clinician", "kliniker"},
    RoleWords{Role::economist, "economist", "health economist", "sundhedsøkonom"},
    RoleWords{Role::data_manager, "data_manager", "data manager", "dataansvarlig"},
    RoleWords{Role::management, "management", "management", "ledelse"},
    RoleWords{Role::supplier, "supplier", "supplier", "leverandør"},
    RoleWords{Role::administrator, "administrator", "administrator", "administrator"},
};

const RoleWords& words_of(Role role) { return *std::ranges::find(role_words, role, &RoleWords::role); }

/// A role as the database holds it.
Role role_in_database(const std::string& word) {
    if (const auto role = role_named(word)) return *role;
    throw StoreFailure(Fault::damaged,
                       {fmt::format("the database holds a role '{}' that nobody knows", word),
                        fmt::format("databasen rummer en rolle '{}', som ingen kender", word)});
}

void add_once(std::vector<Role>& roles, Role role) {
    if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
    std::ranges::sort(roles);
}

std::vector<HeldRole> held_where(Reading& reading, std::string_view column, const SqlValue& value) {
    std::vector<HeldRole> held;
    for (const auto& row : reading.execute(
             fmt::format("SELECT person, purchase, role FROM held_role WHERE {} = $1", column), {value})) {
        held.push_back({as_number(row[0]), as_text(row[1]), role_in_database(as_text(row[2]))});
    }
    std::ranges::sort(held);
    return held;
}

void check_held_role(Reading& reading, const HeldRole& role) {
    if (!person_by_id(reading, role.person))
        throw StoreFailure(Fault::unknown, {fmt::format("there is no person with number {}", role.person),
                                            fmt::format("der er ingen person med nummer {}", role.person)});
    if (role.purchase != whole_workspace && !purchase_exists(reading, role.purchase))
        throw StoreFailure(Fault::unknown, {fmt::format("there is no purchase {}", role.purchase),
                                            fmt::format("der er intet indkøb {}", role.purchase)});
}

void record_role(Writing& writing, const char* action, const HeldRole& role) {
    record(writing, action, fmt::format("person/{}", role.person),
           nlohmann::json{{"purchase", role.purchase}, {"role", role_word(role.role)}}.dump());
}

}  // namespace

std::string_view role_word(Role role) { return words_of(role).word; }

std::optional<Role> role_named(std::string_view word) {
    const auto found = std::ranges::find(role_words, word, &RoleWords::word);
    if (found == role_words.end()) return {};
    return found->role;
}

Text role_title(Role role) {
    const auto& words = words_of(role);
    return {std::string(words.en), std::string(words.da)};
}

std::optional<Text> purchase_id_problem(std::string_view id) {
    constexpr std::size_t longest = 80;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const bool right = !id.empty() && id.size() <= longest && letter(id.front()) &&
                       std::ranges::all_of(id, [&](char c) { return letter(c) || c == '-'; });
    if (right) return {};
    return Text{
        fmt::format("'{}' cannot be the id of a purchase: use 1 to 80 letters a-z, digits and hyphens", id),
        fmt::format("'{}' kan ikke være et indkøbs id: brug 1 til 80 bogstaver a-z, cifre og "
                    "bindestreger",
                    id)};
}

void create_purchase(Writing& writing, const std::string& id) {
    if (const auto wrong = purchase_id_problem(id)) throw StoreFailure(Fault::wrong_input, *wrong);
    if (purchase_exists(writing, id))
        throw StoreFailure(Fault::taken,
                           {fmt::format("there is a purchase {} already; choose another id", id),
                            fmt::format("der er allerede et indkøb {}; vælg et andet id", id)});
    writing.execute("INSERT INTO purchase (id, created_at, created_by) VALUES ($1, $2, $3)",
                    {id, to_micros(writing.at()), writing.by()});
    record(writing, "purchase.created", fmt::format("purchases/{}", id));
    if (writing.by() != nobody) give_role(writing, {writing.by(), id, Role::buyer});
}

bool purchase_exists(Reading& reading, const std::string& id) {
    return !reading.execute("SELECT 1 FROM purchase WHERE id = $1", {id}).empty();
}

std::vector<std::string> all_purchases(Reading& reading) {
    std::vector<std::string> ids;
    for (const auto& row : reading.execute("SELECT id FROM purchase ORDER BY id"))
        ids.push_back(as_text(row[0]));
    return ids;
}

std::vector<SeenPurchase> purchases_seen_by(Reading& reading, PersonId person) {
    std::vector<SeenPurchase> seen;
    for (const auto& row :
         reading.execute("SELECT p.id, r.role, p.created_at, COALESCE((SELECT MAX(v.saved_at) FROM document d"
                         " JOIN document_version v ON v.document = d.id AND v.version = d.version"
                         " WHERE d.purchase = p.id), p.created_at)"
                         " FROM purchase p JOIN held_role r ON r.purchase = p.id OR r.purchase = ''"
                         " WHERE r.person = $1 ORDER BY p.id",
                         {person})) {
        if (seen.empty() || seen.back().id != as_text(row[0]))
            seen.push_back({.id = as_text(row[0]),
                            .roles = {},
                            .created = from_micros(as_number(row[2])),
                            .changed = from_micros(as_number(row[3]))});
        add_once(seen.back().roles, role_in_database(as_text(row[1])));
    }
    return seen;
}

bool give_role(Writing& writing, const HeldRole& role) {
    check_held_role(writing, role);
    const auto given = writing.execute(
        "INSERT INTO held_role (person, purchase, role, given_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (person, purchase, role) DO NOTHING RETURNING person",
        {role.person, role.purchase, std::string(role_word(role.role)), to_micros(writing.at())});
    if (given.empty()) return false;
    record_role(writing, "role.given", role);
    return true;
}

bool take_role(Writing& writing, const HeldRole& role) {
    check_held_role(writing, role);
    const auto taken = writing.execute(
        "DELETE FROM held_role WHERE person = $1 AND purchase = $2 AND role = $3 RETURNING person",
        {role.person, role.purchase, std::string(role_word(role.role))});
    if (taken.empty()) return false;
    record_role(writing, "role.taken", role);
    return true;
}

std::vector<Role> roles_in(Reading& reading, PersonId person, const std::string& purchase) {
    std::vector<Role> roles;
    for (const auto& row :
         reading.execute("SELECT role FROM held_role WHERE person = $1 AND (purchase = $2 OR purchase = '')",
                         {person, purchase})) {
        add_once(roles, role_in_database(as_text(row[0])));
    }
    return roles;
}

std::vector<HeldRole> roles_of(Reading& reading, PersonId person) {
    return held_where(reading, "person", person);
}

std::vector<HeldRole> roles_held_in(Reading& reading, const std::string& purchase) {
    return held_where(reading, "purchase", purchase);
}

}  // namespace vaerdi::store
