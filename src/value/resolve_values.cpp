#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

using math::Expression;
using math::ExpressionPtr;

/// A formula whose value is the same everywhere and needs nothing outside itself.
bool is_constant(const Expression& e) {
    if (e.kind == Expression::Kind::name) return false;
    if (e.kind == Expression::Kind::call) {
        static const std::set<std::string> varying{"price", "lookup", "pathway", "convert",
                                                   "ramp",  "sum",    "mean"};
        if (varying.contains(e.text)) return false;
    }
    return std::ranges::all_of(e.arguments, [](const auto& a) { return is_constant(*a); });
}

Text mismatch(const std::string& what, const Unit& is, const Unit& needed) {
    return {
        fmt::format("unit mismatch: {} is {} but {} is needed", what, is.text(), needed.text()),
        fmt::format("enhederne passer ikke: {} er {}, men der skal stå {}", what, is.text(), needed.text())};
}

/// One written number and the unit it ends up in.
struct Cell {
    Resolving& r;
    std::optional<Unit> unit;  ///< declared, or taken from the first number that carries one
    double plain_scale = 1;    ///< of numbers without a unit where the declared unit is a scaled share (%)

    explicit Cell(Resolving& resolving, const std::optional<Unit>& declared) : r(resolving) {
        if (!declared) return;
        if (declared->is_dimensionless()) {
            plain_scale = declared->scale();
            unit = Unit();
        } else {
            unit = declared;
        }
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

std::optional<Unit> declared_unit(Resolving& r, const UncertainValue& written, const Inherited& inherited) {
    if (!is_given(written.unit)) return inherited.unit;
    const auto parsed = Unit::parse(written.unit.value);
    if (!parsed) {
        r.error(written.unit.at, parsed.message, parsed.remedy);
        return inherited.unit;
    }
    return *parsed;
}

Inherited merged(Resolving& r, const UncertainValue& written, const Inherited& from) {
    Inherited result = from;
    result.unit = declared_unit(r, written, from);
    const auto own = provenance(r, written.source, written.evidence, written.place());
    auto& p = result.provenance;
    if (!own.source.empty()) p.source = own.source;
    if (written.evidence) p.evidence = written.evidence.value;
    if (written.certainty) p.certainty = written.certainty.value;
    if (!written.note.empty()) p.note = written.note;
    p.at = written.place();
    if (p.file.empty()) p.file = r.diagnostics.file();
    if (!written.title.empty()) result.title = written.title;
    if (written.kind) result.kind = written.kind;
    if (written.price_year || is_given(written.country) || is_given(written.inflation))
        result.money = &written;
    return result;
}

/// How money written in another year or currency becomes the case's, as a factor; 1 when it is already.
double money_factor(Resolving& r, const UncertainValue* written, Unit& unit, Position at, Text& how) {
    const auto own = unit.currency();
    if (!own) return 1;
    const auto wanted = *Unit::of_currency(r.result.currency);
    const auto given = Unit::of(*own);
    const bool same_currency = given.same_dimensions(wanted);
    const int year =
        written != nullptr && written->price_year ? written->price_year.value : r.result.price_year;
    if (same_currency && year == r.result.price_year) return 1;

    const auto inflation = [&]() -> std::optional<double> {
        if (written == nullptr || !is_given(written->inflation)) return {};
        return fixed_number(r, written->inflation, Unit(), {"inflation", "inflation"});
    }();
    if (same_currency && (written == nullptr || !is_given(written->country))) {
        if (inflation) return *inflation;
        if (const auto factor = r.catalogue.index_factor("dk-cpi", year, r.result.price_year)) {
            how = {fmt::format("consumer prices {} → {}: × {:.4f}", year, r.result.price_year, *factor),
                   fmt::format("forbrugerpriser {} → {}: × {:.4f}", year, r.result.price_year, *factor)};
            return *factor;
        }
        r.warning(at,
                  {fmt::format("no price index reaches from {} to {}; the price is used as it is", year,
                               r.result.price_year),
                   fmt::format("intet prisindeks rækker fra {} til {}; prisen bruges, som den er", year,
                               r.result.price_year)},
                  {"give `inflation:`, or choose another price_year",
                   "angiv `inflation:`, eller vælg et andet price_year"});
        return 1;
    }
    if (!same_currency && (written == nullptr || !is_given(written->country))) {
        r.error(at,
                {fmt::format("the amount is in {} but the case is in {}", given.text(), r.result.currency),
                 fmt::format("beløbet er i {}, men værdicasen er i {}", given.text(), r.result.currency)},
                {"add country: (e.g. NL), price_year: and inflation: to convert by purchasing power, or use "
                 "convert(…)",
                 "tilføj country: (fx NL), price_year: og inflation: for at omregne med købekraft, eller "
                 "brug convert(…)"});
        return 1;
    }
    catalogue::ConversionRequest request;
    request.value = 1;
    request.currency = given.canonical_text();
    request.country = written->country.value;
    request.year = year;
    request.to_currency = r.result.currency;
    request.to_year = r.result.price_year;
    request.inflation = inflation;
    Text error;
    const auto converted = r.catalogue.convert(request, error);
    if (!converted) {
        r.error(at, error);
        return 1;
    }
    for (const auto& step : converted->steps) {
        how.en += (how.en.empty() ? "" : "; ") + step.en;
        how.da += (how.da.empty() ? "" : "; ") + step.da;
    }
    unit = unit / given * wanted;
    return converted->value;
}

/// Takes the text that was set from outside, if this value was set.
const std::string* setting(Resolving& r, const std::string& name) {
    r.names.insert(name);
    const auto found = r.settings.find(name);
    if (found == r.settings.end()) return nullptr;
    r.settings_used.insert(name);
    return &found->second;
}

ValuePtr formula_value(Resolving& r, const ExpressionPtr& expression, const Formula& text,
                       const std::string& name, const Inherited& from) {
    const auto unit = math::unit_of(*expression, scope(r), r.diagnostics);
    if (!unit) return nullptr;
    auto value = std::make_shared<Value>();
    value->formula = expression;
    value->name = name;
    value->at = text.at;
    value->unit = unit->base();
    if (from.unit && !from.unit->same_dimensions(*unit)) {
        // Plain numbers under a ramp or a condition take the unit that was declared for them.
        const bool plain = unit->is_dimensionless() && math::names_used(*expression).empty() &&
                           math::references_used(*expression).empty();
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

bool writes_uncertainty(const UncertainValue& w) {
    return !w.range.empty() || is_given(w.sd) || is_given(w.patient_sd) || is_given(w.events) ||
           w.as.has_value() || w.normal || w.lognormal || w.gamma || w.beta || w.uniform || w.triangular ||
           w.pert || w.weibull || w.exponential || w.gompertz;
}

void check_natural_bounds(Resolving& r, const Input& input, Position at) {
    if (input.is_share && (input.base < 0 || input.base > 1)) {
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
                     const Inherited& from, Cell& cell, std::optional<double> base) {
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

    const NumberReader in_unit = [&](const Formula& text) { return cell.number(text); };
    const NumberReader plain = [&](const Formula& text) {
        return fixed_number(r, text, Unit(),
                            {"a parameter of a distribution", "en parameter i en fordeling"});
    };

    const document::DistributionDocument& families =
        written.as ? *written.as : static_cast<const document::DistributionDocument&>(written);
    bool has_family = false;
    auto distribution = resolve_family(r, families, in_unit, plain, has_family);
    if (has_family && !distribution) return nullptr;
    if (is_given(written.mean) && !base) base = cell.number(written.mean);
    if (!has_family) {
        const bool counted = is_given(written.events);
        if (!base && !counted) return nullptr;
        // A share is what lies within 0 and 1 and counts something (a number, or events per patient) — not
        // time or money.
        Unit counted_unit = cell.unit.value_or(Unit());
        for (const auto per : {Dimension::patient, Dimension::procedure, Dimension::piece, Dimension::year}) {
            if (counted_unit.exponent(per) == -1) counted_unit = counted_unit * Unit::of(per);
        }
        bool within = base && *base >= 0 && *base <= 1;
        for (const auto& end : written.range) {
            const auto number = cell.number(end);
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

    input.unit = cell.unit.value_or(Unit());
    input.base = *base;
    input.distribution = distribution;
    check_natural_bounds(r, input, at);

    auto value = std::make_shared<Value>();
    value->at = at;
    value->name = name;
    auto unit = input.unit;
    value->factor = money_factor(r, from.money, unit, at, input.conversion);
    value->unit = unit.base();
    value->input = r.result.inputs.size();
    r.result.inputs.push_back(std::move(input));
    return value;
}

ValuePtr one_value(Resolving& r, const UncertainValue& written, const std::string& name,
                   const Inherited& from) {
    Cell cell(r, from.unit);
    if (const auto* set = setting(r, name)) {
        UncertainValue replaced;
        replaced.value = {*set, written.place()};
        replaced.at = written.place();
        auto inherited = from;
        inherited.provenance.source = "";
        inherited.provenance.evidence.reset();
        inherited.provenance.note = {"set to " + *set, "sat til " + *set};
        const auto expression = math::parse_formula(*set, written.place(), r.diagnostics);
        if (!expression) return nullptr;
        if (!is_constant(*expression)) return formula_value(r, expression, replaced.value, name, inherited);
        const auto base = cell.number(*expression, replaced.value);
        return base ? input_value(r, replaced, name, inherited, cell, base) : nullptr;
    }
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
        base = cell.number(*expression, written.value);
        if (!base) return nullptr;
    } else if (!is_given(written.mean) && !writes_uncertainty(written)) {
        r.error(written.place(),
                {fmt::format("'{}' has no value", name), fmt::format("'{}' har ingen værdi", name)},
                {"write value: …, or a distribution, or values by alternative (by:) or year (years:)",
                 "skriv value: …, en fordeling, eller værdier pr. alternativ (by:) eller år (years:)"});
        return nullptr;
    }
    if (is_given(written.events) != is_given(written.of)) {
        r.error(written.place(), {"events and of belong together", "events og of hører sammen"},
                {"write {events: 12, of: 293}", "skriv {events: 12, of: 293}"});
        return nullptr;
    }
    return input_value(r, written, name, from, cell, base);
}

/// The unit that all parts share; parts that are a plain 0 fit any.
std::optional<Unit> common_unit(Resolving& r, const std::vector<ValuePtr>& parts, const std::string& name) {
    std::optional<Unit> unit;
    ValuePtr first;
    for (const auto& part : parts) {
        if (!part || is_plain_zero(r.result, part)) continue;
        if (!unit) {
            unit = part->unit;
            first = part;
        } else if (!unit->same_dimensions(part->unit)) {
            r.error(part->at,
                    {fmt::format("unit mismatch in '{}': {} here, {} in line {}", name, part->unit.text(),
                                 unit->text(), first->at.line),
                     fmt::format("enhederne i '{}' passer ikke: {} her, {} i linje {}", name,
                                 part->unit.text(), unit->text(), first->at.line)},
                    {"write all values in the same kind of unit", "skriv alle værdier i samme slags enhed"});
            return {};
        }
    }
    return unit ? unit : std::optional<Unit>(Unit());
}

ValuePtr by_alternative(Resolving& r, const UncertainValue& written, const std::string& name,
                        const Inherited& from) {
    auto value = std::make_shared<Value>();
    value->at = written.place();
    value->name = name;
    value->by_alternative.resize(r.result.alternatives.size());
    bool sound = true;
    std::vector<std::string> known;
    for (const auto& a : r.result.alternatives) known.push_back(a.id);
    const bool together = written.same_draw && written.same_draw.value;
    for (const auto& entry : written.by) {
        const auto found = std::ranges::find(known, entry.name);
        if (found == known.end()) {
            const auto nearest = nearest_name(entry.name, known);
            r.error(entry.at,
                    {fmt::format("'{}' is not an alternative of the case", entry.name),
                     fmt::format("'{}' er ikke et alternativ i værdicasen", entry.name)},
                    {nearest.empty() ? fmt::format("the alternatives are: {}", fmt::join(known, ", "))
                                     : fmt::format("did you mean '{}'?", nearest),
                     nearest.empty() ? fmt::format("alternativerne er: {}", fmt::join(known, ", "))
                                     : fmt::format("mente du '{}'?", nearest)});
            sound = false;
            continue;
        }
        auto inherited = from;
        if (!together) inherited.stream += "/" + entry.name;
        auto part =
            entry.value ? resolve_value(r, *entry.value.get(), name + "." + entry.name, inherited) : nullptr;
        if (!part) sound = false;
        value->by_alternative[static_cast<std::size_t>(found - known.begin())] = part;
        if (part) r.result.parameters[name + "." + entry.name] = part;
    }
    const auto unit = common_unit(r, value->by_alternative, name);
    if (!unit || !sound) return nullptr;
    value->unit = *unit;
    return value;
}

ValuePtr by_year(Resolving& r, const UncertainValue& written, const std::string& name,
                 const Inherited& from) {
    auto value = std::make_shared<Value>();
    value->at = written.place();
    value->name = name;
    bool sound = true;
    std::vector<ValuePtr> parts;
    for (const auto& entry : written.years) {
        const bool digits = entry.name.size() <= 4 && !entry.name.empty() &&
                            std::ranges::all_of(entry.name, [](char c) { return c >= '0' && c <= '9'; });
        if (!digits) {
            r.error(entry.at,
                    {fmt::format("'{}' is not a year", entry.name),
                     fmt::format("'{}' er ikke et årstal", entry.name)},
                    {"write e.g. {2027: 4.0, 2030: 7.0}", "skriv fx {2027: 4.0, 2030: 7.0}"});
            sound = false;
            continue;
        }
        auto part =
            entry.value ? resolve_value(r, *entry.value.get(), name + "." + entry.name, from) : nullptr;
        if (!part) sound = false;
        parts.push_back(part);
        value->by_year.emplace_back(std::stoi(entry.name), part);
    }
    std::ranges::sort(value->by_year, {}, [](const auto& p) { return p.first; });
    const auto unit = common_unit(r, parts, name);
    if (!unit || !sound) return nullptr;
    value->unit = *unit;
    return value;
}

/// `{in: [b, ab], value: …, otherwise: 1}`: one value that some alternatives share.
ValuePtr shared_by_some(Resolving& r, const UncertainValue& written, const std::string& name,
                        const Inherited& from) {
    auto core = written;
    core.in.clear();
    core.otherwise = {};
    const auto shared = resolve_value(r, core, name, from);
    auto rest_from = from;
    rest_from.stream += "/otherwise";
    ValuePtr rest;
    if (written.otherwise) {
        rest = resolve_value(r, *written.otherwise.get(), name + ".otherwise", rest_from);
    } else {
        r.error(written.place(), {"`in` needs `otherwise`", "`in` kræver `otherwise`"},
                {"add otherwise: the value of the other alternatives",
                 "tilføj otherwise: værdien for de andre alternativer"});
    }
    auto value = std::make_shared<Value>();
    value->at = written.place();
    value->name = name;
    value->by_alternative.assign(r.result.alternatives.size(), rest);
    for (const auto& alternative : written.in) {
        const auto index = r.result.alternative_index(alternative.value);
        if (index == r.result.alternatives.size()) {
            r.error(alternative.at,
                    {fmt::format("'{}' is not an alternative of the case", alternative.value),
                     fmt::format("'{}' er ikke et alternativ i værdicasen", alternative.value)});
            return nullptr;
        }
        value->by_alternative[index] = shared;
    }
    const auto unit = common_unit(r, value->by_alternative, name);
    if (!shared || !rest || !unit) return nullptr;
    value->unit = *unit;
    return value;
}

math::NameUnit unit_of_name(Resolving& r, const Expression& name) {
    const auto per_year = [](Dimension what, const Intake& intake) {
        return intake.at_start ? Unit::of(what) : Unit::of(what) / Unit::of(Dimension::year);
    };
    if (name.text == "year" || name.text == "follow_up_year") return {true, Unit()};
    if (name.text == "patients") return {true, per_year(Dimension::patient, r.result.patients)};
    if (name.text == "procedures") return {true, per_year(Dimension::procedure, r.result.procedures)};
    if (name.text == "units") return {true, per_year(Dimension::piece, r.result.pieces)};
    if (const auto value = parameter(r, name.text, name.at)) return {true, value->unit};
    const auto whole = name.text.substr(0, name.text.find('.'));
    const bool known = r.faulty.contains(whole) || r.faulty.contains(name.text);
    return {known, {}};
}

std::optional<Unit> unit_of_reference(Resolving& r, const Expression& call, std::span<const Unit> arguments,
                                      Diagnostics& diagnostics) {
    const auto& id = call.arguments.empty() ? call.text : call.arguments.front()->text;
    if (call.text == "price") {
        const auto value = unit_price(r, id, call.arguments.front()->at);
        return value ? std::optional<Unit>(value->unit) : std::nullopt;
    }
    if (call.text == "pathway") return pathway_unit(r, id, call.arguments.front()->at);
    if (call.text == "lookup") {
        const auto table = r.result.tables.find(id);
        if (table != r.result.tables.end()) return table->second.unit.base();
        std::vector<std::string> known;
        for (const auto& [name, held] : r.result.tables) known.push_back(name);
        const auto nearest = nearest_name(id, known);
        diagnostics.error(
            call.at, {fmt::format("there is no table '{}'", id), fmt::format("der er ingen tabel '{}'", id)},
            nearest.empty()
                ? Text("write it under tables:", "skriv den under tables:")
                : Text(fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)));
        return {};
    }
    if (call.text == "convert" && arguments.size() == 2) {
        const auto from = arguments[0].currency();
        const auto to = Unit::of_currency(call.arguments[1]->text);
        if (!from || !to) {
            diagnostics.error(call.at,
                              {"convert needs an amount of money and a currency: convert(100 EUR, DKK)",
                               "convert skal have et beløb og en valuta: convert(100 EUR, DKK)"});
            return {};
        }
        catalogue::ConversionRequest request;
        request.value = 1;
        request.currency = Unit::of(*from).canonical_text();
        request.year = r.result.price_year;
        request.to_currency = to->canonical_text();
        request.to_year = r.result.price_year;
        request.by_exchange_rate = true;
        Text error;
        const auto converted = r.catalogue.convert(request, error);
        if (!converted) {
            diagnostics.error(call.at, error);
            return {};
        }
        r.result.conversions[math::written(call)] = converted->value;
        return arguments[0].base() / Unit::of(*from) * *to;
    }
    return {};
}

}  // namespace

bool is_plain_zero(const ResolvedCase& c, const ValuePtr& value) {
    if (!value || !value->input) return false;
    const auto& input = c.inputs[*value->input];
    return input.base == 0 && input.unit.is_dimensionless() && !input.uncertain();
}

math::Scope scope(Resolving& r) {
    math::Scope made;
    made.name = [&r](const Expression& name) { return unit_of_name(r, name); };
    made.reference = [&r](const Expression& call, std::span<const Unit> arguments, Diagnostics& diagnostics) {
        return unit_of_reference(r, call, arguments, diagnostics);
    };
    made.known_names = [&r] {
        std::vector<std::string> names{"year", "follow_up_year", "patients", "procedures", "units"};
        for (const auto& entry : r.document.parameters) names.push_back(entry.name);
        for (const auto& [name, value] : r.result.parameters) names.push_back(name);
        return names;
    };
    return made;
}

ValuePtr resolve_value(Resolving& r, const UncertainValue& written, const std::string& name,
                       const Inherited& inherited) {
    auto from = merged(r, written, inherited);
    if (from.stream.empty()) from.stream = name;
    const auto set = r.settings.find(name);
    if (set != r.settings.end()) return one_value(r, written, name, from);
    r.names.insert(name);
    if (written.dirichlet || written.mvnormal) {
        if (resolve_joint(r, written, name, from)) {
            auto whole = std::make_shared<Value>();
            whole->at = written.place();
            whole->name = name;
            return whole;
        }
        return nullptr;
    }
    if (!written.by.empty()) return by_alternative(r, written, name, from);
    if (!written.in.empty()) return shared_by_some(r, written, name, from);
    if (!written.years.empty()) return by_year(r, written, name, from);
    return one_value(r, written, name, from);
}

ValuePtr resolve_formula(Resolving& r, const Formula& written, const std::string& name,
                         const Inherited& inherited) {
    UncertainValue value;
    value.value = written;
    return resolve_value(r, value, name, inherited);
}

ValuePtr parameter(Resolving& r, const std::string& name, Position asked_at) {
    if (const auto found = r.result.parameters.find(name); found != r.result.parameters.end())
        return found->second;
    const auto whole = name.substr(0, name.find('.'));
    const auto running = std::ranges::find(r.in_progress, whole);
    if (running != r.in_progress.end()) {
        const auto chain = fmt::format("{} → {}", fmt::join(running, r.in_progress.end(), " → "), whole);
        r.error(asked_at, {"circular formulas: " + chain, "formlerne går i ring: " + chain},
                {"a value cannot depend on itself", "en værdi kan ikke afhænge af sig selv"});
        r.faulty.insert(whole);
        return nullptr;
    }
    const auto waiting = r.waiting.find(whole);
    if (waiting == r.waiting.end()) return nullptr;
    constexpr std::size_t longest_chain = 500;
    if (r.in_progress.size() >= longest_chain) {
        r.error(asked_at, {"the formulas refer to one another more than 500 deep",
                           "formlerne henviser til hinanden i mere end 500 led"});
        r.faulty.insert(whole);
        return nullptr;
    }
    const auto* written = waiting->second;
    r.waiting.erase(waiting);
    r.in_progress.push_back(whole);
    auto value = resolve_value(r, *written, whole);
    r.in_progress.pop_back();
    if (!value) {
        r.faulty.insert(whole);
        return nullptr;
    }
    r.result.parameters[whole] = value;
    const auto found = r.result.parameters.find(name);
    return found == r.result.parameters.end() ? nullptr : found->second;
}

ValuePtr unit_price(Resolving& r, const std::string& id, Position asked_at) {
    if (const auto found = r.result.prices.find(id); found != r.result.prices.end()) return found->second;
    const auto* held = r.catalogue.price(id);
    if (held == nullptr) {
        const auto nearest = nearest_name(id, r.catalogue.ids("price"));
        r.error(
            asked_at,
            {fmt::format("the catalogue has no price '{}'", id),
             fmt::format("kataloget har ingen pris '{}'", id)},
            nearest.empty()
                ? Text("search with `vaerdi catalogue find …`, or add it to the workspace's catalogue",
                       "søg med `vaerdi catalogue find …`, eller læg den i dit eget katalog")
                : Text(fmt::format("did you mean '{}'?", nearest), fmt::format("mente du '{}'?", nearest)));
        r.result.prices[id] = nullptr;
        return nullptr;
    }
    Inherited from;
    from.provenance.file = held->origin.file;
    from.stream = "price/" + id;
    auto value = resolve_value(r, held->entry, "price(" + id + ")", from);
    r.result.prices[id] = value;
    return value;
}

std::optional<double> fixed_number(Resolving& r, const Formula& written, const Unit& unit, const Text& what) {
    const auto quantity = math::parse_quantity(written.value, written.at, r.diagnostics);
    if (!quantity) return {};
    const bool plain = quantity->unit.is_dimensionless();
    if (!quantity->unit.same_dimensions(unit) && !(plain && quantity->value == 0)) {
        auto message = mismatch("'" + written.value + "'", quantity->unit, unit);
        message.en += fmt::format(" for {}", what.en);
        message.da += fmt::format(" for {}", what.da);
        r.error(written.at, message, {"write the number with its unit", "skriv tallet med sin enhed"});
        return {};
    }
    if (!std::isfinite(quantity->value)) {
        r.error(written.at, {"the number is not finite", "tallet er ikke endeligt"});
        return {};
    }
    return quantity->value;
}

Provenance provenance(Resolving& r, const Formula& source, Located<document::Evidence> evidence,
                      Position at) {
    Provenance result;
    result.file = r.diagnostics.file();
    result.at = at;
    if (evidence) result.evidence = evidence.value;
    result.source = source.value;
    if (const auto* known = r.document.sources.find(source.value)) {
        result.source = known->title.en;
        if (!known->url.value.empty()) result.source += ", " + known->url.value;
    }
    return result;
}

std::optional<double> fixed_base(const ResolvedCase& c, const ValuePtr& value) {
    if (!value || !value->input) return {};
    const auto& input = c.inputs[*value->input];
    return input.unit.to_base(input.base) * value->factor;
}

void check_bounds(Resolving& r, const ValuePtr& value, double low, double high, const Text& what) {
    if (!value) return;
    for (const auto& part : value->by_alternative) check_bounds(r, part, low, high, what);
    for (const auto& [year, part] : value->by_year) check_bounds(r, part, low, high, what);
    const auto base = fixed_base(r.result, value);
    if (!base || (*base >= low && *base <= high)) return;
    r.error(value->at,
            {fmt::format("{} must lie between {:g} and {:g}, found {:g}", what.en, low, high, *base),
             fmt::format("{} skal ligge mellem {:g} og {:g}, men er {:g}", what.da, low, high, *base)},
            {"a share is written 20 % or 0.2", "en andel skrives 20 % eller 0.2"});
}

}  // namespace vaerdi::value
