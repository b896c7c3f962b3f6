#include "math/formula_lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/date.h"

namespace vaerdi::math {
namespace {

constexpr int most_mistakes = 20;  // of one formula; then the rest is not worth reading

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Decoded {
    char32_t code = 0;
    std::size_t length = 1;
    bool valid = false;
};

Decoded decode(std::string_view text) {
    if (text.empty()) return {};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte(0);
    if (first < 0x80) return {first, 1, true};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (length == 1 || first > 0xF4 || text.size() < length) return {};
    char32_t code = first & (0x7F >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3F);
    }
    return {code, length, true};
}

// Letters of the European alphabets; × and ÷ lie among them.
bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x52F);
}
bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

std::size_t digits_at(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && (is_digit(text[n]) || text[n] == '_')) ++n;
    return n;
}

// What people write for our operators, and which of them is meant.
struct Foreign {
    std::string_view written, meant;
};
constexpr Foreign foreign_signs[] = {
    {"==", "="},     {"!=", "<>"},  {"≠", "<>"},  {"=<", "<="}, {"=>", ">="}, {"≤", "<="},
    {"≥", ">="},     {"**", "^"},   {"×", "*"},   {"·", "*"},   {"÷", "/"},   {"\u2212", "-"},
    {"\u2013", "-"}, {"&&", "and"}, {"||", "or"}, {"&", "and"}, {"|", "or"},  {"!", "not"},
    {";", ","},      {"[", "("},    {"]", ")"},   {"{", "("},   {"}", ")"},
};
constexpr std::string_view symbols[] = {"<=", ">=", "<>", "<", ">", "=", "+", "-",
                                        "*",  "/",  "^",  "(", ")", ",", ":"};

bool is_keyword(std::string_view word) { return word == "and" || word == "or" || word == "not"; }

}  // namespace

std::string shown(std::string_view text, std::size_t longest) {
    std::string result;
    std::size_t count = 0;
    for (std::size_t n = 0; n < text.size(); ++count) {
        if (count == longest) return result + "…";
        const auto c = decode(text.substr(n));
        if (!c.valid || (c.code < 0x20 && !is_space(c.code)) || c.code == 0x7F) {
            result += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[n]));
        } else {
            result += is_space(c.code) ? " " : text.substr(n, c.length);
        }
        n += c.length;
    }
    return result;
}

std::size_t leading_name(std::string_view text) {
    const auto component = [](std::string_view part) {
        std::size_t n = 0;
        while (n < part.size()) {
            const auto c = decode(part.substr(n));
            const bool fits = c.valid && (is_letter(c.code) || c.code == '_' || (n > 0 && is_digit(part[n])));
            if (!fits) break;
            n += c.length;
        }
        return n;
    };
    auto length = component(text);
    while (length > 0 && length + 1 < text.size() && text[length] == '.') {
        const auto more = component(text.substr(length + 1));
        if (more == 0) break;
        length += 1 + more;
    }
    return length;
}

FormulaLexer::FormulaLexer(std::string_view text, Position at, Diagnostics& diagnostics, About about)
    : text_(text), at_(at), diagnostics_(diagnostics), about_(about) {}

void FormulaLexer::advance(std::size_t bytes) {
    const auto end = std::min(offset_ + bytes, text_.size());
    for (; offset_ < end; ++offset_) {
        if (text_[offset_] == '\n') {
            ++at_.line;
            at_.column = 1;
        } else if ((static_cast<unsigned char>(text_[offset_]) & 0xC0) != 0x80) {
            ++at_.column;  // columns count characters, not bytes
        }
    }
}

void FormulaLexer::skip_space() {
    for (auto c = decode(rest()); c.valid && is_space(c.code); c = decode(rest())) advance(c.length);
}

void FormulaLexer::error(Position at, Text message, Text remedy) {
    if (++mistakes_ <= most_mistakes) diagnostics_.error(at, std::move(message), std::move(remedy));
    if (mistakes_ >= most_mistakes) offset_ = text_.size();
}

Token FormulaLexer::next() {
    skip_space();
    if (rest().empty()) return {Token::Kind::end, {}, at_, 0, {}};
    const auto began = at_;
    if (about_ != About::quantities) {
        if (rest()[0] == '\'') return quoted_text();
        if (auto day = date()) return *day;
    }
    if (is_digit(rest()[0])) return number_with_unit({}, began);
    if (rest()[0] == '.' && rest().size() > 1 && is_digit(rest()[1])) {
        error(at_, {"a number begins with a digit", "et tal begynder med et ciffer"},
              {"write 0.5, not .5", "skriv 0.5, ikke .5"});
        advance(1);
        return number_with_unit({}, began);
    }
    if (auto currency = currency_before_number()) return number_with_unit(std::move(currency), began);
    if (leading_name(rest()) > 0) return name();
    return symbol();
}

