// A number as written: the unit it ends up in, its base value and its uncertainty.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <regex>

#include "math/formula_graph.h"
#include "math/formula_walk.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

using math::Expression;
using math::ExpressionPtr;

/// A formula whose value is the same everywhere and needs nothing outside itself.
bool is_constant(const Expression& e) {
    static const std::set<std::string> varying{"ramp", "sum", "mean"};
    const auto is_reference = [](const Expression& step) {
        const auto* function = math::find_function(step.text);
        return function && function->id_argument >= 0;
    };
    bool constant = true;
    math::walk(e, math::WithIds::no, [&](const Expression& step) {
        if (step.kind == Expression::Kind::name) constant = false;
        if (step.kind == Expression::Kind::call && (varying.contains(step.text) || is_reference(step)))
            constant = false;
    });
    return constant;
}

/// sum(…) and mean(…) inside one another would be computed for every year of every year.
bool check_sums(Resolving& r, const Expression& e) {
    std::map<const Expression*, bool> holds_sum;
    bool sound = true;
    math::walk(e, math::WithIds::yes, [&](const Expression& step) {
        bool inside = false;
        for (const auto& argument : step.arguments) inside = inside || holds_sum[argument.get()];
        const bool is_sum =
            step.kind == Expression::Kind::call && (step.text == "sum" || step.text == "mean");
        holds_sum[&step] = inside || is_sum;
        if (!is_sum || !inside || !sound) return;
        sound = false;
        r.error(step.at,
                {fmt::format("{}(…) holds another sum or mean over the years", step.text),
                 fmt::format("{}(…) rummer endnu en sum eller et gennemsnit over årene", step.text)},
                {"give the inner one a parameter of its own", "giv den inderste sin egen parameter"});
    });
    return sound;
}

/// The unit that some number of a value was written with, for a plain number that is set in its place.
std::optional<Unit> written_unit(Resolving& r, const UncertainValue& w) {
    Diagnostics ignored;
    for (const auto* text : {&w.value, &w.mean, &w.sd}) {
        if (!is_given(*text)) continue;
        const auto expression = math::parse_formula(text->value, text->at, ignored);
        if (!expression) continue;
        if (is_constant(*expression)) {
            const auto quantity = math::constant_quantity(*expression, ignored);
            if (quantity && !quantity->unit.is_dimensionless()) return quantity->unit;
        } else if (const auto unit = math::unit_of(*expression, scope(r), ignored)) {
            return unit->base();
        }
    }
    for (const auto* parts : {&w.by, &w.years}) {
        for (const auto& entry : *parts) {
            if (!entry.value) continue;
            if (is_given(entry.value.get()->unit)) {
                if (const auto unit = Unit::parse(entry.value.get()->unit.value)) return *unit;
            }
            if (auto unit = written_unit(r, *entry.value.get())) return unit;
        }
    }
    return {};
}

/// Takes the heads out of a unit: 1/patient is a share of the patients.
bool is_share_of_heads(Unit unit) {
    for (const auto per : {Dimension::patient, Dimension::procedure, Dimension::piece, Dimension::year}) {
        if (unit.exponent(per) == -1) unit = unit * Unit::of(per);
    }
    return unit.is_dimensionless();
}

/// One written number and the unit it ends up in.
struct WrittenNumber {
    Resolving& r;
    std::optional<Unit> unit;  ///< declared, or taken from the first number that carries one
    double plain_scale = 1;    ///< of numbers without a unit where the declared unit is a scaled share (%)

    explicit WrittenNumber(Resolving& resolving, const std::optional<Unit>& declared) : r(resolving) {
        if (!declared) return;
        if (declared->is_dimensionless()) {
            plain_scale = declared->scale();
            unit = Unit();
        } else {
            unit = declared;
        }
    }

    /// An amount such as 12.500 is read as twelve and a half: kroner seldom have three decimals.
    void warn_of_dots(const Formula& text) const {
        static const std::regex dotted("-?[1-9]\\d{0,2}\\.\\d{3}");
        if (!std::regex_match(text.value, dotted)) return;
        auto meant = text.value;
        std::ranges::replace(meant, '.', '_');
        r.warning(
            text.at,
            {fmt::format("'{}' is read as a number with three decimals", text.value),
             fmt::format("'{}' læses som et tal med tre decimaler", text.value)},
            {fmt::format("thousands are written {}", meant), fmt::format("tusinder skrives {}", meant)});
    }

    /// The number in `unit`.
    std::optional<double> number(const Formula& text) {
        const auto expression = math::parse_formula(text.value, text.at, r.diagnostics);
        return expression ? number(*expression, text) : std::nullopt;
    }

