#include "exchange/typed_rows.h"

#include <algorithm>

#include "exchange/letters.h"
#include "exchange/written_number.h"
#include "exchange/written_truth.h"

namespace vaerdi::exchange {
namespace {

using warehouse::Type;

std::optional<Reason> reason_of_number(NumberFlaw flaw) {
    switch (flaw) {
        case NumberFlaw::none:
            return {};
        case NumberFlaw::no_number:
            return Reason::no_number;
        case NumberFlaw::other_sign:
            return Reason::other_sign;
        case NumberFlaw::fraction:
            return Reason::fraction;
        case NumberFlaw::too_large:
            break;
    }
    return Reason::too_large;
}

/// A value of one column, or why there is none.
struct Read {
    std::int64_t number = 0;
    std::string text{};
    std::optional<Reason> wrong{};
    bool rounded = false;
};

/// Reads the values of one column.
class ColumnReading {
  public:
    ColumnReading(const TakenColumn& column, const Pseudonyms& pseudonyms)
        : column_(column), pseudonyms_(pseudonyms) {}

    bool is_missing(std::string_view text) const {
        return text.empty() || std::ranges::find(column_.missing, text) != column_.missing.end();
    }

    Read read(std::string_view text) const {
        if (const auto found = column_.values.find(text); found != column_.values.end())
            return {.number = found->second.number, .text = found->second.text};
        switch (column_.column.type) {
            case Type::text:
                return of_text(text);
            case Type::whole:
                return within(of_number(read_whole(text)));
            case Type::decimal:
                return within(of_number(read_decimal(text, column_.column.decimals, column_.decimal)));
            case Type::date:
                return within(of_date(text));
            case Type::truth:
                break;
        }
        const auto truth = read_truth(text);
        if (!truth) return {.wrong = Reason::no_truth};
        return {.number = *truth ? 1 : 0};
    }

  private:
    Read of_text(std::string_view text) const {
        if (!column_.values.empty()) return {.wrong = Reason::unknown_code};
        if (column_.cpr && !is_cpr(text))
            return {.wrong = is_cpr_without_zero(text) ? Reason::lost_zero : Reason::no_cpr};
        if (column_.column.pseudonym) return {.text = pseudonyms_.of(column_, text)};
        return {.text = std::string(text)};
    }
    static Read of_number(const WrittenNumber& number) {
        return {.number = number.units, .wrong = reason_of_number(number.flaw), .rounded = number.rounded};
    }
    Read of_date(std::string_view text) const {
        if (const auto day = column_.dates->read(text)) return {.number = day->time_since_epoch().count()};
        return {.wrong = column_.dates->has_shape(text) ? Reason::no_such_day : Reason::no_date};
    }
    Read within(Read read) const {
        if (!read.wrong && column_.range &&
            (read.number < column_.range->lowest || read.number > column_.range->highest))
            read.wrong = Reason::out_of_range;
        return read;
    }

    const TakenColumn& column_;
    const Pseudonyms& pseudonyms_;
};

/// What a rejection may show of a value: nothing that tells who somebody is, wherever it strayed to.
std::string shown_value(std::string_view text, const TakenColumn& column) {
    if (column.is_identifier() || is_cpr(text) || is_cpr_without_zero(text)) return {};
    return shortened(text, most_shown);
}

class RowsReading {
  public:
    RowsReading(const Records& records, const std::vector<TakenColumn>& columns, const Pseudonyms& pseudonyms)
        : records_(records), columns_(columns), pseudonyms_(pseudonyms), rejected_(records.rows(), false) {
        made_.read = static_cast<std::int64_t>(records.rows());
        made_.rounded.assign(columns.size(), 0);
        for (std::uint32_t row = 0; row < records.rows(); ++row)
            if (records.flaws[row] != RowFlaw::none) {
                made_.flaws.push_back({row, -1, reason_of(records.flaws[row]), {}});
                rejected_[row] = true;
            } else {
                sound_.push_back(row);
            }
    }

    TypedRows take() {
        for (std::size_t i = 0; i < columns_.size(); ++i) read_column(i);
        keep_taken();
        std::ranges::stable_sort(made_.flaws, {}, &Flaw::row);
        return std::move(made_);
    }

  private:
    void read_column(std::size_t at) {
        const auto& taken = columns_[at];
        const ColumnReading reading(taken, pseudonyms_);
        const bool texts = taken.column.type == Type::text;
        warehouse::Column column{.name = taken.column.name, .type = taken.column.type};
        column.scale = taken.column.type == Type::decimal ? taken.column.decimals : 0;
        column.known.resize(sound_.size());
        texts ? column.texts.resize(sound_.size()) : column.numbers.resize(sound_.size());
        for (std::size_t i = 0; i < sound_.size(); ++i) {
            const auto row = sound_[i];
            const auto& cell = records_.cell(row, at);
            if (cell.size == Records::Cell::nested) {
                flawed(row, at, Reason::nested, {});
                continue;
            }
            const auto text =
                cell.size == Records::Cell::nothing ? std::string_view{} : trimmed(records_.text_of(cell));
            if (reading.is_missing(text)) {
                if (taken.required) flawed(row, at, Reason::missing, text);
                continue;
            }
            auto read = reading.read(text);
            if (read.wrong) {
                flawed(row, at, *read.wrong, text);
                continue;
            }
            column.known[i] = 1;
            if (texts)
                column.texts[i] = std::move(read.text);
            else
                column.numbers[i] = read.number;
            made_.rounded[at] += read.rounded ? 1 : 0;
        }
        made_.columns.push_back(std::move(column));
    }

    void flawed(std::uint32_t row, std::size_t at, Reason reason, std::string_view text) {
        const auto& taken = columns_[at];
        made_.flaws.push_back({row, static_cast<int>(at), reason, shown_value(text, taken)});
        if (taken.otherwise == Otherwise::reject || reason == Reason::missing) rejected_[row] = true;
    }

    void keep_taken() {
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < sound_.size(); ++i)
            if (!rejected_[sound_[i]]) {
                kept.push_back(i);
                made_.taken.push_back(sound_[i]);
            }
        if (kept.size() == sound_.size()) return;
        const auto keep = [&](auto& values) {
            if (values.empty()) return;
            for (std::size_t i = 0; i < kept.size(); ++i)
                if (kept[i] != i) values[i] = std::move(values[kept[i]]);
            values.resize(kept.size());
        };
        for (auto& column : made_.columns) {
            keep(column.known);
            keep(column.numbers);
            keep(column.texts);
        }
    }

    const Records& records_;
    const std::vector<TakenColumn>& columns_;
    const Pseudonyms& pseudonyms_;
    std::vector<bool> rejected_;
    std::vector<std::uint32_t> sound_;
    TypedRows made_;
};

}  // namespace

TypedRows typed_rows(const Records& records, const std::vector<TakenColumn>& columns,
                     const Pseudonyms& pseudonyms) {
    return RowsReading(records, columns, pseudonyms).take();
}

}  // namespace vaerdi::exchange
