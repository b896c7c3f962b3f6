#include "exchange/table_records.h"

#include <fmt/format.h>

#include <algorithm>

#include "exchange/answer_records.h"
#include "exchange/content_hash.h"

namespace vaerdi::exchange {
namespace {

using warehouse::sql_name;

constexpr const char* handed_in = "rows_handed_in";
constexpr std::int64_t rows_of_table_at_once = 20'000;

/// `schema.name`, or a name in the schema where one stands.
std::pair<std::string, std::string> schema_and_name(const std::string& table) {
    const auto point = table.find('.');
    if (point == std::string::npos) return {{}, table};
    return {table.substr(0, point), table.substr(point + 1)};
}

}  // namespace

TableRows::TableRows(warehouse::Database& connection, const ResolvedMapping& mapping, Diagnostics& found)
    : connection_(connection), mapping_(mapping) {
    const auto chosen = find_columns(found);
    if (found.has_errors()) return;
    const auto [schema, name] = schema_and_name(mapping.table.value);
    std::string list, order;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        list += fmt::format("CAST({} AS VARCHAR) AS c{}, ", sql_name(chosen[i]), i);
        order += fmt::format("{}c{} COLLATE \"C\"", i == 0 ? "" : ", ", i);
    }
    connection_.run_script(
        fmt::format("DROP TABLE IF EXISTS {0}; CREATE TEMP TABLE {0} AS SELECT *, ROW_NUMBER() OVER (ORDER "
                    "BY {1}) AS n FROM"
                    " (SELECT {2} FROM {3}{4}) AS rows_there",
                    handed_in, order, list.substr(0, list.size() - 2),
                    schema.empty() ? "" : sql_name(schema) + ".", sql_name(name)));
    there_ = true;
    if (connection_.engine() == warehouse::Engine::postgresql)
        connection_.run_script(fmt::format("CREATE INDEX ON {} (n)", handed_in));
}

TableRows::~TableRows() {
    if (!there_) return;
    try {
        connection_.run_script(fmt::format("DROP TABLE {}", handed_in));
    } catch (const warehouse::WarehouseFailure&) {  // it goes with the connection
    }
}

std::vector<std::string> TableRows::find_columns(Diagnostics& found) {
    const auto [schema, name] = schema_and_name(mapping_.table.value);
    const auto there = connection_.query(
        "SELECT CAST(column_name AS VARCHAR), CAST(data_type AS VARCHAR) FROM information_schema.columns"
        " WHERE table_name = $1 AND table_schema = CASE WHEN $2 = '' THEN CAST(current_schema() AS VARCHAR) "
        "ELSE $2 END"
        " ORDER BY ordinal_position",
        std::vector<warehouse::Value>{name, schema});
    if (there.rows() == 0) {
        found.error(mapping_.table.at,
                    {fmt::format("the database has no table '{}'", mapping_.table.value),
                     fmt::format("databasen har ingen tabel '{}'", mapping_.table.value)},
                    {"write `table: schema.name`", "skriv `table: skema.navn`"});
        return {};
    }
    heading_ = there[0].texts;
    std::vector<std::string> chosen;
    for (const auto& column : mapping_.columns) {
        const auto at = std::ranges::find(heading_, column.from);
        if (at == heading_.end()) {
            const auto nearest = nearest_name(column.from, heading_);
            found.error(column.at,
                        {fmt::format("the table has no column '{}'", column.from),
                         fmt::format("tabellen har ingen kolonne '{}'", column.from)},
                        nearest.empty() ? Text("mend `from`", "ret `from`")
                                        : Text(fmt::format("did you mean '{}'?", nearest),
                                               fmt::format("mente du '{}'?", nearest)));
            continue;
        }
        chosen.push_back(column.from);
        const auto type = folded(there[1].texts[static_cast<std::size_t>(at - heading_.begin())]);
        typed_.push_back(type.find("char") == std::string::npos && type != "text");
    }
    return chosen;
}

warehouse::Answer TableRows::rows_from(std::int64_t first) {
    std::string list;
    for (std::size_t i = 0; i < mapping_.columns.size(); ++i)
        list += fmt::format("{}c{}", i == 0 ? "" : ", ", i);
    return connection_.query(
        fmt::format("SELECT {} FROM {} WHERE n > $1 AND n <= $2 ORDER BY n", list, handed_in),
        std::vector<warehouse::Value>{first, first + rows_of_table_at_once});
}

std::string TableRows::print() {
    ContentPrint print;
    for (std::int64_t first = 0;; first += rows_of_table_at_once) {
        const auto rows = rows_from(first);
        if (rows.rows() == 0) return print.hex();
        for (std::size_t row = 0; row < rows.rows(); ++row)
            for (const auto& column : rows.columns) {
                // Lengths keep apart what stands beside each other.
                print.add(column.is_known(row) ? fmt::format("{}:", column.texts[row].size())
                                               : std::string("-"));
                if (column.is_known(row)) print.add(column.texts[row]);
            }
    }
}

RecordSource TableRows::source() {
    RecordSource source;
    source.heading = heading_;
    source.typed = typed_;
    source.next = [this, first = std::int64_t{0}]() mutable -> std::optional<Block> {
        const auto rows = rows_from(first);
        first += rows_of_table_at_once;
        if (rows.rows() == 0) return {};
        return Block{.ready = records_of(rows)};
    };
    source.read = [](Block block) { return std::move(block.ready); };
    return source;
}

}  // namespace vaerdi::exchange
