// Nine measures by fifty units and ten years over ten million operations, beside the same written by hand for
// DuckDB in one statement. VAERDI_BENCH_ROWS says how many rows, for a quick look.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "outcome/figures.h"
#include "warehouse/database.h"

namespace vaerdi::outcome {
namespace {

constexpr auto document = R"yaml(measures: 1
data: made.csv
rows: {date: operated, unit: unit, until: until, death: died}
define:
  revision_2y: {kind: proportion, among: kind = 'primary', counts: "within(revised, 2 years) and cause <> 'infection'", follow_up: 2 years}
  readmission_30d: {kind: proportion, among: kind = 'primary', counts: "within(readmitted, 30 days)", follow_up: 30 days}
  infection_1y: {kind: proportion, among: kind = 'primary', counts: "within(revised, 1 year) and cause = 'infection'", follow_up: 1 year}
  death_90d: {kind: proportion, counts: "within(died, 90 days)", follow_up: 90 days}
  long_stay: {kind: proportion, counts: days > 7}
  stay: {kind: mean, of: days}
  age: {kind: mean, of: age}
  complications: {kind: rate, of: complications, exposure: days, per: 1000}
  gain: {kind: score change, instrument: oks, from: pre, to: post, better: higher}
scores: {oks: {at: {pre: oks_pre, post: oks_post}, lowest: 0, highest: 48}}
)yaml";

constexpr auto by_hand = R"sql(
select extract(year from operated) as year, unit, count(*) as n,
  count(*) filter (where kind = 'primary' and (until >= operated + interval 2 year or died <= operated + interval 2 year)
    and revised between operated and operated + interval 2 year and cause <> 'infection') as revision,
  count(*) filter (where kind = 'primary' and (until >= operated + interval 2 year or died <= operated + interval 2 year)
    and not (revised between operated and operated + interval 2 year and cause is null)) as revision_of,
  count(*) filter (where kind = 'primary' and (until >= operated + interval 30 day or died <= operated + interval 30 day)
    and readmitted between operated and operated + interval 30 day) as readmission,
  count(*) filter (where kind = 'primary' and (until >= operated + interval 30 day or died <= operated + interval 30 day)) as readmission_of,
  count(*) filter (where kind = 'primary' and (until >= operated + interval 1 year or died <= operated + interval 1 year)
    and revised between operated and operated + interval 1 year and cause = 'infection') as infection,
  count(*) filter (where kind = 'primary' and (until >= operated + interval 1 year or died <= operated + interval 1 year)
    and not (revised between operated and operated + interval 1 year and cause is null)) as infection_of,
  count(*) filter (where (until >= operated + interval 90 day or died <= operated + interval 90 day)
    and died between operated and operated + interval 90 day) as death,
  count(*) filter (where until >= operated + interval 90 day or died <= operated + interval 90 day) as death_of,
  count(*) filter (where days > 7) as long_stay, count(days) as long_stay_of,
  sum(days) as stay, sum(days * days) as stay_squares,
  sum(age) as age, sum(age * age) as age_squares, count(age) as age_of,
  sum(complications) filter (where days is not null) as complications,
  sum(days) filter (where complications is not null) as exposure,
  count(*) filter (where oks_pre is not null and oks_post is not null) as answered,
  sum(oks_post - oks_pre) as gain, sum((oks_post - oks_pre) * (oks_post - oks_pre)) as gain_squares,
  sum(coalesce(oks_post, 0) - coalesce(oks_pre, 48)) as worst,
  sum(coalesce(oks_post, 48) - coalesce(oks_pre, 0)) as best
from made group by 1, 2)sql";

/// Operations made up by counting: dates over ten years, events by remainders.
std::unique_ptr<warehouse::Database> made(unsigned threads) {
    const char* asked = std::getenv("VAERDI_BENCH_ROWS");
    const std::string rows = asked ? asked : "10000000";
    auto database = warehouse::open_duckdb({.file = {}, .threads = threads});
    database->run_script(
        "create table made as select i as row_number,"
        " date '2010-01-01' + cast(i * 7919 % 3652 as integer) as operated,"
        " 'unit ' || (i * 31 % 50) as unit,"
        " case when i % 9 = 0 then 'revision' else 'primary' end as kind,"
        " case when i % 37 = 0 then date '2010-01-01' + cast(i * 7919 % 3652 + i % 900 as integer) end as "
        "revised,"
        " case when i % 37 = 0 and i % 11 <> 0 then case when i % 5 = 0 then 'infection' else 'loosening' "
        "end end as cause,"
        " case when i % 14 = 0 then date '2010-01-01' + cast(i * 7919 % 3652 + i % 50 as integer) end as "
        "readmitted,"
        " case when i % 23 = 0 then date '2010-01-01' + cast(i * 7919 % 3652 + i % 2000 as integer) end as "
        "died,"
        " date '2020-12-31' as until,"
        " case when i % 101 = 0 then null else i % 13 end as days,"
        " 45 + i % 45 as age, case when i % 53 = 0 then 1 else 0 end as complications,"
        " case when i % 7 = 0 then null else i % 40 end as oks_pre,"
        " case when i % 5 = 0 then null else 8 + i % 41 end as oks_post from range(" +
        rows + ") as t(i)");
    return database;
}

ResolvedMeasures resolved() {
    using warehouse::Type;
    Diagnostics found("measures.yaml");
    std::vector<warehouse::DataColumn> columns;
    for (const auto* name : {"operated", "revised", "readmitted", "died", "until"})
        columns.push_back({name, Type::date});
    for (const auto* name : {"unit", "kind", "cause"}) columns.push_back({name, Type::text});
    for (const auto* name : {"days", "age", "complications", "oks_pre", "oks_post"})
        columns.push_back({name, Type::whole});
    return resolve(read_measures(document, found).value(), columns, found).value();
}

void nine_measures(benchmark::State& state) {
    const auto database = made(0);
    const auto measures = resolved();
    const std::vector<std::size_t> which{0, 1, 2, 3, 4, 5, 6, 7, 8};
    for (auto _ : state) {
        const auto counted = count(*database, "made", measures, which, {Period::year, {"unit"}}, {});
        benchmark::DoNotOptimize(figures(measures, which, counted));
    }
}

void nine_measures_by_hand(benchmark::State& state) {
    const auto database = made(0);
    for (auto _ : state) benchmark::DoNotOptimize(database->query(by_hand));
}

BENCHMARK(nine_measures)->Unit(benchmark::kMillisecond)->MinTime(3)->UseRealTime();
BENCHMARK(nine_measures_by_hand)->Unit(benchmark::kMillisecond)->MinTime(3)->UseRealTime();

}  // namespace
}  // namespace vaerdi::outcome
