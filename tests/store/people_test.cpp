#include "store/people.h"

#include "store/audit.h"
#include "store/password.h"
#include "store/purchases.h"
#include "store/sessions.h"
#include "store/stores.h"

namespace vaerdi::store {
namespace {

class People : public StoreTest {
  protected:
    PersonId add(const std::string& login) {
        return write(nobody, [&](Writing& w) {
            return add_person(w, {.login = login, .name = "N " + login, .password_hash = "h"});
        });
    }
};
BOTH_STORES(People);

TEST_P(People, are_found_by_login_in_upper_or_lower_case) {
    const auto id = add("Søren");
    const auto found = read([](Reading& r) { return person_by_login(r, "SØREN"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, id);
    EXPECT_EQ(found->login, "Søren");
    EXPECT_EQ(found->language, Language::danish);
    EXPECT_TRUE(found->active);
    EXPECT_EQ(found->created, now);
    EXPECT_FALSE(read([](Reading& r) { return person_by_login(r, "soren"); }));
    EXPECT_EQ(fault_of([&] { add("sØren"); }), Fault::taken);
}

TEST_P(People, have_logins_without_spaces_and_names_on_one_line) {
    for (const std::string login : {"", "a b", "a\n", "\t"})
        EXPECT_EQ(fault_of([&] { add(login); }), Fault::wrong_input);
    EXPECT_EQ(fault_of([&] { add(std::string(201, 'x')); }), Fault::wrong_input);
    EXPECT_EQ(
        fault_of([&] { write(nobody, [](Writing& w) { add_person(w, {.login = "a", .name = " "}); }); }),
        Fault::wrong_input);
}

TEST_P(People, can_be_changed) {
    const auto id = add("anna");
    write(nobody, [&](Writing& w) {
        rename_person(w, id, "Anna Å");
        set_language(w, id, Language::english);
        set_password_hash(w, id, "new");
        set_active(w, id, false);
    });
    const auto person = read([&](Reading& r) { return person_by_id(r, id); });
    EXPECT_EQ(person->name, "Anna Å");
    EXPECT_EQ(person->language, Language::english);
    EXPECT_EQ(person->password_hash, "new");
    EXPECT_FALSE(person->active);
    EXPECT_EQ(fault_of([&] { write(nobody, [](Writing& w) { rename_person(w, 99, "x"); }); }),
              Fault::unknown);
    EXPECT_EQ(read([](Reading& r) { return all_people(r); }).size(), 1U);
}

TEST_P(People, see_the_purchases_they_hold_a_role_in) {
    const auto anna = add("anna"), bo = add("bo"), chief = add("chief");
    write(anna, [](Writing& w) { create_purchase(w, "tavi"); });
    write(bo, [](Writing& w) { create_purchase(w, "beds"); });
    write(nobody, [&](Writing& w) {
        EXPECT_TRUE(give_role(w, {anna, "beds", Role::economist}));
        EXPECT_FALSE(give_role(w, {anna, "beds", Role::economist}));
        EXPECT_TRUE(give_role(w, {anna, "tavi", Role::clinician}));
        EXPECT_TRUE(give_role(w, {chief, whole_workspace, Role::administrator}));
    });
    const auto seen = read([&](Reading& r) { return purchases_seen_by(r, anna); });
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].id, "beds");
    EXPECT_EQ(seen[0].roles, (std::vector{Role::economist}));
    EXPECT_EQ(seen[1].id, "tavi");
    EXPECT_EQ(seen[1].roles, (std::vector{Role::buyer, Role::clinician}));
    EXPECT_EQ(read([&](Reading& r) { return purchases_seen_by(r, bo); }).size(), 1U);
    EXPECT_EQ(read([&](Reading& r) { return purchases_seen_by(r, chief); }).size(), 2U);
    EXPECT_EQ(read([&](Reading& r) { return roles_in(r, chief, "tavi"); }),
              (std::vector{Role::administrator}));
    EXPECT_EQ(read([&](Reading& r) { return roles_in(r, bo, "tavi"); }), std::vector<Role>{});
    EXPECT_EQ(read([&](Reading& r) { return roles_in(r, anna, whole_workspace); }), std::vector<Role>{});
    EXPECT_EQ(read([&](Reading& r) { return roles_held_in(r, "tavi"); }).size(), 2U);

    write(nobody, [&](Writing& w) {
        EXPECT_TRUE(take_role(w, {anna, "beds", Role::economist}));
        EXPECT_FALSE(take_role(w, {anna, "beds", Role::economist}));
    });
    EXPECT_EQ(read([&](Reading& r) { return roles_of(r, anna); }).size(), 2U);
    EXPECT_EQ(fault_of([&] { write(nobody, [&](Writing& w) { give_role(w, {anna, "x", Role::buyer}); }); }),
              Fault::unknown);
    EXPECT_EQ(fault_of([&] { write(nobody, [&](Writing& w) { give_role(w, {99, "tavi", Role::buyer}); }); }),
              Fault::unknown);
    EXPECT_EQ(fault_of([&] { write(bo, [&](Writing& w) { create_purchase(w, "tavi"); }); }), Fault::taken);
    EXPECT_EQ(fault_of([&] { write(bo, [&](Writing& w) { create_purchase(w, "Tavi"); }); }),
              Fault::wrong_input);
}

TEST_P(People, stay_signed_in_over_a_restart_and_only_a_digest_of_the_token_is_kept) {
    const auto anna = add("anna");
    const auto made = write(anna, [&](Writing& w) { return begin_session(w, anna, std::chrono::hours(8)); });
    database.reset();
    database = open(where);
    const auto session = read([&](Reading& r) { return session_of(r, made.token, now); });
    ASSERT_TRUE(session);
    EXPECT_EQ(session->person, anna);
    EXPECT_EQ(session->csrf_token, made.session.csrf_token);
    EXPECT_EQ(session->expires, now + std::chrono::hours(8));
    EXPECT_FALSE(read([&](Reading& r) { return session_of(r, made.session.id, now); }))
        << "what the database holds is no token";
    for (const auto& row : read([](Reading& r) { return r.execute("SELECT * FROM sign_in"); })) {
        for (const auto& value : row) EXPECT_NE(value, SqlValue(made.token));
    }
}

TEST_P(People, sessions_end) {
    const auto anna = add("anna"), bo = add("bo");
    const auto begin = [&](PersonId person, int hours) {
        return write(person, [&](Writing& w) { return begin_session(w, person, std::chrono::hours(hours)); });
    };
    const auto is_on = [&](const NewSession& made) {
        return read([&](Reading& r) { return session_of(r, made.token, now); }).has_value();
    };
    const auto a = begin(anna, 1), b = begin(anna, 8), c = begin(anna, 8), other = begin(bo, 8);
    now += std::chrono::hours(1);
    EXPECT_FALSE(is_on(a)) << "expired";
    EXPECT_TRUE(is_on(b));
    EXPECT_EQ(write(nobody, [](Writing& w) { return remove_expired_sessions(w); }), 1);
    write(anna, [&](Writing& w) { touch_session(w, b.session.id, now + std::chrono::hours(20)); });
    now += std::chrono::hours(10);
    EXPECT_TRUE(is_on(b)) << "used since";
    EXPECT_FALSE(is_on(c));
    EXPECT_EQ(read([&](Reading& r) { return sessions_of(r, anna); }).size(), 2U);
    EXPECT_EQ(write(anna, [&](Writing& w) { return end_sessions_of(w, anna, b.session.id); }), 1);
    EXPECT_TRUE(is_on(b));
    EXPECT_TRUE(write(anna, [&](Writing& w) { return end_session(w, b.session.id); }));
    EXPECT_FALSE(write(anna, [&](Writing& w) { return end_session(w, b.session.id); }));
    EXPECT_FALSE(is_on(b));
    EXPECT_EQ(read([&](Reading& r) { return sessions_of(r, bo); }).size(), 1U);
    EXPECT_NE(other.token, b.token);
}

TEST_P(People, who_are_made_inactive_or_get_a_new_password_are_signed_out) {
    const auto anna = add("anna");
    const auto begin = [&] {
        return write(anna, [&](Writing& w) { return begin_session(w, anna, std::chrono::hours(8)); }).token;
    };
    const auto is_on = [&](const std::string& token) {
        return read([&](Reading& r) { return session_of(r, token, now); }).has_value();
    };
    auto token = begin();
    write(nobody, [&](Writing& w) { renew_password_hash(w, anna, "stronger"); });
    EXPECT_TRUE(is_on(token));
    write(nobody, [&](Writing& w) { set_password_hash(w, anna, "new"); });
    EXPECT_FALSE(is_on(token));
    token = begin();
    write(nobody, [&](Writing& w) { set_active(w, anna, false); });
    EXPECT_FALSE(is_on(token));
    EXPECT_EQ(fault_of(begin), Fault::unknown);
}

TEST(Password, is_verified_against_its_hash_only) {
    const auto hash = hash_password("correct horse battery");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(verify_password(hash, "correct horse battery"));
    EXPECT_FALSE(verify_password(hash, "correct horse batterx"));
    EXPECT_FALSE(verify_password(hash, ""));
    EXPECT_FALSE(verify_password("", "correct horse battery"));
    EXPECT_FALSE(verify_password("$2b$12$foreign", "correct horse battery"));
    EXPECT_NE(hash, hash_password("correct horse battery")) << "salted";
    EXPECT_FALSE(needs_rehash(hash));
    EXPECT_TRUE(needs_rehash("$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaGhhc2hoYXNoaGFzaA"));
    EXPECT_TRUE(needs_rehash(""));
}

TEST(Password, that_is_short_or_endless_is_refused) {
    EXPECT_TRUE(password_problem("elleve tegn"));
    EXPECT_FALSE(password_problem("tolv tegn her"));
    EXPECT_TRUE(password_problem("åååååååå")) << "characters, not bytes";
    EXPECT_TRUE(password_problem(std::string(1025, 'x')));
}

TEST(Password, that_is_generated_will_do_and_differs_each_time) {
    const auto one = generated_password(), other = generated_password();
    EXPECT_FALSE(password_problem(one));
    EXPECT_EQ(one.size(), 24U);
    EXPECT_NE(one, other);
}

TEST(Roles, have_a_word_each_that_reads_back) {
    for (const auto role : all_roles) EXPECT_EQ(role_named(role_word(role)), role);
    EXPECT_FALSE(role_named("king"));
    EXPECT_EQ(role_title(Role::buyer).da, "indkøber");
}

}  // namespace
}  // namespace vaerdi::store
