// A million operations in a CSV brought in by a mapping – types, code lists, ranges, ids that may occur once
// only, pseudonyms of patients and surgeons, a report of what was rejected – beside DuckDB's own typed CREATE
// TABLE AS from the same file. VAERDI_BENCH_ROWS says how many rows, for a quick look.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "exchange/import.h"
#include "warehouse/pseudonym.h"

namespace vaerdi::exchange {
namespace {

namespace fs = std::filesystem;

constexpr auto mapping_text = R"yaml(mapping: 1
data: operations.csv
dates: dd-mm-yyyy
missing: ["*"]
rows: {one: operation, id: id}
columns:
  id: {from: Nr, required: yes}
  patient: {from: CPR, pseudonym: patient}
  surgeon: {from: Kirurg, pseudonym: surgeon}
  unit: {from: Afdeling}
  operated: {from: Dato, type: date, range: [2000-01-01, 2030-01-01]}
  discharged: {from: Udskrevet, type: date}
  sex: {from: Køn, values: {1: man, 2: woman}}
  age: {from: Alder, type: whole, range: [0, 120]}
  days: {from: Døgn, type: whole, range: [0, 300]}
  bmi: {from: BMI, type: decimal, decimals: 1}
  oks_pre: {from: OKS før, type: whole, range: [0, 48]}
  oks_post: {from: OKS efter, type: whole, range: [0, 48]}
)yaml";

/// A folder with the file; taken away at the end.
class Desk {
  public:
    Desk() {
        const char* asked = std::getenv("VAERDI_BENCH_ROWS");
        const auto rows = asked != nullptr ? std::strtoll(asked, nullptr, 10) : 1'000'000;
        std::ofstream out(file());
        out << "Nr;CPR;Kirurg;Afdeling;Dato;Udskrevet;Køn;Alder;Døgn;BMI;OKS før;OKS efter\n";
        for (long long i = 0; i < rows; ++i) {
            const auto day = 1 + i * 7 % 28, month = 1 + i * 5 % 12, year = 2010 + i % 11;
            out << fmt::format(
                "{};{:02}{:02}{:02}-{:04};K{};Afsnit {};{:02}-{:02}-{};{:02}-{:02}-{};{};{};{};{}."
                "{};{};{}\n",
                i, day, month, 30 + i % 60, i * 31 % 10000, i % 400, i % 50, day, month, year, day, month,
                year, 1 + i % 2, 45 + i % 45, i % 13, 19 + i % 20, i % 10, i % 40,
                i % 7 == 0 ? "*" : std::to_string(8 + i % 41));
        }
    }
    fs::path file() const { return folder_.path() / "operations.csv"; }
    fs::path database() const {
        const auto path = folder_.path() / "kept.duckdb";
        fs::remove(path);
        return path;
    }
    fs::path folder() const { return folder_.path(); }

  private:
    PrivateFolder folder_;
};

void by_a_mapping(benchmark::State& state) {
    const Desk desk;
    Diagnostics found("mapping.yaml");
    const auto mapping = resolve(read_mapping(mapping_text, found).value(), "operations", found).value();
    // A key file, as people have it: a key made of a secret sentence is slow on purpose.
    warehouse::make_key_file(desk.folder() / "key");
    for (auto _ : state) {
        const PrivateFolder unpacked;
        const auto database = warehouse::open_duckdb(
            {.file = desk.database().string(), .readable = {unpacked.path().string()}});
        warehouse::use_pseudonyms(*database, warehouse::PseudonymKey::from_file(desk.folder() / "key"));
        const auto imported = import_data(mapping, mapping_text, {.files = {{desk.file(), "operations.csv"}}},
                                          *database, unpacked, "2026-11-27T12:00:00Z");
        if (imported.data.rejected != 0) state.SkipWithError("rows were rejected");
    }
}

void typed_create_table_as(benchmark::State& state) {
    const Desk desk;
    for (auto _ : state) {
        const auto database =
            warehouse::open_duckdb({.file = desk.database().string(), .readable = {desk.folder().string()}});
        database->query(fmt::format(
            "create table kept as select * from read_csv('{}', delim = ';', header = true, dateformat = "
            "'%d-%m-%Y', nullstr = '*', columns = {{'id': 'BIGINT', 'patient': 'VARCHAR', 'surgeon': "
            "'VARCHAR', "
            "'unit': 'VARCHAR', 'operated': 'DATE', 'discharged': 'DATE', 'sex': 'VARCHAR', 'age': 'BIGINT', "
            "'days': 'BIGINT', 'bmi': 'DECIMAL(18,1)', 'oks_pre': 'BIGINT', 'oks_post': 'BIGINT'}})",
            desk.file().string()));
    }
}

BENCHMARK(by_a_mapping)->Unit(benchmark::kMillisecond)->MinTime(3)->UseRealTime();
BENCHMARK(typed_create_table_as)->Unit(benchmark::kMillisecond)->MinTime(3)->UseRealTime();

}  // namespace
}  // namespace vaerdi::exchange
