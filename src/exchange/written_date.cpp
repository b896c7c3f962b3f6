#include "exchange/written_date.h"

#include <algorithm>

namespace vaerdi::exchange {
namespace {

constexpr std::array<std::string_view, 12> english_months{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Three letters, English or Danish; 0 for others.
unsigned month_called(std::string_view name) {
    const std::array<char, 3> small{lower(name[0]), lower(name[1]), lower(name[2])};
    const std::string_view letters(small.data(), 3);
    if (letters == "maj") return 5;
    if (letters == "okt") return 10;
    const auto found = std::ranges::find(english_months, letters);
    return found == english_months.end() ? 0 : static_cast<unsigned>(found - english_months.begin()) + 1;
}

/// Takes up to `most` digits from the front; absent when there are fewer than `least`.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
    unsigned value = 0;
    std::size_t digits = 0;
    while (digits < most && digits < text.size() && is_digit(text[digits]))
        value = value * 10 + static_cast<unsigned>(text[digits++] - '0');
    if (digits < least) return {};
    text.remove_prefix(digits);
    return value;
}

/// hh:mm, hh:mm:ss, fractions and a zone: what databases write behind a date.
bool is_time_of_day(std::string_view text) {
    if (text.front() != 'T' && text.front() != ' ' && text.front() != ':') return false;
    text.remove_prefix(1);
    const auto hours = take_digits(text, 1, 2);
    if (!hours || *hours > 24 || !text.starts_with(':')) return false;
    return text.find_first_not_of("0123456789:.,+-Z APMapm") == std::string_view::npos;
}

}  // namespace

std::optional<DatePattern> DatePattern::of(std::string_view text) {
    DatePattern pattern;
    pattern.written_ = text;
    bool day = false, month = false, year = false;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0) {
            const char next = text.empty() ? 0 : text.front();
            const char separator = next == '-' || next == '.' || next == '/' || next == ' ' ? next : '\0';
            if (i == 1) pattern.separator_ = separator;
            if (separator != pattern.separator_) return {};
            if (separator != 0) text.remove_prefix(1);
        }
        const auto part = [&](std::string_view word, Part as, bool& seen) {
            if (seen || !text.starts_with(word)) return false;
            text.remove_prefix(word.size());
            pattern.parts_.at(i) = as;
            return seen = true;
        };
        if (!part("dd", Part::day, day) && !part("mm", Part::month, month) &&
            !part("mon", Part::month_name, month) && !part("yyyy", Part::year, year))
            return {};
    }
    if (!text.empty()) return {};
    return pattern;
}

const DatePattern& DatePattern::iso() {
    static const auto pattern = *of("yyyy-mm-dd");
    return pattern;
}

std::optional<DatePattern::Numbers> DatePattern::numbers(std::string_view text) const {
    Numbers read;
    const std::size_t least = separator_ == 0 ? 2 : 1;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0 && separator_ != 0) {
            if (!text.starts_with(separator_)) return {};
            text.remove_prefix(1);
        }
        std::optional<unsigned> value;
        if (parts_.at(i) == Part::month_name) {
            if (text.size() < 3) return {};
            value = month_called(text.substr(0, 3));
            if (*value == 0) return {};
            text.remove_prefix(3);
        } else {
            const bool of_year = parts_.at(i) == Part::year;
            value = take_digits(text, of_year ? 4 : least, of_year ? 4 : 2);
        }
        if (!value) return {};
        if (parts_.at(i) == Part::day)
            read.day = *value;
        else if (parts_.at(i) == Part::year)
            read.year = static_cast<int>(*value);
        else
            read.month = *value;
    }
    if (!text.empty() && !is_time_of_day(text)) return {};
    return read;
}

bool DatePattern::has_shape(std::string_view text) const { return numbers(text).has_value(); }

std::optional<Date> DatePattern::read(std::string_view text) const {
    const auto found = numbers(text);
    if (!found || found->year == 0) return {};
    const std::chrono::year_month_day day{std::chrono::year(found->year), std::chrono::month(found->month),
                                          std::chrono::day(found->day)};
    if (!day.ok()) return {};
    return std::chrono::sys_days(day);
}

}  // namespace vaerdi::exchange
