// What both engines promise alike: every type and digit comes back, nothing is injected, nothing half done.
#include "warehouse/database.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "warehouse/servers.h"

namespace vaerdi::warehouse {
namespace {
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Warehouse = WarehouseTest;
BOTH_ENGINES(Warehouse);

TEST_P(Warehouse, EveryTypeComesBack) {
    const auto answer = database->query(
        "SELECT 'blåbærgrød' AS t, CAST(7 AS INTEGER) AS i, CAST(-8 AS SMALLINT) AS s, 9223372036854775807 "
        "AS b,"
        " CAST(-12.50 AS DECIMAL(18, 2)) AS d, DATE '2018-09-01' AS day, true AS y, CAST(NULL AS DATE) AS "
        "unknown,"
        " SUM(x) AS huge, CAST(5 AS DECIMAL(18, 0)) AS whole, SUM(CAST(0.25 AS DECIMAL(18, 3))) AS sum, '' "
        "AS nothing"
        " FROM (VALUES (9223372036854775807), (9223372036854775807)) AS v(x)");
    EXPECT_EQ(
        as_text(answer),
        "t:0/0 i:1/0 s:1/0 b:1/0 d:2/2 day:3/0 y:4/0 unknown:? huge:1/0 whole:1/0 sum:2/3 nothing:0/0 \n"
        "[blåbærgrød][7][-8][9223372036854775807][-12.50][2018-09-01][yes]-[18446744073709551614][5][0.500]["
        "]");
    EXPECT_EQ(answer.find("d")->number(0), -12.5);
    EXPECT_EQ(answer.find("nobody"), nullptr);
}

TEST_P(Warehouse, ParametersAreValuesWhateverTheySay) {
    const std::string hostile = "'; DROP TABLE t; -- $1 \\ \" 😀";
    const auto answer = database->query(
        "SELECT $1 AS t, $2 AS i, $3 AS d, $4 AS day, $5 AS y, $6 AS n, $2 + 1 AS again",
        std::vector<Value>{hostile, std::int64_t{-3}, Exact{-1250, 2}, *iso_date("2018-09-01"), false, {}});
    EXPECT_EQ(as_text(answer), "t:0/0 i:1/0 d:2/2 day:3/0 y:4/0 n:? again:1/0 \n[" + hostile +
                                   "][-3][-12.50][2018-09-01][no]-[-2]");
    EXPECT_NE(failure_of([&] { database->query("SELECT $1", {}); }), "nothing was thrown");
    EXPECT_NE(failure_of([&] { database->query("SELECT 1; SELECT 2"); }), "nothing was thrown");
}

TEST_P(Warehouse, NamesAreNamesWhateverTheySay) {
    const std::string hostile = "a\"; DROP TABLE t; -- æ'";
    database->run_script(
        fmt::format("CREATE TABLE t ({} BIGINT); INSERT INTO t VALUES (4)", sql_name(hostile)));
    const auto answer = database->query(fmt::format("SELECT {0} FROM t WHERE {0} = 4", sql_name(hostile)));
    EXPECT_EQ(as_text(answer), hostile + ":1/0 \n[4]");
}

TEST_P(Warehouse, ATypeThatNoAnswerHasIsNamed) {
    EXPECT_THAT(failure_of([&] { database->query("SELECT 1 AS a, CAST(1.5 AS DOUBLE PRECISION) AS half"); }),
                HasSubstr("'half'"));
    EXPECT_THAT(failure_of([&] { database->query("SELECT CAST('infinity' AS DATE) AS never"); }),
                HasSubstr("'never'"));
    EXPECT_EQ(as_text(database->query("SELECT 1 AS a")), "a:1/0 \n[1]") << "the next one is answered";
}

TEST_P(Warehouse, FailuresNameColumnsAndNeverValues) {
    database->run_script("CREATE TABLE t (cpr VARCHAR(20) PRIMARY KEY); INSERT INTO t VALUES ('0101701234')");
    EXPECT_THAT(failure_of([&] { database->query("SELECT nope FROM t WHERE cpr = '0101701234'"); }),
                AllOf(HasSubstr("\"nope\""), Not(HasSubstr("0101701234"))));
    for (const auto* sql : {"SELECT CAST(cpr AS DATE) FROM t", "SELECT CAST(cpr AS SMALLINT) FROM t",
                            "SELECT CAST('0101701234' AS DATE)", "INSERT INTO t VALUES ('0101701234')",
                            "SELECT FROM WHERE '0101701234'"})
        EXPECT_THAT(failure_of([&] { database->query(sql); }),
                    AllOf(Not(HasSubstr("0101701234")), Not(HasSubstr("nothing"))))
            << sql;
}

TEST_P(Warehouse, AScriptIsDoneWhollyOrNotAtAll) {
    const auto* broken = "CREATE TABLE t (a INTEGER); INSERT INTO nobody VALUES (1)";
    EXPECT_NE(failure_of([&] { database->run_script(broken); }), "nothing was thrown");
    EXPECT_NE(failure_of([&] { database->query("SELECT * FROM t"); }), "nothing was thrown");
    {
        Transaction together(*database);
        database->run_script("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)");
    }
    EXPECT_NE(failure_of([&] { database->query("SELECT * FROM t"); }), "nothing was thrown");
    Transaction together(*database);
    database->run_script("CREATE TABLE t (a INTEGER)");
    database->query("INSERT INTO t VALUES ($1)", std::vector<Value>{std::int64_t{1}});
    together.commit();
    EXPECT_EQ(as_text(database->query("SELECT a FROM t")), "a:1/0 \n[1]");
}

TEST_P(Warehouse, StopsWhenAsked) {
    const auto* endless =
        "SELECT COUNT(*) FROM generate_series(1, 1000000) AS a(x), generate_series(1, 1000000) AS b(y) WHERE "
        "(x * y) % 7 = 8";
    std::stop_source source;
    const auto began = std::chrono::steady_clock::now();
    const std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        source.request_stop();
    });
    EXPECT_THAT(failure_of([&] { database->query(endless, {}, source.get_token()); }), HasSubstr("stopped"));
    EXPECT_THAT(failure_of([&] { database->query(endless, {}, source.get_token()); }), HasSubstr("stopped"));
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
    EXPECT_EQ(as_text(database->query("SELECT 1 AS a")), "a:1/0 \n[1]");
}

