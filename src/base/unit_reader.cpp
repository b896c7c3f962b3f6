// Reading units. In full: `[number] [scale word] [unit word] [^ n]`, joined by `*`, `/` and `per`; after a
// number in a formula only what cannot be anything else (see Unit::leading).
#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "base/unit.h"
#include "base/unit_words.h"

namespace vaerdi {
namespace {

constexpr std::size_t longest_unit = 200;  // bytes; the longest sensible one has about 40
constexpr double largest_scale = 1e30;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Bytes of white space at the beginning: blanks, line ends and the no-break spaces that web pages bring
// along.
std::size_t space_at(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size()) {
        if (text[n] == ' ' || text[n] == '\t' || text[n] == '\n' || text[n] == '\r') {
            ++n;
        } else if (text.substr(n).starts_with("\u00a0")) {
            n += 2;
        } else if (text.substr(n).starts_with("\u202f") || text.substr(n).starts_with("\u2009")) {
            n += 3;
        } else {
            break;
        }
    }
    return n;
}

// Bytes of one word: letters, digits, _ and ', or a sign such as %.
std::size_t word_at(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == '%') return 1;
    if (text.starts_with("‰")) return 3;
    if (!is_letter(text[0]) && !beyond_ascii(text[0])) return 0;
    std::size_t n = 0;
    while (n < text.size() && space_at(text.substr(n)) == 0 &&
           (is_letter(text[n]) || is_digit(text[n]) || text[n] == '_' || beyond_ascii(text[n]) ||
            (text[n] == '\'' && text.substr(n).starts_with("'er")))) {
        if (text.substr(n).starts_with("×") || text.substr(n).starts_with("÷") ||
            text.substr(n).starts_with("\u2212") || text.substr(n).starts_with("\u2013")) {
            break;  // operators, not letters
        }
        ++n;
    }
    return n;
}

struct FoundWord {
    const UnitWord* word = nullptr;
    std::size_t length = 0;
};

// The longest unit at the beginning of the text: up to three words joined by a blank or a hyphen, or with a
// dot after an abbreviation.
FoundWord unit_at(std::string_view text) {
    FoundWord best;
    std::string candidate;
    std::size_t at = 0;
    for (int words = 0; words < 3; ++words) {
        const auto length = word_at(text.substr(at));
        if (length == 0) break;
        candidate += text.substr(at, length);
        at += length;
        if (const auto* found = find_unit_word(candidate)) best = {found, at};
        if (at < text.size() && text[at] == '.') {
            if (const auto* found = find_unit_word(candidate + ".")) best = {found, at + 1};
            if (candidate == "t" && text.substr(at).starts_with(".kr."))
                return {find_unit_word("tkr"), at + 4};
        }
        if (at < text.size() && text[at] == '-') {
            candidate += '-';
            ++at;
        } else if (const auto space = space_at(text.substr(at)); space > 0) {
            candidate += ' ';
            at += space;
        } else {
            break;
        }
    }
    return best;
}

struct FoundScale {
    double scale = 1;
    std::size_t length = 0;
};

FoundScale scale_at(std::string_view text) {
    const auto length = word_at(text);
    if (length == 0) return {};
    const bool dotted = text.substr(length).starts_with('.');
    if (dotted) {
        if (const auto scale = scale_word(text.substr(0, length + 1))) return {*scale, length + 1};
    }
    if (const auto scale = scale_word(text.substr(0, length))) return {*scale, length};
    return {};
}

struct FoundNumber {
    double number = 0;
    std::size_t length = 0;
};

