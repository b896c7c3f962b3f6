#include "instrument/decimal.h"

#include <fmt/format.h>

#include <algorithm>

namespace vaerdi::instrument {
namespace {

constexpr int most_decimals = 6;
constexpr std::size_t most_digits = 12;  ///< before the point

}  // namespace

std::optional<Decimal> read_decimal(std::string_view text) {
    const bool below = text.starts_with('-') || text.starts_with("−");
    if (below) text.remove_prefix(text.starts_with('-') ? 1 : std::string_view("−").size());
    std::int64_t number = 0;
    std::size_t digits = 0;
    int decimals = -1;  // before the point
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (c == '_' && decimals < 0 && digits > 0) {
            continue;
        } else if (c >= '0' && c <= '9') {
            if (decimals < 0 ? ++digits > most_digits : ++decimals > most_decimals) return {};
            number = number * 10 + (c - '0');
        } else {
            return {};
        }
    }
    if (digits == 0 && decimals <= 0) return {};
    for (int place = std::max(decimals, 0); place < most_decimals; ++place) number *= 10;
    return Decimal{below ? -number : number};
}

int decimals_of(Decimal number) {
    int decimals = most_decimals;
    for (auto left = number.millionths; decimals > 0 && left % 10 == 0; left /= 10) --decimals;
    return decimals;
}

std::string written(Decimal number, int decimals) {
    const auto size = number.millionths < 0 ? -number.millionths : number.millionths;
    auto text =
        fmt::format("{}{}.{:06}", number.millionths < 0 ? "-" : "", size / Decimal::one, size % Decimal::one);
    const auto kept = std::max(decimals, decimals_of(number));
    text.resize(text.size() - static_cast<std::size_t>(most_decimals - kept) - (kept == 0 ? 1 : 0));
    return text;
}

}  // namespace vaerdi::instrument
