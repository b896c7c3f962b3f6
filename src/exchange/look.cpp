#include "exchange/look.h"

#include <algorithm>
#include <array>

#include "exchange/letters.h"
#include "exchange/reasons.h"
#include "exchange/written_number.h"
#include "exchange/written_truth.h"

namespace vaerdi::exchange {
namespace {

constexpr std::size_t most_different = 200;
constexpr std::size_t most_remembered = 5'000'000;
constexpr std::size_t longest_of_the_different = 100;
constexpr int most_decimals_seen = 9;

/// Words with which systems say that they do not know.
constexpr std::array<std::string_view, 18> unknown{
    "*", "NA",   "N/A",    "NULL",   "null",    "NaN",     "nan",     ".",       "-",
    "?", "#N/A", "ukendt", "Ukendt", "uoplyst", "Uoplyst", "unknown", "Unknown", "missing"};

int decimals_of(std::string_view text, char sign) {
    const auto at = text.find(sign);
    if (at == std::string_view::npos) return 0;
    return static_cast<int>(std::min<std::size_t>(text.size() - at - 1, most_decimals_seen));
}

bool begins_with_digit(std::string_view text) { return text.front() >= '0' && text.front() <= '9'; }

std::uint64_t print_of_text(std::string_view text) {
    std::uint64_t print = 0xcbf29ce484222325U;  // FNV-1a
    for (const char c : text) print = (print ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return print;
}

}  // namespace

void ColumnLook::see(std::string_view text) {
    if (text.empty()) return;
    if (std::ranges::find(unknown, text) != unknown.end()) {
        ++unknown_words[std::string(text)];
        return;
    }
    ++filled;
    see_number(text);
    see_dates(text);
    see_different(text);
    if (is_cpr(text) || is_cpr_without_zero(text)) ++cpr;
    if (!begins_with_digit(text) && read_truth(text)) ++truths;
}

void ColumnLook::see_number(std::string_view text) {
    if (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') ++leading_zeros;
    if (const auto number = read_whole(text); number.flaw == NumberFlaw::none) {
        ++whole;
        lowest = std::min(lowest.value_or(number.units), number.units);
        highest = std::max(highest.value_or(number.units), number.units);
        return;
    }
    for (const char sign : {'.', ','})
        if (read_decimal(text, most_decimals_seen, sign).flaw == NumberFlaw::none) {
            ++(sign == '.' ? with_point : with_comma);
            decimals = std::max(decimals, decimals_of(text, sign));
            return;
        }
}

void ColumnLook::see_dates(std::string_view text) {
    const auto& patterns = usual_date_patterns();
    dates.resize(patterns.size());
    constexpr std::size_t shortest = 8, longest = 30;
    if (text.size() < shortest || text.size() > longest || !begins_with_digit(text)) return;
    std::optional<Date> day;
    int ways = 0;
    for (std::size_t i = 0; i < patterns.size(); ++i)
        if (const auto read = patterns[i].read(text)) {
            ++dates[i];
            day = read;
            ++ways;
        }
    if (ways == 1) latest = std::max(latest.value_or(*day), *day);
}

void ColumnLook::see_different(std::string_view text) {
    if (const auto found = different.find(std::string(text)); found != different.end())
        ++found->second;
    else if (different.size() < most_different && text.size() <= longest_of_the_different)
        different.emplace(text, 1);
    else
        many = true;
    if (!unique) return;
    unique = seen_.size() < most_remembered && seen_.insert(print_of_text(text)).second;
    if (!unique) std::unordered_set<std::uint64_t>().swap(seen_);
}

Look look_at(const RecordSource& source, std::size_t first_rows) {
    Look look;
    for (const auto& heading : source.heading) look.columns.push_back({.heading = heading});
    while (auto block = source.next()) {
        const auto records = source.read(std::move(*block));
        for (std::size_t row = 0; row < records.rows(); ++row) {
            ++look.rows;
            if (records.flaws[row] != RowFlaw::none) {
                ++look.flawed;
                continue;
            }
            const bool shown = look.first_rows.size() < first_rows;
            if (shown) look.first_rows.emplace_back();
            for (std::size_t i = 0; i < look.columns.size(); ++i) {
                const auto& cell = records.cell(row, i);
                const auto text =
                    cell.size >= Records::Cell::nested ? std::string_view{} : trimmed(records.text_of(cell));
                look.columns[i].see(text);
                if (shown) look.first_rows.back().emplace_back(text);
            }
        }
    }
    return look;
}

}  // namespace vaerdi::exchange
