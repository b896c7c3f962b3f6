// Any bytes as a mapping, as measures, and as the rows of a CSV or JSON file that a mapping takes in: taken
// or refused with words in both languages, every row read is taken or rejected, and figures are numbers.
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string_view>

#include "exchange/import.h"
#include "exchange/propose_mapping.h"
#include "outcome/figures.h"
#include "require.h"

namespace {

using namespace vaerdi;

void has_words(const Diagnostics& found) {
    for (const auto& finding : found.sorted()) {
        require(!finding.message.en.empty() && !finding.message.da.empty());
        require(!to_string(finding, Language::danish).empty());
    }
}

void as_mapping(std::string_view text) {
    Diagnostics found("mapping.yaml");
    const auto document = exchange::read_mapping(text, found);
    require(document.has_value() || found.has_errors());
    const auto resolved = document ? exchange::resolve(*document, "data", found) : std::nullopt;
    require(!resolved || !found.has_errors());
    has_words(found);
}

constexpr auto mapping = R"yaml(mapping: 1
data: rows
rows: {id: id}
columns:
  id: {}
  day: {type: date, dates: yyyy-mm-dd, otherwise: missing}
  unit: {}
  n: {type: whole, range: [0, 100], otherwise: missing}
  x: {type: decimal, missing: ["*"], otherwise: missing}
  yes: {type: truth, otherwise: missing}
)yaml";

void as_measures(std::string_view text) {
    using warehouse::Type;
    static const std::vector<warehouse::DataColumn> columns{{"id", Type::text},      {"day", Type::date},
                                                            {"unit", Type::text},    {"n", Type::whole},
                                                            {"x", Type::decimal, 6}, {"yes", Type::truth}};
    Diagnostics found("measures.yaml");
    const auto document = outcome::read_measures(text, found);
    require(document.has_value() || found.has_errors());
    const auto resolved = document ? outcome::resolve(*document, columns, found) : std::nullopt;
    require(resolved.has_value() != found.has_errors());
    has_words(found);
    if (!resolved) return;
    // What was understood can be counted.
    const auto database = warehouse::open_duckdb({.file = {}, .threads = 1});
    database->run_script(
        "create table made as select i as row_number, 'r' || i as id, date '2020-01-01' + cast(i as integer) "
        "as "
        "day, 'u' || i % 2 as unit, i as n, cast(i as decimal(18,6)) as x, i % 3 = 0 as yes from range(5) as "
        "t(i)");
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < resolved->measures.size(); ++i) which.push_back(i);
    const auto counted = outcome::count(*database, "made", *resolved, which, {}, {});
    for (const auto& one : outcome::figures(*resolved, which, counted))
        require(!one.all.value || std::isfinite(*one.all.value));
}

void as_rows(std::string_view bytes) {
    Diagnostics found("mapping.yaml");
    const auto resolved =
        exchange::resolve(exchange::read_mapping(mapping, found).value(), "data", found).value();
    const exchange::PrivateFolder folder, unpacked;
    const auto file = folder.path() / "rows";
    std::ofstream(file, std::ios::binary) << bytes;
    try {
        const auto database =
            warehouse::open_duckdb({.file = {}, .threads = 1, .readable = {unpacked.path().string()}});
        const auto imported = exchange::import_data(resolved, mapping, {.files = {{file, "rows"}}}, *database,
                                                    unpacked, "2026-01-01T00:00:00Z", false);
        require(imported.rows_read == imported.data.rows + imported.data.rejected);
    } catch (const exchange::ImportRefused& refused) {
        require(!refused.message().en.empty() && !refused.message().da.empty());
    } catch (const warehouse::WarehouseFailure& failure) {
        require(!failure.message().en.empty() && !failure.message().da.empty());
    }
    try {
        const auto proposed = exchange::propose_mapping({{file, "rows"}}, unpacked);
        Diagnostics wrong("mapping.yaml");
        const auto read = exchange::read_mapping(proposed.text, wrong);
        require(read.has_value() && !wrong.has_errors());
    } catch (const exchange::ImportRefused& refused) {
        require(!refused.message().da.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
        case 'm':
            as_mapping(text);
            break;
        case 'c':
            as_measures(text);
            break;
        default:
            as_rows(text);
    }
    return 0;
}
