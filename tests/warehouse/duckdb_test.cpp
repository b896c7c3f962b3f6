// DuckDB keeps the rows: every type and digit comes back, and nothing outside the database is reached.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "warehouse/data_set.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::warehouse {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "vaerdi-duckdb-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
};

std::string failure_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const WarehouseFailure& failure) {
        EXPECT_FALSE(failure.message().da.empty());
        return failure.message().en;
    }
    return "nothing was thrown";
}

TEST(DuckDb, EveryTypeComesBack) {
    auto database = open_duckdb({});
    const auto answer = database->query(
        "SELECT 'blåbærgrød' AS t, CAST(7 AS INTEGER) AS i, 9223372036854775807 AS b, CAST(-12.50 AS "
        "DECIMAL(18, 2)) AS d,"
        " DATE '2018-09-01' AS day, true AS y, CAST(NULL AS DATE) AS unknown,"
        " SUM(x) AS huge, CAST(5 AS DECIMAL(18, 0)) AS whole FROM (VALUES (9223372036854775807), "
        "(9223372036854775807)) AS v(x)");
    const std::vector<std::string> written{"blåbærgrød", "7", "9223372036854775807",  "-12.50", "2018-09-01",
                                           "yes",        "",  "18446744073709551614", "5"};
    ASSERT_EQ(answer.columns.size(), written.size());
    ASSERT_EQ(answer.rows(), 1U);
    for (std::size_t i = 0; i < written.size(); ++i) EXPECT_EQ(answer[i].written(0), written[i]) << i;
    EXPECT_EQ(answer.find("d")->type, Type::decimal);
    EXPECT_EQ(answer.find("d")->scale, 2);
    EXPECT_EQ(answer.find("d")->number(0), -12.5);
    EXPECT_EQ(answer.find("whole")->type, Type::whole);
    EXPECT_FALSE(answer.find("unknown")->is_known(0));
    EXPECT_EQ(answer.find("nobody"), nullptr);
}

TEST(DuckDb, ParametersAreValuesWhateverTheySay) {
    auto database = open_duckdb({});
    const std::string hostile = "'; DROP TABLE t; --";
    const auto answer = database->query(
        "SELECT $1 AS t, $2 AS i, $3 AS d, $4 AS day, $5 AS y, $6 IS NULL AS n",
        std::vector<Value>{hostile, std::int64_t{-3}, Exact{1250, 2}, *iso_date("2018-09-01"), false, {}});
    EXPECT_EQ(answer[0].written(0), hostile);
    EXPECT_EQ(answer[1].whole(0), -3);
    EXPECT_EQ(answer[2].exact(0), (Exact{1250, 2}));
    EXPECT_EQ(answer[3].date(0), *iso_date("2018-09-01"));
    EXPECT_EQ(answer[4].written(0), "no");
    EXPECT_EQ(answer[5].written(0), "yes");
    EXPECT_THAT(failure_of([&] { database->query("SELECT $1", {}); }),
                HasSubstr("takes 1 parameters, not 0"));
}

TEST(DuckDb, ATypeThatNoAnswerHasIsNamed) {
    auto database = open_duckdb({});
    EXPECT_THAT(failure_of([&] { database->query("SELECT 1 AS a, CAST(1.5 AS DOUBLE) AS half"); }),
                HasSubstr("'half'"));
    EXPECT_THAT(failure_of([&] { database->query("SELECT CAST('infinity' AS DATE) AS never"); }),
                HasSubstr("'never'"));
}

TEST(DuckDb, FailuresNameColumnsAndNeverValues) {
    auto database = open_duckdb({});
    database->run_script("CREATE TABLE t (cpr VARCHAR); INSERT INTO t VALUES ('0101701234')");
    EXPECT_THAT(failure_of([&] { database->query("SELECT nope FROM t WHERE cpr = '0101701234'"); }),
                testing::AllOf(HasSubstr("\"nope\""), Not(HasSubstr("0101701234"))));
    for (const auto* sql : {"SELECT CAST(cpr AS DATE) FROM t", "SELECT CAST(cpr AS TINYINT) FROM t",
                            "SELECT error(cpr) FROM t", "SELECT FROM '0101701234'"})
        EXPECT_THAT(failure_of([&] { database->query(sql); }),
                    testing::AllOf(Not(HasSubstr("0101701234")), Not(HasSubstr("nothing"))))
            << sql;
}

TEST(DuckDb, NothingOutsideIsReached) {
    const Folder folder;
    const auto open_file = (folder.path / "open.csv").string(),
               closed = (folder.path / "closed.csv").string();
    std::ofstream(open_file) << "a,b\n1,2\n";
    std::ofstream(closed) << "a,b\n1,2\n";
    auto database = open_duckdb({.file = (folder.path / "d.duckdb").string(), .readable = {open_file}});
    database->run_script("CREATE TABLE t (a INTEGER)");
    EXPECT_EQ(database->query("SELECT * FROM read_csv($1)", std::vector<Value>{open_file}).rows(), 1U);
    for (const auto& sql : std::vector<std::string>{
             "SELECT * FROM read_csv(" + sql_text(closed) + ")", "SELECT * FROM " + sql_text(closed),
             "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM glob('/etc/*')",
             "COPY t TO " + sql_text((folder.path / "out.csv").string()), "COPY t TO " + sql_text(open_file),
             "COPY t FROM '/etc/passwd'", "EXPORT DATABASE " + sql_text(folder.path.string()),
             "ATTACH " + sql_text((folder.path / "other.duckdb").string()), "INSTALL httpfs", "LOAD httpfs",
             "SET enable_external_access = true", "SET allowed_directories = ['/']", "SET threads = 1",
             "RESET lock_configuration", "SELECT * FROM read_csv('https://example.org/a.csv')"}) {
        EXPECT_NE(failure_of([&] { database->query(sql); }), "nothing was thrown") << sql;
        EXPECT_NE(failure_of([&] { database->run_script(sql); }), "nothing was thrown") << sql;
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()), 4)
        << "two files, the database and its log";
}

