#include "store/backup.h"

#include <fmt/format.h>

#include <thread>

#include "store/audit.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/people.h"
#include "store/purchases.h"
#include "store/sessions.h"
#include "store/stores.h"

namespace vaerdi::store {
namespace {

/// All that a backup should keep, row by row.
std::vector<SqlRows> contents_of(Database& database) {
    return database.read([](Reading& r) {
        std::vector<SqlRows> tables;
        for (const char* sql :
             {"SELECT * FROM person ORDER BY id", "SELECT * FROM purchase ORDER BY id",
              "SELECT * FROM held_role ORDER BY person, purchase, role", "SELECT * FROM document ORDER BY id",
              "SELECT * FROM document_version ORDER BY document, version",
              "SELECT * FROM document_link ORDER BY document, version, kind, target",
              "SELECT * FROM draft ORDER BY person, path", "SELECT * FROM audit_entry ORDER BY seq",
              "SELECT * FROM audit_head"})
            tables.push_back(r.execute(sql));
        return tables;
    });
}

class Backup : public StoreTest {
  protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        const auto anna =
            write(nobody, [](Writing& w) { return add_person(w, {.login = "anna", .name = "Anna Å"}); });
        write(anna, [&](Writing& w) {
            create_purchase(w, "tavi");
            for (int i = 0; i < 40; ++i) {
                put_document(w, {.path = fmt::format("purchases/tavi/{}.yaml", i % 20),
                                 .base_version = i / 20,
                                 .text = std::string("\0\xFF", 2) + std::to_string(i),
                                 .message = "æ",
                                 .links = {{"copied-from", "library/x.yaml"}}});
            }
            remove_document(w, "purchases/tavi/3.yaml", 2);
            put_draft(w, "library/new.yaml", 0, "half");
            begin_session(w, anna, std::chrono::hours(1));
        });
    }
    std::filesystem::path file(const std::string& name) { return folder.path() / (name + ".db"); }
};
BOTH_STORES(Backup);

TEST_P(Backup, moves_a_store_from_one_database_to_the_other_and_back_unchanged) {
    const auto before = contents_of(*database);
    const auto summary = back_up(*database, file("one"));
    EXPECT_EQ(summary.documents, 20);
    EXPECT_EQ(summary.versions, 41);
    EXPECT_EQ(summary.people, 1);
    auto from = file("one");
    for (const auto kind : {Kind::sqlite, GetParam(), Kind::sqlite}) {
        const auto moved = open(new_place(kind, folder));
        restore(*moved, from);
        EXPECT_EQ(contents_of(*moved), before);
        EXPECT_FALSE(moved->read([](Reading& r) { return verify_audit(r); }).first_breach);
        EXPECT_TRUE(moved->read([](Reading& r) { return r.execute("SELECT 1 FROM sign_in"); }).empty());
        from = file("from-" + std::to_string(static_cast<int>(kind)) + from.stem().string());
        back_up(*moved, from);
    }
    EXPECT_EQ(contents_of(*database), before) << "a backup changes nothing";
}

TEST_P(Backup, goes_on_where_the_store_stood) {
    back_up(*database, file("one"));
    const auto moved = open(new_place(GetParam(), folder));
    restore(*moved, file("one"));
    moved->write(1, [](Writing& w) {
        put_document(w, {.path = "purchases/tavi/0.yaml", .base_version = 2, .text = "on"});
        add_person(w, {.login = "bo", .name = "Bo"});
    });
    EXPECT_FALSE(moved->read([](Reading& r) { return verify_audit(r); }).first_breach);
}

TEST_P(Backup, is_a_store_that_can_be_opened) {
    back_up(*database, file("one"));
    EXPECT_FALSE(std::filesystem::exists(file("one").string() + "-wal"));
    const auto opened = open(file("one").string());
    EXPECT_EQ(contents_of(*opened), contents_of(*database));
}

TEST_P(Backup, is_one_picture_while_others_write) {
    std::atomic<bool> stop = false;
    std::jthread writer([&] {
        for (int i = 0; !stop; ++i) {
            write(1, [&](Writing& w) {  // two documents that always agree
                for (const char* path : {"library/a.yaml", "library/b.yaml"})
                    put_document(w, {.path = path, .base_version = i, .text = std::to_string(i)});
            });
        }
    });
    for (int i = 0; i < 3; ++i) {
        back_up(*database, file("live" + std::to_string(i)));
        const auto copy = open(file("live" + std::to_string(i)).string());
        const auto text = [&](const std::string& path) {
            const auto found = copy->read([&](Reading& r) { return read_document(r, path); });
            return found ? found->text : "";
        };
        EXPECT_EQ(text("library/a.yaml"), text("library/b.yaml"));
    }
    stop = true;
}

TEST_P(Backup, never_writes_over_a_file_or_a_store) {
    write_file(file("there"), "mine");
    EXPECT_EQ(fault_of([&] { back_up(*database, file("there")); }), Fault::not_empty);
    EXPECT_EQ(text_of_file(file("there")), "mine");
    EXPECT_EQ(fault_of([&] { back_up(*database, folder.path() / "backup.txt"); }), Fault::wrong_input);
    back_up(*database, file("one"));
    const auto before = contents_of(*database);
    EXPECT_EQ(fault_of([&] { restore(*database, file("one")); }), Fault::not_empty);
    EXPECT_EQ(contents_of(*database), before);
}

TEST_P(Backup, that_was_tampered_with_is_not_restored) {
    back_up(*database, file("one"));
    {
        const auto behind = connect_sqlite({file("one").string(), "test", std::chrono::seconds(1)});
        behind->run_script("DROP TRIGGER audit_entry_stays; UPDATE audit_entry SET person = 5 WHERE seq = 3");
    }
    const auto target = open(new_place(GetParam(), folder));
    EXPECT_EQ(fault_of([&] { restore(*target, file("one")); }), Fault::damaged);
    EXPECT_EQ(target->read([](Reading& r) { return audit_head(r); }).seq, 0);
    write_file(file("rubbish"), "this is no database, however long it may be");
    EXPECT_EQ(fault_of([&] { restore(*target, file("rubbish")); }), Fault::damaged);
    EXPECT_EQ(fault_of([&] { restore(*target, file("nowhere")); }), Fault::unknown);
}

TEST_P(Backup, of_an_empty_store_is_an_empty_store) {
    const auto empty = open(new_place(GetParam(), folder));
    back_up(*empty, file("empty"));
    restore(*empty, file("empty"));
    EXPECT_EQ(empty->read([](Reading& r) { return audit_head(r); }).seq, 0);
}

}  // namespace
}  // namespace vaerdi::store
