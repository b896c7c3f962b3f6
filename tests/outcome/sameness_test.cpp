// The same rows give the same digits: in any order, with one thread or several, in DuckDB, in PostgreSQL, and
// spread over several servers of it.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "outcome/figures.h"
#include "warehouse/servers.h"

namespace vaerdi::outcome {
namespace {

using warehouse::Type;

constexpr auto document = R"yaml(measures: 1
data: rows.csv
rows: {id: id, date: operated, unit: unit, region: region, until: 2024-12-31, death: died}
exclude:
  first-two: {where: "sequence(surgeon, by: operated) <= 2"}
scores: {oks: {at: {pre: pre, post: post}, lowest: 0, highest: 48}}
define:
  revised: {kind: proportion, counts: "within(revision, 2 years)", follow_up: 2 years, adjust_for: [age, sex], exclude: [first-two]}
  stay: {kind: mean, of: days, adjust_for: [age]}
  middle: {kind: median, of: weight}
  falls: {kind: rate, of: days, exposure: age, per: 1000}
  revision_free: {kind: time-to-event, event: revision, follow_up: 3 years}
  gain: {kind: score change, instrument: oks, from: pre, to: post, better: higher}
)yaml";

const std::vector<warehouse::DataColumn>& columns() {
    static const std::vector<warehouse::DataColumn> all{
        {"id", Type::text},           {"operated", Type::date}, {"unit", Type::text}, {"region", Type::text},
        {"surgeon", Type::text},      {"sex", Type::text},      {"age", Type::whole}, {"days", Type::whole},
        {"weight", Type::decimal, 1}, {"revision", Type::date}, {"died", Type::date}, {"pre", Type::whole},
        {"post", Type::whole}};
    return all;
}

using Row = std::vector<std::string>;  // SQL values

std::string day(int number) { return fmt::format("date '2018-01-01' + {}", number); }

Row row_of(int number, const std::vector<int>& drawn) {
    const auto maybe = [](bool known, std::string value) { return known ? value : "null"; };
    const auto operated = drawn[0] % 1500;
    return {fmt::format("'r{}'", number),
            maybe(drawn[1] % 17 != 0, day(operated)),
            fmt::format("'u{}'", drawn[2] % 3),
            fmt::format("'{}'", drawn[2] % 3 == 0 ? "north" : "sÿd"),
            maybe(drawn[3] % 11 != 0, fmt::format("'s{}'", drawn[3] % 4)),
            maybe(drawn[4] % 13 != 0, drawn[4] % 2 == 0 ? "'f'" : "'m'"),
            std::to_string(40 + drawn[5] % 50),
            maybe(drawn[6] % 9 != 0, std::to_string(drawn[6] % 14)),
            fmt::format("{}.{}", 50 + drawn[7] % 60, drawn[7] % 10),
            maybe(drawn[8] % 5 == 0, day(operated + drawn[8] % 1200)),
            maybe(drawn[9] % 8 == 0, day(operated + drawn[9] % 1400)),
            maybe(drawn[10] % 6 != 0, std::to_string(drawn[10] % 49)),
            maybe(drawn[11] % 4 != 0, std::to_string(drawn[11] % 49))};
}

void fill(warehouse::Database& database, const std::vector<Row>& rows) {
    std::string script = "create table rows (row_number bigint";
    for (const auto& column : columns())
        script +=
            ", " + warehouse::sql_name(column.name) + " " + warehouse::sql_type(column.type, column.decimals);
    script += ");\n";
    for (std::size_t i = 0; i < rows.size(); ++i)
        script += fmt::format("{}({}, {})", i == 0 ? "insert into rows values " : ", ", i + 1,
                              fmt::join(rows[i], ", "));
    database.run_script(script);
}

ResolvedMeasures resolved() {
    Diagnostics found("measures.yaml");
    const auto read = read_measures(document, found);
    auto made = read ? resolve(*read, columns(), found) : std::nullopt;
    for (const auto& one : found.all()) ADD_FAILURE() << to_string(one, Language::english);
    return made.value();
}

/// Every digit of every figure.
std::string digits(const std::vector<MeasureFigures>& all) {
    std::string text;
    const auto add = [&](const Figure& figure) {
        text += figure.key.period ? std::to_string(*figure.key.period) : "-";
        for (const auto& group : figure.key.groups) text += "|" + group.value_or("?");
        const auto& tally = figure.tally;
        text += fmt::format(" {} {} {} {} {} {}", tally.rows, tally.counted, tally.events, tally.unknown,
                            tally.waiting, fmt::join(tally.excluded, "+"));
        if (figure.value) text += fmt::format(" {:a}", *figure.value);
        if (figure.interval) text += fmt::format(" {:a} {:a}", figure.interval->low, figure.interval->high);
        if (figure.adjusted) text += fmt::format(" {:a} {:a}", figure.adjusted->expected, figure.adjusted->z);
        if (figure.shrunken) text += fmt::format(" {:a}", figure.shrunken->value);
        text += "\n";
    };
    for (const auto& one : all) {
        text += fmt::format("measure {}\n", one.measure);
        for (const auto& cell : one.cells) add(cell);
        add(one.all);
    }
    return text;
}

std::string counted(warehouse::Database& database, const Grouping& grouping) {
    const auto measures = resolved();
    const std::vector<std::size_t> which{0, 1, 2, 3, 4, 5};
    return digits(figures(measures, which, count(database, "rows", measures, which, grouping, {})));
}

RC_GTEST_PROP(Sameness, OfAnyOrderThreadsAndDatabase, ()) {
    const auto drawn =
        *rc::gen::resize(80, rc::gen::container<std::vector<std::vector<int>>>(
                                 rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 100'000))));
    std::vector<Row> rows;
    for (const auto& one : drawn) rows.push_back(row_of(static_cast<int>(rows.size()), one));
    const Grouping grouping =
        *rc::gen::element(Grouping{}, Grouping{Period::year, {}}, Grouping{Period::none, {"unit"}},
                          Grouping{Period::quarter, {"region"}});
    const auto one_thread = warehouse::open_duckdb({.file = {}, .threads = 1});
    fill(*one_thread, rows);
    const auto wanted = counted(*one_thread, grouping);

    auto other_way = rows;
    std::ranges::reverse(other_way);
    std::ranges::rotate(other_way, other_way.begin() + static_cast<std::ptrdiff_t>(rows.size() / 3));
    const auto threads = warehouse::open_duckdb({.file = {}, .threads = 4});
    fill(*threads, other_way);
    RC_ASSERT(counted(*threads, grouping) == wanted);

    if (!warehouse::has_postgresql()) return;
    static const auto postgresql = warehouse::open_postgresql(warehouse::new_postgresql());
    postgresql->run_script("drop table if exists rows");
    fill(*postgresql, other_way);
    RC_ASSERT(counted(*postgresql, grouping) == wanted);
}

}  // namespace
}  // namespace vaerdi::outcome
