#include "exchange/civil_number.h"

#include <fmt/format.h>

namespace vaerdi::exchange {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many bytes of the text's beginning are a number; 0: it begins with none.
std::size_t civil_number_at(std::string_view text) {
    std::size_t at = 0;
    int digits[10];
    for (int count = 0; count < 10; ++count, ++at) {
        if (count == 6 && at < text.size() && (text[at] == '-' || text[at] == ' ')) ++at;
        if (at >= text.size() || !is_digit(text[at])) return 0;
        digits[count] = text[at] - '0';
    }
    const int day = 10 * digits[0] + digits[1], month = 10 * digits[2] + digits[3];
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? at : 0;
}

}  // namespace

bool is_civil_number(std::string_view text) {
    const auto length = civil_number_at(text);
    return length > 0 && length == text.size();
}

std::string without_civil_numbers(std::string text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        auto end = at;
        const auto length = civil_number_at(std::string_view(text).substr(at));
        if (length > 0 && (at + length == text.size() || !is_digit(text[at + length]))) {
            text.replace(at, length, "xxxxxx-xxxx");
            end = at + 11;
        } else {
            while (end < text.size() && is_digit(text[end])) ++end;
        }
        at = end;
    }
    return text;
}

std::string sql_is_civil_number(const std::string& value, warehouse::Type type) {
    // What is quick to see is asked first: few values have this length or size.
    if (type == warehouse::Type::text)
        return fmt::format(
            "case when strlen({0}) between 10 and 13 then regexp_full_match(trim({0}), "
            "'(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{{2}}[- ]?[0-9]{{4}}') else false end",
            value);
    const auto whole = type == warehouse::Type::decimal ? fmt::format("cast({} as bigint)", value) : value;
    return fmt::format(
        "({0} between 101000000 and 3112999999 and {0} // 100000000 between 1 and 31 and "
        "{0} // 1000000 % 100 between 1 and 12)",
        whole);
}

}  // namespace vaerdi::exchange
