// From words to a tree, by precedence. Recursion is bounded by deepest_nesting; long chains grow by loops.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "math/formula.h"
#include "math/formula_lexer.h"

namespace vaerdi::math {
namespace {

struct Infix {
    std::string_view symbol;
    int left, right;  // how tightly it holds its operands
};
constexpr Infix infixes[] = {
    {"or", 1, 2}, {"and", 3, 4}, {"=", 7, 8},  {"<>", 7, 8},  {"<", 7, 8},   {"<=", 7, 8},  {">", 7, 8},
    {">=", 7, 8}, {"+", 9, 10},  {"-", 9, 10}, {"*", 11, 12}, {"/", 11, 12}, {"^", 16, 15},
};
constexpr int comparison = 7, prefix_not = 6, prefix_minus = 13;

const Infix* find_infix(const Token& token) {
    if (token.kind != Token::Kind::symbol && token.kind != Token::Kind::name) return nullptr;
    const auto found = std::ranges::find(infixes, token.text, &Infix::symbol);
    return found == std::end(infixes) ? nullptr : found;
}

// Thrown inside the parser only, when reading cannot go on; the mistake has been reported.
struct Stop {};

class Parser {
  public:
    Parser(std::string_view text, Position at, Diagnostics& diagnostics, About about)
        : lexer_(text, at, diagnostics, about), diagnostics_(diagnostics), about_(about) {}

    ExpressionPtr whole();

  private:
    using Made = std::shared_ptr<Expression>;

    [[noreturn]] void stop(Position at, Text message, Text remedy);
    void mistake(Position at, Text message, Text remedy);
    void advance() { token_ = lexer_.next(); }
    bool is(std::string_view symbol) const {
        return (token_.kind == Token::Kind::symbol || token_.kind == Token::Kind::name) &&
               token_.text == symbol;
    }
    [[noreturn]] void expected_operand();
    [[noreturn]] void expected_operator();

    ExpressionPtr expression(int tightest);
    ExpressionPtr operand();
    ExpressionPtr literal(Expression::Kind kind);
    ExpressionPtr call(const Token& name);
    ExpressionPtr argument(const Function* function);
    ExpressionPtr in_parentheses();
    void check_call(const Expression& call);

    struct Deeper;

