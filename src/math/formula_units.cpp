#include "math/formula_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <utility>

#include "math/formula_lexer.h"
#include "math/formula_walk.h"

namespace vaerdi::math {
namespace {

constexpr int largest_sensible_power = 100;
constexpr std::size_t most_errors = 50;  // of one formula

// The unit of a step on the way; `zero` marks a plain 0, which fits any unit. No unit: a mistake was
// reported.
struct Value {
    std::optional<Unit> unit;
    bool zero = false;
    bool literal = false;  // a number as written, whose value may be an exponent
    double number = 0;
};

Value plain() { return {Unit(), false, false, 0}; }

// A product or quotient loses its written scale, unless one side was a plain number.
Unit combined(const Unit& unit, const Unit& a, const Unit& b) {
    const auto is_plain = [](const Unit& u) { return u.is_dimensionless() && u.scale() == 1; };
    if (is_plain(b)) return a;
    if (is_plain(a) && unit == b) return b;
    return unit.base();
}

class Checker {
  public:
    Checker(const Scope& scope, Diagnostics& diagnostics) : scope_(scope), diagnostics_(diagnostics) {}

    Value check(const Expression& root);
    bool failed() const { return errors_ > 0; }

  private:
    void error(Position at, Text message, Text remedy);
    Value name(const Expression& step);
    Value literal(const Expression& step);
    Value call(const Expression& step, std::span<const Value> arguments);
    Value same(const Expression& step, std::span<const Value> arguments, std::size_t first);
    Value product(const Expression& step, const Value& a, const Value& b);
    Value power(const Expression& step, const Value& base, const Value& exponent);
    Value root(const Expression& step, const Value& a);
    Value rounded(const Expression& step, std::span<const Value> arguments);
    Value ramp(const Expression& step, std::span<const Value> arguments);
    Value reference(const Expression& step, std::span<const Value> arguments);
    Value sensible(const Expression& step, Value value);
    void need_plain(const Expression& step, std::span<const Value> arguments, std::size_t index);
    void mismatch(Position at, const Expression& a, const Unit& ua, const Expression& b, const Unit& ub);
    void unknown(const Expression& step);
    const std::vector<std::string>& known_names();

