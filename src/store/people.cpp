#include "store/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/audit.h"
#include "store/failure.h"
#include "store/sessions.h"

namespace vaerdi::store {
namespace {

constexpr std::size_t longest_login = 200, longest_name = 200;  // bytes

constexpr const char* person_columns = "id, login, name, password_hash, language, active, created_at";

std::string language_word(Language language) { return language == Language::danish ? "da" : "en"; }

Person person_of(const SqlRow& row) {
    return {.id = as_number(row[0]),
            .login = as_text(row[1]),
            .name = as_text(row[2]),
            .password_hash = as_text(row[3]),
            .language = as_text(row[4]) == "da" ? Language::danish : Language::english,
            .active = as_number(row[5]) != 0,
            .created = from_micros(as_number(row[6]))};
}

std::optional<Person> person_where(Reading& reading, std::string_view column, const SqlValue& value) {
    const auto rows =
        reading.execute(fmt::format("SELECT {} FROM person WHERE {} = $1", person_columns, column), {value});
    if (rows.empty()) return {};
    return person_of(rows[0]);
}

bool is_blank(unsigned char c) { return c <= ' ' || c == 0x7F; }

void check_login(const std::string& login) {
    if (login.empty() || login.size() > longest_login || std::ranges::any_of(login, is_blank))
        throw StoreFailure(Fault::wrong_input, {"a login has 1 to 200 bytes and no spaces",
                                                "et brugernavn har 1 til 200 byte og ingen mellemrum"});
}

void check_name(const std::string& name) {
    const bool lines = std::ranges::any_of(name, [](unsigned char c) { return c < ' ' || c == 0x7F; });
    if (std::ranges::all_of(name, is_blank) || name.size() > longest_name || lines)
        throw StoreFailure(Fault::wrong_input, {"a name has 1 to 200 bytes on one line",
                                                "et navn har 1 til 200 byte på én linje"});
}

void change_person(Writing& writing, PersonId person, std::string_view column, const SqlValue& value,
                   const std::string& action) {
    const auto changed = writing.execute(
        fmt::format("UPDATE person SET {} = $1 WHERE id = $2 RETURNING id", column), {value, person});
    if (changed.empty())
        throw StoreFailure(Fault::unknown, {fmt::format("there is no person with number {}", person),
                                            fmt::format("der er ingen person med nummer {}", person)});
    record(writing, action, fmt::format("person/{}", person));
}

}  // namespace

PersonId add_person(Writing& writing, const NewPerson& person) {
    check_login(person.login);
    check_name(person.name);
    if (person_by_login(writing, person.login))
        throw StoreFailure(Fault::taken,
                           {fmt::format("the login '{}' is taken; choose another", person.login),
                            fmt::format("brugernavnet '{}' er optaget; vælg et andet", person.login)});
    const auto id = as_number(writing.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM person")[0][0]);
    writing.execute(
        "INSERT INTO person (id, login, login_key, name, password_hash, language, active, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, 1, $7)",
        {id, person.login, folded(person.login), person.name, person.password_hash,
         language_word(person.language), to_micros(writing.at())});
    record(writing, "person.added", fmt::format("person/{}", id));
    return id;
}

std::optional<Person> person_by_id(Reading& reading, PersonId id) { return person_where(reading, "id", id); }

std::optional<Person> person_by_login(Reading& reading, const std::string& login) {
    return person_where(reading, "login_key", folded(login));
}

std::vector<Person> all_people(Reading& reading) {
    std::vector<Person> people;
    for (const auto& row : reading.execute(fmt::format("SELECT {} FROM person ORDER BY id", person_columns)))
        people.push_back(person_of(row));
    return people;
}

void rename_person(Writing& writing, PersonId person, const std::string& name) {
    check_name(name);
    change_person(writing, person, "name", name, "person.renamed");
}

void set_language(Writing& writing, PersonId person, Language language) {
    change_person(writing, person, "language", language_word(language), "person.language-set");
}

void set_active(Writing& writing, PersonId person, bool active) {
    change_person(writing, person, "active", std::int64_t{active},
                  active ? "person.activated" : "person.deactivated");
    if (!active) end_sessions_of(writing, person);
}

void set_password_hash(Writing& writing, PersonId person, const std::string& password_hash) {
    change_person(writing, person, "password_hash", password_hash, "person.password-set");
    end_sessions_of(writing, person);
}

void renew_password_hash(Writing& writing, PersonId person, const std::string& password_hash) {
    change_person(writing, person, "password_hash", password_hash, "person.password-rehashed");
}

}  // namespace vaerdi::store
