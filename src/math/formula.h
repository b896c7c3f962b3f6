// Formulas as users write them: every scalar in a document is one.
//
//     12_500      4.1 %      7.5 days      DKK 25_000      1.2 million DKK      300 per year
//     patients * revision_2y * price(revision-knee)
//     if(year >= 2027, 0.5 hours/patient, ramp(20 %, 80 %, 4 years) * 1 hour/patient)
//
// Precedence, loosest first: or | and | not | = <> < <= > >= | + - | * / | unary minus | ^ (from the right).
// A number and the unit words after it are one literal and bind tighter than any operator: `10 / 2 days` is
// 10 / (2 days). `/` and `per` continue the unit only while a unit word follows, and there the unit wins over
// a variable of the same name: `12 / patients` is the literal "12 per patient"; write `(12) / patients` for
// the variable. Names are snake_case with dots (`row.alive`); hyphens are allowed in the ids inside price(),
// lookup(), pathway().
//
// Formulas about rows of data (`About::rows`, `About::made_rows`) have texts in single quotes and dates
// besides:
//
//     within(revision_date, 2 years) and revision_cause <> 'hospital-acquired infection'
//     sequence(surgeon, by: operation_date) <= 30 or surgeon_start < 2015-01-01
//
// docs/language/formulas.md is the reference for users; docs/language/measures.md that for rows.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/unit.h"

namespace vaerdi::math {

/// What a formula speaks of: quantities of a case, the columns of a row of data, or those of a row that is
/// made up (exp and the like besides texts and dates).
enum class About { quantities, rows, made_rows };

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

/// One node of a formula; immutable once parsed.
struct Expression {
    enum class Kind {
        number,  ///< `number` in `unit`, as written: 4.1 and %
        name,    ///< `text` is the name; also the ids in price(id), lookup(id, …), pathway(id, …), convert(…,
                 ///< DKK)
        call,    ///< `text` is a function or an operator (+ - * / ^ = <> < <= > >= and or not; unary minus is
                 ///< "-" with one argument)
        text,    ///< `text` is what stood in quotes; about rows only
        date,    ///< `number` is the day, counted from 1970-01-01; about rows only
    };

    Kind kind = Kind::number;
    double number = 0;
    Unit unit;
    bool has_unit = false;  ///< a plain 0 fits any unit, `0 days` does not
    std::string text;
    std::vector<ExpressionPtr> arguments;
    Position at;

    Expression() = default;
    Expression(const Expression&) = default;
    Expression& operator=(const Expression&) = default;
    ~Expression();  // takes deep trees apart without recursion

    bool is_call(std::string_view function) const { return kind == Kind::call && text == function; }
    /// The argument is an id of the catalogue (or a currency), not a formula.
    bool argument_is_id(std::size_t index) const;
};

/// Reads a formula; all that is wrong with it goes to `diagnostics`, and then the result is null. `at` is the
/// place where the text begins in its document.
ExpressionPtr parse_formula(std::string_view text, Position at, Diagnostics& diagnostics,
                            About about = About::quantities);

/// The formula as text again; parsing that gives an equal formula.
std::string written(const Expression& expression);

/// Equal in structure and figures; places do not count.
bool equal(const Expression& a, const Expression& b);

/// The names a formula depends on, each once, in alphabetical order; ids of the catalogue and currencies
/// apart.
std::vector<std::string> names_used(const Expression& expression);

/// A reference to something outside the formula: `price(bed-day)`, `lookup(dk-mortality, age)`, `pathway(x)`.
struct Reference {
    std::string function;
    std::string id;
    Position at;
};
std::vector<Reference> references_used(const Expression& expression);

/// The day of a date.
Date day_of(const Expression& date);

/// A formula that is a name and nothing else: the name.
std::optional<std::string> single_name(const Expression& expression);

// --- what can be called
// -----------------------------------------------------------------------------------------

struct Function {
    std::string name;
    int fewest = 1;
    int most = 1;          ///< −1: any number
    int id_argument = -1;  ///< which argument is an id, −1: none
    std::string usage;     ///< "ramp(from, to, years)"
    Text help;             ///< one line for the reference page and editor completion
    std::string label{};   ///< that stands before the last argument: sequence(who, by: date)
};
std::span<const Function> functions(About about = About::quantities);
const Function* find_function(std::string_view name, About about = About::quantities);

// --- limits, so that no text can exhaust the machine
// ------------------------------------------------------------

inline constexpr std::size_t longest_formula = 10'000;  ///< bytes
inline constexpr int deepest_nesting = 200;             ///< parentheses, calls, unary operators, powers

}  // namespace vaerdi::math