    const Scope& scope_;
    Diagnostics& diagnostics_;
    std::size_t errors_ = 0;
    std::set<std::string> reported_;
    std::optional<std::vector<std::string>> known_;
};

std::string quoted(const Expression& expression) { return shown(written(expression), 60); }

void Checker::error(Position at, Text message, Text remedy) {
    if (++errors_ <= most_errors) diagnostics_.error(at, std::move(message), std::move(remedy));
}

const std::vector<std::string>& Checker::known_names() {
    if (!known_) known_ = scope_.known_names ? scope_.known_names() : std::vector<std::string>();
    return *known_;
}

Value Checker::check(const Expression& root) {
    std::vector<Value> values;
    walk(root, WithIds::no, [&](const Expression& step) {
        if (step.kind == Expression::Kind::number) {
            values.push_back(literal(step));
        } else if (step.kind == Expression::Kind::name) {
            values.push_back(name(step));
        } else {
            // Ids were not visited; they get a plain unit, so that arguments keep their places.
            std::vector<Value> arguments(step.arguments.size(), plain());
            for (auto i = arguments.size(); i-- > 0;) {
                if (step.argument_is_id(i)) continue;
                arguments[i] = std::move(values.back());
                values.pop_back();
            }
            values.push_back(sensible(step, call(step, arguments)));
        }
    });
    return std::move(values.back());
}

Value Checker::literal(const Expression& step) {
    if (step.has_unit) {
        // `1 / infections` is a number per infection, although there may be a parameter of that name.
        const auto text = step.unit.text();
        for (auto slash = text.find('/'); slash != std::string::npos; slash = text.find('/', slash + 1)) {
            const auto from = text.find_first_not_of(' ', slash + 1);
            if (from == std::string::npos) break;
            const auto word = text.substr(from, leading_name(std::string_view(text).substr(from)));
            if (word.empty() || word == "year") continue;  // nobody means the number of the year
            if (std::ranges::find(known_names(), word) == known_names().end()) continue;
            diagnostics_.warning(
                step.at,
                {fmt::format("'{}' after a number is the unit, not the parameter of that name", word),
                 fmt::format("'{}' efter et tal er enheden, ikke parameteren af samme navn", word)},
                {fmt::format("for the parameter write ({}) / {}", step.number, word),
                 fmt::format("for parameteren skriv ({}) / {}", step.number, word)});
        }
    }
    return {step.unit, !step.has_unit && step.number == 0, true, step.unit.to_base(step.number)};
}

Value Checker::name(const Expression& step) {
    if (scope_.name) {
        auto found = scope_.name(step);
        if (found.known) return {std::move(found.unit), false, false, 0};
    }
    unknown(step);
    return {};
}

void Checker::unknown(const Expression& step) {
    ++errors_;
    if (!reported_.insert(step.text).second || errors_ > most_errors) return;
    const auto name = shown(step.text);
    const Text message{fmt::format("unknown name '{}'", name), fmt::format("ukendt navn '{}'", name)};
    if (step.text == "age" || step.text == "cycle" || step.text == "time_in_state") {
        diagnostics_.error(step.at,
                           {fmt::format("'{}' has a meaning in health models only", name),
                            fmt::format("'{}' har kun betydning i helbredsmodeller", name)},
                           {"use it in transitions, utilities or costs of a health model",
                            "brug det i en helbredsmodels overgange, nytteværdier eller omkostninger"});
        return;
    }
    if (!scope_.name && !scope_.known_names) {
        diagnostics_.error(step.at, message,
                           {"only numbers with units can stand here", "her kan kun stå tal med enheder"});
        return;
    }
    if (const auto near = nearest_name(step.text, known_names()); !near.empty()) {
        diagnostics_.error(step.at, message,
                           {fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)});
    } else if (const auto hyphened = std::ranges::find_if(
                   known_names(), [&](const auto& known) { return known.starts_with(step.text + "_"); });
               hyphened != known_names().end()) {
        diagnostics_.error(
            step.at, message,
            {fmt::format("did you mean '{}'? Hyphens stand in price(), lookup() and pathway() only",
                         *hyphened),
             fmt::format("mente du '{}'? Bindestreger står kun i price(), lookup() og pathway()",
                         *hyphened)});
    } else if (Unit::parse(step.text)) {
        diagnostics_.error(step.at, message,
                           {fmt::format("a unit stands after a number: 1 {}", name),
                            fmt::format("en enhed står efter et tal: 1 {}", name)});
    } else if (const auto unit = nearest_unit_word(step.text); !unit.empty()) {
        diagnostics_.error(
            step.at, message,
            {fmt::format("did you mean the unit '{}'?", unit), fmt::format("mente du enheden '{}'?", unit)});
    } else {
        diagnostics_.error(step.at, message,
                           {"define it among the parameters", "definér det blandt parametrene"});
    }
}

void Checker::mismatch(Position at, const Expression& a, const Unit& ua, const Expression& b,
                       const Unit& ub) {
    if (errors_ >= most_errors) {
        ++errors_;
        return;
    }
    auto remedy = conversion_advice(ub, ua);
    if (remedy.empty()) {
        remedy = {fmt::format("both sides must be {}", ua.canonical_text()),
                  fmt::format("begge sider skal være {}", ua.canonical_text())};
    }
    error(
        at,
        {fmt::format("unit mismatch: '{}' is {} but '{}' is {}", quoted(a), ua.text(), quoted(b), ub.text()),
         fmt::format("enhederne passer ikke: '{}' er {}, men '{}' er {}", quoted(a), ua.text(), quoted(b),
                     ub.text())},
        remedy);
}

// All arguments from `first` on must be of one kind; the result is too.
Value Checker::same(const Expression& step, std::span<const Value> arguments, std::size_t first) {
    std::optional<std::size_t> leader;
    bool broken = false;
    Value result{Unit(), true, false, 0};
    for (auto i = first; i < arguments.size(); ++i) {
        if (!arguments[i].unit) broken = true;
        if (!arguments[i].unit || arguments[i].zero) continue;
        const auto& unit = *arguments[i].unit;
        if (!leader) {
            leader = i;
            result = {unit, false, false, 0};
        } else if (!result.unit->same_dimensions(unit)) {
            const auto& argument = *step.arguments[i];
            mismatch(step.arguments.size() == 2 ? step.at : argument.at, *step.arguments[*leader],
                     *arguments[*leader].unit, argument, unit);
        } else if (!(*result.unit == unit)) {
            result.unit = result.unit->base();
        }
    }
    if (broken && !leader) return {};
    return result;
}

void Checker::need_plain(const Expression& step, std::span<const Value> arguments, std::size_t index) {
    const auto& value = arguments[index];
    if (!value.unit || value.unit->is_dimensionless()) return;
    const auto& argument = *step.arguments[index];
    error(argument.at,
          {fmt::format("'{}' needs a plain number but '{}' is {}", step.text, quoted(argument),
                       value.unit->text()),
           fmt::format("'{}' kræver et rent tal, men '{}' er {}", step.text, quoted(argument),
                       value.unit->text())},
          {fmt::format("divide by 1 {}", value.unit->canonical_text()),
           fmt::format("del med 1 {}", value.unit->canonical_text())});
}

Value Checker::product(const Expression& step, const Value& a, const Value& b) {
    if (!a.unit || !b.unit) return {};
    if (step.text == "*") return {combined(*a.unit * *b.unit, *a.unit, *b.unit), false, false, 0};
    return {combined(*a.unit / *b.unit, *a.unit, *b.unit), false, false, 0};
}

Value Checker::power(const Expression& step, const Value& base, const Value& exponent) {
    const Value pair[] = {base, exponent};
    need_plain(step, pair, 1);
    if (!base.unit || !exponent.unit) return {};
    if (base.unit->is_dimensionless()) return plain();
    if (exponent.literal && exponent.number == 0.5) return root(step, base);
    if (exponent.literal && exponent.number == std::floor(exponent.number) &&
        std::abs(exponent.number) <= largest_sensible_power) {
        return {base.unit->base().power(static_cast<int>(exponent.number)), false, false, 0};
    }
    error(step.at,
          {fmt::format("'{}' is {}; only whole numbers can be its exponent", quoted(*step.arguments[0]),
                       base.unit->text()),
           fmt::format("'{}' er {}; kun hele tal kan være eksponent", quoted(*step.arguments[0]),
                       base.unit->text())},
          {fmt::format("divide by 1 {} first", base.unit->canonical_text()),
           fmt::format("del først med 1 {}", base.unit->canonical_text())});
    return {};
}

Value Checker::root(const Expression& step, const Value& a) {
    if (!a.unit) return {};
    if (const auto unit = a.unit->base().root()) return {*unit, false, false, 0};
    error(step.at,
          {fmt::format("the square root of '{}' has no unit: it is {}", quoted(*step.arguments[0]),
                       a.unit->text()),
           fmt::format("kvadratroden af '{}' har ingen enhed: det er {}", quoted(*step.arguments[0]),
                       a.unit->text())},
          {fmt::format("divide by 1 {} first", a.unit->canonical_text()),
           fmt::format("del først med 1 {}", a.unit->canonical_text())});
    return {};
}

Value Checker::rounded(const Expression& step, std::span<const Value> arguments) {
    if (arguments.size() == 2) return same(step, arguments, 0);
    const auto& a = arguments[0];
    if (a.unit && a.unit->scale() != 1 && !a.unit->is_dimensionless()) {
        error(step.at,
              {fmt::format("round(…) of {} does not say to what", a.unit->text()),
               fmt::format("round(…) af {} siger ikke, til hvad", a.unit->text())},
              {fmt::format("write the step: round(x, 1 {})", a.unit->text()),
               fmt::format("skriv trinnet: round(x, 1 {})", a.unit->text())});
    }
    return a.zero ? a : Value{a.unit, false, false, 0};
}

Value Checker::ramp(const Expression& step, std::span<const Value> arguments) {
    const auto& years = arguments[2];
    if (years.unit && !years.zero && !years.unit->same_dimensions(Unit::of(Dimension::year))) {
        error(step.arguments[2]->at,
              {fmt::format("ramp needs years but '{}' is {}", quoted(*step.arguments[2]), years.unit->text()),
               fmt::format("ramp kræver år, men '{}' er {}", quoted(*step.arguments[2]), years.unit->text())},
              {"write ramp(20 %, 80 %, 4 years)", "skriv ramp(20 %, 80 %, 4 år)"});
    }
    return same(step, arguments.first(2), 0);
}

Value Checker::reference(const Expression& step, std::span<const Value> arguments) {
    std::vector<Unit> units;
    for (const auto& argument : arguments) {
        if (!argument.unit) return {};
        units.push_back(*argument.unit);
    }
    if (step.text == "convert" && !scope_.reference)
        return {converted_unit(step, units[0], diagnostics_), false, false, 0};
    if (!scope_.reference) {
        error(step.at,
              {fmt::format("{}(…) cannot be used here", step.text),
               fmt::format("{}(…) kan ikke bruges her", step.text)},
              {"write the number itself", "skriv selve tallet"});
        return {};
    }
    auto unit = scope_.reference(step, units, diagnostics_);
    if (!unit) ++errors_;
    return {std::move(unit), false, false, 0};
}

Value Checker::sensible(const Expression& step, Value value) {
    if (!value.unit) return value;
    for (std::size_t i = 0; i < dimension_count; ++i) {
        if (std::abs(value.unit->exponent(static_cast<Dimension>(i))) <= largest_sensible_power) continue;
        error(step.at, {"the unit has grown beyond sense", "enheden er vokset ud over al fornuft"},
              {"check the powers and products", "se potenser og produkter efter"});
        return {};
    }
    return value;
}

Value Checker::call(const Expression& step, std::span<const Value> arguments) {
    enum class Rule {
        same,
        compare,
        product,
        power,
        plain,
        truth,
        choice,
        root,
        round,
        ramp,
        keep,
        reference
    };
    static const std::unordered_map<std::string_view, Rule> rules{
        {"+", Rule::same},     {"-", Rule::same},    {"min", Rule::same},    {"max", Rule::same},
        {"abs", Rule::same},   {"=", Rule::compare}, {"<>", Rule::compare},  {"<", Rule::compare},
        {"<=", Rule::compare}, {">", Rule::compare}, {">=", Rule::compare},  {"*", Rule::product},
        {"/", Rule::product},  {"^", Rule::power},   {"pow", Rule::power},   {"exp", Rule::plain},
        {"log", Rule::plain},  {"and", Rule::truth}, {"or", Rule::truth},    {"not", Rule::truth},
        {"if", Rule::choice},  {"sqrt", Rule::root}, {"round", Rule::round}, {"ramp", Rule::ramp},
        {"sum", Rule::keep},   {"mean", Rule::keep},
    };
    const auto found = rules.find(step.text);
    switch (found == rules.end() ? Rule::reference : found->second) {
        case Rule::same: {
            auto result = same(step, arguments, 0);
            if (step.text == "-" && arguments.size() == 1) {
                result.literal = arguments[0].literal;
                result.number = -arguments[0].number;
            }
            return result;
        }
        case Rule::compare:
            same(step, arguments, 0);
            return plain();
        case Rule::product:
            return product(step, arguments[0], arguments[1]);
        case Rule::power:
            return power(step, arguments[0], arguments[1]);
        case Rule::plain:
            need_plain(step, arguments, 0);
            return plain();
        case Rule::truth:
            for (std::size_t i = 0; i < arguments.size(); ++i) need_plain(step, arguments, i);
            return plain();
        case Rule::choice:
            need_plain(step, arguments, 0);
            return same(step, arguments, 1);
        case Rule::root:
            return root(step, arguments[0]);
        case Rule::round:
            return rounded(step, arguments);
        case Rule::ramp:
            return ramp(step, arguments);
        case Rule::keep:
            return {arguments[0].unit, arguments[0].zero, false, 0};
        case Rule::reference:
            break;
    }
    return reference(step, arguments);
}

}  // namespace

