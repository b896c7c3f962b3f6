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
using warehouse::Type;

constexpr const char* same_ids = "rows_with_the_same_id";
constexpr std::size_t most_examples = 3;
constexpr std::size_t most_waiting = 500'000;
constexpr std::size_t most_other_keys_in_all = 10'000;

Column known_column(std::string name, Type type, std::size_t rows) {
    Column column{.name = std::move(name), .type = type};
    column.known.assign(rows, 1);
    if (type == Type::text)
        column.texts.reserve(rows);
    else
        column.numbers.reserve(rows);
    return column;
}

}  // namespace

Arrival::Arrival(warehouse::Database& database, const std::vector<TakenColumn>& columns,
                 const Pseudonyms& pseudonyms, const warehouse::DataSet& set)
    : database_(database),
      columns_(columns),
      pseudonyms_(pseudonyms),
      set_(set),
      rounded_(columns.size(), 0),
      met_(columns.size(), false) {
    warehouse::create_tables(database, set);
    for (const auto& taken : columns)
        like_.columns.push_back({.name = taken.column.name,
                                 .type = taken.column.type,
                                 .scale = taken.column.type == Type::decimal ? taken.column.decimals : 0});
    like_.columns.push_back({.name = "row_number", .type = Type::whole});
}

void Arrival::take(const std::string& name, const RecordSource& source) {
    places_.begin_file(name, source.first_line);
    ended_ = false;
    while (!ended_) {
        pausing_ = false;
        begun_ = done_ = 0;
        try {
            database_.fill(set_.rows_table(), like_, [&] { return more(source); });
        } catch (...) {
            if (failure_) std::rethrow_exception(failure_);
            throw;
        }
        write_rejections();
    }
}

/// One block, by one of several threads: read in turn, taken apart beside others, numbered in turn.
std::optional<Answer> Arrival::more(const RecordSource& source) {
    try {
        std::uint64_t number = 0;
        std::optional<Block> block;
        {
            const std::scoped_lock in_turn(reading_);
            if (ended_ || is_pausing()) return {};
            block = source.next();
            ended_ = !block;
            if (ended_) return {};
            number = begun_++;
        }
        auto records = source.read(std::move(*block));
        auto rows = typed_rows(records, columns_, pseudonyms_);
        std::unique_lock lock(state_);
        turned_.wait(lock, [&] { return failure_ || done_ == number; });
        if (failure_) return {};
        auto answer = numbered(std::move(rows), records);
        ++done_;
        turned_.notify_all();
        return answer;
    } catch (...) {
        const std::scoped_lock lock(state_);
        if (!failure_) failure_ = std::current_exception();
        turned_.notify_all();
        throw;
    }
}

bool Arrival::is_pausing() {
    const std::scoped_lock lock(state_);
    return pausing_ || failure_;
}

Answer Arrival::numbered(TypedRows rows, const Records& records) {
    places_.add(read_ + 1, records);
    for (auto& flaw : rows.flaws)
        reject(flaw.column, flaw.reason, places_.of_last(flaw.row), std::move(flaw.value));
    if (waiting_.size() > most_waiting) pausing_ = true;
    for (std::size_t i = 0; i < rounded_.size(); ++i) rounded_[i] += rows.rounded[i];
    for (std::size_t i = 0; i < records.met.size(); ++i)
        if (records.met[i]) met_[i] = true;
    for (const auto& key : records.other_keys)
        if (other_keys_.size() < most_other_keys_in_all &&
            std::ranges::find(other_keys_, key) == other_keys_.end())
            other_keys_.push_back(key);
    Answer answer{std::move(rows.columns)};
    auto number = known_column("row_number", Type::whole, rows.taken.size());
    for (const auto row : rows.taken) number.numbers.push_back(read_ + row + 1);
    answer.columns.push_back(std::move(number));
    read_ += rows.read;
    taken_ += static_cast<std::int64_t>(rows.taken.size());
    return answer;
}