    FormulaLexer lexer_;
    Diagnostics& diagnostics_;
    About about_;
    Token token_;
    int depth_ = 0;
    int mistakes_ = 0;
    std::vector<Position> open_;  // parentheses not yet closed
    std::vector<bool> commas_separate_{false};
};

struct Parser::Deeper {
    explicit Deeper(Parser& parser) : parser(parser) {
        if (++parser.depth_ > deepest_nesting) {
            parser.stop(parser.token_.at,
                        {fmt::format("the formula is nested deeper than {} levels", deepest_nesting),
                         fmt::format("formlen er indlejret i mere end {} niveauer", deepest_nesting)},
                        {"split it into parameters with names of their own",
                         "del den op i parametre med hver sit navn"});
        }
    }
    ~Deeper() { --parser.depth_; }
    Deeper(const Deeper&) = delete;
    Parser& parser;
};

void Parser::mistake(Position at, Text message, Text remedy) {
    ++mistakes_;
    diagnostics_.error(at, std::move(message), std::move(remedy));
}

void Parser::stop(Position at, Text message, Text remedy) {
    // After a mistake in a word the structure may only seem wrong.
    if (lexer_.mistakes() + mistakes_ == 0) diagnostics_.error(at, std::move(message), std::move(remedy));
    ++mistakes_;
    throw Stop{};
}

ExpressionPtr Parser::whole() {
    advance();
    if (token_.kind == Token::Kind::end) {
        stop(token_.at, {"the formula is empty", "formlen er tom"},
             {"write a number such as 7.5 days, or a formula", "skriv et tal som 7.5 dage eller en formel"});
    }
    auto result = expression(0);
    if (token_.kind != Token::Kind::end) expected_operator();
    return lexer_.mistakes() + mistakes_ == 0 ? result : nullptr;
}

void Parser::expected_operand() {
    if (token_.kind == Token::Kind::end) {
        if (!open_.empty()) {
            stop(open_.back(), {"this ( is never closed", "denne ( bliver aldrig lukket"},
                 {"add the missing )", "tilføj den manglende )"});
        }
        stop(token_.at, {"the formula ends too early", "formlen slutter for tidligt"},
             {"a number or name is missing after the last operator",
              "der mangler et tal eller et navn efter den sidste operator"});
    }
    if (is(")") && open_.empty()) {
        stop(token_.at, {"this ) closes nothing", "denne ) lukker ikke noget"},
             {"remove it, or add the ( before", "fjern den, eller tilføj ( foran"});
    }
    if (is("=")) {
        stop(token_.at, {"'=' stands at the wrong place", "'=' står det forkerte sted"},
             {"a formula begins with its value, not with =", "en formel begynder med sin værdi, ikke med ="});
    }
    stop(token_.at,
         {fmt::format("a number or name is missing before '{}'", shown(token_.text)),
          fmt::format("der mangler et tal eller et navn før '{}'", shown(token_.text))},
         {"every operator stands between two values", "hver operator står mellem to værdier"});
}

void Parser::expected_operator() {
    if (is(")")) {
        stop(token_.at, {"this ) closes nothing", "denne ) lukker ikke noget"},
             {"remove it, or add the ( before", "fjern den, eller tilføj ( foran"});
    }
    if (is(",")) {
        stop(token_.at,
             {"a comma separates the arguments of a function; here is none",
              "komma skiller en funktions argumenter; her er ingen funktion"},
             {"decimals are written with a point: 0.5", "decimaler skrives med punktum: 0.5"});
    }
    Text remedy{"write an operator such as * between them", "skriv en operator som * imellem"};
    if (token_.kind == Token::Kind::number) {
        remedy = {"write * between them, or thousands as 12_500",
                  "skriv * imellem, eller tusinder som 12_500"};
    } else if (token_.text == "per" || token_.text == "pr") {
        remedy = {"after a number 'per' makes a unit (300 per year); otherwise write /",
                  "efter et tal danner 'per' en enhed (300 per år); skriv ellers /"};
    } else if (token_.text == "of" || token_.text == "af") {
        remedy = {"write * instead: 5 % * x", "skriv * i stedet: 5 % * x"};
    }
    stop(token_.at,
         {fmt::format("an operator is missing before '{}'", shown(token_.text)),
          fmt::format("der mangler en operator før '{}'", shown(token_.text))},
         remedy);
}

ExpressionPtr Parser::expression(int tightest) {
    auto left = operand();
    bool compared = false;  // the left side is a comparison without parentheses
    for (;;) {
        const auto* infix = find_infix(token_);
        if (!infix || infix->left < tightest) return left;
        if (infix->left == comparison && std::exchange(compared, true)) {
            stop(token_.at, {"comparisons do not chain", "sammenligninger kan ikke kædes"},
                 {"write 1 < x and x < 3", "skriv 1 < x and x < 3"});
        }
        if (infix->left < comparison) compared = false;
        auto made = std::make_shared<Expression>();
        made->kind = Expression::Kind::call;
        made->text = infix->symbol;
        made->at = token_.at;
        advance();
        ExpressionPtr right;
        if (infix->right < infix->left) {
            const Deeper deeper(*this);  // only powers nest to the right without end
            right = expression(infix->right);
        } else {
            right = expression(infix->right);
        }
        made->arguments = {std::move(left), std::move(right)};
        left = std::move(made);
    }
}

ExpressionPtr Parser::operand() {
    if (token_.kind == Token::Kind::number) {
        auto made = std::make_shared<Expression>();
        made->number = token_.number;
        made->has_unit = token_.unit.has_value();
        if (made->has_unit) made->unit = *token_.unit;
        made->at = token_.at;
        if (!std::isfinite(made->unit.to_base(made->number))) {
            mistake(token_.at,
                    {"the number is too large to calculate with", "tallet er for stort til at regne med"},
                    {"numbers reach to 1e308", "tal går til 1e308"});
        }
        advance();
        return made;
    }
    if (token_.kind == Token::Kind::text) return literal(Expression::Kind::text);
    if (token_.kind == Token::Kind::date) return literal(Expression::Kind::date);
    if (is("-") || is("+") || is("not")) {
        const Deeper deeper(*this);
        const auto sign = token_;
        advance();
        auto argument = expression(sign.text == "not" ? prefix_not : prefix_minus);
        if (sign.text == "+") return argument;
        auto made = std::make_shared<Expression>();
        made->kind = Expression::Kind::call;
        made->text = sign.text;
        made->at = sign.at;
        made->arguments = {std::move(argument)};
        return made;
    }
    if (is("(")) return in_parentheses();
    if (token_.kind != Token::Kind::name || find_infix(token_)) expected_operand();

    const auto name = token_;
    // The id of price(…) begins right after the parenthesis, and a comma separates arguments from there on.
    advance();
    if (is("(")) return call(name);
    auto made = std::make_shared<Expression>();
    made->kind = Expression::Kind::name;
    made->text = name.text;
    made->at = name.at;
    return made;
}

ExpressionPtr Parser::in_parentheses() {
    const Deeper deeper(*this);
    open_.push_back(token_.at);
    commas_separate_.push_back(false);
    lexer_.let_commas_separate(false);
    advance();
    auto inner = expression(0);
    if (token_.kind == Token::Kind::end) expected_operand();
    if (!is(")")) expected_operator();
    open_.pop_back();
    commas_separate_.pop_back();
    lexer_.let_commas_separate(commas_separate_.back());
    advance();
    return inner;
}

ExpressionPtr Parser::literal(Expression::Kind kind) {
    auto made = std::make_shared<Expression>();
    made->kind = kind;
    made->at = token_.at;
    made->number = token_.number;
    if (kind == Expression::Kind::text) made->text = token_.text;
    advance();
    return made;
}

// `by: operation_date` where the function has such a label.
ExpressionPtr Parser::argument(const Function* function) {
    auto made = expression(0);
    if (!is(":")) return made;
    if (!function || function->label.empty() || single_name(*made) != function->label) {
        stop(token_.at, {"':' stands at the wrong place", "':' står det forkerte sted"},
             {"only some functions name an argument: sequence(who, by: date)",
              "kun nogle funktioner navngiver et argument: sequence(hvem, by: dato)"});
    }
    advance();
    return expression(0);
}

ExpressionPtr Parser::call(const Token& name) {
    const Deeper deeper(*this);
    auto made = std::make_shared<Expression>();
    made->kind = Expression::Kind::call;
    made->text = name.text;
    made->at = name.at;
    open_.push_back(token_.at);
    commas_separate_.push_back(true);
    lexer_.let_commas_separate(true);
    const auto* function = find_function(name.text, about_);
    if (function && function->id_argument == 0) {
        token_ = lexer_.next_id();
        if (token_.kind == Token::Kind::name) {
            auto id = std::make_shared<Expression>();
            id->kind = Expression::Kind::name;
            id->text = token_.text;
            id->at = token_.at;
            made->arguments.push_back(std::move(id));
            advance();
            if (!is(")") && !is(",") && token_.kind != Token::Kind::end) {
                stop(token_.at,
                     {fmt::format("{}(…) begins with an id of the catalogue, not with a formula", name.text),
                      fmt::format("{}(…) begynder med et id fra kataloget, ikke med en formel", name.text)},
                     {"write price(bed-day)", "skriv price(bed-day)"});
            }
            if (is(","))
                advance();
            else if (is(")"))
                goto closed;
        }
    } else {
        advance();
    }
    while (!is(")")) {
        made->arguments.push_back(argument(function));
        if (token_.kind == Token::Kind::end) expected_operand();
        if (is(",")) {
            advance();
            if (is(")")) expected_operand();
        } else if (!is(")")) {
            expected_operator();
        }
    }
closed:
    open_.pop_back();
    commas_separate_.pop_back();
    lexer_.let_commas_separate(commas_separate_.back());
    advance();
    check_call(*made);
    return made;
}

void Parser::check_call(const Expression& call) {
    const auto* function = find_function(call.text, about_);
    if (function) {
        const auto count = static_cast<int>(call.arguments.size());
        if (count >= function->fewest && (function->most < 0 || count <= function->most)) return;
        mistake(call.at,
                {fmt::format("{} has {} argument{} here", function->name, count, count == 1 ? "" : "s"),
                 fmt::format("{} har {} argument{} her", function->name, count, count == 1 ? "" : "er")},
                {fmt::format("write {}", function->usage), fmt::format("skriv {}", function->usage)});
        return;
    }
    if (about_ == About::quantities && find_function(call.text, About::rows)) {
        mistake(call.at,
                {fmt::format("'{}' belongs to measures, which count rows of data", call.text),
                 fmt::format("'{}' hører til i målinger, som tæller rækker af data", call.text)},
                {"use it in a measures file, in where, unless, among or counts",
                 "brug det i en målefil, under where, unless, among eller counts"});
        return;
    }
    if (about_ == About::rows && find_function(call.text)) {
        mistake(call.at,
                {fmt::format("'{}' belongs to value cases, not to rows of data", call.text),
                 fmt::format("'{}' hører til i værdicaser, ikke i rækker af data", call.text)},
                {"a row is compared and counted; quotients and prices are worked out from the counts",
                 "en række sammenlignes og tælles; kvotienter og priser regnes ud af optællingerne"});
        return;
    }
    if (call.text == "age" || call.text == "cycle" || call.text == "time_in_state") {
        mistake(call.at,
                {fmt::format("'{}' is a name of health models, not a function", call.text),
                 fmt::format("'{}' er et navn i helbredsmodeller, ikke en funktion", call.text)},
                {fmt::format("write {} without parentheses, in a health model", call.text),
                 fmt::format("skriv {} uden parenteser, i en helbredsmodel", call.text)});
        return;
    }
    std::vector<std::string> names;
    for (const auto& known : functions(about_)) names.push_back(known.name);
    const auto near = nearest_name(call.text, names);
    mistake(call.at,
            {fmt::format("unknown function '{}'", shown(call.text)),
             fmt::format("ukendt funktion '{}'", shown(call.text))},
            near.empty()
                ? Text{fmt::format("to multiply write {} * (…)", shown(call.text)),
                       fmt::format("skriv {} * (…) for at gange", shown(call.text))}
                : Text{fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)});
}

}  // namespace

ExpressionPtr parse_formula(std::string_view text, Position at, Diagnostics& diagnostics, About about) {
    if (text.size() > longest_formula) {
        diagnostics.error(
            at,
            {fmt::format("the formula is longer than {} characters", longest_formula),
             fmt::format("formlen er længere end {} tegn", longest_formula)},
            {"split it into parameters with names of their own", "del den op i parametre med hver sit navn"});
        return nullptr;
    }
    try {
        return Parser(text, at, diagnostics, about).whole();
    } catch (const Stop&) {
        return nullptr;
    }
}

}  // namespace vaerdi::math