    std::optional<double> number(const Expression& expression, const Formula& text) {
        if (!is_constant(expression)) {
            r.error(text.at,
                    {fmt::format("'{}' must be a number here, not a formula", text.value),
                     fmt::format("'{}' skal være et tal her, ikke en formel", text.value)},
                    {"give the computed part a parameter of its own",
                     "giv den beregnede del sin egen parameter"});
            return {};
        }
        const auto quantity = math::constant_quantity(expression, r.diagnostics);
        if (!quantity) return {};
        if (!std::isfinite(quantity->value)) {
            r.error(text.at, {fmt::format("'{}' is not a finite number", text.value),
                              fmt::format("'{}' er ikke et endeligt tal", text.value)});
            return {};
        }
        if (quantity->unit.is_dimensionless()) {
            const bool says_per_cent = quantity->unit.scale() != 1;
            if (quantity->unit.scale() < 1 && unit && !is_share_of_heads(*unit)) {
                r.error(text.at, mismatch("'" + text.value + "'", quantity->unit, *unit),
                        {"write the number in its unit, or multiply by what it is a share of",
                         "skriv tallet i dets enhed, eller gang med det, som det er en andel af"});
                return {};
            }
            if (!says_per_cent && unit && unit->currency()) warn_of_dots(text);
            return says_per_cent ? quantity->value : quantity->value * plain_scale;
        }
        if (!unit) unit = quantity->unit;
        if (!unit->same_dimensions(quantity->unit)) {
            const auto advice = conversion_advice(quantity->unit, *unit);
            r.error(text.at, mismatch("'" + text.value + "'", quantity->unit, *unit),
                    advice.empty() ? Text("write it in that unit", "skriv det i den enhed") : advice);
            return {};
        }
        return unit->from_base(quantity->value);
    }
};

/// Whether the name itself says that the number is a probability.
bool is_probability_name(const std::string& name) { return name.starts_with("p_"); }

ValuePtr formula_value(Resolving& r, const ExpressionPtr& expression, const Formula& text,
                       const std::string& name, const Inherited& from) {
    const auto unit = math::unit_of(*expression, scope(r), r.diagnostics);
    if (!unit || !check_sums(r, *expression)) return nullptr;
    auto value = std::make_shared<Value>();
    value->formula = expression;
    value->name = name;
    value->at = text.at;
    value->unit = unit->base();
    if (from.unit && !from.unit->same_dimensions(*unit)) {
        // Plain numbers under a ramp or a condition take the unit that was declared for them.
        const bool plain = unit->is_dimensionless() && math::references_used(*expression).empty() &&
                           std::ranges::all_of(math::names_used(*expression), [](const auto& used) {
                               return used == "year" || used == "follow_up_year";
                           });
        if (!plain) {
            const auto advice = conversion_advice(*unit, *from.unit);
            r.error(text.at, mismatch("'" + text.value + "'", *unit, *from.unit), advice);
            return nullptr;
        }
        value->unit = from.unit->base();
        value->factor = from.unit->scale();
    }
    return value;
}

void check_natural_bounds(Resolving& r, const Input& input, Position at, bool bounds_checked) {
    if (input.is_share && !bounds_checked && (input.base < 0 || input.base > 1)) {
        r.error(at,
                {fmt::format("'{}' is a share or probability, but its value is {:g}", input.name, input.base),
                 fmt::format("'{}' er en andel eller sandsynlighed, men værdien er {:g}", input.name,
                             input.base)},
                {"shares lie between 0 and 1 (0 % and 100 %)", "andele ligger mellem 0 og 1 (0 % og 100 %)"});
    }
    const bool is_time =
        input.unit.exponent(Dimension::hour) == 1 || input.unit.exponent(Dimension::day) == 1;
    if (is_time && input.base < 0) {
        r.error(
            at,
            {fmt::format("'{}' is a time, but its value is negative ({:g})", input.name, input.base),
             fmt::format("'{}' er en tid, men værdien er negativ ({:g})", input.name, input.base)},
            {"write how long it takes in each alternative; a saving shows itself as the difference",
             "skriv, hvor lang tid det tager i hvert alternativ; en besparelse viser sig som forskellen"});
    }
}