FoundNumber number_at(std::string_view text) {
    std::string digits;
    std::size_t n = 0;
    while (n < text.size() && digits.size() < 40) {
        const bool inside = n > 0 && n + 1 < text.size() && is_digit(text[n - 1]) && is_digit(text[n + 1]);
        const bool exponent_sign = (text[n] == '-' || text[n] == '+') && n > 0 && text[n - 1] == 'e';
        const bool exponent = text[n] == 'e' && n > 0 && n + 1 < text.size() && is_digit(text[n - 1]) &&
                              (is_digit(text[n + 1]) || text[n + 1] == '-' || text[n + 1] == '+');
        if (is_digit(text[n]) || (text[n] == '.' && inside) || exponent || exponent_sign) {
            digits += text[n];
        } else if (!(text[n] == '_' && inside)) {
            break;
        }
        ++n;
    }
    if (n == 0 || !is_digit(text[0])) return {};
    FoundNumber found{0, n};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), found.number);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    return found;
}

// White space made single and trimmed, for display.
std::string tidy(std::string_view text) {
    std::string result;
    for (std::size_t n = 0; n < text.size();) {
        const auto space = space_at(text.substr(n));
        if (space == 0) {
            result += text[n++];
            continue;
        }
        n += space;
        if (!result.empty() && n < text.size()) result += ' ';
    }
    return result;
}

bool is_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) && word_at(text) == word.size();
}

}  // namespace

/// Has the unit under construction; reads factor by factor.
class UnitReader {
  public:
    explicit UnitReader(std::string_view text) : text_(text) {}

    ParsedUnit in_full();
    std::optional<LeadingUnit> leading();

  private:
    std::string_view rest() const { return text_.substr(at_); }
    void skip_space() { at_ += space_at(rest()); }
    void take(const UnitWord& word, int sign, int power);
    void take(double number, int sign);
    bool scale_in_range() const {
        return unit_.scale() <= largest_scale && unit_.scale() >= 1 / largest_scale;
    }
    ParsedUnit unknown() const;
    bool leading_factor(int sign, bool number_allowed);

    std::string_view text_;
    std::size_t at_ = 0;
    Unit unit_;
};

void UnitReader::take(const UnitWord& word, int sign, int power) {
    Unit factor;
    for (const auto dimension : word.dimensions) factor = factor * Unit::of(dimension);
    factor.multiplier_ = word.multiplier;
    factor.divisor_ = word.divisor;
    unit_ = unit_ * factor.power(sign * power);
}

void UnitReader::take(double number, int sign) {
    Unit factor;
    factor.multiplier_ = number;
    // Decimal fractions as quotients of whole numbers, so that they stay exact.
    while (factor.multiplier_ != std::floor(factor.multiplier_) && factor.divisor_ < 1e6) {
        factor.divisor_ *= 10;
        factor.multiplier_ = number * factor.divisor_;
    }
    unit_ = sign > 0 ? unit_ * factor : unit_ / factor;
}

ParsedUnit UnitReader::unknown() const {
    auto length = std::max<std::size_t>(word_at(rest()), 1);
    while (at_ + length < text_.size() && (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80)
        ++length;
    // Whatever the bytes, a message is text.
    const auto bytes = rest().substr(0, length);
    std::string word;
    icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<int>(bytes.size())))
        .toUTF8String(word);
    ParsedUnit result;
    result.message = {fmt::format("unknown unit '{}'", word), fmt::format("ukendt enhed '{}'", word)};
    const auto near = word == "CO2e" ? "kg CO2e" : nearest_unit_word(word);
    if (!near.empty()) {
        result.remedy = {fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)};
    } else {
        result.remedy = {"units are written like days/patient, DKK/patient/year, %, or 1 for a plain number",
                         "enheder skrives som dage/patient, DKK/patient/år, %, eller 1 for et rent tal"};
    }
    return result;
}

