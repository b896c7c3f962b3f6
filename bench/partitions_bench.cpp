// The same rows on one PostgreSQL server and spread over several: how long nine counts and sums by unit and
// year take. bench/several-postgres starts the servers and runs this; VAERDI_SERVERS names them, with | in
// between.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "warehouse/partitions.h"

namespace vaerdi::warehouse {
namespace {

std::vector<std::string> servers() {
    std::vector<std::string> list;
    const char* given = std::getenv("VAERDI_SERVERS");
    for (std::string_view left = given == nullptr ? "" : given; !left.empty();) {
        const auto end = left.find('|');
        list.emplace_back(left.substr(0, end));
        left = end == std::string_view::npos ? "" : left.substr(end + 1);
    }
    return list;
}

std::int64_t row_count() {
    const char* given = std::getenv("VAERDI_ROWS");
    return given == nullptr ? 2'000'000 : std::atoll(given);
}

DataSet operations(char version) {
    return {.id = "operations",
            .version = std::string(64, version),
            .title = "Operations",
            .columns = {{"unit", Type::text},
                        {"day", Type::date},
                        {"bed_days", Type::whole},
                        {"score", Type::decimal, 2},
                        {"revision", Type::date}},
            .rows = row_count()};
}

/// Spreads the rows over the first `count` servers and gives the table.
std::string spread(std::size_t count) {
    const auto all = servers();
    const auto set = operations(static_cast<char>('0' + count));
    const auto duckdb = open_duckdb({});
    prepare_register(*duckdb);
    create_tables(*duckdb, set);
    duckdb->run_script(
        fmt::format("INSERT INTO {} SELECT x + 1, 'unit ' || x % 50, DATE '2010-01-01' + CAST(x * 7 % 3650 "
                    "AS INTEGER), x % 11,"
                    " CAST(x % 4800 * 0.01 AS DECIMAL(18, 2)), CASE WHEN x % 40 = 0 THEN DATE '2011-01-01' + "
                    "CAST(x % 3650 AS INTEGER) END"
                    " FROM range({}) AS r(x)",
                    set.rows_table(), set.rows));
    enter_data_set(*duckdb, set);
    const auto coordinator = open_postgresql(all.front());
    spread_data_set(*duckdb, set, "unit", *coordinator, std::span(all).subspan(1, count - 1));
    return set.rows_table();
}

void count_by_unit_and_year(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    if (servers().size() < count) {
        state.SkipWithError("VAERDI_SERVERS names too few: run bench/several-postgres");
        return;
    }
    static std::map<std::size_t, std::string> tables;  // the rows are laid out once
    if (!tables.contains(count)) tables[count] = spread(count);
    const auto& table = tables[count];
    const auto coordinator = open_postgresql(servers().front());
    const auto sql =
        "SELECT unit, year(day) AS year, COUNT(*) AS n, SUM(bed_days) AS days, SUM(bed_days * bed_days) AS"
        " squares, SUM(score) AS score, SUM(score * score) AS score_squares, MIN(score) AS least,"
        " MAX(score) AS most, COUNT(revision) AS revised, COUNT(*) FILTER (WHERE revision < day + 730) AS "
        "early"
        " FROM " +
        table + " GROUP BY 1, 2 ORDER BY 1, 2";
    for (auto _ : state) benchmark::DoNotOptimize(coordinator->query(sql));
    state.SetItemsProcessed(state.iterations() * row_count());
}
BENCHMARK(count_by_unit_and_year)->Arg(1)->Arg(3)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(3);

}  // namespace
}  // namespace vaerdi::warehouse
