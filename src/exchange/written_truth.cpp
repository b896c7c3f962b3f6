#include "exchange/written_truth.h"

#include <algorithm>
#include <array>

namespace vaerdi::exchange {
namespace {

bool same_letters(std::string_view text, std::string_view word) {
    return std::ranges::equal(text, word, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

}  // namespace

std::optional<bool> read_truth(std::string_view text) {
    constexpr std::array<std::string_view, 7> yes{"1", "yes", "ja", "true", "y", "j", "t"};
    constexpr std::array<std::string_view, 6> no{"0", "no", "nej", "false", "n", "f"};
    const auto is = [&](std::string_view word) { return same_letters(text, word); };
    if (std::ranges::any_of(yes, is)) return true;
    if (std::ranges::any_of(no, is)) return false;
    return {};
}

}  // namespace vaerdi::exchange