ParsedUnit UnitReader::in_full() {
    const auto refused = [](Text message, Text remedy) {
        ParsedUnit result;
        result.message = std::move(message);
        result.remedy = std::move(remedy);
        return result;
    };
    const auto text = tidy(text_);
    if (text.empty()) {
        return refused({"the unit is empty", "enheden er tom"},
                       {"write 1 for a plain number", "skriv 1 for et rent tal"});
    }
    if (text.size() > longest_unit) {
        return refused({fmt::format("the unit is longer than {} characters", longest_unit),
                        fmt::format("enheden er længere end {} tegn", longest_unit)},
                       {"write a unit such as DKK/patient/year", "skriv en enhed som DKK/patient/år"});
    }
    int sign = 1;
    bool first = true;
    for (;; first = false) {
        skip_space();
        if (first && is_word(rest(), "per")) {  // "per year"
            at_ += 3;
            sign = -1;
            skip_space();
        } else if (first && rest().starts_with('/')) {
            ++at_;
            sign = -1;
            skip_space();
        }
        bool something = false;
        if (const auto number = number_at(rest()); number.length > 0) {
            if (!(number.number > 0) || !std::isfinite(number.number)) {
                return refused({"the number in a unit must be above 0", "tallet i en enhed skal være over 0"},
                               {"write 1/1000 days or million DKK", "skriv 1/1000 dage eller mio. kr."});
            }
            take(number.number, sign);
            at_ += number.length;
            skip_space();
            something = true;
        }
        for (auto scale = scale_at(rest()); scale.length > 0; scale = scale_at(rest())) {
            take(scale.scale, sign);
            at_ += scale.length;
            skip_space();
            something = true;
        }
        if (const auto found = unit_at(rest()); found.word && !is_word(rest(), "per")) {
            at_ += found.length;
            int power = 1;
            if (skip_space(); rest().starts_with('^')) {
                ++at_;
                skip_space();
                const auto number = number_at(rest());
                if (number.length != 1 || number.number < 1) {
                    return refused(
                        {"a power in a unit is a digit from 1 to 9", "en potens i en enhed er et ciffer 1-9"},
                        {"write a negative power with /: DKK/patient",
                         "skriv en negativ potens med /: DKK/patient"});
                }
                power = static_cast<int>(number.number);
                at_ += number.length;
            }
            take(*found.word, sign, power);
            something = true;
        }
        if (!scale_in_range()) {
            return refused({"the unit is too large or too small to calculate with",
                            "enheden er for stor eller for lille til at regne med"},
                           {"use one scale word such as million", "brug ét skalaord som mio."});
        }
        skip_space();
        if (!something && rest().empty()) {
            return refused({"the unit ends too early", "enheden slutter for tidligt"},
                           {"write what it is per: DKK/patient", "skriv, hvad den er pr.: DKK/patient"});
        }
        if (!something) return unknown();
        if (rest().empty()) break;
        if (rest().starts_with('*')) {
            sign = 1;
            ++at_;
        } else if (rest().starts_with('/')) {
            sign = -1;
            ++at_;
        } else if (is_word(rest(), "per") || is_word(rest(), "pr")) {
            sign = -1;
            at_ += word_at(rest());
            if (rest().starts_with('.')) ++at_;
        } else {
            return unknown();
        }
    }
    unit_.written_ = text.starts_with('/') ? "1" + text : text;
    return {.unit = unit_, .message = {}, .remedy = {}};
}

// One factor; leaves the place alone and says no when the text does not begin with one.
bool UnitReader::leading_factor(int sign, bool number_allowed) {
    const auto began = at_;
    double number = 1;
    if (number_allowed) {
        if (const auto found = number_at(rest()); found.length > 0) {
            if (!(found.number > 0) || found.number > largest_scale || found.number < 1 / largest_scale)
                return false;
            number = found.number;
            at_ += found.length;
            skip_space();
        }
    }
    bool scaled = false;
    auto end = at_;
    for (auto scale = scale_at(rest()); scale.length > 0 && number < largest_scale;
         scale = scale_at(rest())) {
        number *= scale.scale;
        at_ += scale.length;
        end = at_;
        skip_space();
        scaled = true;
    }
    if (number != 1) take(number, sign);
    const auto found = unit_at(rest());
    const auto after = at_ + found.length;
    const bool is_function =
        found.word && text_.substr(after + space_at(text_.substr(after))).starts_with('(');
    if (found.word && !is_function) {
        take(*found.word, sign, 1);
        at_ = after;
        return true;
    }
    at_ = scaled ? end : began;
    return scaled;
}

