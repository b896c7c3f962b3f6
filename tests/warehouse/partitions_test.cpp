// Three PostgreSQL servers on one machine count as one DuckDB does, each its own share.
#include "warehouse/partitions.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "warehouse/servers.h"

namespace vaerdi::warehouse {
namespace {
using testing::HasSubstr;

struct ThreeServers {
    std::unique_ptr<Database> coordinator = open_postgresql(new_postgresql(1));
    std::vector<std::string> others{new_postgresql(2), new_postgresql(3)};

    std::unique_ptr<Database> other(std::size_t which) const { return open_postgresql(others.at(which)); }
};

DataSet operations() {
    return {.id = "operations",
            .version = std::string(64, 'd'),
            .title = {"Operations", "Operationer"},
            .columns = {{"unit", Type::text},
                        {"points", Type::whole},
                        {"score", Type::decimal, 2},
                        {"day", Type::date},
                        {"event", Type::truth}},
            .rows = 30'000};
}

std::unique_ptr<Database> duckdb_with(const DataSet& set) {
    auto duckdb = open_duckdb({});
    prepare_register(*duckdb);
    create_tables(*duckdb, set);
    duckdb->run_script(fmt::format(
        "INSERT INTO {} SELECT x + 1, CASE WHEN x % 101 <> 0 THEN 'afd. Ø''' || x % 17 END, x * x,"
        " CAST(x % 4801 * 0.25 AS DECIMAL(18, 2)), DATE '2015-01-01' + CAST(x % 3000 AS INTEGER),"
        " CASE WHEN x % 11 <> 0 THEN x % 7 = 0 END FROM range(30000) AS r(x);"
        "INSERT INTO {} VALUES ('a.csv', 3, 'day', 'x', 'no day', 'ingen dag', 'mend', 'ret')",
        set.rows_table(), set.rejections_table()));
    enter_data_set(*duckdb, set);
    return duckdb;
}

std::string explained(Database& database, const std::string& sql) {
    const auto answer = database.query("EXPLAIN (VERBOSE, COSTS OFF) " + sql);
    std::string text;
    for (std::size_t row = 0; row < answer.rows(); ++row) text += answer[0].written(row) + '\n';
    return text;
}

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

const std::string by_unit =
    "SELECT unit, year(day) AS year, COUNT(*) AS n, SUM(CASE WHEN event THEN 1 ELSE 0 END) AS "
    "events,"
    " COUNT(event) AS known, SUM(score) AS score, SUM(score * score) AS squares, SUM(points) AS points"
    " FROM {} WHERE day >= DATE '2016-02-29' GROUP BY 1, 2";

TEST(SeveralServers, EachCountsItsShareAndTheDigitsAreDuckDbs) {
    if (!has_postgresql()) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto set = operations();
    const auto duckdb = duckdb_with(set);
    const ThreeServers servers;
    spread_data_set(*duckdb, set, "unit", *servers.coordinator, servers.others);

    const auto sql = fmt::format(fmt::runtime(by_unit), set.rows_table());
    for (const auto& question :
         {sql + " ORDER BY 1, 2",
          "SELECT year, SUM(n) AS n, SUM(squares) AS squares FROM (" + sql + ") AS t GROUP BY 1 ORDER BY 1",
          "SELECT * FROM " + set.rows_table() + " ORDER BY row_number",
          "SELECT unit, percentile_disc(0.5) WITHIN GROUP (ORDER BY score) AS middle FROM " +
              set.rows_table() + " GROUP BY 1 ORDER BY 1"})
        EXPECT_TRUE(as_text(servers.coordinator->query(question)) == as_text(duckdb->query(question)))
            << question;

    const auto plan = explained(*servers.coordinator, sql);
    EXPECT_EQ(times(plan, "Async Foreign Scan"), 2U) << plan;
    EXPECT_EQ(times(plan, "Relations: Aggregate on"), 2U) << plan;
    EXPECT_EQ(times(explained(*servers.coordinator, "SELECT year, SUM(n) FROM (" + sql + ") AS t GROUP BY 1"),
                    "Relations: Aggregate on"),
              2U);
    const auto one_unit = explained(*servers.coordinator,
                                    "SELECT COUNT(*) FROM " + set.rows_table() + " WHERE unit = 'afd. Ø''3'");
    EXPECT_LE(times(one_unit, "Scan on"), 1U) << "only the server that has the unit is asked\n" << one_unit;

    std::int64_t all = 0;
    for (const std::size_t i : {0, 1}) {
        const auto there = servers.other(i)->query("SELECT COUNT(*) FROM " + set.rows_table())[0].whole(0);
        EXPECT_NEAR(static_cast<double>(there), 10'000, 1'500);
        all += there;
    }
    EXPECT_LT(all, 30'000);
    EXPECT_EQ(rejections(*servers.coordinator, set, 10).size(), 1U);

    const auto back = open_duckdb({});
    copy_data_set(*servers.coordinator, *find_data_set(*servers.coordinator, set.id), *back);
    const auto rows = "SELECT * FROM " + set.rows_table() + " ORDER BY row_number";
    EXPECT_TRUE(as_text(back->query(rows)) == as_text(duckdb->query(rows)));

    remove_data_set(*servers.coordinator, set);
    for (const std::size_t i : {0, 1})
        EXPECT_EQ(servers.other(i)->query("SELECT COUNT(*) FROM " + set.rows_table())[0].whole(0), 0)
            << "no row of a patient stays behind";
    spread_data_set(*duckdb, set, "unit", *servers.coordinator, servers.others);
    EXPECT_EQ(servers.coordinator->query("SELECT COUNT(*) FROM " + set.rows_table())[0].whole(0), 30'000);
}

TEST(SeveralServers, NothingIsLeftWhenOneCannotBeReached) {
    if (!has_postgresql()) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto set = operations();
    const auto duckdb = duckdb_with(set);
    ThreeServers servers;
    const auto reached = servers.others.front();
    servers.others.back() = "host=/nowhere password=geheim";
    const auto said =
        failure_of([&] { spread_data_set(*duckdb, set, "unit", *servers.coordinator, servers.others); });
    EXPECT_THAT(said, testing::AllOf(HasSubstr("/nowhere"), testing::Not(HasSubstr("geheim"))));
    EXPECT_FALSE(find_data_set(*servers.coordinator, set.id));
    EXPECT_NE(failure_of([&] { servers.coordinator->query("SELECT * FROM " + set.rows_table()); }),
              "nothing was thrown");
    EXPECT_NE(failure_of([&] { open_postgresql(reached)->query("SELECT * FROM " + set.rows_table()); }),
              "nothing was thrown");
}

TEST(SeveralServers, MoreServersThanUnitsLeaveSomeIdle) {
    if (!has_postgresql()) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto set = operations();
    const auto duckdb = duckdb_with(set);
    duckdb->run_script(fmt::format("DELETE FROM {} WHERE unit IS NOT NULL", set.rows_table()));
    const ThreeServers servers;
    spread_data_set(*duckdb, set, "unit", *servers.coordinator, servers.others);
    EXPECT_EQ(servers.coordinator->query("SELECT COUNT(*) FROM " + set.rows_table())[0].whole(0), 298);
}

TEST(SeveralServers, RowsAreDividedByTextsOrWholeNumbersOnPostgreSql) {
    const auto set = operations();
    const auto duckdb = duckdb_with(set), other = open_duckdb({});
    EXPECT_THAT(failure_of([&] { spread_data_set(*duckdb, set, "unit", *other, {}); }),
                HasSubstr("only PostgreSQL"));
    if (!has_postgresql()) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto postgresql = new_database(Engine::postgresql);
    EXPECT_THAT(failure_of([&] { spread_data_set(*duckdb, set, "day", *postgresql, {}); }),
                HasSubstr("'day'"));
    EXPECT_THAT(failure_of([&] { spread_data_set(*duckdb, set, "nobody", *postgresql, {}); }),
                HasSubstr("'nobody'"));
}

}  // namespace
}  // namespace vaerdi::warehouse