std::optional<Unit> converted_unit(const Expression& call, const Unit& amount, Diagnostics& diagnostics) {
    const auto& wanted = call.arguments[1]->text;
    const auto target = Unit::of_currency(wanted);
    if (!target) {
        std::vector<std::string> codes;
        for (auto i = static_cast<std::size_t>(Dimension::DKK); i < dimension_count; ++i) {
            codes.push_back(Unit::of(static_cast<Dimension>(i)).text());
        }
        const auto near = nearest_name(wanted, codes);
        diagnostics.error(
            call.arguments[1]->at,
            {fmt::format("'{}' is no known currency", shown(wanted)),
             fmt::format("'{}' er ikke en kendt valuta", shown(wanted))},
            near.empty()
                ? Text{"write its ISO code, such as EUR", "skriv dens ISO-kode, som EUR"}
                : Text{fmt::format("did you mean '{}'?", near), fmt::format("mente du '{}'?", near)});
        return std::nullopt;
    }
    const auto from = amount.currency();
    if (!from) {
        diagnostics.error(
            call.arguments[0]->at,
            {fmt::format("'{}' is {}, not an amount of money", quoted(*call.arguments[0]), amount.text()),
             fmt::format("'{}' er {}, ikke et pengebeløb", quoted(*call.arguments[0]), amount.text())},
            {"convert(…) takes an amount in one currency", "convert(…) tager et beløb i én valuta"});
        return std::nullopt;
    }
    return amount.base() * (*target / Unit::of(*from)).power(amount.exponent(*from));
}

