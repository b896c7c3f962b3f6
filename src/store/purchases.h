// Purchases and who may do what in them. Titles and the rest of a purchase are documents; the store itself
// knows only that it exists and which roles people hold in it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "store/database.h"

namespace vaerdi::store {

enum class Role { buyer, clinician, economist, data_manager, management, supplier, administrator };

inline constexpr std::array all_roles{Role::buyer,        Role::clinician,  Role::economist,
                                      Role::data_manager, Role::management, Role::supplier,
                                      Role::administrator};

/// The word that documents, database and API use: `buyer`.
std::string_view role_word(Role role);
std::optional<Role> role_named(std::string_view word);
/// The word that people read.
Text role_title(Role role);

/// A role that is held in this "purchase" is held in the whole workspace and all its purchases.
inline const std::string whole_workspace{};

/// A purchase as a person sees it: the roles they hold in it, those for the whole workspace included.
struct SeenPurchase {
    std::string id;
    std::vector<Role> roles;  ///< in the order of the enum, each once
    Time created{};
    Time changed{};  ///< when one of its documents was last saved; else created
};

struct HeldRole {
    PersonId person = nobody;
    std::string purchase;  ///< empty: whole_workspace
    Role role = Role::buyer;
    friend auto operator<=>(const HeldRole&, const HeldRole&) = default;
};

/// What is wrong with an id of a purchase; absent when it can be used: 1 to 80 letters a-z, digits and
/// hyphens, beginning with a letter or digit.
std::optional<Text> purchase_id_problem(std::string_view id);

/// Creates a purchase; the person behind it, if any, becomes its buyer. Throws StoreFailure: wrong_input,
/// taken.
void create_purchase(Writing& writing, const std::string& id);

bool purchase_exists(Reading& reading, const std::string& id);
std::vector<std::string> all_purchases(Reading& reading);  ///< ids, in order

/// The purchases that the person holds a role in, by id. One query, however many there are.
std::vector<SeenPurchase> purchases_seen_by(Reading& reading, PersonId person);

/// Gives or takes a role; whether that changed anything. Throws StoreFailure (unknown) for a person or
/// purchase that does not exist.
bool give_role(Writing& writing, const HeldRole& role);
bool take_role(Writing& writing, const HeldRole& role);

/// The roles that count in a purchase (or, for `whole_workspace`, in no purchase in particular).
std::vector<Role> roles_in(Reading& reading, PersonId person, const std::string& purchase);

/// All roles of a person; all roles held in a purchase (without those of the whole workspace).
std::vector<HeldRole> roles_of(Reading& reading, PersonId person);
std::vector<HeldRole> roles_held_in(Reading& reading, const std::string& purchase);

}  // namespace vaerdi::store
