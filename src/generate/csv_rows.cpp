#include "generate/csv_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace vaerdi::generate {
namespace {

/// Days as they are written, made once: 1850 to 2250.
class WrittenDays {
  public:
    static constexpr std::size_t length = 10;

    static const WrittenDays& all() {
        static const WrittenDays made;
        return made;
    }
    void append(std::string& to, double day) const {
        const auto at = day - first_;
        if (at >= 0 && at < static_cast<double>(count_)) {
            to.append(&text_[static_cast<std::size_t>(at) * length], length);
        }
    }

  private:
    WrittenDays() {
        const Date from{std::chrono::year(1850) / 1 / 1}, to{std::chrono::year(2250) / 1 / 1};
        first_ = days_of(from);
        count_ = static_cast<std::size_t>((to - from).count());
        for (auto day = from; day < to; day += std::chrono::days(1)) text_ += iso(day);
    }
    std::string text_;
    double first_ = 0;
    std::size_t count_ = 0;
};

void append_whole(std::string& to, std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    to.append(digits.begin(), end);
}

void append_number(std::string& to, double value, int decimals, char decimal) {
    constexpr std::array<double, 7> powers{1, 10, 100, 1000, 10'000, 100'000, 1'000'000};
    const auto power = powers[static_cast<std::size_t>(decimals)];
    const auto scaled = std::round(value * power);
    if (!(std::fabs(scaled) < 9e15)) return;
    auto units = static_cast<std::int64_t>(scaled);
    if (decimals == 0) return append_whole(to, units);
    if (units < 0) {
        to += '-';
        units = -units;
    }
    const auto whole = static_cast<std::int64_t>(power);
    append_whole(to, units / whole);
    to += decimal;
    auto rest = units % whole;
    for (auto place = whole / 10; place > 0; place /= 10) {
        to += static_cast<char>('0' + rest / place);
        rest %= place;
    }
}

}  // namespace

std::vector<CsvField> csv_fields(const Plan& plan) {
    using Holds = CsvField::Holds;
    std::vector<CsvField> fields{{Holds::generated, 0, 0, "generated", Writes::yes_no},
                                 {Holds::day, 0, 0, plan.rows.date, Writes::day}};
    for (std::size_t index = 0; index < plan.frame.columns.size(); ++index) {
        const auto& column = plan.frame.columns[index];
        if (column.hidden) continue;
        if (!column.answers) {
            fields.push_back({Holds::column, index, 0, column.name, column.writes});
            continue;
        }
        const auto& items = column.answers->items;
        for (std::size_t item = 0; item < items.size(); ++item)
            fields.push_back({Holds::item, index, item, column.name + "_" + items[item], Writes::number});
        fields.push_back({Holds::score, index, 0, column.name, Writes::number});
    }
    return fields;
}

CsvRows::CsvRows(const Plan& plan, const std::vector<Members>& members, const CsvForm& form)
    : plan_(plan), members_(members), form_(form), fields_(csv_fields(plan)) {
    const auto day = std::ranges::find(plan.frame.slots, Slot::Holds::day, &Slot::holds);
    day_slot_ = static_cast<std::size_t>(day - plan.frame.slots.begin());
}

void CsvRows::append_heading(std::string& to) const {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
        if (field > 0) to += form_.separator;
        to += fields_[field].heading;
    }
    to += '\n';
}

/// Puts quotation marks around what begins at `from` when it needs them.
void CsvRows::append_quoted(std::string& to, std::size_t from) const {
    const auto written = std::string_view(to).substr(from);
    const bool needs = written.find(form_.separator) != std::string_view::npos ||
                       written.find_first_of("\"\r\n") != std::string_view::npos;
    if (!needs) return;
    std::string quoted = "\"";
    for (const char c : written) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    to.replace(from, std::string::npos, quoted + "\"");
}

void CsvRows::append_value(std::string& to, const Column& column, std::size_t index, const Block& block,
                           std::size_t row, std::uint64_t number) const {
    const auto value = block.slots[column.value_slot][row];
    switch (column.writes) {
        case Writes::number:
            append_number(to, value, column.decimals, form_.decimal);
            break;
        case Writes::day:
            WrittenDays::all().append(to, value);
            break;
        case Writes::yes_no:
            to += value != 0 ? "yes" : "no";
            break;
        case Writes::text: {
            const auto from = to.size();
            append_text(to, index, plan_.frame, members_, block, row, number);
            append_quoted(to, from);
            break;
        }
    }
}

void CsvRows::append_field(std::string& to, const CsvField& field, const Block& block, std::size_t row,
                           std::uint64_t number) const {
    const auto* column = field.holds == CsvField::Holds::generated || field.holds == CsvField::Holds::day
                             ? nullptr
                             : &plan_.frame.columns[field.column];
    switch (field.holds) {
        case CsvField::Holds::generated:
            to += "yes";
            return;
        case CsvField::Holds::day:
            return WrittenDays::all().append(to, block.slots[day_slot_][row]);
        case CsvField::Holds::column:
            if (block.written[field.column][row]) append_value(to, *column, field.column, block, row, number);
            return;
        case CsvField::Holds::item: {
            const auto answer = block.answers[field.column][row * column->answers->item_count() + field.item];
            if (block.written[field.column][row] && answer != no_answer) append_whole(to, answer);
            return;
        }
        case CsvField::Holds::score: {
            const auto score = block.scores[field.column][row];
            if (!block.written[field.column][row] || std::isnan(score)) return;
            const auto decimals = column->answers->decimals;
            // A sum whose missing answers are filled in has as few decimals as it needs.
            append_number(to, score, score == std::round(score) ? 0 : std::min(decimals, 3), form_.decimal);
            return;
        }
    }
}

void CsvRows::append_row(std::string& to, const Block& block, std::size_t row, std::uint64_t number) const {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
        if (field > 0) to += form_.separator;
        append_field(to, fields_[field], block, row, number);
    }
    to += '\n';
}

std::string in_latin1(std::string_view text) {
    std::string written;
    written.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            written += text[at];
        } else if ((c == 0xC2 || c == 0xC3) && at + 1 < text.size()) {
            written += static_cast<char>(((c & 0x03) << 6) | (static_cast<unsigned char>(text[++at]) & 0x3F));
        } else if (c >= 0xC0) {
            written += '?';
            while (at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) ++at;
        }
    }
    return written;
}

}  // namespace vaerdi::generate
