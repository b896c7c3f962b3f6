#include "exchange/table_rows.h"

#include <fmt/format.h>

#include "exchange/csv_shape.h"
#include "exchange/csv_writer.h"
#include "exchange/parquet_rows.h"

namespace vaerdi::exchange {
namespace {

using warehouse::sql_name;

constexpr int rows_at_a_time = 10'000;

struct TableColumns {
    std::string table;  ///< as SQL names it
    std::vector<std::string> headings, types;
};

TableColumns columns_of_table(warehouse::Database& postgresql, const std::string& table) {
    const std::vector<warehouse::Value> named{table};
    const auto columns = postgresql.query(
        "select cast(to_regclass($1) as text) as called, cast(attname as text) as heading, "
        "cast(format_type(atttypid, atttypmod) as text) as type from pg_attribute where attrelid = "
        "to_regclass($1) and attnum > 0 and not attisdropped order by attnum",
        named);
    if (columns.rows() == 0)
        throw ImportRefused({fmt::format("the database has no table {} that this user may read", table),
                             fmt::format("databasen har ingen tabel {}, som denne bruger må læse", table)});
    if (columns.rows() > most_headings)
        throw ImportRefused(
            {fmt::format("{} has {} columns; at most {} are read", table, columns.rows(), most_headings),
             fmt::format("{} har {} kolonner; der læses højst {}", table, columns.rows(), most_headings)});
    TableColumns made;
    for (std::size_t c = 0; c < columns.rows(); ++c) {
        made.table = columns[0].texts[c];
        made.headings.push_back(columns[1].texts[c]);
        made.types.push_back(columns[2].texts[c]);
    }
    return made;
}

}  // namespace

TableRows table_rows(warehouse::Database& postgresql, const std::string& table,
                     const ResolvedMapping& mapping, const PrivateFolder& folder, std::stop_token stop) {
    if (postgresql.engine() != warehouse::Engine::postgresql)
        throw ImportRefused({"a table is read from PostgreSQL", "en tabel læses fra PostgreSQL"});
    const auto columns = columns_of_table(postgresql, table);
    TableRows made;
    made.rows.found.push_back({fmt::format("{}: a table", table), fmt::format("{}: en tabel", table)});
    std::string selection, order;
    for (std::size_t c = 0; c < columns.headings.size(); ++c) {
        if (is_typed(columns.types[c])) made.rows.typed.push_back(columns.headings[c]);
        selection += fmt::format("{}{} as {}", c > 0 ? ", " : "",
                                 text_of_typed(sql_name(columns.headings[c]), columns.types[c],
                                               mapping.takes_as_date(columns.headings[c])),
                                 sql_name(columns.headings[c]));
        order += fmt::format("{}{}", c > 0 ? ", " : "", c + 1);
    }
    const auto written = folder.path() / "table.csv";
    CsvWriter writer(written, columns.headings);
    const warehouse::Transaction reading(postgresql);
    postgresql.query(fmt::format("declare rows_to_read no scroll cursor for select {} from {} order by {}",
                                 selection, columns.table, order),
                     {}, stop);
    while (true) {
        const auto some =
            postgresql.query(fmt::format("fetch {} from rows_to_read", rows_at_a_time), {}, stop);
        if (some.rows() == 0) break;
        writer.rows(some);
    }
    writer.finish();
    made.file = std::move(open_data_files(written, table, {}, Encoding::utf_8, folder).front());
    made.file.form = Form::csv;
    made.rows.plain = made.file.plain;
    return made;
}

}  // namespace vaerdi::exchange