// 'hospital-acquired infection'; an apostrophe inside is written twice.
Token FormulaLexer::quoted_text() {
    Token token{Token::Kind::text, {}, at_, 0, {}};
    const auto text = rest();
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != '\'') {
            token.text += text[i];
        } else if (text.substr(i + 1).starts_with('\'')) {
            token.text += text[i++];
        } else {
            advance(i + 1);
            return token;
        }
    }
    error(at_, {"this text is never closed", "denne tekst bliver aldrig lukket"},
          {"add the missing '", "tilføj det manglende '"});
    advance(text.size());
    return token;
}

// 2015-01-01: a day, not a subtraction.
std::optional<Token> FormulaLexer::date() {
    constexpr std::size_t length = 10;
    const auto text = rest().substr(0, length);
    const auto shape = [&] {
        for (std::size_t i = 0; i < length; ++i) {
            if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
        }
        return rest().size() == length || !is_digit(rest()[length]);
    };
    if (text.size() < length || !shape()) return {};
    Token token{Token::Kind::date, std::string(text), at_, 0, {}};
    if (const auto day = iso_date(text)) {
        token.number = static_cast<double>(day->time_since_epoch().count());
    } else {
        error(at_, {fmt::format("there is no day {}", text), fmt::format("der er ingen dag {}", text)},
              {"dates are written year-month-day: 2018-09-01", "datoer skrives år-måned-dag: 2018-09-01"});
    }
    advance(length);
    return token;
}

Token FormulaLexer::name() {
    const auto length = leading_name(rest());
    Token token{Token::Kind::name, std::string(rest().substr(0, length)), at_, 0, {}};
    advance(length);
    return token;
}

Token FormulaLexer::next_id() {
    skip_space();
    Token token{Token::Kind::name, {}, at_, 0, {}};
    std::size_t n = 0;
    while (offset_ + n < text_.size()) {
        const auto c = decode(rest().substr(n));
        const bool fits = c.valid && (is_letter(c.code) || is_digit(rest()[n]) || c.code == '_' ||
                                      c.code == '-' || c.code == '.' || c.code == '/');
        if (!fits) break;
        n += c.length;
    }
    if (n == 0) return next();
    token.text = rest().substr(0, n);
    advance(n);
    return token;
}

// DKK 25_000, kr. 25_000
std::optional<Unit> FormulaLexer::currency_before_number() {
    auto length = leading_name(rest());
    if (length == 0 || length > 4) return {};
    const auto word = rest().substr(0, length);
    auto currency = word == "kr" ? Unit::of_currency("DKK") : Unit::of_currency(word);
    if (!currency) return {};
    if (word == "kr" && rest().substr(length).starts_with('.')) ++length;
    auto after = rest().substr(length);
    for (auto c = decode(after); c.valid && is_space(c.code); c = decode(after))
        after.remove_prefix(c.length);
    if (after.empty() || !is_digit(after[0])) return {};
    const auto parsed = Unit::parse(rest().substr(0, length));
    advance(length);
    skip_space();
    return parsed ? parsed.unit : currency;
}

Token FormulaLexer::number_with_unit(std::optional<Unit> currency, Position at) {
    auto token = number();
    token.unit = unit_after(token, currency);
    token.at = at;
    return token;
}

