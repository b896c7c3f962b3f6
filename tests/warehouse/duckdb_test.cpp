// DuckDB's own promises: nothing outside the database is reached; several connections share a file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "warehouse/servers.h"

namespace vaerdi::warehouse {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(DuckDb, FailuresOfFunctionsHoldNoValue) {
    auto database = open_duckdb({});
    EXPECT_THAT(failure_of([&] { database->query("SELECT error('0101701234')"); }),
                testing::Not(HasSubstr("0101701234")));
}

TEST(DuckDb, NothingOutsideIsReached) {
    const TemporaryFolder folder;
    const auto open_file = (folder.path() / "open.csv").string(),
               closed = (folder.path() / "closed.csv").string();
    std::ofstream(open_file) << "a,b\n1,2\n";
    std::ofstream(closed) << "a,b\n1,2\n";
    auto database = open_duckdb({.file = (folder.path() / "d.duckdb").string(), .readable = {open_file}});
    database->run_script("CREATE TABLE t (a INTEGER)");
    EXPECT_EQ(database->query("SELECT * FROM read_csv($1)", std::vector<Value>{open_file}).rows(), 1U);
    for (const auto& sql : std::vector<std::string>{
             "SELECT * FROM read_csv(" + sql_text(closed) + ")", "SELECT * FROM " + sql_text(closed),
             "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM glob('/etc/*')",
             "COPY t TO " + sql_text((folder.path() / "out.csv").string()),
             "COPY t TO " + sql_text(open_file), "COPY t FROM '/etc/passwd'",
             "EXPORT DATABASE " + sql_text(folder.path().string()),
             "ATTACH " + sql_text((folder.path() / "other.duckdb").string()), "INSTALL httpfs", "LOAD httpfs",
             "SET enable_external_access = true", "SET allowed_directories = ['/']", "SET threads = 1",
             "RESET lock_configuration", "SELECT * FROM read_csv('https://example.org/a.csv')"}) {
        EXPECT_NE(failure_of([&] { database->query(sql); }), "nothing was thrown") << sql;
        EXPECT_NE(failure_of([&] { database->run_script(sql); }), "nothing was thrown") << sql;
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 4)
        << "two files, the database and its log";
}

TEST(DuckDb, ConnectionsToOneFileSeeTheSame) {
    const TemporaryFolder folder;
    const auto file = (folder.path() / "d.duckdb").string();
    {
        auto one = open_duckdb({.file = file}), other = open_duckdb({.file = file});
        one->run_script("CREATE TABLE t AS SELECT 42 AS a");
        EXPECT_EQ(other->query("SELECT a FROM t")[0].whole(0), 42);
        EXPECT_THAT(failure_of([&] { open_duckdb({.file = file, .readable = {"/etc"}}); }),
                    HasSubstr("open already"));
    }
    EXPECT_EQ(open_duckdb({.file = file, .read_only = true})->query("SELECT a FROM t")[0].whole(0), 42);
}

}  // namespace
}  // namespace vaerdi::warehouse
