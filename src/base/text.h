// A text that a user reads, in the two languages of the product.
//
// Danish and English stand side by side wherever a text is written, so that neither can be forgotten.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vaerdi {

enum class Language { english, danish };

/// One text in both languages. A text given in one language only serves both.
struct Text {
    std::string en;
    std::string da;

    Text() = default;
    Text(std::string both) : en(both), da(std::move(both)) {}
    Text(const char* both) : Text(std::string(both)) {}
    Text(std::string english, std::string danish) : en(std::move(english)), da(std::move(danish)) {}

    const std::string& in(Language language) const { return language == Language::danish ? da : en; }
    bool empty() const { return en.empty() && da.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

/// One of two texts; for short words inside a sentence. The texts must outlive the view.
inline std::string_view pick(Language language, std::string_view english, std::string_view danish) {
    return language == Language::danish ? danish : english;
}

/// The text as a sentence: with a full stop, unless it ends in one ("1.200 kr.").
std::string sentence(std::string text);

/// The known name nearest to what was written (Damerau–Levenshtein distance, at most a third of its length,
/// never more than three letters), or an empty string when none is near.
std::string nearest_name(std::string_view written, std::span<const std::string> known);

/// Number of columns a UTF-8 text takes in a terminal (code points; combining marks count nothing).
std::size_t display_width(std::string_view text);

/// Whether every byte belongs to a letter of UTF-8.
bool is_utf8(std::string_view text);

/// Lower case in the sense of Unicode, for searching ("Ø" finds "ø").
std::string folded(std::string_view text);

}  // namespace vaerdi
