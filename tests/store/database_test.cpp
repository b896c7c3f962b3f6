#include "store/database.h"

#include <fmt/format.h>

#include <fstream>
#include <thread>

#include "store/audit.h"
#include "store/documents.h"
#include "store/migrations.h"
#include "store/purchases.h"
#include "store/shipped.h"
#include "store/stores.h"

namespace vaerdi::store {
namespace {

class Opened : public StoreTest {};
BOTH_STORES(Opened);

TEST_P(Opened, made_by_a_newer_program_is_refused) {
    connect_behind(GetParam(), where)
        ->run_script(fmt::format("INSERT INTO migration (number, name, applied_at) VALUES ({}, 'later', 0)",
                                 newest_migration() + 1));
    EXPECT_EQ(fault_of([&] { open(where); }), Fault::too_new);
}

TEST_P(Opened, without_a_store_is_refused_unless_one_may_be_made) {
    const auto empty = new_place(GetParam(), folder);
    EXPECT_EQ(fault_of([&] { open_database(empty, {.create = false}); }), Fault::unknown);
    open_database(empty);
    EXPECT_NO_THROW(open_database(empty, {.create = false}));
}

TEST_P(Opened, by_many_at_once_is_made_once) {
    const auto empty = new_place(GetParam(), folder);
    std::atomic<int> opened = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                try {
                    open_database(empty);
                    ++opened;
                } catch (const StoreFailure& failure) {
                    ADD_FAILURE() << failure.what();
                }
            });
        }
    }
    EXPECT_EQ(opened, 4);
    const auto steps =
        open(empty)->read([](Reading& r) { return r.execute("SELECT number FROM migration"); });
    EXPECT_EQ(static_cast<std::int64_t>(steps.size()), newest_migration());
}

TEST_P(Opened, values_travel_unchanged) {
    const SqlRow values{std::int64_t{-1},
                        std::int64_t{9'223'372'036'854'775'807},
                        std::string("æ'\";--"),
                        Bytes{std::string("\0'\xFF", 3)},
                        Bytes{},
                        SqlValue{}};
    const auto rows = read([&](Reading& r) {
        return r.execute(
            "SELECT CAST($2 AS BIGINT), CAST($1 AS BIGINT), CAST($3 AS TEXT), $4, $5, CAST($6 AS TEXT)",
            values);
    });
    EXPECT_EQ(rows.at(0), (SqlRow{values[1], values[0], values[2], values[3], values[4], values[5]}));
}

TEST_P(Opened, refuses_text_that_is_no_text) {
    for (const auto& text : {std::string("a\0b", 3), std::string("\xC3"), std::string("\xED\xA0\x80"),
                             std::string("\xC0\xAF"), std::string("\xF5\x80\x80\x80")})
        EXPECT_EQ(fault_of([&] { read([&](Reading& r) { r.execute("SELECT CAST($1 AS TEXT)", {text}); }); }),
                  Fault::wrong_input);
}

TEST_P(Opened, goes_on_after_a_statement_that_failed) {
    EXPECT_EQ(
        fault_of([&] { write(nobody, [](Writing& w) { w.execute("INSERT INTO nowhere VALUES (1)"); }); }),
        Fault::damaged);
    write(nobody, [](Writing& w) { create_purchase(w, "tavi"); });
    EXPECT_TRUE(read([](Reading& r) { return purchase_exists(r, "tavi"); }));
}

TEST_P(Opened, tells_one_who_waits_too_long_that_it_is_busy) {
    const auto other = open_database(where, {.patience = std::chrono::milliseconds(100)});
    write(nobody, [&](Writing&) {
        EXPECT_EQ(fault_of([&] { other->write(nobody, [](Writing&) {}); }), Fault::unavailable);
    });
    const auto narrow = open_database(where, {.readers = 1, .patience = std::chrono::milliseconds(100)});
    narrow->read([&](Reading&) {
        std::jthread([&] {
            EXPECT_EQ(fault_of([&] { narrow->read([](Reading&) {}); }), Fault::unavailable);
        }).join();
    });
}