/// A number of its own: an input of the case.
ValuePtr input_value(Resolving& r, const UncertainValue& written, const std::string& name,
                     const Inherited& from, WrittenNumber& number_of, std::optional<double> base) {
    Input input;
    input.name = name;
    input.title = from.title;
    input.stream = from.stream;
    input.provenance = from.provenance;
    const auto at = written.place();
    const bool is_ratio = from.kind && from.kind.value == document::Kind::ratio;
    const bool is_any = from.kind && from.kind.value == document::Kind::any;
    const bool is_amount = from.kind && from.kind.value == document::Kind::amount;
    const bool said_share = (from.kind && from.kind.value == document::Kind::share) ||
                            is_probability_name(name) || written.beta || is_given(written.events);

    const NumberReader in_unit = [&](const Formula& text) { return number_of.number(text); };
    const NumberReader plain = [&](const Formula& text) {
        return fixed_number(r, text, Unit(),
                            {"a parameter of a distribution", "en parameter i en fordeling"});
    };

    const document::DistributionDocument& families =
        written.as ? *written.as : static_cast<const document::DistributionDocument&>(written);
    bool has_family = false;
    auto distribution = resolve_family(r, families, in_unit, plain, has_family);
    if (is_given(written.draws)) {
        has_family = true;
        distribution = resolve_given(r, written.draws, name, number_of.plain_scale, said_share);
    }
    if (has_family && !distribution) return nullptr;
    if (is_given(written.mean) && !base) base = number_of.number(written.mean);
    if (!has_family) {
        const bool counted = is_given(written.events);
        if (!base && !counted) return nullptr;
        // A share is what lies within 0 and 1 and counts something (a number, or events per patient) — not
        // time or money.
        // A rate per year is no share: it may pass one.
        Unit counted_unit = number_of.unit.value_or(Unit());
        for (const auto per : {Dimension::patient, Dimension::procedure, Dimension::piece}) {
            if (counted_unit.exponent(per) == -1) counted_unit = counted_unit * Unit::of(per);
        }
        bool within = base && *base >= 0 && *base <= 1;
        for (const auto& end : written.range) {
            const auto number = number_of.number(end);
            within = within && number && *number >= 0 && *number <= 1;
        }
        const bool is_share =
            said_share || (!is_ratio && !is_any && !is_amount && within && counted_unit.is_dimensionless());
        distribution =
            resolve_spread(r, written, base.value_or(0), is_share, is_ratio, is_any, in_unit, plain, input);
        if (!distribution && writes_uncertainty(written)) return nullptr;
        if (!base) base = math::mean(*distribution);
        input.is_share = said_share || (is_share && writes_uncertainty(written));
    } else {
        if (!base) base = math::mean(*distribution);
        input.is_share = said_share;
    }
    if (distribution && std::holds_alternative<math::Constant>(*distribution)) distribution.reset();

    input.unit = number_of.unit.value_or(Unit());
    input.base = *base;
    input.distribution = distribution;
    check_natural_bounds(r, input, at, from.bounds_checked);

    auto unit = input.unit;
    const auto factor = money_factor(r, from.money, unit, at, input.conversion);
    if (!factor) return nullptr;
    auto value = std::make_shared<Value>();
    value->at = at;
    value->name = name;
    value->factor = *factor;
    value->unit = unit.base();
    value->input = r.result.inputs.size();
    r.result.inputs.push_back(std::move(input));
    return value;
}

/// What was set from outside in the place of what is written; it has no source and no uncertainty.
ValuePtr set_value(Resolving& r, const Formula& set, const UncertainValue& written, const std::string& name,
                   Inherited from) {
    const auto expression = math::parse_formula(set.value, set.at, r.diagnostics);
    if (!expression) return nullptr;
    from.provenance.source = "";
    from.provenance.evidence.reset();
    from.provenance.note = {"set to " + set.value, "sat til " + set.value};
    if (!from.unit) from.unit = written_unit(r, written);
    if (!is_constant(*expression)) return formula_value(r, expression, set, name, from);
    WrittenNumber number_of(r, from.unit);
    const auto base = number_of.number(*expression, set);
    // What is set in the currency of the case is meant at its price level.
    const auto money = number_of.unit ? number_of.unit->currency() : std::nullopt;
    if (money && Unit::of(*money).same_dimensions(*Unit::of_currency(r.result.currency)))
        from.money = nullptr;
    if (!base) return nullptr;
    UncertainValue replaced;
    replaced.value = set;
    replaced.at = set.at;
    auto value = input_value(r, replaced, name, from, number_of, base);
    if (value) r.result.inputs[*value->input].provenance.at = written.place();
    return value;
}

}  // namespace

ValuePtr one_value(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& from) {
    if (const auto set = setting(r, name)) return set_value(r, *set, written, name, from);
    WrittenNumber number_of(r, from.unit);
    std::optional<double> base;
    if (is_given(written.value)) {
        const auto expression = math::parse_formula(written.value.value, written.value.at, r.diagnostics);
        if (!expression) return nullptr;
        if (!is_constant(*expression)) {
            if (writes_uncertainty(written)) {
                r.error(written.value.at,
                        {"a computed value cannot carry an uncertainty of its own",
                         "en beregnet værdi kan ikke have sin egen usikkerhed"},
                        {"give the uncertainty to the numbers it is computed from",
                         "giv usikkerheden til de tal, den beregnes af"});
            }
            return formula_value(r, expression, written.value, name, from);
        }
        base = number_of.number(*expression, written.value);
        if (!base) return nullptr;
    } else if (!is_given(written.mean) && !writes_uncertainty(written)) {
        if (written.absent()) return nullptr;  // a key without a value: reading has said so
        r.error(written.place(),
                {fmt::format("'{}' has no value", name), fmt::format("'{}' har ingen værdi", name)},
                {"write value: …, or a distribution, or values by alternative (by:) or year (years:)",
                 "skriv value: …, en fordeling, eller værdier pr. alternativ (by:) eller år (years:)"});
        return nullptr;
    }
    return input_value(r, written, name, from, number_of, base);
}

}  // namespace vaerdi::value
