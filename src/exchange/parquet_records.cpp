#include "exchange/parquet_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "exchange/answer_records.h"
#include "exchange/csv_records.h"
#include "warehouse/database.h"

namespace vaerdi::exchange {
namespace {

using warehouse::sql_name;
using warehouse::sql_text;

constexpr std::int64_t rows_at_once = 20'000;

FileFailure damaged_parquet(const std::string& name) {
    return {{fmt::format("{} is damaged, or no complete Parquet file", name),
             fmt::format("{} er beskadiget eller ikke en hel Parquet-fil", name)},
            {"write or fetch the file again", "skriv eller hent filen igen"}};
}

class Parquet {
  public:
    explicit Parquet(const Part& part) : name_(part.name) {
        if (part.path.empty())
            throw FileFailure({part.name + " cannot be read as Parquet from where it is",
                               part.name + " kan ikke læses som Parquet, hvor den er"},
                              {"hand it in as a file", "aflever den som en fil"});
        const auto path = part.path.string();
        duckdb_ = warehouse::open_duckdb({.readable = {path}});
        from_ = fmt::format("read_parquet({}, file_row_number = true)", sql_text(path));
    }

    /// Columns and the types that DuckDB gives them.
    std::vector<std::pair<std::string, std::string>> columns() {
        const auto described = query(fmt::format(
            "SELECT column_name, column_type FROM (DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {})",
            from_));
        std::vector<std::pair<std::string, std::string>> all;
        for (std::size_t row = 0; row < described.rows(); ++row)
            all.emplace_back(described[0].texts[row], described[1].texts[row]);
        return all;
    }

    void choose(const std::vector<std::string>& columns) {
        for (const auto& column : columns)
            selected_ +=
                fmt::format("{}CAST({} AS VARCHAR)", selected_.empty() ? "" : ", ", sql_name(column));
    }

    std::optional<Block> next() {
        const auto rows =
            query(fmt::format("SELECT {} FROM {} WHERE file_row_number >= {} AND file_row_number < {} "
                              "ORDER BY file_row_number",
                              selected_, from_, at_, at_ + rows_at_once));
        at_ += rows_at_once;
        if (rows.rows() == 0) return {};
        return Block{.ready = records_of(rows)};
    }

  private:
    warehouse::Answer query(const std::string& sql) {
        try {
            return duckdb_->query(sql);
        } catch (const warehouse::WarehouseFailure&) {
            throw damaged_parquet(name_);
        }
    }

    std::string name_, from_, selected_;
    std::unique_ptr<warehouse::Database> duckdb_;
    std::int64_t at_ = 0;
};

bool is_text_type(const std::string& type) { return type == "VARCHAR"; }

}  // namespace

std::vector<std::string> parquet_heading(const Part& part) {
    std::vector<std::string> heading;
    for (const auto& [name, type] : Parquet(part).columns()) heading.push_back(name);
    if (heading.size() > most_headings)
        throw FileFailure(
            {fmt::format("{} has {} columns; {} are the most", part.name, heading.size(), most_headings),
             fmt::format("{} har {} kolonner; højst {} er mulige", part.name, heading.size(), most_headings)},
            {"keep the columns that are used", "behold de kolonner, der bruges"});
    return heading;
}

RecordSource open_parquet(const Part& part, std::vector<std::string> columns) {
    const auto parquet = std::make_shared<Parquet>(part);
    RecordSource source;
    const auto all = parquet->columns();
    for (const auto& [name, type] : all) source.heading.push_back(name);
    if (columns.empty()) columns = source.heading;
    for (const auto& column : columns) {
        const auto at = std::ranges::find(source.heading, column) - source.heading.begin();
        source.typed.push_back(!is_text_type(all[static_cast<std::size_t>(at)].second));
    }
    parquet->choose(columns);
    source.next = [parquet] { return parquet->next(); };
    source.read = [](Block block) { return std::move(block.ready); };
    return source;
}

}  // namespace vaerdi::exchange
