#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace vaerdi {
namespace {

// Damerau–Levenshtein distance in its optimal-string-alignment form; names are short, so the plain table
// serves.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
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

}  // namespace

std::string nearest_name(std::string_view written, std::span<const std::string> known) {
    constexpr std::size_t longest_compared = 80;
    if (written.size() > longest_compared) return {};
    const auto target = code_points(folded(written));
    const std::size_t allowed = std::clamp<std::size_t>((target.size() + 1) / 3, 1, 3);
    std::string best;
    std::size_t nearest = std::numeric_limits<std::size_t>::max();
    for (const auto& name : known) {
        if (name.size() > longest_compared) continue;
        const auto d = distance(target, code_points(folded(name)));
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

std::string folded(std::string_view text) {
    auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    unicode.foldCase();
    std::string result;
    unicode.toUTF8String(result);
    return result;
}

}  // namespace vaerdi