TEST(DuckDb, AScriptIsDoneWhollyOrNotAtAll) {
    auto database = open_duckdb({});
    EXPECT_NE(failure_of(
                  [&] { database->run_script("CREATE TABLE t (a INTEGER); INSERT INTO nobody VALUES (1)"); }),
              "nothing was thrown");
    EXPECT_NE(failure_of([&] { database->query("SELECT * FROM t"); }), "nothing was thrown");
    {
        Transaction together(*database);
        database->run_script("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)");
    }
    EXPECT_NE(failure_of([&] { database->query("SELECT * FROM t"); }), "nothing was thrown");
    EXPECT_NE(failure_of([&] { database->query("SELECT 1; SELECT 2"); }), "nothing was thrown");
}

TEST(DuckDb, StopsWhenAsked) {
    auto database = open_duckdb({});
    const auto* endless =
        "SELECT COUNT(*) FROM range(1000000000) AS a(x), range(1000000) AS b(y) WHERE (x * y) % 7 = 3";
    std::stop_source source;
    const auto began = std::chrono::steady_clock::now();
    const std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        source.request_stop();
    });
    EXPECT_THAT(failure_of([&] { database->query(endless, {}, source.get_token()); }), HasSubstr("stopped"));
    EXPECT_THAT(failure_of([&] { database->query(endless, {}, source.get_token()); }), HasSubstr("stopped"));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(10));
    EXPECT_EQ(database->query("SELECT 1")[0].whole(0), 1);
}

TEST(DuckDb, ConnectionsToOneFileSeeTheSame) {
    const Folder folder;
    const auto file = (folder.path / "d.duckdb").string();
    {
        auto one = open_duckdb({.file = file}), other = open_duckdb({.file = file});
        one->run_script("CREATE TABLE t AS SELECT 42 AS a");
        EXPECT_EQ(other->query("SELECT a FROM t")[0].whole(0), 42);
        EXPECT_THAT(failure_of([&] { open_duckdb({.file = file, .readable = {"/etc"}}); }),
                    HasSubstr("open already"));
    }
    EXPECT_EQ(open_duckdb({.file = file, .read_only = true})->query("SELECT a FROM t")[0].whole(0), 42);
}

TEST(DuckDb, AppendedRowsAreTheRowsAsked) {
    auto database = open_duckdb({});
    const auto rows = database->query(
        "SELECT CASE WHEN x % 3 = 0 THEN NULL ELSE 'æ' || x END AS t, CASE WHEN x % 5 <> 0 THEN x END AS i,"
        " CAST(x * 0.25 AS DECIMAL(18, 2)) AS d, DATE '2000-01-01' + CAST(x AS INTEGER) AS day, x % 2 = 0 AS "
        "y"
        " FROM range(5000) AS r(x)");
    database->run_script(
        fmt::format("CREATE TABLE t (y BOOLEAN, day DATE, d {}, more INTEGER, i BIGINT, t VARCHAR)",
                    sql_type(Type::decimal, 2)));
    database->append("t", rows);
    const auto back = database->query("SELECT t, i, d, day, y FROM t");
    ASSERT_EQ(back.rows(), 5000U);
    for (std::size_t column = 0; column < 5; ++column)
        for (std::size_t row = 0; row < 5000; ++row)
            ASSERT_EQ(back[column].written(row), rows[column].written(row)) << column << ' ' << row;
    EXPECT_EQ(database->query("SELECT COUNT(more) FROM t")[0].whole(0), 0);
    EXPECT_THAT(failure_of([&] { database->append("t", database->query("SELECT 1 AS nobody")); }),
                HasSubstr("'nobody'"));
    EXPECT_THAT(failure_of([&] { database->append("t", database->query("SELECT 1 AS day")); }),
                HasSubstr("'day'"));
    EXPECT_EQ(database->query("SELECT COUNT(*) FROM t")[0].whole(0), 5000);
}

TEST(DuckDb, DividesAndOrdersAsPostgreSqlDoes) {
    auto database = open_duckdb({});
    EXPECT_EQ(database->query("SELECT 7 / 2 AS a")[0].written(0), "3");
    const auto order = [&](const char* direction) {
        const auto answer = database->query(
            std::string("SELECT a FROM (VALUES ('b'), (NULL), ('a'), ('B')) AS v(a) ORDER BY a ") +
            direction);
        std::string text;
        for (std::size_t row = 0; row < answer.rows(); ++row) text += answer[0].written(row) + ',';
        return text;
    };
    EXPECT_EQ(order("ASC"), "B,a,b,,");
    EXPECT_EQ(order("DESC"), ",b,a,B,");
}

}  // namespace
}  // namespace vaerdi::warehouse
