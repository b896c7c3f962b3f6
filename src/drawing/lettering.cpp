#include "drawing/lettering.h"

#include "base/lines.h"

namespace vaerdi::drawing {
namespace {

/// Shares of the font's size, rounded up from fonts without serifs (Arial, IBM Plex Sans, DejaVu Sans).
double letter_width(unsigned char first_byte) {
    constexpr std::string_view narrow = "fijlrtI.,:;'|!()[] -/", wide = "mwMW%@";
    const auto letter = static_cast<char>(first_byte);
    if ((first_byte & 0xC0U) == 0x80U) return 0;  // goes on with a letter
    if (narrow.find(letter) != std::string_view::npos) return 0.35;
    if (wide.find(letter) != std::string_view::npos) return 0.9;
    return letter >= 'A' && letter <= 'Z' ? 0.7 : 0.6;
}

double width_at_one(std::string_view words) {
    double width = 0;
    for (const char letter : words) width += letter_width(static_cast<unsigned char>(letter));
    return width;
}

}  // namespace

double width_of(std::string_view words, double size) { return size * width_at_one(words); }

std::string cut_to(std::string_view words, double size, double width) {
    if (width_of(words, size) <= width) return std::string(words);
    const double room = width / size - width_at_one("…");
    double used = 0;
    std::size_t kept = 0;
    while (kept < words.size()) {
        used += letter_width(static_cast<unsigned char>(words[kept]));
        if (used > room) break;
        ++kept;
    }
    auto text = std::string(words.substr(0, kept));
    while (text.ends_with(' ')) text.pop_back();
    return text + "…";
}

std::vector<std::string> lines_within(std::string_view words, double size, double width) {
    auto lines = lines_of(words, width / size, width / size, width_at_one);
    for (auto& line : lines) line = cut_to(line, size, width);
    return lines;
}

}  // namespace vaerdi::drawing
