#include "exchange/arrival.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "exchange/letters.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Answer;
using warehouse::Column;
using warehouse::sql_name;
using warehouse::sql_type;
using warehouse::Type;

constexpr const char* table = "arriving_rows";
constexpr const char* again = "arriving_again";
// Names that no column of a mapping can have.
constexpr const char* file_column = "in file";
constexpr const char* line_column = "on line";
constexpr std::size_t most_examples = 3;
constexpr std::size_t most_waiting = 50'000;

Column whole_column(std::string name, std::size_t rows) {
    Column column{.name = std::move(name), .type = Type::whole};
    column.known.assign(rows, 1);
    column.numbers.reserve(rows);
    return column;
}

Column text_column(std::string name, std::size_t rows) {
    Column column{.name = std::move(name), .type = Type::text};
    column.known.assign(rows, 1);
    column.texts.reserve(rows);
    return column;
}

std::string columns_listed(const std::vector<TakenColumn>& columns) {
    std::string list = "row_number";
    for (const auto& taken : columns) list += ", " + sql_name(taken.column.name);
    return list;
}

}  // namespace

Arrival::Arrival(warehouse::Database& database, const std::vector<TakenColumn>& columns,
                 const warehouse::DataSet& set)
    : database_(database), columns_(columns), set_(set), rounded_(columns.size(), 0) {
    warehouse::create_tables(database, set);
    std::string made;
    for (const auto& taken : columns)
        made += fmt::format(", {} {}", sql_name(taken.column.name),
                            sql_type(taken.column.type, taken.column.decimals));
    database.run_script(
        fmt::format("DROP TABLE IF EXISTS {0}; CREATE TEMP TABLE {0} (row_number BIGINT, {1} BIGINT, "
                    "{2} BIGINT{3})",
                    table, sql_name(file_column), sql_name(line_column), made));
}

void Arrival::begin_file(const std::string& name, std::int64_t first_line) {
    files_.push_back(name);
    line_ = first_line;
}

void Arrival::take(TypedRows rows, const std::vector<std::uint32_t>& lines, std::int64_t line_count) {
    for (auto& flaw : rows.flaws)
        reject(flaw.column, flaw.reason, line_ + lines[flaw.row], std::move(flaw.value));
    for (std::size_t i = 0; i < rounded_.size(); ++i) rounded_[i] += rows.rounded[i];
    const auto read = rows.read;
    const auto taken = static_cast<std::int64_t>(rows.taken.size());
    if (taken > 0) append_rows(std::move(rows), lines);
    read_ += read;
    taken_ += taken;
    rejected_ += read - taken;
    line_ += line_count;
}

void Arrival::append_rows(TypedRows rows, const std::vector<std::uint32_t>& lines) {
    const auto count = rows.taken.size();
    Answer answer;
    auto number = whole_column("row_number", count), file = whole_column(file_column, count),
         line = whole_column(line_column, count);
    for (const auto row : rows.taken) {
        number.numbers.push_back(read_ + row + 1);
        line.numbers.push_back(line_ + lines[row]);
    }
    file.numbers.assign(count, static_cast<std::int64_t>(files_.size()) - 1);
    answer.columns = std::move(rows.columns);
    answer.columns.push_back(std::move(number));
    answer.columns.push_back(std::move(file));
    answer.columns.push_back(std::move(line));
    database_.append(table, answer);
}

void Arrival::reject(int column, Reason reason, std::int64_t line, std::string value) {
    waiting_.push_back({files_.back(), column, reason, line, std::move(value)});
    const auto& made = waiting_.back();
    count(made.file, column, reason, line, made.value);
    if (waiting_.size() >= most_waiting) write_rejections();
}

void Arrival::count(const std::string& file, int column, Reason reason, std::int64_t line,
                    const std::string& value) {
    auto& counted = counts_[{column, reason}];
    if (counted.count++ == 0) {
        const auto* taken = column < 0 ? nullptr : &columns_[static_cast<std::size_t>(column)];
        auto words = words_of(reason, taken);
        counted.column = taken == nullptr ? "" : taken->from;
        counted.why = std::move(words.why);
        counted.mend = std::move(words.mend);
        counted.rows = taken == nullptr || reason == Reason::missing || taken->otherwise == Otherwise::reject;
    }
    if (counted.examples.size() < most_examples) counted.examples.push_back({file, line, value});
}

