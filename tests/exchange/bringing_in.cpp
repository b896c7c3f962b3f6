#include "exchange/bringing_in.h"

#include <duckdb.h>
#include <fmt/format.h>

namespace vaerdi::exchange {

const warehouse::PseudonymKey& test_key() {
    static const auto key = warehouse::PseudonymKey::from_secret("a secret for tests only");
    return key;
}

std::vector<std::string> rows_of(warehouse::Database& database, const warehouse::DataSet& set) {
    std::string columns = "row_number";
    for (const auto& column : set.columns) columns += ", " + warehouse::sql_name(column.name);
    const auto rows =
        database.query("SELECT " + columns + " FROM " + set.rows_table() + " ORDER BY row_number");
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        std::string line;
        for (const auto& column : rows.columns)
            line +=
                (line.empty() ? "" : "|") + (column.is_known(row) ? column.written(row) : std::string("?"));
        lines.push_back(line);
    }
    return lines;
}

void write_parquet(const std::filesystem::path& file, const std::string& select) {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    duckdb_open(nullptr, &database);
    duckdb_connect(database, &connection);
    const auto sql = "COPY (" + select + ") TO " + warehouse::sql_text(file.string()) + " (FORMAT parquet)";
    EXPECT_EQ(duckdb_query(connection, sql.c_str(), nullptr), DuckDBSuccess);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
}

std::string mapping_with(const std::string& columns, const std::string& more) {
    return "mapping: 1\ntitle: Operations\ndata: data.csv\n" + more + "columns:\n" + columns;
}

BroughtIn bring_in(warehouse::Database& database, const std::string& mapping,
                   const std::vector<Written>& files, const ImportOptions& options) {
    BroughtIn made;
    Diagnostics found("mapping.yaml");
    if (const auto resolved = mapping_of(mapping, "operations", found)) {
        std::vector<DataFile> handed;
        for (const auto& file : files) handed.push_back({file.name, {}, file.text});
        made.imported = import_data(*resolved, handed, database, &test_key(), options, found);
    }
    for (const auto& finding : found.sorted()) {
        EXPECT_FALSE(finding.message.da.empty());
        auto& list = finding.severity == Severity::error ? made.errors : made.warnings;
        list.push_back(fmt::format("{}: {}", finding.at.line, finding.message.en));
    }
    EXPECT_EQ(made.imported.has_value(), made.errors.empty());
    if (!made.imported || !options.keep) return made;
    const auto& set = made.imported->data;
    made.rows = rows_of(database, set);
    for (const auto& rejection : warehouse::rejections(database, set, 1000)) {
        EXPECT_FALSE(rejection.mend.da.empty());
        made.rejections.push_back(fmt::format("{}:{} {} '{}' {}", rejection.file, rejection.line,
                                              rejection.column, rejection.value, rejection.why.en));
    }
    EXPECT_EQ(made.imported->rows_read, set.rows + set.rejected);
    EXPECT_EQ(static_cast<std::int64_t>(made.rows.size()), set.rows);
    return made;
}

BroughtIn bring_in(const std::string& mapping, const std::vector<Written>& files,
                   const ImportOptions& options) {
    const auto database = warehouse::open_duckdb({});
    return bring_in(*database, mapping, files, options);
}

}  // namespace vaerdi::exchange
