#include "server/demo.h"

#include <array>

#include "purchase/purchase_document.h"
#include "server/starting_points.h"
#include "store/documents.h"
#include "store/password.h"
#include "store/people.h"
#include "store/purchases.h"

namespace vaerdi::server {
namespace {

using store::Role;

struct DemoPerson {
    const char* login;
    const char* name;
    Role role;
};

constexpr std::array people{DemoPerson{"buyer", "Bente Indkøb", Role::buyer},
                            DemoPerson{"clinician", "Karl Klinik", Role::clinician},
                            DemoPerson{"economist", "Ellen Økonomi", Role::economist},
                            DemoPerson{"data-manager", "Dorte Data", Role::data_manager},
                            DemoPerson{"management", "Lars Ledelse", Role::management},
                            DemoPerson{"supplier", "Sami Leverandør", Role::supplier},
                            DemoPerson{"administrator", "Anna Administrator", Role::administrator}};

}  // namespace

std::vector<DemoLogin> fill_with_demo(store::Database& database, Language language) {
    const bool empty =
        database.read([](store::Reading& reading) { return store::all_people(reading).empty(); });
    if (!empty) return {};
    std::vector<DemoLogin> logins;
    std::vector<store::NewPerson> added;
    for (const auto& person : people) {
        logins.push_back({person.login, person.name, store::generated_password()});
        added.push_back({.login = person.login,
                         .name = person.name,
                         .password_hash = store::hash_password(logins.back().password),
                         .language = language});
    }
    database.write(store::nobody, [&](store::Writing& writing) {
        std::vector<store::PersonId> ids;
        for (const auto& person : added) ids.push_back(store::add_person(writing, person));
        for (std::size_t i = 0; i < people.size(); ++i) {
            // Own prices of the workspace are written by its economists and administrators.
            if (people[i].role == Role::administrator || people[i].role == Role::economist)
                store::give_role(writing, {ids[i], store::whole_workspace, people[i].role});
        }
        for (const auto& example : all_examples()) {
            store::create_purchase(writing, example.name);
            const auto folder = "purchases/" + example.name + "/";
            store::put_document(
                writing, {.path = folder + "purchase.yaml",
                          .text = purchase::new_purchase_text(example.title, "", purchase::Phase::case_)});
            store::put_document(writing, {.path = folder + "case.yaml", .text = std::string(example.text)});
            for (std::size_t i = 0; i < people.size(); ++i)
                store::give_role(writing, {ids[i], example.name, people[i].role});
        }
    });
    return logins;
}

}  // namespace vaerdi::server
