#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace vaerdi {
namespace {

constexpr std::size_t longest_compared = 80;

// Damerau–Levenshtein distance in its optimal-string-alignment form, row by row; names are short. What is
// further than `most` is only said to be further: two rows running that hold nothing nearer end the
// comparison.
std::size_t distance(const std::u32string& a, const std::u32string& b, std::size_t most) {
    std::array<std::array<std::size_t, longest_compared + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    std::size_t nearest_above = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& twice_above = rows[(i + 1) % 3];
        row[0] = i;
        std::size_t nearest = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], twice_above[j - 2] + 1);
            }
            nearest = std::min(nearest, row[j]);
        }
        if (nearest > most && nearest_above > most) return most + 1;
        nearest_above = nearest;
    }
    return rows[a.size() % 3][b.size()];
}

std::u32string code_points(std::string_view text) {
    const auto unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    std::u32string result;
    for (int i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
        result.push_back(static_cast<char32_t>(unicode.char32At(i)));
    }
    return result;
}

/// Folded and taken apart; names are mostly plain letters, which need no tables.
std::u32string comparable(std::string_view name) {
    const bool plain =
        std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    std::u32string result;
    if (!plain) {
        result = code_points(folded(name));
        result.resize(std::min(result.size(), longest_compared));  // folding can lengthen
        return result;
    }
    result.reserve(name.size());
    for (const char c : name)
        result.push_back(static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    return result;
}

}  // namespace

std::string sentence(std::string text) {
    if (!text.ends_with('.')) text += '.';
    return text;
}

std::string nearest_name(std::string_view written, std::span<const std::string> known) {
    if (written.size() > longest_compared) return {};
    const auto target = comparable(written);
    const std::size_t allowed = std::clamp<std::size_t>((target.size() + 1) / 3, 1, 3);
    std::string best;
    std::size_t nearest = std::numeric_limits<std::size_t>::max();
    for (const auto& name : known) {
        if (name.size() > longest_compared) continue;
        if (name.size() > written.size() + 4 * allowed || written.size() > name.size() + 4 * allowed)
            continue;
        const auto d = distance(target, comparable(name), allowed);
        if (d <= allowed && d < nearest) {
            nearest = d;
            best = name;
        }
    }
    return best;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const auto c : code_points(text)) {
        const auto kind = u_charType(static_cast<UChar32>(c));
        if (kind != U_NON_SPACING_MARK && kind != U_ENCLOSING_MARK && kind != U_FORMAT_CHAR) ++width;
    }
    return width;
}

bool is_utf8(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        UChar32 letter = 0;
        U8_NEXT(bytes, i, length, letter);
        if (letter < 0) return false;
    }
    return true;
}

std::string folded(std::string_view text) {
    auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    unicode.foldCase();
    std::string result;
    unicode.toUTF8String(result);
    return result;
}

}  // namespace vaerdi
