#include <fmt/format.h>

#include "warehouse/copying.h"

namespace vaerdi::warehouse {
namespace {
constexpr std::int64_t rows_at_once = 50'000;
}  // namespace

void copy_rows(Database& from, const DataSet& which, std::string_view condition, Database& to,
               std::string_view table) {
    std::string columns = "row_number";
    for (const auto& column : which.columns) columns += ", " + sql_name(column.name);
    const auto page =
        fmt::format("SELECT {} FROM {} WHERE row_number > $1 AND ({}) ORDER BY row_number LIMIT $2", columns,
                    which.rows_table(), condition);
    for (std::int64_t after = 0;;) {
        const auto rows = from.query(page, std::vector<Value>{after, rows_at_once});
        if (rows.rows() == 0) return;
        to.append(table, rows);
        after = rows[0].whole(rows.rows() - 1);
    }
}

void copy_rejections(Database& from, const DataSet& which, Database& to) {
    constexpr std::string_view columns = "file, line, \"column\", value, why_en, why_da, mend_en, mend_da";
    const auto page =
        fmt::format("SELECT {0} FROM {1} ORDER BY {0} LIMIT $1 OFFSET $2", columns, which.rejections_table());
    for (std::int64_t before = 0;;) {
        const auto rows = from.query(page, std::vector<Value>{rows_at_once, before});
        if (rows.rows() == 0) return;
        to.append(which.rejections_table(), rows);
        before += rows_at_once;
    }
}

void copy_data_set(Database& from, const DataSet& which, Database& to) {
    prepare_register(to);
    Transaction reading(from), writing(to);
    enter_data_set(to, which);
    create_tables(to, which);
    copy_rows(from, which, "true", to, which.rows_table());
    copy_rejections(from, which, to);
    writing.commit();
}

}  // namespace vaerdi::warehouse
