#include "base/lines.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vaerdi {
namespace {

/// Whether a line may not end here: `7.9 | million`, `mio. | kr.`, `95 | %` belong together.
bool stays_with_next(std::string_view word) {
    static constexpr std::array<std::string_view, 8> binding{"million", "billion", "mio.", "mia.",
                                                             "DKK",     "EUR",     "−",    "–"};
    return (word.back() >= '0' && word.back() <= '9') || std::ranges::find(binding, word) != binding.end();
}

/// The words of a text, those that belong together as one.
std::vector<std::string> words_of(std::string_view text) {
    constexpr std::size_t longest_bound = 24;
    std::vector<std::string> words;
    bool bound = false;
    while (!text.empty()) {
        const auto from = text.find_first_not_of(" \n\t\r");
        if (from == std::string_view::npos) break;
        const auto to = std::min(text.find_first_of(" \n\t\r", from), text.size());
        const auto word = text.substr(from, to - from);
        if (bound && words.back().size() + word.size() < longest_bound) {
            (words.back() += ' ') += word;
        } else {
            words.emplace_back(word);
        }
        bound = stays_with_next(word);
        text.remove_prefix(to);
    }
    return words;
}

double columns_of(std::string_view text) { return static_cast<double>(display_width(text)); }

}  // namespace

std::vector<std::string> lines_of(std::string_view text, double first, double later, WidthOf width_of) {
    const double space = width_of(" ");
    std::vector<std::string> lines;
    double used = 0;
    for (const auto& word : words_of(text)) {
        const double width = width_of(word);
        const double most = lines.size() <= 1 ? first : later;
        if (lines.empty() || used + space + width > most) {
            lines.push_back(word);
            used = width;
        } else {
            (lines.back() += ' ') += word;
            used += space + width;
        }
    }
    return lines;
}

std::string wrapped(std::string_view text, int width, int indent, int hanging) {
    std::string result;
    for (const auto& line : lines_of(text, width - indent, width - indent - hanging, columns_of)) {
        result.append(static_cast<std::size_t>(result.empty() ? indent : indent + hanging), ' ');
        result += line + "\n";
    }
    return result.empty() ? std::string(static_cast<std::size_t>(indent), ' ') + "\n" : result;
}

std::string padded(std::string_view text, std::size_t width, bool right) {
    const auto size = display_width(text);
    const std::string space(size < width ? width - size : 0, ' ');
    return right ? space + std::string(text) : std::string(text) + space;
}

std::string shortened(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::string kept(text);
    while (!kept.empty() && display_width(kept) + 1 > width) {
        // One whole character: the bytes that continue it, then its first.
        while (kept.size() > 1 && (static_cast<unsigned char>(kept.back()) & 0xC0) == 0x80) kept.pop_back();
        kept.pop_back();
    }
    while (!kept.empty() && kept.back() == ' ') kept.pop_back();
    return kept + "…";
}

}  // namespace vaerdi