std::optional<Unit> unit_of(const Expression& expression, const Scope& scope, Diagnostics& diagnostics) {
    Checker checker(scope, diagnostics);
    const auto errors_before = diagnostics.error_count();
    auto value = checker.check(expression);
    if (checker.failed() || diagnostics.error_count() > errors_before) return std::nullopt;
    return std::move(value.unit);
}

bool check_unit(const Expression& expression, const Scope& scope, const Unit& needed, const Text& what,
                Diagnostics& diagnostics) {
    Checker checker(scope, diagnostics);
    const auto errors_before = diagnostics.error_count();
    const auto value = checker.check(expression);
    if (checker.failed() || diagnostics.error_count() > errors_before || !value.unit) return false;
    if (value.zero || value.unit->same_dimensions(needed)) return true;
    auto remedy = conversion_advice(*value.unit, needed);
    if (remedy.empty()) {
        const auto missing = (needed / *value.unit).canonical_text();
        remedy = {fmt::format("multiply by something in {}, or correct a unit in it", missing),
                  fmt::format("gang med noget i {}, eller ret en enhed i den", missing)};
    }
    diagnostics.error(expression.at,
                      {fmt::format("unit mismatch: '{}' is {} but {} needs {}", quoted(expression),
                                   value.unit->text(), what.en, needed.text()),
                       fmt::format("enhederne passer ikke: '{}' er {}, men {} kræver {}", quoted(expression),
                                   value.unit->text(), what.da, needed.text())},
                      remedy);
    return false;
}

bool is_plain_zero(const Expression& expression) {
    return expression.kind == Expression::Kind::number && !expression.has_unit && expression.number == 0;
}

}  // namespace vaerdi::math
