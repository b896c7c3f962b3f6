// DuckDB or PostgreSQL: identical digits, for any rows.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warehouse/data_set.h"
#include "warehouse/servers.h"

namespace vaerdi::warehouse {
namespace {

DataSet operations(std::int64_t rows) {
    return {.id = "operations",
            .version = std::string(64, 'a'),
            .title = {"Operations", "Operationer"},
            .columns = {{"unit", Type::text},
                        {"points", Type::whole},
                        {"score", Type::decimal, 2},
                        {"day", Type::date},
                        {"event", Type::truth}},
            .rows = rows};
}

/// Any rows, some values unknown; few units, so that they share some.
Answer any_rows() {
    Answer rows;
    rows.columns = {Column{.name = "row_number", .type = Type::whole},
                    Column{.name = "unit"},
                    Column{.name = "points", .type = Type::whole},
                    Column{.name = "score", .type = Type::decimal, .scale = 2},
                    Column{.name = "day", .type = Type::date},
                    Column{.name = "event", .type = Type::truth}};
    static const std::vector<std::string> units{"", "a", "B", "æ", "Å", "a b", "\\N", "\t", "😀", "'"};
    const auto count = *rc::gen::inRange<std::int64_t>(0, 40);
    constexpr std::int64_t most = 999'999'999'999'999'999;
    for (std::int64_t row = 1; row <= count; ++row) {
        const std::array<std::int64_t, 6> numbers{row,
                                                  0,
                                                  *rc::gen::arbitrary<std::int64_t>(),
                                                  *rc::gen::inRange<std::int64_t>(-most, most),
                                                  *rc::gen::inRange<std::int64_t>(-719162, 2932896),
                                                  *rc::gen::inRange<std::int64_t>(0, 2)};
        for (std::size_t i = 0; i < rows.columns.size(); ++i) {
            auto& column = rows.columns[i];
            const bool known = i == 0 || *rc::gen::inRange(0, 5) != 0;
            column.known.push_back(known ? 1 : 0);
            if (column.type == Type::text)
                column.texts.push_back(known ? *rc::gen::elementOf(units) : "");
            else
                column.numbers.push_back(known ? numbers.at(i) : 0);
        }
    }
    return rows;
}

constexpr std::array questions{
    "SELECT row_number, unit, points, score, day, event FROM {} ORDER BY row_number",
    "SELECT row_number, unit FROM {} ORDER BY unit, points DESC, score, day DESC, event, row_number",
    "SELECT unit, COUNT(*) AS n, COUNT(points) AS known, SUM(points) AS points, SUM(score) AS score, "
    "MIN(score) AS least,"
    " MAX(day) AS last, SUM(CASE WHEN event THEN 1 ELSE 0 END) AS events, COUNT(*) FILTER (WHERE event) AS "
    "again"
    " FROM {} GROUP BY unit ORDER BY unit",
    "SELECT year(day) / 10 AS decade, COUNT(DISTINCT unit) AS units, SUM(score * score) AS "
    "squares FROM {}"
    " WHERE ABS(score) < 1000000000 GROUP BY 1 ORDER BY 1",
    "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY score) AS middle, percentile_disc(0.5) WITHIN GROUP "
    "(ORDER BY points)"
    " AS points FROM {}",
    "SELECT row_number, RANK() OVER (PARTITION BY unit ORDER BY day, row_number) AS place, LAG(score) OVER "
    "(ORDER BY row_number)"
    " AS before FROM {} ORDER BY row_number",
    "SELECT row_number, points IS NULL AS unknown, event AND points > 0 AS both, COALESCE(unit, '-') AS unit,"
    " score > 12.5 AS above FROM {} ORDER BY row_number",
};

std::string question(const char* text, const DataSet& of) {
    return fmt::format(fmt::runtime(text), of.rows_table());
}

/// PostgreSQL, the same for all tests; null when there is none.
Database* postgresql() {
    static const auto shared = has_postgresql() ? open_postgresql(new_postgresql()) : nullptr;
    return shared.get();
}

RC_GTEST_PROP(Engines, AnswerAlikeAndCopiesAreEqual, ()) {
    auto* shared = postgresql();
    if (shared == nullptr) return;
    const auto rows = any_rows();
    const auto set = operations(static_cast<std::int64_t>(rows.rows()));
    // Never closed: DuckDB does not bear being closed when the program has ended.
    static auto& duckdb = *open_duckdb({.threads = 2}).release();
    static auto& back = *open_duckdb({.threads = 1}).release();
    prepare_register(duckdb);
    create_tables(duckdb, set);
    duckdb.append(set.rows_table(), rows);
    enter_data_set(duckdb, set);
    copy_data_set(duckdb, set, *shared);
    copy_data_set(*shared, set, back);
    std::vector<std::string> answers[3];
    for (std::size_t engine = 0; engine < 3; ++engine) {
        auto& asked = *std::array{&duckdb, shared, &back}.at(engine);
        for (const auto* text : questions)
            answers[engine].push_back(as_text(asked.query(question(text, set))));
        remove_data_set(asked, set);
    }
    RC_ASSERT(answers[0] == answers[1]);
    RC_ASSERT(answers[0] == answers[2]);
    RC_ASSERT(answers[0].front() == as_text(rows));
}

TEST(Engines, DatesHaveTheSameParts) {
    auto* shared = postgresql();
    if (shared == nullptr) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    prepare_register(*shared);
    // Every day of 400 years, the first and the last of all others.
    const auto* question =
        "SELECT COUNT(*) AS n, SUM(CASE WHEN year(d) <> EXTRACT(YEAR FROM d) OR month(d) <> EXTRACT(MONTH "
        "FROM d)"
        " OR day(d) <> EXTRACT(DAY FROM d) OR quarter(d) <> EXTRACT(QUARTER FROM d) THEN 1 ELSE 0 END) AS "
        "wrong,"
        " COUNT(year(CAST(NULL AS DATE))) AS unknown, SUM(year(d) * (month(d) * 31 + day(d))) AS sum FROM"
        " (SELECT DATE '1801-01-01' + CAST(i AS INTEGER) AS d FROM generate_series(0, 146096) AS s(i)"
        " UNION ALL SELECT make_date(CAST(y AS INTEGER), 1, 1) FROM generate_series(1, 9999) AS s(y)"
        " UNION ALL SELECT make_date(CAST(y AS INTEGER), 12, 31) FROM generate_series(1, 9999) AS s(y)) AS t";
    const auto answer = shared->query(question);
    EXPECT_EQ(answer[0].whole(0), 146'097 + 2 * 9'999);
    EXPECT_EQ(answer[1].whole(0), 0);
    EXPECT_EQ(answer[2].whole(0), 0);
    EXPECT_EQ(as_text(answer), as_text(open_duckdb({})->query(question)));
}

TEST(Engines, ACopyTakesEveryPageAndTheRejections) {
    auto* shared = postgresql();
    if (shared == nullptr) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto duckdb = open_duckdb({}), back = open_duckdb({});
    auto set = operations(120'000);
    set.version = std::string(64, 'b');
    set.rejected = 3;
    prepare_register(*duckdb);
    create_tables(*duckdb, set);
    duckdb->run_script(
        fmt::format("INSERT INTO {} SELECT x + 7, 'u' || x % 50, x * x, x * 0.25, DATE '2015-01-01' + CAST(x "
                    "% 4000 AS INTEGER), x % 7 = 0"
                    " FROM range(120000) AS r(x);"
                    "INSERT INTO {} SELECT 'a.csv', x, 'day', '31.02.2018', 'no such day', 'ingen sådan "
                    "dag', 'mend', 'ret'"
                    " FROM range(3) AS r(x)",
                    set.rows_table(), set.rejections_table()));
    enter_data_set(*duckdb, set);
    copy_data_set(*duckdb, set, *shared);
    copy_data_set(*shared, set, *back);
    EXPECT_NE(failure_of([&] { copy_data_set(*duckdb, set, *shared); }), "nothing was thrown")
        << "it is there";
    const auto all = question(questions.front(), set);
    EXPECT_TRUE(as_text(duckdb->query(all)) == as_text(back->query(all)));
    EXPECT_EQ(shared->query("SELECT COUNT(*) FROM " + set.rows_table())[0].whole(0), 120'000);
    EXPECT_EQ(rejections(*back, set, 10).size(), 3U);
    EXPECT_EQ(rejections(*shared, set, 10)[2].why.da, "ingen sådan dag");
    EXPECT_EQ(find_data_set(*back, "operations")->rejected, 3);
    remove_data_set(*shared, set);
}

TEST(Engines, ACopyThatFailsLeavesNothing) {
    auto* shared = postgresql();
    if (shared == nullptr) GTEST_SKIP() << "no PostgreSQL server is installed (package postgresql-15)";
    const auto duckdb = open_duckdb({});
    auto set = operations(1);
    set.version = std::string(64, 'c');
    prepare_register(*duckdb);
    create_tables(*duckdb, set);
    duckdb->run_script(
        fmt::format("INSERT INTO {} (row_number, unit) VALUES (1, 'a' || chr(0))", set.rows_table()));
    enter_data_set(*duckdb, set);
    EXPECT_NE(failure_of([&] { copy_data_set(*duckdb, set, *shared); }), "nothing was thrown")
        << "PostgreSQL keeps no NUL byte";
    EXPECT_FALSE(find_data_set(*shared, set.id, set.version));
    EXPECT_NE(failure_of([&] { shared->query("SELECT * FROM " + set.rows_table()); }), "nothing was thrown");
    EXPECT_EQ(duckdb->query("SELECT 1").rows(), 1U) << "the source is free again";
}

}  // namespace
}  // namespace vaerdi::warehouse
