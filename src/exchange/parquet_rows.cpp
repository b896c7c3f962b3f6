#include "exchange/parquet_rows.h"

#include <fmt/format.h>

#include "exchange/csv_shape.h"
#include "exchange/csv_writer.h"

namespace vaerdi::exchange {
namespace {

constexpr std::int64_t rows_at_once = 100'000;

using warehouse::sql_name;
using warehouse::sql_text;

bool is_time(std::string_view type) { return folded(type).starts_with("timestamp"); }

}  // namespace

bool is_typed(std::string_view type) {
    const auto word = folded(type);
    return !word.starts_with("varchar") && !word.starts_with("text") && !word.starts_with("char") &&
           !word.starts_with("blob");
}

std::string text_of_typed(const std::string& sql, std::string_view type, bool wanted_as_date) {
    const auto word = folded(type);
    if (is_time(type) && wanted_as_date) return fmt::format("cast(cast({} as date) as varchar)", sql);
    const bool fraction = word == "double" || word == "float" || word == "real" ||
                          word == "double precision" || word.starts_with("decimal") ||
                          word.starts_with("numeric");
    // 3.0 is the whole number 3, as programs write it that know no other.
    if (fraction) return fmt::format("regexp_replace(cast({} as varchar), '[.]0+$', '')", sql);
    return fmt::format("cast({} as varchar)", sql);
}

Rewritten parquet_rows(const OpenedFile& file, const ResolvedMapping& mapping, warehouse::Database& duckdb,
                       std::stop_token stop) {
    Rewritten made{.plain = file.plain.string() + ".csv"};
    made.found.push_back(Text{fmt::format("{}: Parquet", file.name)});
    const auto source = fmt::format("read_parquet({})", sql_text(file.plain.string()));
    try {
        const auto columns = duckdb.query(
            fmt::format("select column_name, column_type from (describe select * from {})", source));
        if (columns.rows() > most_headings)
            throw ImportRefused({fmt::format("{} has {} columns; at most {} are read", file.name,
                                             columns.rows(), most_headings),
                                 fmt::format("{} har {} kolonner; der læses højst {}", file.name,
                                             columns.rows(), most_headings)});
        std::string selection;
        for (std::size_t c = 0; c < columns.rows(); ++c) {
            const auto& heading = columns[0].texts[c];
            const auto& type = columns[1].texts[c];
            if (is_typed(type)) made.typed.push_back(heading);
            const auto text = text_of_typed(sql_name(heading), type, mapping.takes_as_date(heading));
            selection += fmt::format("{}{} as {}", c > 0 ? ", " : "", text, sql_name(heading));
        }
        CsvWriter writer(made.plain, columns[0].texts);
        for (std::int64_t from = 0;; from += rows_at_once) {
            const auto some = duckdb.query(
                fmt::format("select {} from {} limit {} offset {}", selection, source, rows_at_once, from),
                {}, stop);
            writer.rows(some);
            if (static_cast<std::int64_t>(some.rows()) < rows_at_once) break;
        }
        writer.finish();
    } catch (const warehouse::WarehouseFailure&) {
        throw ImportRefused({fmt::format("{} is a damaged Parquet file", file.name),
                             fmt::format("{} er en beskadiget Parquet-fil", file.name)});
    }
    return made;
}

}  // namespace vaerdi::exchange
