// Patient-level rows out of DuckDB and into it: what reading an answer, pseudonyms and a copy cost beside the
// query itself. Items are rows.
#include <benchmark/benchmark.h>

#include <string>

#include "warehouse/pseudonym.h"

namespace vaerdi::warehouse {
namespace {

constexpr std::int64_t row_count = 1'000'000;

/// Never closed: DuckDB does not bear being closed when the program has ended.
Database& operations() {
    static auto& database = *[] {
        auto* made = open_duckdb({}).release();
        made->run_script(
            "CREATE TABLE operations AS SELECT x AS row_number, 'unit-' || x % 50 AS unit, 'product ' || x % "
            "7 AS product,"
            " DATE '2010-01-01' + CAST(x % 3650 AS INTEGER) AS day, 40 + x % 50 AS age, x % 2 = 0 AS male,"
            " 1 + x % 4 AS asa, CAST(x % 4800 * 0.01 AS DECIMAL(18, 2)) AS before,"
            " CAST(x % 4700 * 0.01 AS DECIMAL(18, 2)) AS after,"
            " CASE WHEN x % 40 = 0 THEN DATE '2012-01-01' + CAST(x % 3650 AS INTEGER) END AS revision,"
            " CAST(100000000 + x % 700000 AS VARCHAR) || '0' AS cpr FROM range(1000000) AS r(x)");
        use_pseudonyms(*made, PseudonymKey::from_secret("a sentence that nobody guesses"));
        return made;
    }();
    return database;
}

void read_all_columns(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(operations().query("SELECT * FROM operations"));
    state.SetItemsProcessed(state.iterations() * row_count);
}
BENCHMARK(read_all_columns)->Unit(benchmark::kMillisecond)->UseRealTime();

void append_all_columns(benchmark::State& state) {
    const auto rows = operations().query("SELECT * FROM operations");
    for (auto _ : state) {
        operations().run_script("CREATE OR REPLACE TABLE copied AS SELECT * FROM operations LIMIT 0");
        operations().append("copied", rows);
    }
    state.SetItemsProcessed(state.iterations() * row_count);
}
BENCHMARK(append_all_columns)->Unit(benchmark::kMillisecond)->UseRealTime();

void count_identifiers(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(operations().query("SELECT MAX(cpr) FROM operations"));
    state.SetItemsProcessed(state.iterations() * row_count);
}
BENCHMARK(count_identifiers)->Unit(benchmark::kMillisecond)->UseRealTime();

void count_pseudonyms(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(operations().query("SELECT MAX(pseudonym('patient', cpr)) FROM operations"));
    state.SetItemsProcessed(state.iterations() * row_count);
}
BENCHMARK(count_pseudonyms)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace vaerdi::warehouse