Token FormulaLexer::number() {
    Token token{Token::Kind::number, {}, at_, 0, {}};
    const auto began = offset_;
    const auto text = rest();
    auto length = digits_at(text);
    bool missing_digit = false;
    if (text.substr(length).starts_with('.')) {
        const auto fraction = digits_at(text.substr(length + 1));
        missing_digit = fraction == 0;
        length += 1 + fraction;
    }
    while (length > 1 && length + 1 < text.size() && text[length] == '.' && is_digit(text[length + 1])) {
        length += 1 + digits_at(text.substr(length + 1));  // 1.234.567: caught below
    }
    if (length + 1 < text.size() && (text[length] == 'e' || text[length] == 'E')) {
        const std::size_t sign = text[length + 1] == '+' || text[length + 1] == '-' ? 1 : 0;
        const auto digits = digits_at(text.substr(length + 1 + sign));
        if (digits > 0 && is_digit(text[length + 1 + sign])) length += 1 + sign + digits;
    }
    token.text = text.substr(0, length);
    advance(length);

    std::string plain;
    bool underscores_apart = true;
    for (std::size_t i = 0; i < token.text.size(); ++i) {
        if (token.text[i] != '_') {
            plain += token.text[i];
        } else if (i == 0 || i + 1 == token.text.size() || !is_digit(token.text[i - 1]) ||
                   !is_digit(token.text[i + 1])) {
            underscores_apart = false;
        }
    }
    if (std::ranges::count(plain, '.') > 1) {
        auto grouped = token.text;
        std::ranges::replace(grouped, '.', '_');
        error(
            token.at,
            {fmt::format("'{}' is no number: a point separates decimals, not thousands", shown(token.text)),
             fmt::format("'{}' er ikke et tal: punktum skiller decimaler, ikke tusinder", shown(token.text))},
            {fmt::format("write {}", shown(grouped)), fmt::format("skriv {}", shown(grouped))});
    } else if (missing_digit) {
        error(token.at,
              {fmt::format("a digit is missing after the point in '{}'", shown(token.text)),
               fmt::format("der mangler et ciffer efter punktummet i '{}'", shown(token.text))},
              {"write 5 or 5.0", "skriv 5 eller 5.0"});
    } else if (!underscores_apart) {
        error(token.at,
              {fmt::format("'{}': _ stands between two digits", shown(token.text)),
               fmt::format("'{}': _ skal stå mellem to cifre", shown(token.text))},
              {"write 12_500", "skriv 12_500"});
    } else {
        const auto* end = plain.data() + plain.size();
        const auto [stopped, failure] = std::from_chars(plain.data(), end, token.number);
        if (failure != std::errc() || stopped != end) {
            token.number = 0;
            error(token.at,
                  {fmt::format("'{}' is too large or too small to calculate with", shown(token.text)),
                   fmt::format("'{}' er for stort eller for lille til at regne med", shown(token.text))},
                  {"numbers reach from 1e-307 to 1e308", "tal går fra 1e-307 til 1e308"});
        }
    }
    catch_decimal_comma(token);
    token.text = text_.substr(began, offset_ - began);
    return token;
}

// 0,5 and 1.234,5. Among arguments a comma between digits may be meant, so there it is a warning.
void FormulaLexer::catch_decimal_comma(const Token& number) {
    if (rest().size() < 2 || rest()[0] != ',' || !is_digit(rest()[1])) return;
    const auto decimals = digits_at(rest().substr(1));
    auto whole = number.text;
    std::ranges::replace(whole, '.', '_');
    const auto written = shown(number.text + std::string(rest().substr(0, 1 + decimals)));
    const auto meant = shown(whole + "." + std::string(rest().substr(1, decimals)));
    if (!commas_separate_) {
        error(
            number.at,
            {fmt::format("'{}' has a decimal comma", written), fmt::format("'{}' har decimalkomma", written)},
            {fmt::format("decimals are written with a point: {}", meant),
             fmt::format("decimaler skrives med punktum: {}", meant)});
        advance(1 + decimals);
    } else if (number.text.find('.') == std::string::npos) {
        diagnostics_.warning(
            number.at,
            {fmt::format("'{}' is read as two arguments", written),
             fmt::format("'{}' læses som to argumenter", written)},
            {fmt::format("write {} for a decimal, or a blank after the comma", meant),
             fmt::format("skriv {} for en decimal, eller et mellemrum efter kommaet", meant)});
    }
}

// 25.000 DKK: right as it stands, but hardly what was meant.
void FormulaLexer::catch_dotted_thousands(const Token& number, std::string_view digits) {
    const auto point = digits.find('.');
    if (point == std::string_view::npos || point > 3 || digits.size() - point != 4 || digits[0] == '0')
        return;
    if (!std::ranges::all_of(digits.substr(point + 1), is_digit)) return;
    std::string grouped(digits);
    grouped[point] = '_';
    diagnostics_.warning(
        number.at,
        {fmt::format("'{}' reads as {}", digits, number.number),
         fmt::format("'{}' læses som {}", digits, number.number)},
        {fmt::format("for thousands write {}", grouped), fmt::format("for tusinder skriv {}", grouped)});
}

