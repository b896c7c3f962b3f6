#include "cli/style.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace vaerdi::cli {

std::string Style::marked(std::string_view code, std::string_view text) const {
    return colour && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

Style style_of(const Console& console) {
    const char* no_colour = std::getenv("NO_COLOR");
    return {.colour = console.terminal && (no_colour == nullptr || *no_colour == '\0')};
}

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

}  // namespace

std::string wrapped(std::string_view text, int width, int indent, int hanging) {
    std::string result;
    auto used = static_cast<std::size_t>(indent);
    std::string line(used, ' ');
    bool empty = true;
    const auto end_line = [&] {
        result += line + "\n";
        used = static_cast<std::size_t>(indent + hanging);
        line.assign(used, ' ');
        empty = true;
    };
    for (const auto& word : words_of(text)) {
        const auto size = display_width(word);
        if (!empty && used + 1 + size > static_cast<std::size_t>(width)) end_line();
        if (!empty) {
            line += ' ';
            ++used;
        }
        line += word;
        used += size;
        empty = false;
    }
    if (!empty || result.empty()) end_line();
    return result;
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

std::string rule(std::size_t width) {
    std::string result;
    for (std::size_t i = 0; i < width; ++i) result += "─";
    return result;
}

std::string heading(const Style& style, std::string_view title) { return "\n" + style.bold(title) + "\n"; }

}  // namespace vaerdi::cli
