#include "warehouse/data_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "warehouse/copying.h"
#include "warehouse/date_functions.h"

namespace vaerdi::warehouse {
namespace {

constexpr std::array type_words{"text", "whole", "decimal", "date", "truth"};

std::string written_columns(const std::vector<DataColumn>& columns) {
    auto list = nlohmann::json::array();
    for (const auto& column : columns)
        list.push_back({{"name", column.name},
                        {"type", type_words.at(static_cast<std::size_t>(column.type))},
                        {"decimals", column.decimals},
                        {"pseudonym", column.pseudonym}});
    return list.dump();
}

std::vector<DataColumn> columns_from(const std::string& text) {
    std::vector<DataColumn> columns;
    try {
        for (const auto& written : nlohmann::json::parse(text)) {
            const auto type = std::ranges::find(type_words, written.at("type").get<std::string>());
            if (type == type_words.end()) throw std::out_of_range("type");
            columns.push_back({written.at("name"), static_cast<Type>(type - type_words.begin()),
                               written.at("decimals"), written.at("pseudonym")});
        }
    } catch (const std::exception&) {
        throw WarehouseFailure(
            {"the register of data sets is damaged; restore it from a backup",
             "fortegnelsen over datasæt er beskadiget; genskab den fra en sikkerhedskopi"});
    }
    return columns;
}

/// The id and the version as part of a table's name: letters, digits and underscores, and short enough for
/// PostgreSQL (63 bytes).
std::string table_of(std::string_view kind, const DataSet& of) {
    std::string name(kind);
    for (const char c : of.id.substr(0, 30)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        name += plain ? c : '_';
    }
    return name + '_' + of.version.substr(0, 16);
}

constexpr std::string_view all_entries =
    "SELECT id, version, title_en, title_da, columns, row_count, rejected, generated, imported_at"
    " FROM data_sets";

std::vector<DataSet> sets_of(const Answer& answer) {
    std::vector<DataSet> sets;
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        const auto text = [&](std::size_t column) { return answer[column].texts[row]; };
        sets.push_back({text(0), text(1), Text(text(2), text(3)), columns_from(text(4)), answer[5].whole(row),
                        answer[6].whole(row), answer[7].whole(row) != 0, text(8)});
    }
    return sets;
}

bool is_spread(Database& postgresql, const DataSet& set) {
    return postgresql
               .query("SELECT 1 FROM pg_class WHERE oid = to_regclass($1) AND relkind = 'p'",
                      std::vector<Value>{set.rows_table()})
               .rows() > 0;
}

}  // namespace

const DataColumn* DataSet::find(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &DataColumn::name);
    return found == columns.end() ? nullptr : &*found;
}

std::string DataSet::rows_table() const { return table_of("rows_", *this); }
std::string DataSet::rejections_table() const { return table_of("rejections_", *this); }

void prepare_register(Database& database) {
    if (database.engine() == Engine::postgresql) prepare_date_functions(database);
    const auto text = sql_type(Type::text);
    database.run_script(fmt::format(
        "CREATE TABLE IF NOT EXISTS data_sets (entered BIGINT NOT NULL, id {0} NOT NULL, version {0} NOT "
        "NULL,"
        " title_en {0} NOT NULL, title_da {0} NOT NULL, columns {0} NOT NULL, row_count BIGINT NOT NULL,"
        " rejected BIGINT NOT NULL, generated BOOLEAN NOT NULL, imported_at {0} NOT NULL,"
        " PRIMARY KEY (id, version))",
        text));
}

std::vector<DataSet> data_sets(Database& database) {
    return sets_of(database.query(std::string(all_entries) + " ORDER BY entered"));
}

std::optional<DataSet> find_data_set(Database& database, std::string_view id, std::string_view version) {
    std::vector<Value> asked{std::string(id)};
    std::string where = " WHERE id = $1";
    if (!version.empty()) {
        where += " AND version = $2";
        asked.emplace_back(std::string(version));
    }
    auto found =
        sets_of(database.query(std::string(all_entries) + where + " ORDER BY entered DESC LIMIT 1", asked));
    if (found.empty()) return {};
    return std::move(found.front());
}

std::string rows_columns(const DataSet& of) {
    std::string columns = "row_number BIGINT NOT NULL";
    for (const auto& column : of.columns)
        columns += fmt::format(", {} {}", sql_name(column.name), sql_type(column.type, column.decimals));
    return columns;
}

void create_rejections_table(Database& database, const DataSet& of) {
    database.run_script(fmt::format(
        "CREATE TABLE {} (file {text}, line BIGINT, \"column\" {text}, value {text}, why_en {text},"
        " why_da {text}, mend_en {text}, mend_da {text})",
        of.rejections_table(), fmt::arg("text", sql_type(Type::text))));
}

void create_tables(Database& database, const DataSet& of) {
    // A large table of DuckDB is quicker without an index; PostgreSQL finds rows in order by it.
    const auto* key = database.engine() == Engine::postgresql ? ", PRIMARY KEY (row_number)" : "";
    database.run_script(fmt::format("CREATE TABLE {} ({}{})", of.rows_table(), rows_columns(of), key));
    create_rejections_table(database, of);
}

void adopt_rows(Database& database, const DataSet& of, std::string_view table) {
    database.run_script(fmt::format("ALTER TABLE {} RENAME TO {}", table, of.rows_table()));
    create_rejections_table(database, of);
}

void enter_data_set(Database& database, const DataSet& made) {
    if (find_data_set(database, made.id, made.version))
        throw WarehouseFailure({fmt::format("this version of the data set '{}' is there already", made.id),
                                fmt::format("denne version af datasættet '{}' er der allerede", made.id)});
    database.query(
        "INSERT INTO data_sets (entered, id, version, title_en, title_da, columns, row_count, rejected,"
        " generated, imported_at)"
        " SELECT COALESCE(MAX(entered), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM data_sets",
        std::vector<Value>{made.id, made.version, made.title.en, made.title.da, written_columns(made.columns),
                           made.rows, made.rejected, made.generated, made.imported_at});
}

void remove_data_set(Database& database, const DataSet& which) {
    Transaction together(database);
    // Rows that lie on other servers go there, too; to drop the table takes away only the way to them.
    if (database.engine() == Engine::postgresql && is_spread(database, which))
        database.run_script("TRUNCATE " + which.rows_table());
    database.run_script(fmt::format("DROP TABLE IF EXISTS {}; DROP TABLE IF EXISTS {}", which.rows_table(),
                                    which.rejections_table()));
    database.query("DELETE FROM data_sets WHERE id = $1 AND version = $2",
                   std::vector<Value>{which.id, which.version});
    together.commit();
}

std::vector<Rejection> rejections(Database& database, const DataSet& of, std::size_t most, std::size_t skip) {
    const auto answer = database.query(
        fmt::format("SELECT file, line, \"column\", value, why_en, why_da, mend_en, mend_da FROM {}"
                    " ORDER BY file, line, \"column\", value, why_en LIMIT $1 OFFSET $2",
                    of.rejections_table()),
        std::vector<Value>{static_cast<std::int64_t>(most), static_cast<std::int64_t>(skip)});
    std::vector<Rejection> list;
    for (std::size_t row = 0; row < answer.rows(); ++row) {
        const auto text = [&](std::size_t column) { return answer[column].texts[row]; };
        list.push_back({text(0), answer[1].whole(row), text(2), text(3), Text(text(4), text(5)),
                        Text(text(6), text(7))});
    }
    return list;
}

}  // namespace vaerdi::warehouse