void Arrival::write_rejections() {
    const auto count = waiting_.size();
    if (count == 0) return;
    Answer answer;
    for (const auto* name : {"file", "column", "value", "why_en", "why_da", "mend_en", "mend_da"})
        answer.columns.push_back(text_column(name, count));
    auto line = whole_column("line", count);
    for (auto& made : waiting_) {
        const auto& words = counts_.at({made.column, made.reason});
        std::size_t at = 0;
        for (const std::string* text :
             std::initializer_list<const std::string*>{&made.file, &words.column, &made.value, &words.why.en,
                                                       &words.why.da, &words.mend.en, &words.mend.da})
            answer.columns[at++].texts.push_back(*text);
        line.numbers.push_back(made.line);
    }
    answer.columns.push_back(std::move(line));
    database_.append(set_.rejections_table(), answer);
    waiting_.clear();
}

void Arrival::reject_same_ids() {
    const auto found = std::ranges::find_if(columns_, &TakenColumn::tells_apart);
    if (found == columns_.end()) return;
    const auto id = sql_name(found->column.name);
    database_.run_script(fmt::format(
        "CREATE TEMP TABLE {0} AS SELECT row_number, {2} AS file, {3} AS line, {4} AS id FROM {1} WHERE "
        "{4} IN (SELECT {4} FROM {1} GROUP BY {4} HAVING COUNT(*) > 1)",
        again, table, sql_name(file_column), sql_name(line_column), id));
    constexpr std::int64_t at_once = 100'000;
    std::int64_t last = 0;
    for (;;) {
        const auto rows = database_.query(fmt::format("SELECT row_number, file, line, id FROM {} WHERE "
                                                      "row_number > $1 ORDER BY row_number LIMIT $2",
                                                      again),
                                          std::vector<warehouse::Value>{last, at_once});
        if (rows.rows() == 0) return;
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            const auto& file = files_[static_cast<std::size_t>(rows[1].whole(i))];
            const auto id_shown =
                found->is_identifier() ? std::string() : shortened(rows[3].written(i), most_shown);
            waiting_.push_back({file, static_cast<int>(found - columns_.begin()), Reason::same_id,
                                rows[2].whole(i), id_shown});
            count(file, waiting_.back().column, Reason::same_id, rows[2].whole(i), id_shown);
        }
        write_rejections();
        last = rows[0].whole(rows.rows() - 1);
        taken_ -= static_cast<std::int64_t>(rows.rows());
        rejected_ += static_cast<std::int64_t>(rows.rows());
    }
}

void Arrival::finish(Imported& imported) {
    write_rejections();
    reject_same_ids();
    const bool same = counts_.end() != std::ranges::find_if(counts_, [](const auto& entry) {
                          return entry.first.second == Reason::same_id;
                      });
    const auto list = columns_listed(columns_);
    database_.query(fmt::format(
        "INSERT INTO {0} ({1}) SELECT {1} FROM {2}{3}", set_.rows_table(), list, table,
        same ? fmt::format(" WHERE row_number NOT IN (SELECT row_number FROM {})", again) : std::string()));
    database_.run_script(fmt::format("DROP TABLE {}; DROP TABLE IF EXISTS {}", table, again));
    imported.read = read_;
    imported.set.rows = taken_;
    imported.set.rejected = rejected_;
    for (auto& [key, counted] : counts_) imported.rejections.push_back(std::move(counted));
    std::ranges::stable_sort(imported.rejections, std::ranges::greater{}, &RejectionCount::count);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (rounded_[i] == 0) continue;
        const auto& column = columns_[i];
        imported.said.push_back({fmt::format("'{}': {} values had more than {} decimals and were rounded",
                                             column.from, rounded_[i], column.column.decimals),
                                 fmt::format("'{}': {} værdier havde mere end {} decimaler og blev afrundet",
                                             column.from, rounded_[i], column.column.decimals)});
    }
}

}  // namespace vaerdi::exchange
