#include "math/formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/date.h"
#include "math/formula_lexer.h"
#include "math/formula_walk.h"

namespace vaerdi::math {
namespace {

const std::vector<Function>& function_table() {
    static const std::vector<Function> table{
        {"min", 1, -1, -1, "min(a, b, …)", {"the smallest", "den mindste"}},
        {"max", 1, -1, -1, "max(a, b, …)", {"the largest", "den største"}},
        {"abs", 1, 1, -1, "abs(x)", {"without its sign", "uden fortegn"}},
        {"exp", 1, 1, -1, "exp(x)", {"e to the power x", "e i potensen x"}},
        {"log", 1, 1, -1, "log(x)", {"natural logarithm", "naturlig logaritme"}},
        {"sqrt", 1, 1, -1, "sqrt(x)", {"square root", "kvadratrod"}},
        {"pow",
         2,
         2,
         -1,
         "pow(x, y)",
         {"x to the power y, the same as x ^ y", "x i potensen y, det samme som x ^ y"}},
        {"round",
         1,
         2,
         -1,
         "round(x) or round(x, step)",
         {"to whole numbers or steps, half away from zero", "til hele tal eller trin, halve væk fra nul"}},
        {"if", 3, 3, -1, "if(condition, then, else)", {"one of two values", "en af to værdier"}},
        {"sum", 1, 1, -1, "sum(x)", {"over the years of the horizon", "over horisontens år"}},
        {"mean", 1, 1, -1, "mean(x)", {"over the years of the horizon", "over horisontens år"}},
        {"lookup", 2, -1, 0, "lookup(table, x, …)", {"a value from a table", "en værdi fra en tabel"}},
        {"price", 1, 1, 0, "price(id)", {"a unit price of the catalogue", "en enhedspris fra kataloget"}},
        {"pathway", 1, 3, 0, "pathway(id)", {"a figure of a care pathway", "et tal fra et patientforløb"}},
        {"survival",
         2,
         2,
         0,
         "survival(curve, t)",
         {"share without the event after t years", "andel uden hændelsen efter t år"}},
        {"hazard",
         2,
         2,
         0,
         "hazard(curve, t)",
         {"rate of the event at t, per year", "hændelsens rate ved t, pr. år"}},
        {"event_probability",
         3,
         3,
         0,
         "event_probability(curve, from, to)",
         {"of those without the event at one time, the share that has it by the other",
          "af dem uden hændelsen til én tid, andelen med den til den anden"}},
        {"ramp",
         3,
         3,
         -1,
         "ramp(from, to, years)",
         {"linear from the start until the years have passed", "lineært fra start, til årene er gået"}},
        {"convert",
         2,
         2,
         1,
         "convert(amount, EUR)",
         {"an amount in another currency", "et beløb i en anden valuta"}},
    };
    return table;
}

// What can be asked of a row of data. SQL answers, so there is nothing here that would round.
const std::vector<Function>& row_function_table() {
    static const std::vector<Function> table{
        {"within",
         2,
         2,
         -1,
         "within(date, 2 years)",
         {"the date falls within the time after the row's own date, both days included",
          "datoen falder inden for tiden efter rækkens egen dato, begge dage med"}},
        {"sequence",
         2,
         2,
         -1,
         "sequence(who, by: date)",
         {"the number of this row among those of the same person or unit, by date",
          "hvilket nummer rækken er for samme person eller enhed, efter dato"},
         "by"},
        {"known", 1, 1, -1, "known(x)", {"whether there is a value", "om der er en værdi"}},
        {"one_of",
         2,
         -1,
         -1,
         "one_of(x, 'a', 'b')",
         {"x is one of these values", "x er en af disse værdier"}},
        {"if", 3, 3, -1, "if(condition, then, else)", {"one of two values", "en af to værdier"}},
        {"min", 2, -1, -1, "min(a, b, …)", {"the smallest that is known", "den mindste, der kendes"}},
        {"max", 2, -1, -1, "max(a, b, …)", {"the largest that is known", "den største, der kendes"}},
        {"abs", 1, 1, -1, "abs(x)", {"without its sign", "uden fortegn"}},
        {"year", 1, 1, -1, "year(date)", {"the calendar year of a date", "en datos kalenderår"}},
        {"month", 1, 1, -1, "month(date)", {"the month of a date, 1 to 12", "en datos måned, 1 til 12"}},
        {"years_between",
         2,
         2,
         -1,
         "years_between(birth, date)",
         {"whole years from one date to another", "hele år fra en dato til en anden"}},
        {"score",
         2,
         2,
         -1,
         "score(oks, 'pre')",
         {"the score of an instrument at a time", "et instruments score på et tidspunkt"}},
    };
    return table;
}

// What a value of a made-up row can follow from.
const std::vector<Function>& made_row_function_table() {
    static const std::vector<Function> table = [] {
        constexpr std::string_view of_numbers[] = {"min",  "max", "abs",   "exp", "log",
                                                   "sqrt", "pow", "round", "if"};
        std::vector<Function> made;
        for (const auto& function : function_table()) {
            if (std::ranges::find(of_numbers, function.name) != std::end(of_numbers))
                made.push_back(function);
        }
        for (const auto& function : row_function_table()) {
            if (function.name == "known" || function.name == "one_of") made.push_back(function);
        }
        return made;
    }();
    return table;
}

struct Operator {
    int binds;
    bool right_to_left = false;
};
constexpr int atom = 20, minus = 13, negation = 6;

std::optional<Operator> binary_operator(std::string_view symbol) {
    static const std::unordered_map<std::string_view, Operator> table{
        {"or", {1}}, {"and", {3}}, {"=", {7}}, {"<>", {7}}, {"<", {7}},  {"<=", {7}},       {">", {7}},
        {">=", {7}}, {"+", {9}},   {"-", {9}}, {"*", {11}}, {"/", {11}}, {"^", {16, true}},
    };
    const auto found = table.find(symbol);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

// A formula's text on the way, with what its surroundings must know to put parentheses.
struct Piece {
    std::string text;
    int binds = atom;             // how tightly its outermost operator holds
    bool ends_in_number = false;  // then `/ patients` behind it would be read as a unit
};

std::string number_text(double number) {
    auto text = fmt::format("{}", number);
    const auto digits = text.find_first_not_of("0123456789");
    if (digits != std::string::npos && text[digits] != '.') return text;
    const auto whole = std::min(digits, text.size());
    if (whole < 5) return text;
    for (auto at = whole - 3; at > 0 && at < whole; at -= std::min<std::size_t>(at, 3)) text.insert(at, "_");
    return text;
}

Piece literal(const Expression& expression) {
    if (!expression.has_unit) return {number_text(expression.number), atom, true};
    const auto unit = expression.unit.text();
    if (unit == "1") return {number_text(expression.number) + " * 1", 11, true};
    if (unit.starts_with("1/"))
        return {number_text(expression.number) + " per " + unit.substr(2), atom, true};
    return {number_text(expression.number) + " " + unit, atom, true};
}

std::string in_quotes(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
}

// `by: ` before the last argument of a call that names it.
std::string label_before(const Expression& call, std::size_t argument) {
    const auto* function = find_function(call.text, About::rows);
    if (!function || function->label.empty() || argument + 1 != call.arguments.size()) return {};
    return function->label + ": ";
}

std::string enclosed(Piece& piece, bool needed) {
    return needed ? "(" + std::move(piece.text) + ")" : std::move(piece.text);
}

Piece unary(const Expression& expression, Piece argument) {
    if (expression.text == "not") {
        return {"not " + enclosed(argument, argument.binds < minus), negation, argument.ends_in_number};
    }
    return {"-" + enclosed(argument, argument.binds < minus), minus, argument.ends_in_number};
}

Piece binary(const Expression& expression, Operator op, Piece left, Piece right) {
    const bool comparison = op.binds == 7;
    bool left_needs = op.right_to_left || comparison ? left.binds <= op.binds : left.binds < op.binds;
    // A power takes its right side whole; elsewhere a minus or not on the right is read as well without
    // parentheses.
    const bool right_needs = op.right_to_left ? right.binds < minus : right.binds <= op.binds;
    auto behind = enclosed(right, right_needs);
    if (expression.text == "/" && left.ends_in_number && Unit::leading("/ " + behind.substr(0, 100))) {
        left_needs = true;
    }
    const bool ends_in_number = right.ends_in_number && !right_needs;
    Piece result{enclosed(left, left_needs), op.binds, ends_in_number};
    result.text += ' ';
    result.text += expression.text;
    result.text += ' ';
    result.text += behind;
    return result;
}

}  // namespace

Expression::~Expression() {
    std::vector<ExpressionPtr> owned;
    const auto take = [&](std::vector<ExpressionPtr>& arguments) {
        for (auto& argument : arguments) {
            if (argument.use_count() == 1) owned.push_back(std::move(argument));
        }
        arguments.clear();
    };
    take(arguments);
    while (!owned.empty()) {
        auto last = std::move(owned.back());
        owned.pop_back();
        // Nobody else holds it, and it was never made const.
        take(const_cast<Expression&>(*last).arguments);
    }
}

bool Expression::argument_is_id(std::size_t index) const {
    if (kind != Kind::call) return false;
    const auto* function = find_function(text);
    return function && function->id_argument == static_cast<int>(index);
}

Date day_of(const Expression& date) { return Date(std::chrono::days(static_cast<int>(date.number))); }

std::span<const Function> functions(About about) {
    switch (about) {
        case About::rows:
            return row_function_table();
        case About::made_rows:
            return made_row_function_table();
        case About::quantities:
            break;
    }
    return function_table();
}

const Function* find_function(std::string_view name, About about) {
    const auto by_name = [](const std::vector<Function>& table) {
        std::unordered_map<std::string_view, const Function*> map;
        for (const auto& function : table) map.emplace(function.name, &function);
        return map;
    };
    static const auto of_quantities = by_name(function_table());
    static const auto of_rows = by_name(row_function_table());
    static const auto of_made_rows = by_name(made_row_function_table());
    const auto& known = about == About::rows        ? of_rows
                        : about == About::made_rows ? of_made_rows
                                                    : of_quantities;
    const auto found = known.find(name);
    return found == known.end() ? nullptr : found->second;
}

std::string written(const Expression& expression) {
    std::vector<Piece> pieces;
    const auto pop = [&] {
        auto piece = std::move(pieces.back());
        pieces.pop_back();
        return piece;
    };
    walk(expression, WithIds::yes, [&](const Expression& step) {
        if (step.kind == Expression::Kind::number) {
            pieces.push_back(literal(step));
        } else if (step.kind == Expression::Kind::name) {
            pieces.push_back({step.text, atom, false});
        } else if (step.kind == Expression::Kind::text) {
            pieces.push_back({in_quotes(step.text), atom, false});
        } else if (step.kind == Expression::Kind::date) {
            pieces.push_back({iso(day_of(step)), atom, false});
        } else if (const auto op = binary_operator(step.text); op && step.arguments.size() == 2) {
            auto right = pop();
            auto left = pop();
            pieces.push_back(binary(step, *op, std::move(left), std::move(right)));
        } else if (step.arguments.size() == 1 && (step.text == "-" || step.text == "not")) {
            pieces.push_back(unary(step, pop()));
        } else {
            Piece call{step.text + "(", atom, false};
            const auto first = pieces.size() - step.arguments.size();
            for (auto i = first; i < pieces.size(); ++i)
                call.text += (i > first ? ", " : "") + label_before(step, i - first) + pieces[i].text;
            call.text += ')';
            pieces.resize(first);
            pieces.push_back(std::move(call));
        }
    });
    return std::move(pieces.back().text);
}

bool equal(const Expression& a, const Expression& b) {
    std::vector<std::pair<const Expression*, const Expression*>> open{{&a, &b}};
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        if (x == y) continue;
        if (x->kind != y->kind || x->text != y->text || x->arguments.size() != y->arguments.size())
            return false;
        if (x->kind == Expression::Kind::date && x->number != y->number) return false;
        if (x->kind == Expression::Kind::number) {
            if (x->number != y->number || x->has_unit != y->has_unit || !(x->unit == y->unit)) return false;
        }
        for (std::size_t i = 0; i < x->arguments.size(); ++i) {
            open.emplace_back(x->arguments[i].get(), y->arguments[i].get());
        }
    }
    return true;
}

std::vector<std::string> names_used(const Expression& expression) {
    std::set<std::string> names;
    walk(expression, WithIds::no, [&](const Expression& step) {
        if (step.kind == Expression::Kind::name) names.insert(step.text);
    });
    return {names.begin(), names.end()};
}

std::vector<Reference> references_used(const Expression& expression) {
    std::vector<Reference> references;
    walk(expression, WithIds::no, [&](const Expression& step) {
        if (step.kind != Expression::Kind::call || step.arguments.empty() || !step.argument_is_id(0)) return;
        references.push_back({step.text, step.arguments[0]->text, step.arguments[0]->at});
    });
    return references;
}

std::optional<std::string> single_name(const Expression& expression) {
    if (expression.kind != Expression::Kind::name) return std::nullopt;
    return expression.text;
}

}  // namespace vaerdi::math