TEST(Migrations, make_the_same_tables_in_both_databases) {
    std::map<std::string, std::set<std::string>> tables;
    std::map<std::string, int> steps;
    for (const auto& file : shipped_files()) {
        const std::string name(file.name);
        ++steps[name.substr(name.find('/') + 1)];
        std::string table;
        std::istringstream lines{std::string(file.text)};
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("CREATE TABLE ")) table = line.substr(13, line.find(' ', 13) - 13);
            if (line.starts_with(")")) table.clear();
            if (table.empty() || !line.starts_with("  ")) continue;
            tables[name.substr(0, name.find('/'))].insert(table + "." +
                                                          line.substr(2, line.find(' ', 2) - 2));
        }
    }
    EXPECT_EQ(tables["sqlite"], tables["postgresql"]);
    EXPECT_GT(tables["sqlite"].size(), 40U);
    for (const auto& [name, count] : steps) EXPECT_EQ(count, 2) << name;
}

TEST(Place, of_a_database_names_no_password) {
    EXPECT_EQ(postgresql_place("postgresql://anna:secret@db.example:5433/vaerdi"), "db.example:5433/vaerdi");
    EXPECT_EQ(postgresql_place("host=db password=secret dbname=v"), "db/v");
    EXPECT_EQ(fault_of([] { postgresql_place("host=db password='secret"); }), Fault::wrong_input);
    try {
        open_database("host=/nowhere port=15619 password=secret dbname=v");
        FAIL() << "nothing is there";
    } catch (const StoreFailure& failure) {
        EXPECT_EQ(failure.fault(), Fault::unavailable);
        EXPECT_EQ(failure.message().en.find("secret"), std::string::npos) << failure.message().en;
    }
}

TEST(SqliteFile, can_be_read_by_its_owner_only) {
    const TemporaryFolder folder;
    open_database((folder.path() / "a/b").string());
    const auto rights = std::filesystem::status(folder.path() / "a/b/vaerdi.db").permissions();
    EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(SqliteFile, that_is_something_else_is_refused) {
    const TemporaryFolder folder;
    write_file(folder.path() / "vaerdi.db", "a text that someone gave this name by mistake");
    EXPECT_EQ(fault_of([&] { open_database(folder.path().string()); }), Fault::damaged);
    EXPECT_EQ(fault_of([&] { open_database("/proc/nowhere"); }), Fault::unavailable);
}

TEST(Moments, read_as_people_write_them) {
    EXPECT_EQ(utc_text(from_micros(1'772'366'400'000'250)), "2026-03-01T12:00:00.000250Z");
    EXPECT_EQ(utc_text(from_micros(0)), "1970-01-01T00:00:00.000000Z");
}

/// The lost connection: PostgreSQL ends the sessions of the store while it is used.
class Postgresql : public StoreTest {};
INSTANTIATE_TEST_SUITE_P(Only, Postgresql, testing::Values(Kind::postgresql), kind_name);

TEST_P(Postgresql, connections_that_are_lost_are_made_anew) {
    const auto end_others = [&] {
        connect_behind(GetParam(), where)
            ->run_script(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                " AND datname = current_database()");
    };
    int runs = 0;
    write(nobody, [&](Writing& w) {
        create_purchase(w, "tavi");
        if (++runs == 1) end_others();
        create_purchase(w, "beds");
    });
    EXPECT_EQ(runs, 2) << "run again as a whole";
    end_others();
    EXPECT_EQ(read([](Reading& r) { return all_purchases(r); }), (std::vector<std::string>{"beds", "tavi"}));
    runs = 0;
    read([&](Reading& r) {
        if (++runs == 1) end_others();
        all_purchases(r);
    });
    EXPECT_EQ(runs, 2);
    EXPECT_FALSE(read([](Reading& r) { return verify_audit(r); }).first_breach);
}

}  // namespace
}  // namespace vaerdi::store
