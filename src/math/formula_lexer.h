// The words of a formula. Used by the parser only.
//
// The lexer knows the traps of numbers: decimal commas, thousands with dots, units after numbers, currencies
// before.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/unit.h"
#include "math/formula.h"

namespace vaerdi::math {

struct Token {
    enum class Kind { number, name, symbol, text, date, end };
    Kind kind = Kind::end;
    std::string text;  // of a name, symbol or text; of a number as written
    Position at;
    double number = 0;         // of a date: days since 1970-01-01
    std::optional<Unit> unit;  // of a number
};

class FormulaLexer {
  public:
    FormulaLexer(std::string_view text, Position at, Diagnostics& diagnostics, About about);

    Token next();
    /// The id that stands at the beginning of price(…): letters, digits, - _ . /
    Token next_id();
    /// Whether a comma here separates arguments; elsewhere one between digits is a decimal comma.
    void let_commas_separate(bool yes) { commas_separate_ = yes; }
    /// What is wrong with the words so far.
    int mistakes() const { return mistakes_; }

  private:
    std::string_view rest() const { return text_.substr(offset_); }
    void advance(std::size_t bytes);
    void skip_space();
    void error(Position at, Text message, Text remedy);
    Token number();
    Token number_with_unit(std::optional<Unit> currency, Position at);
    std::optional<Unit> unit_after(const Token& number, const std::optional<Unit>& currency);
    void catch_decimal_comma(const Token& number);
    void catch_dotted_thousands(const Token& number, std::string_view digits);
    std::optional<Unit> currency_before_number();
    Token name();
    Token symbol();
    Token quoted_text();
    std::optional<Token> date();

    std::string_view text_;
    std::size_t offset_ = 0;
    Position at_;
    Diagnostics& diagnostics_;
    About about_;
    bool commas_separate_ = false;
    int mistakes_ = 0;
};

/// A piece of a user's text fit for a message: shortened, and without what a terminal cannot show.
std::string shown(std::string_view text, std::size_t longest = 40);

/// Bytes of the name that the text begins with (snake_case, dots between components); 0 when it begins
/// otherwise.
std::size_t leading_name(std::string_view text);

}  // namespace vaerdi::math