std::optional<LeadingUnit> UnitReader::leading() {
    const bool cut = text_.size() > longest_unit;
    text_ = text_.substr(0, longest_unit);
    const auto before_any = unit_;
    skip_space();
    bool any = leading_factor(1, false);
    std::size_t end = any ? at_ : 0;
    auto sure = any ? unit_ : before_any;
    for (;;) {
        skip_space();
        bool number_allowed = false;
        if (rest().starts_with('/')) {
            ++at_;
        } else if (is_word(rest(), "per") || is_word(rest(), "pr")) {
            at_ += word_at(rest());
            if (rest().starts_with('.')) ++at_;
            number_allowed = true;
        } else {
            break;
        }
        skip_space();
        if (!leading_factor(-1, number_allowed)) break;
        if (!scale_in_range()) break;
        end = at_;
        sure = unit_;
        any = true;
    }
    if (!any || (cut && end == text_.size()) ||
        !(sure.scale() <= largest_scale && sure.scale() >= 1 / largest_scale))
        return std::nullopt;
    const auto text = tidy(text_.substr(0, end));
    sure.written_ = text.starts_with('/') ? "1" + text : text;
    if (sure.written_.starts_with("1/ ")) sure.written_.erase(2, 1);
    return LeadingUnit{sure, end};
}

ParsedUnit Unit::parse(std::string_view text) { return UnitReader(text).in_full(); }
std::optional<LeadingUnit> Unit::leading(std::string_view text) { return UnitReader(text).leading(); }

std::optional<double> scale_word(std::string_view word) {
    struct Scale {
        std::string_view word;
        double scale;
    };
    static constexpr Scale scales[] = {
        {"thousand", 1e3}, {"tusind", 1e3}, {"tusinde", 1e3},  {"million", 1e6},    {"millions", 1e6},
        {"mio", 1e6},      {"mio.", 1e6},   {"mill.", 1e6},    {"millioner", 1e6},  {"billion", 1e9},
        {"mia", 1e9},      {"mia.", 1e9},   {"milliard", 1e9}, {"milliarder", 1e9}, {"billions", 1e9},
    };
    const auto found = std::ranges::find(scales, word, &Scale::word);
    return found == std::end(scales) ? std::nullopt : std::optional(found->scale);
}

std::string nearest_unit_word(std::string_view written) {
    // A near word has about the same length and at most as many letters of its own as edits are allowed;
    // asking these two questions first spares comparing with all words.
    const auto letters = [](std::string_view word) {
        std::uint32_t set = 0;
        for (const char c : word) {
            if (is_letter(c)) set |= 1u << (c & 31);
        }
        return set;
    };
    const int edits = written.size() < 8 ? 2 : 3;
    const auto mine = letters(written);
    std::vector<std::string> candidates;
    for (const auto& word : unit_words()) {
        const auto theirs = letters(word);
        if (word.size() + 4 >= written.size() && word.size() <= written.size() + 4 &&
            std::popcount(mine & ~theirs) <= edits && std::popcount(theirs & ~mine) <= edits) {
            candidates.push_back(word);
        }
    }
    return nearest_name(written, candidates);
}

const std::vector<std::string>& unit_words() {
    static const auto words = [] {
        std::vector<std::string> all;
        for (const auto& entry : unit_word_table()) {
            for (auto rest = entry.forms; !rest.empty();) {
                const auto end = std::min(rest.find('|'), rest.size());
                all.emplace_back(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        for (const auto* word : {"thousand", "million", "billion", "tusind", "mio.", "mia."})
            all.emplace_back(word);
        return all;
    }();
    return words;
}

}  // namespace vaerdi
