#include "store/audit.h"

#include <fmt/format.h>

#include "store/documents.h"
#include "store/people.h"
#include "store/purchases.h"
#include "store/secrets.h"
#include "store/sessions.h"
#include "store/stores.h"

namespace vaerdi::store {
namespace {

class Audit : public StoreTest {
  protected:
    /// Seven entries: a person, a purchase, its role, and four savings.
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        const auto anna =
            write(nobody, [](Writing& w) { return add_person(w, {.login = "anna", .name = "Secret Name"}); });
        write(anna, [](Writing& w) { create_purchase(w, "tavi"); });
        for (int i = 0; i < 4; ++i) {
            now += std::chrono::seconds(1);
            write(anna, [&](Writing& w) {
                put_document(w, {.path = "purchases/tavi/case.yaml",
                                 .base_version = i,
                                 .text = fmt::format("secret text {}", i),
                                 .message = "secret message"});
            });
        }
    }
    AuditReport verify(const std::optional<AuditHead>& kept = {}) {
        return read([&](Reading& r) { return verify_audit(r, kept); });
    }
    std::optional<Breach> breach() {
        const auto report = verify();
        if (!report.first_breach) return {};
        breach_at = report.first_breach->seq;
        return report.first_breach->breach;
    }
    /// Changes the tables behind the store's back, with the triggers out of the way.
    void tamper(const std::string& sql) {
        const auto connection = connect_behind(GetParam(), where);
        if (GetParam() == Kind::postgresql) {
            connection->run_script("SET session_replication_role = replica; " + sql);
            return;
        }
        for (const char* name : {"audit_entry_stays", "audit_entry_is_kept", "audit_head_is_kept",
                                 "audit_head_goes_on", "document_version_stays", "document_version_is_kept"})
            connection->run_script(fmt::format("DROP TRIGGER IF EXISTS {}", name));
        connection->run_script("PRAGMA foreign_keys = OFF; " + sql);
    }
    /// Gives entry `seq` the hash that fits what it says now, as a careful forger would.
    void rehash(std::int64_t seq) {
        auto entries = read([&](Reading& r) { return audit_entries(r, {.before = seq + 1, .limit = 1}); });
        tamper(
            fmt::format("UPDATE audit_entry SET hash = '{}' WHERE seq = {}", audit_hash(entries.at(0)), seq));
    }
    std::int64_t breach_at = 0;
};
BOTH_STORES(Audit);

TEST_P(Audit, tells_who_did_what_when) {
    const auto entries = read([](Reading& r) { return audit_entries(r); });
    ASSERT_EQ(entries.size(), 7U);
    const auto& last = entries.front();
    EXPECT_EQ(last.seq, 7);
    EXPECT_EQ(last.action, "document.saved");
    EXPECT_EQ(last.subject, "purchases/tavi/case.yaml");
    EXPECT_EQ(last.person, 1);
    EXPECT_EQ(last.at, now);
    EXPECT_EQ(last.detail, fmt::format(R"({{"sha256":"{}","version":4}})", sha256_hex("secret text 3")));
    EXPECT_EQ(entries.back().action, "person.added");
    EXPECT_EQ(entries.back().previous, std::string(64, '0'));
}

TEST_P(Audit, can_be_asked_for_a_part) {
    const auto count = [&](const AuditQuestion& question) {
        return read([&](Reading& r) { return audit_entries(r, question); }).size();
    };
    EXPECT_EQ(count({.limit = 3}), 3U);
    EXPECT_EQ(count({.before = 3}), 2U);
    EXPECT_EQ(count({.person = nobody}), 1U);
    EXPECT_EQ(count({.subject = "purchases/tavi/"}), 4U);
    EXPECT_EQ(count({.subject = "purchases/tav_"}), 0U);
}

TEST_P(Audit, holds_no_texts_names_or_secrets) {
    write(1, [](Writing& w) { begin_session(w, 1, std::chrono::hours(1)); });
    for (const auto& entry : read([](Reading& r) { return audit_entries(r); })) {
        const auto all = entry.action + entry.subject + entry.detail;
        for (const char* word : {"secret text", "secret message", "Secret Name", "anna"})
            EXPECT_EQ(all.find(word), all.npos) << all;
    }
}

// The canonical form of docs/store.md, counted by hand and digested by sha256sum:
// printf '14:vaerdi-audit-1,1:1,16:1772366400000250,1:0,12:person.added,8:person/1,2:{},64:<64 zeros>,' |
// sha256sum
TEST(AuditHash, is_taken_over_the_documented_form) {
    const AuditEntry entry{.seq = 1,
                           .at = from_micros(1'772'366'400'000'250),
                           .person = 0,
                           .action = "person.added",
                           .subject = "person/1",
                           .detail = "{}",
                           .previous = std::string(64, '0'),
                           .hash = {}};
    EXPECT_EQ(audit_hash(entry), "c5ffca476489b7c6d0fd45c9fd9b881d48c75a6c6bb21f6164305b0b688a9315");
}

TEST(AuditHash, tells_fields_apart_that_run_together) {
    AuditEntry one{.seq = 1,
                   .at = {},
                   .person = 0,
                   .action = "a",
                   .subject = "bc",
                   .detail = "{}",
                   .previous = "",
                   .hash = ""};
    auto other = one;
    other.action = "ab";
    other.subject = "c";
    EXPECT_NE(audit_hash(one), audit_hash(other));
}

TEST_P(Audit, is_whole_when_nobody_touched_it) {
    const auto report = verify();
    EXPECT_FALSE(report.first_breach);
    EXPECT_EQ(report.entries, 7);
    EXPECT_EQ(report.versions, 4);
    EXPECT_EQ(report.head.seq, 7);
}

TEST_P(Audit, and_versions_cannot_be_changed_through_the_database) {
    for (const char* sql :
         {"UPDATE audit_entry SET person = 2", "DELETE FROM audit_entry WHERE seq = 7",
          "DELETE FROM audit_head", "UPDATE audit_head SET seq = 6", "UPDATE document_version SET author = 2",
          "DELETE FROM document_version", "INSERT INTO audit_entry SELECT * FROM audit_entry WHERE seq = 1"})
        EXPECT_EQ(fault_of([&] { connect_behind(GetParam(), where)->run_script(sql); }), Fault::damaged)
            << sql;
    if (GetParam() == Kind::postgresql) {
        EXPECT_EQ(fault_of([&] { connect_behind(GetParam(), where)->run_script("TRUNCATE audit_entry"); }),
                  Fault::damaged);
    } else {
        EXPECT_EQ(fault_of([&] {
                      connect_behind(GetParam(), where)
                          ->run_script("REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 1");
                  }),
                  Fault::damaged);
    }
    EXPECT_FALSE(breach());
}

TEST_P(Audit, shows_a_change_in_any_field) {
    for (const char* change : {"at = at + 1", "person = 2", "action = 'x'", "subject = 'x'", "detail = '{}'",
                               "previous = 'x'", "hash = 'x'"}) {
        const std::string column = std::string(change).substr(0, std::string(change).find(' '));
        const auto before = read(
            [&](Reading& r) { return r.execute("SELECT " + column + " FROM audit_entry WHERE seq = 4"); });
        tamper(fmt::format("UPDATE audit_entry SET {} WHERE seq = 4", change));
        EXPECT_EQ(breach(), Breach::changed) << change;
        EXPECT_EQ(breach_at, 4);
        const auto* number = std::get_if<std::int64_t>(&before[0][0]);
        tamper(fmt::format("UPDATE audit_entry SET {} = {} WHERE seq = 4", column,
                           number != nullptr ? fmt::format("{}", *number)
                                             : fmt::format("'{}'", std::get<std::string>(before[0][0]))));
        EXPECT_FALSE(breach());
    }
}

TEST_P(Audit, shows_a_change_with_a_hash_that_fits_it) {
    tamper("UPDATE audit_entry SET person = 2 WHERE seq = 4");
    rehash(4);
    EXPECT_EQ(breach(), Breach::out_of_order);
    EXPECT_EQ(breach_at, 5);
}

TEST_P(Audit, shows_an_entry_that_is_missing) {
    tamper("DELETE FROM audit_entry WHERE seq = 4");
    EXPECT_EQ(breach(), Breach::missing);
    EXPECT_EQ(breach_at, 4);
}

TEST_P(Audit, shows_a_first_entry_that_is_missing) {
    tamper("DELETE FROM audit_entry WHERE seq = 1");
    EXPECT_EQ(breach(), Breach::missing);
    EXPECT_EQ(breach_at, 1);
}

TEST_P(Audit, shows_entries_in_another_order) {
    tamper(
        "UPDATE audit_entry SET seq = -1 WHERE seq = 4; UPDATE audit_entry SET seq = 4 WHERE seq = 5;"
        "UPDATE audit_entry SET seq = 5 WHERE seq = -1");
    EXPECT_EQ(breach(), Breach::changed);
    EXPECT_EQ(breach_at, 4);
    rehash(4);
    rehash(5);
    EXPECT_EQ(breach(), Breach::out_of_order);
}

TEST_P(Audit, shows_a_tail_that_was_cut_off) {
    tamper("DELETE FROM audit_entry WHERE seq > 5");
    EXPECT_EQ(breach(), Breach::cut);
    EXPECT_EQ(breach_at, 6);
}

TEST_P(Audit, shows_a_head_that_was_turned_back_or_forged) {
    tamper("UPDATE audit_head SET seq = 5, hash = (SELECT hash FROM audit_entry WHERE seq = 5)");
    EXPECT_EQ(breach(), Breach::overlong);
    tamper("UPDATE audit_head SET seq = 7");
    EXPECT_EQ(breach(), Breach::other_head);
}

TEST_P(Audit, shows_a_chain_made_anew_when_its_head_was_kept_elsewhere) {
    const auto kept = read([](Reading& r) { return audit_head(r); });
    write(1, [](Writing& w) { create_purchase(w, "beds"); });
    EXPECT_FALSE(verify(kept).first_breach) << "it has only grown";
    tamper("DELETE FROM audit_entry WHERE seq = 9; UPDATE audit_entry SET person = 2 WHERE seq = 8");
    rehash(8);
    tamper("UPDATE audit_head SET seq = 8, hash = (SELECT hash FROM audit_entry WHERE seq = 8)");
    EXPECT_FALSE(breach()) << "forged throughout";
    EXPECT_FALSE(verify(kept).first_breach) << "before what was kept";
    auto forged = kept;
    forged.hash[0] = forged.hash[0] == 'a' ? 'b' : 'a';
    EXPECT_EQ(verify(forged).first_breach->breach, Breach::other_head);
    EXPECT_EQ(verify(AuditHead{9, kept.hash}).first_breach->breach, Breach::other_head) << "it is not there";
}

TEST_P(Audit, shows_texts_that_are_not_what_was_saved) {
    const std::string blob = GetParam() == Kind::sqlite ? "x'00'" : "'\\x00'";
    tamper("UPDATE document_version SET content = " + blob + " WHERE version = 2");
    EXPECT_EQ(breach(), Breach::document);
    tamper(fmt::format("UPDATE document_version SET sha256 = '{}' WHERE version = 2",
                       sha256_hex(std::string(1, '\0'))));
    EXPECT_EQ(breach(), Breach::document) << "a digest that fits the text, but not the log";
}

TEST_P(Audit, shows_versions_that_are_missing_or_turned_back) {
    tamper("UPDATE document SET version = 3");
    EXPECT_EQ(breach(), Breach::document);
    tamper("DELETE FROM document_version WHERE version = 4");
    EXPECT_EQ(breach(), Breach::document);
    EXPECT_EQ(breach_at, 7);
}

TEST_P(Audit, shows_versions_that_were_put_in) {
    tamper(
        "INSERT INTO document_version SELECT document, 5, removed, size, sha256, author, saved_at, message,"
        " content FROM document_version WHERE version = 4; UPDATE document SET version = 5");
    EXPECT_EQ(breach(), Breach::document);
}

}  // namespace
}  // namespace vaerdi::store
