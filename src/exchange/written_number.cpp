#include "exchange/written_number.h"

#include <array>
#include <charconv>

namespace vaerdi::exchange {
namespace {

constexpr std::int64_t most_units = 999'999'999'999'999'999;  // DECIMAL(18)
constexpr int longest_exponent = 400;

bool digit(char c) { return c >= '0' && c <= '9'; }

WrittenNumber wrong(NumberFlaw flaw) { return {.flaw = flaw}; }

bool starts_negative(std::string_view& text) {
    // U+2212, the minus sign of typeset tables, stands for itself.
    if (text.starts_with("\xE2\x88\x92")) return text.remove_prefix(3), true;
    if (text.starts_with('-')) return text.remove_prefix(1), true;
    if (text.starts_with('+')) text.remove_prefix(1);
    return false;
}

/// Whether anything behind the place is a digit other than 0 … for values that are far too small to keep.
struct Digits {
    std::int64_t units = 0;
    bool too_large = false;
    void add(char c) {
        if (units > (most_units - (c - '0')) / 10)
            too_large = true;
        else
            units = units * 10 + (c - '0');
    }
};

/// Takes e-3 from the end; false when what stands there is no exponent.
bool take_exponent(std::string_view& text, int& exponent) {
    const auto at = text.find_first_of("eE");
    if (at == std::string_view::npos) return true;
    auto written = text.substr(at + 1);
    if (written.starts_with('+')) written.remove_prefix(1);
    const auto [end, failed] = std::from_chars(written.data(), written.data() + written.size(), exponent);
    text = text.substr(0, at);
    return failed == std::errc{} && end == written.data() + written.size() && exponent >= -longest_exponent &&
           exponent <= longest_exponent;
}

}  // namespace

WrittenNumber read_decimal(std::string_view text, int decimals, char decimal) {
    const bool negative = starts_negative(text);
    int exponent = 0;
    if (!take_exponent(text, exponent)) return wrong(NumberFlaw::no_number);
    std::size_t before = 0;
    while (before < text.size() && digit(text[before])) ++before;
    std::string_view behind;
    if (before < text.size()) {
        if (text[before] != decimal) {
            const bool other = text[before] == '.' || text[before] == ',';
            return wrong(other && before + 1 < text.size() ? NumberFlaw::other_sign : NumberFlaw::no_number);
        }
        behind = text.substr(before + 1);
    }
    const auto whole = text.substr(0, before);
    if (whole.empty() && behind.empty()) return wrong(NumberFlaw::no_number);
    for (const char c : behind)
        if (!digit(c)) return wrong(c == '.' || c == ',' ? NumberFlaw::other_sign : NumberFlaw::no_number);
    // The digits that are kept are the first so many of all that are written.
    const auto kept = static_cast<std::ptrdiff_t>(whole.size()) + exponent + decimals;
    const auto written = static_cast<std::ptrdiff_t>(whole.size() + behind.size());
    const auto at = [&](std::ptrdiff_t i) {
        const auto place = static_cast<std::size_t>(i);
        return place < whole.size() ? whole[place] : behind[place - whole.size()];
    };
    Digits digits;
    for (std::ptrdiff_t i = 0; i < kept && !digits.too_large; ++i) digits.add(i < written ? at(i) : '0');
    WrittenNumber read;
    if (kept >= 0 && kept < written && at(kept) >= '5') {
        if (digits.units == most_units) digits.too_large = true;
        ++digits.units;
    }
    if (digits.too_large) return wrong(NumberFlaw::too_large);
    for (auto i = kept < 0 ? 0 : kept; i < written; ++i) read.rounded |= at(i) != '0';
    read.units = negative ? -digits.units : digits.units;
    return read;
}

WrittenNumber read_whole(std::string_view text) {
    const auto all = text;
    const bool negative = starts_negative(text);
    std::size_t place = 0;
    Digits digits;
    for (; place < text.size() && digit(text[place]) && !digits.too_large; ++place) digits.add(text[place]);
    if (digits.too_large) return wrong(NumberFlaw::too_large);
    if (place == 0) return wrong(NumberFlaw::no_number);
    if (place < text.size()) {
        const auto rest = text.substr(place);
        if (rest == ".0" || rest == ",0") return {.units = negative ? -digits.units : digits.units};
        for (const char sign : {'.', ','}) {
            const auto read = read_decimal(all, 0, sign);
            if (read.flaw != NumberFlaw::none) continue;
            if (rest.front() != sign && !read.rounded) return read;  // 1e3
            return wrong(NumberFlaw::fraction);
        }
        return wrong(rest.front() == '.' || rest.front() == ',' ? NumberFlaw::other_sign
                                                                : NumberFlaw::no_number);
    }
    return {.units = negative ? -digits.units : digits.units};
}

}  // namespace vaerdi::exchange