void Arrival::reject(int column, Reason reason, Place place, std::string value) {
    auto& counted = counts_[{column, reason}];
    if (counted.values++ == 0) {
        const auto* taken = column < 0 ? nullptr : &columns_[static_cast<std::size_t>(column)];
        auto words = words_of(reason, taken);
        counted.column = taken == nullptr ? "" : taken->from;
        counted.why = std::move(words.why);
        counted.mend = std::move(words.mend);
        counted.rows_rejected = taken == nullptr || reason == Reason::missing || reason == Reason::same_id ||
                                taken->otherwise == Otherwise::reject;
    }
    if (counted.examples.size() < most_examples)
        counted.examples.push_back(
            {places_.name(place), place.line, counted.column, value, counted.why, counted.mend});
    waiting_.push_back({place, column, reason, std::move(value)});
}

void Arrival::write_rejections() {
    constexpr std::size_t at_once = 50'000;
    for (std::size_t from = 0; from < waiting_.size(); from += at_once) {
        const auto count = std::min(at_once, waiting_.size() - from);
        Answer answer;
        for (const auto* name : {"file", "column", "value", "why_en", "why_da", "mend_en", "mend_da"})
            answer.columns.push_back(known_column(name, Type::text, count));
        auto line = known_column("line", Type::whole, count);
        for (std::size_t i = from; i < from + count; ++i) {
            const auto& made = waiting_[i];
            const auto& words = counts_.at({made.column, made.reason});
            std::size_t at = 0;
            for (const std::string* text : std::initializer_list<const std::string*>{
                     &places_.name(made.place), &words.column, &made.value, &words.why.en, &words.why.da,
                     &words.mend.en, &words.mend.da})
                answer.columns[at++].texts.push_back(*text);
            line.numbers.push_back(made.place.line);
        }
        answer.columns.push_back(std::move(line));
        database_.append(set_.rejections_table(), answer);
    }
    waiting_.clear();
}

/// Nobody can say which of them is right; so that the order of rows does not matter, none is taken.
void Arrival::reject_same_ids() {
    const auto found = std::ranges::find_if(columns_, &TakenColumn::tells_apart);
    if (found == columns_.end()) return;
    const auto column = static_cast<int>(found - columns_.begin());
    const auto table = set_.rows_table(), id = sql_name(found->column.name);
    database_.run_script(
        fmt::format("CREATE TEMP TABLE {0} AS SELECT {1} AS id FROM {2} GROUP BY {1} HAVING COUNT(*) > 1",
                    same_ids, id, table));
    constexpr std::int64_t at_once = 100'000;
    for (std::int64_t last = 0;;) {
        const auto rows = database_.query(
            fmt::format(
                "SELECT row_number, {0} FROM {1} WHERE row_number > $1 AND {0} IN (SELECT id FROM {2})"
                " ORDER BY row_number LIMIT $2",
                id, table, same_ids),
            std::vector<warehouse::Value>{last, at_once});
        if (rows.rows() == 0) break;
        for (std::size_t i = 0; i < rows.rows(); ++i)
            reject(column, Reason::same_id, places_.of(rows[0].whole(i)),
                   found->is_identifier() ? std::string() : shortened(rows[1].written(i), most_shown));
        write_rejections();
        last = rows[0].whole(rows.rows() - 1);
        taken_ -= static_cast<std::int64_t>(rows.rows());
    }
    database_.run_script(fmt::format("DELETE FROM {0} WHERE {1} IN (SELECT id FROM {2}); DROP TABLE {2}",
                                     table, id, same_ids));
}

void Arrival::finish(Imported& imported) {
    reject_same_ids();
    imported.rows_read = read_;
    imported.data.rows = taken_;
    imported.data.rejected = read_ - taken_;
    for (auto& [key, counted] : counts_) imported.rejected.push_back(std::move(counted));
    std::ranges::stable_sort(imported.rejected, std::ranges::greater{}, &RejectedFor::values);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (rounded_[i] == 0) continue;
        const auto& column = columns_[i];
        imported.found.push_back({fmt::format("{}: {} values had more than {} decimals and were rounded",
                                              column.from, rounded_[i], column.column.decimals),
                                  fmt::format("{}: {} værdier havde mere end {} decimaler og blev afrundet",
                                              column.from, rounded_[i], column.column.decimals)});
    }
}

}  // namespace vaerdi::exchange
