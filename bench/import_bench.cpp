// A million rows of CSV brought in (mapping, checks, pseudonyms, one id each) beside what one would write by
// hand: DuckDB's CREATE TABLE AS from the same file with every column's type given, and nothing checked.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "exchange/import.h"

namespace vaerdi::exchange {
namespace {

namespace fs = std::filesystem;

constexpr int rows = 1'000'000;

/// Operations as a Danish system exports them; made up.
const std::string& operations() {
    static const auto file = [] {
        const auto path = fs::temp_directory_path() / "vaerdi-import-bench.csv";
        std::ofstream out(path);
        out << "episode;cpr;opdato;pre;post;sex;age;dept;predicted;revdato\n";
        std::string text;
        for (int i = 0; i < rows; ++i) {
            const auto day = [](int n, int year) {
                return fmt::format("{:02}-{:02}-{}", n % 28 + 1, n / 28 % 12 + 1, year + n / 336 % 10);
            };
            text +=
                fmt::format("E{};{:02}{:02}{:02}{:04};{};{};{};{};{};Dept {};{},{:04};{}\n",
                            static_cast<long>(i) * 7919 % 10'000'019, i % 28 + 1, i % 12 + 1, i % 100,
                            i * 31L % 10'000, day(i, 2010), i % 20 == 0 ? "*" : fmt::to_string(i % 49),
                            i % 13 == 0 ? "*" : fmt::to_string(i * 7L % 49), 1 + i % 2, 40 + i % 50, i % 50,
                            i * 37L % 100, i * 41L % 10'000, i % 30 == 0 ? day(i / 30, 2012) : "");
            if (text.size() > 1U << 20U || i + 1 == rows) out << std::exchange(text, {});
        }
        return path.string();
    }();
    return file;
}

/// A new database, in memory or in a file.
struct Fresh {
    explicit Fresh(bool in_file) {
        if (in_file) file = fs::temp_directory_path() / "vaerdi-import-bench.duckdb";
        take_away();
        database = warehouse::open_duckdb({.file = file.string(), .readable = {operations()}});
    }
    ~Fresh() {
        database.reset();
        take_away();
    }
    void take_away() const {
        if (file.empty()) return;
        fs::remove(file);
        fs::remove(file.string() + ".wal");
    }
    fs::path file;
    std::unique_ptr<warehouse::Database> database;
};

constexpr const char* mapping = R"(mapping: 1
title: Operations
data: operations.csv
separator: semicolon
decimal: comma
dates: dd-mm-yyyy
missing: ["*"]
rows: {one: operation, id: episode}
columns:
  episode: {}
  patient: {from: cpr, pseudonym: patient, format: cpr}
  operation_date: {from: opdato, type: date, range: [2000-01-01, 2030-12-31]}
  pre: {type: whole, range: [0, 48]}
  post: {type: whole, range: [0, 48]}
  sex: {values: {1: male, 2: female}}
  age: {type: whole, range: [0, 120]}
  department: {from: dept}
  predicted: {type: decimal, decimals: 4}
  revision_date: {from: revdato, type: date}
)";

void ours(benchmark::State& state) {
    operations();
    const auto key = warehouse::PseudonymKey::from_secret("a secret for benchmarks only");
    for (auto _ : state) {
        state.PauseTiming();
        Fresh fresh(state.range(0) != 0);
        Diagnostics found("mapping.yaml");
        const auto resolved = mapping_of(mapping, "operations", found);
        state.ResumeTiming();
        const auto made = import_data(*resolved, {{"operations.csv", operations()}}, *fresh.database, &key,
                                      {.now = "2026-11-27T12:00:00Z"}, found);
        if (!made || made->data.rows != rows) state.SkipWithError("not every row was taken");
        state.PauseTiming();
        fresh.database.reset();
        state.ResumeTiming();
    }
}

void by_hand(benchmark::State& state) {
    operations();
    for (auto _ : state) {
        state.PauseTiming();
        Fresh fresh(state.range(0) != 0);
        state.ResumeTiming();
        fresh.database->query(
            fmt::format("CREATE TABLE operations AS SELECT * FROM read_csv({}, delim = ';', header = true, "
                        "auto_detect = false,"
                        " decimal_separator = ',', nullstr = ['*', ''], dateformat = '%d-%m-%Y', columns = "
                        "{{'episode': 'VARCHAR',"
                        " 'cpr': 'VARCHAR', 'opdato': 'DATE', 'pre': 'BIGINT', 'post': 'BIGINT', 'sex': "
                        "'BIGINT', 'age': 'BIGINT',"
                        " 'dept': 'VARCHAR', 'predicted': 'DECIMAL(18,4)', 'revdato': 'DATE'}})",
                        warehouse::sql_text(operations())));
        state.PauseTiming();
        fresh.database.reset();
        state.ResumeTiming();
    }
}

BENCHMARK(by_hand)->ArgName("file")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(ours)->ArgName("file")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace vaerdi::exchange
