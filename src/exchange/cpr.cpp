#include <algorithm>

#include "exchange/reasons.h"

namespace vaerdi::exchange {
namespace {

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}
int two_digits(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

}  // namespace

bool is_cpr(std::string_view text) {
    const bool hyphen = text.size() == 11 && (text[6] == '-' || text[6] == ' ');
    if (!hyphen && text.size() != 10) return false;
    if (!all_digits(text.substr(0, 6)) || !all_digits(text.substr(text.size() - 4))) return false;
    int day = two_digits(text, 0);
    if (day > 60) day -= 60;  // numbers given to those who have none yet
    const int month = two_digits(text, 2);
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

bool is_cpr_without_zero(std::string_view text) {
    return (text.size() == 9 || (text.size() == 10 && text[5] == '-')) && is_cpr("0" + std::string(text));
}

std::string digits_of_cpr(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

}  // namespace vaerdi::exchange