TEST_P(Warehouse, AppendedRowsAreTheRowsAsked) {
    const auto rows = open_duckdb({})->query(
        "SELECT CASE WHEN x % 3 = 0 THEN NULL WHEN x % 3 = 1 THEN '' ELSE 'æ' || chr(1 + CAST(x % 127 AS "
        "INTEGER)) || x END AS t,"
        " CASE WHEN x % 5 <> 0 THEN x END AS i, CAST(x * -0.25 AS DECIMAL(18, 2)) AS d,"
        " DATE '2000-01-01' + CAST(x AS INTEGER) AS day, x % 2 = 0 AS y FROM range(20000) AS r(x)");
    database->run_script(
        fmt::format("CREATE TABLE {} (y BOOLEAN, day DATE, d {}, more INTEGER, i BIGINT, t {})",
                    sql_name("T t"), sql_type(Type::decimal, 2), sql_type(Type::text)));
    database->append("T t", rows);
    EXPECT_TRUE(as_text(database->query("SELECT t, i, d, day, y FROM \"T t\" ORDER BY day")) ==
                as_text(rows));
    EXPECT_EQ(database->query("SELECT COUNT(more) FROM \"T t\"")[0].whole(0), 0);
    const auto appended = [&](const char* sql) { database->append("T t", database->query(sql)); };
    EXPECT_THAT(failure_of([&] { appended("SELECT 1 AS nobody"); }), HasSubstr("'nobody'"));
    EXPECT_THAT(failure_of([&] { appended("SELECT 1 AS day"); }), HasSubstr("'day'"));
    EXPECT_THAT(failure_of([&] { appended("SELECT CAST(1.5 AS DECIMAL(18, 1)) AS d"); }), HasSubstr("'d'"));
    EXPECT_EQ(database->query("SELECT COUNT(*) FROM \"T t\"")[0].whole(0), 20000);
}

TEST_P(Warehouse, DividesAndOrdersAlike) {
    EXPECT_EQ(as_text(database->query("SELECT 7 / 2 AS a, -7 / 2 AS b")), "a:1/0 b:1/0 \n[3][-3]");
    database->run_script(
        fmt::format("CREATE TABLE t (a {}); INSERT INTO t VALUES ('b'), (NULL), ('å'), ('a'), ('B'), ('aa')",
                    sql_type(Type::text)));
    EXPECT_EQ(as_text(database->query("SELECT a FROM t ORDER BY a")), "a:0/0 \n[B]\n[a]\n[aa]\n[b]\n[å]\n-");
    EXPECT_EQ(as_text(database->query("SELECT a FROM t ORDER BY a DESC")),
              "a:0/0 \n-\n[å]\n[b]\n[aa]\n[a]\n[B]");
}

TEST(PostgreSqlWarehouse, MessagesHoldNoPassword) {
    for (const auto* where : {"host=/nowhere user=u password=geheim dbname=d",
                              "postgresql://u:geheim@localhost:1/d", "password=geheim nonsense"})
        EXPECT_THAT(failure_of([&] { open_postgresql(where); }),
                    AllOf(Not(HasSubstr("geheim")), Not(HasSubstr("nothing"))));
}

TEST(PostgreSqlWarehouse, ADecimalWithoutScaleTakesWhatItsRowsShow) {
    if (!has_postgresql()) GTEST_SKIP();
    const auto database = new_database(Engine::postgresql);
    EXPECT_EQ(as_text(database->query(
                  "SELECT CAST(a AS NUMERIC) AS a FROM (VALUES (1, '2'), (2, NULL), (3, '-0.125'),"
                  " (4, '170141183460469231731687303715884105.72')) AS v(o, a) ORDER BY o LIMIT 3")),
              "a:2/3 \n[2.000]\n-\n[-0.125]");
    EXPECT_THAT(failure_of([&] { database->query("SELECT CAST('NaN' AS NUMERIC) AS a"); }), HasSubstr("'a'"));
    EXPECT_THAT(failure_of([&] { database->query("SELECT CAST(1e40 AS NUMERIC) AS a"); }),
                HasSubstr("38 digits"));
}

}  // namespace
}  // namespace vaerdi::warehouse
