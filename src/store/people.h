// The people of the workspace. A person is never deleted, as the record names them; one who has left is made
// inactive and can no longer sign in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "store/database.h"

namespace vaerdi::store {

struct Person {
    PersonId id = nobody;
    std::string login;  ///< as written; upper and lower case make no difference
    std::string name;
    std::string password_hash;  ///< see password.h; empty: cannot sign in with a password
    Language language = Language::danish;
    bool active = true;
    Time created{};
};

struct NewPerson {
    std::string login;
    std::string name;
    std::string password_hash{};
    Language language = Language::danish;
};

/// Throws StoreFailure: taken (the login), wrong_input (an empty or overlong login or name).
PersonId add_person(Writing& writing, const NewPerson& person);

std::optional<Person> person_by_id(Reading& reading, PersonId id);
std::optional<Person> person_by_login(Reading& reading, const std::string& login);
std::vector<Person> all_people(Reading& reading);  ///< by id

/// Changes what is not in the login. Making a person inactive ends their sessions. Throws StoreFailure
/// (unknown, wrong_input).
void rename_person(Writing& writing, PersonId person, const std::string& name);
void set_language(Writing& writing, PersonId person, Language language);
void set_active(Writing& writing, PersonId person, bool active);

/// A new password: ends all sessions of the person.
void set_password_hash(Writing& writing, PersonId person, const std::string& password_hash);

/// The same password, hashed anew because the limits were raised: sessions go on.
void renew_password_hash(Writing& writing, PersonId person, const std::string& password_hash);

}  // namespace vaerdi::store