std::optional<Unit> FormulaLexer::unit_after(const Token& number, const std::optional<Unit>& currency) {
    const auto digits = number.text;
    auto found = Unit::leading(rest());
    if (found) {
        auto unit = found->unit;
        if (currency) {
            // `DKK 1.2 million per year`: the currency moves in behind the scale word.
            auto text = unit.text();
            std::string scale;
            for (auto space = text.find(' '); scale_word(text.substr(0, space)); space = text.find(' ')) {
                scale += text.substr(0, space) + " ";
                text = space == std::string::npos ? "" : text.substr(space + 1);
                if (text.empty()) break;
            }
            const bool goes_on = text.empty() || text.starts_with("1/") || text.starts_with("/") ||
                                 text.starts_with("per ") || text.starts_with("pr");
            const auto tail = text.starts_with("1/") ? text.substr(1) : text.empty() ? text : " " + text;
            const auto parsed = Unit::parse(scale + currency->text() + tail);
            if (!goes_on || !parsed) {
                error(at_,
                      {fmt::format("a number has one unit: '{}' stands before it and '{}' after it",
                                   currency->text(), shown(unit.text())),
                       fmt::format("et tal har én enhed: '{}' står før det og '{}' efter", currency->text(),
                                   shown(unit.text()))},
                      {fmt::format("write {} {}/…", digits, currency->text()),
                       fmt::format("skriv {} {}/…", digits, currency->text())});
            } else {
                unit = *parsed;
            }
        }
        advance(found->length);
        if (unit.currency()) catch_dotted_thousands(number, digits);
        return unit;
    }
    if (currency) catch_dotted_thousands(number, digits);

    // No unit. A word here can only be a mistyped one.
    auto after = rest();
    for (auto c = decode(after); c.valid && is_space(c.code); c = decode(after))
        after.remove_prefix(c.length);
    const auto length = leading_name(after);
    const auto word = after.substr(0, length);
    if (length == 0 || is_keyword(word) || after.substr(length).starts_with('(')) return currency;
    skip_space();
    const auto at = at_;
    if (word == "per" || word == "pr" || word == "pr.") {
        advance(length);
        skip_space();
        const auto unit = rest().substr(0, std::max<std::size_t>(leading_name(rest()), 0));
        const auto near = nearest_unit_word(unit);
        error(at,
              {fmt::format("'per' is followed by no known unit"),
               fmt::format("efter 'per' står ingen kendt enhed")},
              near.empty() ? Text{"write / to divide by something else, such as 300 / x",
                                  "skriv / for at dele med noget andet, som 300 / x"}
                           : Text{fmt::format("did you mean 'per {}'?", near),
                                  fmt::format("mente du 'per {}'?", near)});
        advance(leading_name(rest()));
        return currency;
    }
    const auto near = nearest_unit_word(word);
    Text remedy{"write an operator such as * before a name", "skriv en operator som * før et navn"};
    if (word == "of" || word == "af") {
        remedy = {fmt::format("write * instead: {} * …", shown(digits)),
                  fmt::format("skriv * i stedet: {} * …", shown(digits))};
    } else if (!near.empty()) {
        remedy = {fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)};
    }
    error(at, {fmt::format("unknown unit '{}'", shown(word)), fmt::format("ukendt enhed '{}'", shown(word))},
          remedy);
    advance(length);
    return currency;
}

Token FormulaLexer::symbol() {
    Token token{Token::Kind::symbol, {}, at_, 0, {}};
    for (const auto& sign : foreign_signs) {
        if (!rest().starts_with(sign.written)) continue;
        error(at_,
              {fmt::format("'{}' is not used in formulas", sign.written),
               fmt::format("'{}' bruges ikke i formler", sign.written)},
              {fmt::format("write {}", sign.meant), fmt::format("skriv {}", sign.meant)});
        advance(sign.written.size());
        token.text = sign.meant;
        if (is_keyword(token.text)) token.kind = Token::Kind::name;
        return token;
    }
    for (const auto known : symbols) {
        if (!rest().starts_with(known) || (known == ":" && about_ != About::rows)) continue;
        token.text = known;
        advance(known.size());
        return token;
    }
    const auto c = decode(rest());
    const auto character = shown(rest().substr(0, c.length));
    Text remedy{"formulas consist of numbers, names, functions and + - * / ^ = <> < <= > >= ( ) ,",
                "formler består af tal, navne, funktioner og + - * / ^ = <> < <= > >= ( ) ,"};
    if (character == "%" || character == "‰") {
        remedy = {"a percentage is a number: write 4 %, or x * 1 %",
                  "en procent er et tal: skriv 4 %, eller x * 1 %"};
    } else if (character == "€") {
        remedy = {"write EUR", "skriv EUR"};
    } else if (character == "$") {
        remedy = {"write USD", "skriv USD"};
    } else if (character == "£") {
        remedy = {"write GBP", "skriv GBP"};
    } else if (character == "\"" && about_ != About::quantities) {
        remedy = {"texts stand in single quotes: 'primary'",
                  "tekster står i enkelte anførselstegn: 'primær'"};
    } else if (character == "'" || character == "\"") {
        remedy = {"a formula holds no texts in quotes; ids stand plainly: price(bed-day)",
                  "en formel har ingen tekster i anførselstegn; id'er står bart: price(bed-day)"};
    }
    error(at_,
          {fmt::format("'{}' has no meaning here", character),
           fmt::format("'{}' har ingen betydning her", character)},
          remedy);
    advance(c.length);
    if (character == "'" || character == "\"") {  // the whole text is one mistake
        if (const auto end = rest().find(character); end != std::string_view::npos) advance(end + 1);
    }
    return next();
}

}  // namespace vaerdi::math
