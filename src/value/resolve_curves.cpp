// Survival curves: their family, parameters, ratios and pieces.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "math/formula_graph.h"
#include "value/health_binding.h"

namespace vaerdi::value {
namespace {

constexpr int largest_curve = 100;  // families that a curve is made of
constexpr std::size_t most_knots = 20;
constexpr std::size_t most_pieces = 50;

using WrittenParameters = Dictionary<UncertainValue>;
struct WrittenFamily {
    health::Family family;
    WrittenParameters CurveDocument::* parameters;
};
constexpr WrittenFamily written_families[] = {
    {health::Family::exponential, &CurveDocument::exponential},
    {health::Family::weibull, &CurveDocument::weibull},
    {health::Family::weibull_ph, &CurveDocument::weibull_ph},
    {health::Family::gompertz, &CurveDocument::gompertz},
    {health::Family::lognormal, &CurveDocument::lognormal},
    {health::Family::loglogistic, &CurveDocument::loglogistic},
    {health::Family::gamma, &CurveDocument::gamma},
    {health::Family::generalised_gamma, &CurveDocument::generalised_gamma},
};

class CurveBinding {
  public:
    CurveBinding(Resolving& r, const CurveDocument& written, std::string name)
        : r_(r), written_(written), name_(std::move(name)) {}

    CurvePtr curve(const std::string& id);

  private:
    bool one_origin();
    void family(health::Family family, const WrittenParameters& written);
    void spline(const SplineDocument& written);
    void alternatives();
    void unit_of_time();
    void ratio(const UncertainValue& written, const char* name, health::Domain domain);
    void pieces();
    std::optional<CurveParameter> parameter(const UncertainValue& written, const std::string& name,
                                            health::Domain domain, health::TimePower in);
    void grow(const Curve& by);

    Resolving& r_;
    const CurveDocument& written_;
    std::string name_;
    Curve made_;
    bool sound_ = true;
};

/// Exactly one of a family, `spline`, `like` and `by` says what the curve is.
bool CurveBinding::one_origin() {
    std::vector<std::string> origins;
    for (const auto& each : written_families) {
        if (!(written_.*each.parameters).empty())
            origins.emplace_back(health::definition_of(each.family).name);
    }
    if (written_.spline) origins.emplace_back("spline");
    if (is_given(written_.like)) origins.emplace_back("like");
    if (!written_.by.empty()) origins.emplace_back("by");
    if (origins.size() == 1) return true;
    std::vector<std::string> known;
    for (const auto& each : health::families()) known.emplace_back(each.name);
    if (origins.empty()) {
        r_.error(
            written_.at, {"the curve has no family", "kurven har ingen familie"},
            {"write one of: " + fmt::format("{}", fmt::join(known, ", ")) + "; or like: another curve",
             "skriv én af: " + fmt::format("{}", fmt::join(known, ", ")) + "; eller like: en anden kurve"});
        return false;
    }
    const auto all = fmt::format("{}", fmt::join(origins, ", "));
    r_.error(written_.at,
             {"the curve is written in several ways: " + all, "kurven er skrevet på flere måder: " + all},
             {"keep one of them", "behold én af dem"});
    return false;
}

std::optional<CurveParameter> CurveBinding::parameter(const UncertainValue& written, const std::string& name,
                                                      health::Domain domain, health::TimePower in) {
    const auto kind = domain == health::Domain::any ? document::Kind::any : document::Kind::amount;
    const auto& of = made_.title;
    const auto value =
        health_number(r_, written, name_ + "." + name, {of.en + ", " + name, of.da + ", " + name}, kind);
    if (!value) {
        sound_ = false;
        return {};
    }
    const auto year = Unit::of(Dimension::year), day = Unit::of(Dimension::day);
    const auto& unit = value->unit;
    using enum health::TimePower;
    const bool fits =
        unit.is_dimensionless() ||
        (in == time && (unit.same_dimensions(year) || unit.same_dimensions(day))) ||
        (in == per_time && (unit.same_dimensions(Unit() / year) || unit.same_dimensions(Unit() / day)));
    if (fits) return CurveParameter{name, value, domain, in};
    r_.error(written.place(),
             mismatch(name, unit,
                      in == time       ? year
                      : in == per_time ? Unit() / year
                                       : Unit()),
             in == none ? Text("it is a plain number", "det er et rent tal")
                        : Text("write it plainly, in the curve's unit of time, or with its unit",
                               "skriv det som rent tal i kurvens tidsenhed, eller med sin enhed"));
    sound_ = false;
    return {};
}

void CurveBinding::family(health::Family family, const WrittenParameters& written) {
    const auto& definition = health::definition_of(family);
    made_.family = family;
    std::vector<std::string> known;
    for (const auto& each : definition.parameters) known.emplace_back(each.name);
    const auto all = fmt::format("{}", fmt::join(known, ", "));
    for (const auto& entry : written) {
        if (std::ranges::find(known, entry.name) != known.end()) continue;
        sound_ = false;
        r_.error(
            entry.at,
            {fmt::format("the family {} has no parameter '{}'", definition.name, entry.name),
             fmt::format("familien {} har ingen parameter '{}'", definition.name, entry.name)},
            did_you_mean(entry.name, known, {"its parameters are: " + all, "dens parametre er: " + all}));
    }
    for (const auto& each : definition.parameters) {
        const std::string name(each.name);
        const auto* found = written.find(name);
        if (found == nullptr && !sound_) continue;  // misspelt, most likely
        if (found == nullptr) {
            sound_ = false;
            r_.error(written.entries.front().at,
                     {fmt::format("the family {} needs '{}'", definition.name, name),
                      fmt::format("familien {} kræver '{}'", definition.name, name)},
                     {"its parameters are: " + all, "dens parametre er: " + all});
        } else if (const auto bound = parameter(*found, name, each.domain, each.in)) {
            made_.parameters.push_back(*bound);
        }
    }
}

void CurveBinding::spline(const SplineDocument& written) {
    made_.family = health::Family::spline;
    if (written.scale) made_.scale = written.scale.value;
    for (const auto& knot : written.knots) {
        const auto value = fixed_number(r_, knot, Unit(), {"a knot", "en knude"});
        if (!value) {
            sound_ = false;
            continue;
        }
        if (!made_.knots.empty() && !(*value > made_.knots.back())) {
            sound_ = false;
            r_.error(knot.at, {"the knots do not ascend", "knuderne stiger ikke"},
                     {"write the logarithms of the times in order, the outer knots included",
                      "skriv tidernes logaritmer i rækkefølge, de yderste knuder medregnet"});
        }
        made_.knots.push_back(*value);
    }
    if (written.knots.size() < 2 || written.knots.size() > most_knots ||
        written.coefficients.size() != written.knots.size()) {
        sound_ = false;
        r_.error(
            written.at,
            {fmt::format("a spline of {} knots has {} coefficients", written.knots.size(),
                         written.coefficients.size()),
             fmt::format("en spline med {} knuder har {} koefficienter", written.knots.size(),
                         written.coefficients.size())},
            {fmt::format("it has from 2 to {} knots and as many coefficients: gamma0, gamma1 …", most_knots),
             fmt::format("den har fra 2 til {} knuder og lige så mange koefficienter: gamma0, gamma1 …",
                         most_knots)});
        return;
    }
    for (std::size_t i = 0; i < written.coefficients.size(); ++i) {
        const auto bound = parameter(written.coefficients[i], fmt::format("gamma{}", i), health::Domain::any,
                                     health::TimePower::none);
        if (bound) made_.parameters.push_back(*bound);
    }
}

void CurveBinding::grow(const Curve& by) {
    made_.size += by.size;
    if (made_.size <= largest_curve || !sound_) return;
    sound_ = false;
    r_.error(written_.at,
             {fmt::format("the curve is made of more than {} others", largest_curve),
              fmt::format("kurven er sat sammen af mere end {} andre", largest_curve)},
             {"write it in fewer steps", "skriv den i færre trin"});
}

void CurveBinding::alternatives() {
    made_.by_alternative.resize(r_.result.alternatives.size());
    for (const auto& entry : written_.by) {
        const auto index = alternative(r_, entry.name, entry.at);
        const auto name = name_ + "." + entry.name;
        const auto own = entry.value && index ? bind_curve(r_, *entry.value.get(), name) : nullptr;
        if (!own) {
            sound_ = false;
            continue;
        }
        made_.by_alternative[*index] = own;
        grow(*own);
    }
    for (std::size_t i = 0; sound_ && i < made_.by_alternative.size(); ++i) {
        if (made_.by_alternative[i]) continue;
        const auto& lacking = r_.result.alternatives[i].id;
        sound_ = false;
        r_.error(written_.by.entries.front().at,
                 {fmt::format("there is no curve for '{}'", lacking),
                  fmt::format("der er ingen kurve for '{}'", lacking)},
                 {fmt::format("add `{}: …` under by:", lacking),
                  fmt::format("tilføj `{}: …` under by:", lacking)});
    }
}

void CurveBinding::unit_of_time() {
    if (!is_given(written_.time_unit)) return;
    if (is_given(written_.like) || !written_.by.empty()) {
        sound_ = false;
        r_.error(written_.time_unit.at,
                 {"another curve brings its unit of time along", "en anden kurve har sin tidsenhed med"},
                 {"write time_unit: where its family is written",
                  "skriv time_unit:, hvor dens familie er skrevet"});
        return;
    }
    const auto quantity =
        math::parse_quantity(written_.time_unit.value, written_.time_unit.at, r_.diagnostics);
    const bool in_days = quantity && quantity->unit.same_dimensions(Unit::of(Dimension::day));
    if (quantity && quantity->value > 0 &&
        (in_days || quantity->unit.same_dimensions(Unit::of(Dimension::year)))) {
        made_.time_unit = in_days ? quantity->value / days_of_a_year : quantity->value;
        return;
    }
    sound_ = false;
    if (!quantity) return;
    r_.error(written_.time_unit.at,
             {fmt::format("'{}' is not a unit of time", written_.time_unit.value),
              fmt::format("'{}' er ikke en tidsenhed", written_.time_unit.value)},
             {"write e.g. 1 month or 1 day", "skriv fx 1 month eller 1 day"});
}

void CurveBinding::ratio(const UncertainValue& written, const char* name, health::Domain domain) {
    if (written.absent()) return;
    const auto& of = made_.title;
    const auto value = health_number(r_, written, name_ + "." + name,
                                     {of.en + ", " + name, of.da + ", " + name}, document::Kind::ratio);
    if (!value) {
        sound_ = false;
    } else if (!value->unit.is_dimensionless()) {
        sound_ = false;
        r_.error(written.place(), mismatch(name, value->unit, Unit()),
                 {"a ratio is a plain number", "en ratio er et rent tal"});
    } else {
        made_.ratios.push_back({name, value, domain, health::TimePower::none});
    }
}

void CurveBinding::pieces() {
    if (written_.pieces.size() > most_pieces) {
        sound_ = false;
        r_.error(
            written_.at,
            {fmt::format("the curve has {} pieces; {} are the most", written_.pieces.size(), most_pieces),
             fmt::format("kurven har {} stykker; højst {} er muligt", written_.pieces.size(), most_pieces)},
            {"write fewer", "skriv færre"});
        return;
    }
    int number = 0;
    for (const auto& each : written_.pieces) {
        const auto& piece = *each.get();
        const auto name = fmt::format("pieces.{}", ++number);
        const auto from =
            parameter(piece.from, name + ".from", health::Domain::not_negative, health::TimePower::time);
        const auto own = bind_curve(r_, piece, name_ + "." + name);
        if (!from || !own) {
            sound_ = false;
            continue;
        }
        made_.pieces.push_back({*from, own});
        grow(*own);
    }
}

CurvePtr CurveBinding::curve(const std::string& id) {
    made_.id = id;
    made_.at = written_.at;
    made_.title = written_.title.empty() ? Text(id) : written_.title;
    if (!one_origin()) return nullptr;
    unit_of_time();
    for (const auto& each : written_families) {
        if (!(written_.*each.parameters).empty()) family(each.family, written_.*each.parameters);
    }
    if (written_.spline) spline(*written_.spline);
    if (!written_.by.empty()) alternatives();
    if (is_given(written_.like)) {
        made_.like = curve_named(r_, written_.like.value, written_.like.at);
        if (made_.like) {
            grow(*made_.like);
        } else {
            sound_ = false;
        }
    }
    ratio(written_.hazard_ratio, "hazard_ratio", health::Domain::not_negative);
    ratio(written_.time_ratio, "time_ratio", health::Domain::positive);
    pieces();
    return sound_ ? std::make_shared<const Curve>(std::move(made_)) : nullptr;
}

}  // namespace

CurvePtr bind_curve(Resolving& r, const CurveDocument& written, const std::string& name) {
    constexpr std::string_view within = "health.curves.";
    const auto id = name.starts_with(within) ? name.substr(within.size()) : name;
    return CurveBinding(r, written, name).curve(id);
}

CurvePtr curve_named(Resolving& r, const std::string& id, Position asked_at) {
    if (const auto known = r.result.curves.find(id); known != r.result.curves.end()) return known->second;
    const auto* written = r.document.health ? r.document.health->curves.find(id) : nullptr;
    if (written == nullptr) {
        std::vector<std::string> known;
        if (r.document.health) {
            for (const auto& entry : r.document.health->curves) known.push_back(entry.name);
        }
        r.error(asked_at,
                {fmt::format("there is no curve '{}'", id), fmt::format("der er ingen kurve '{}'", id)},
                did_you_mean(id, known,
                             {"write it under curves: in health:", "skriv den under curves: i health:"}));
        return nullptr;
    }
    const auto name = "health.curves." + id;
    if (!enter(r, name, asked_at)) return nullptr;
    auto made = bind_curve(r, *written, name);
    leave(r);
    r.result.curves[id] = made;
    return made;
}

void resolve_curves(Resolving& r) {
    for (const auto& entry : r.document.health->curves) {
        if (slug(entry.name) == entry.name) {
            curve_named(r, entry.name, entry.at);
            continue;
        }
        r.error(entry.at,
                {fmt::format("'{}' cannot be the name of a curve", entry.name),
                 fmt::format("'{}' kan ikke være navnet på en kurve", entry.name)},
                {fmt::format("use small letters, digits and _ : {}", slug(entry.name)),
                 fmt::format("brug små bogstaver, cifre og _ : {}", slug(entry.name))});
    }
}

std::optional<Unit> curve_function_unit(Resolving& r, const math::Expression& call,
                                        std::span<const Unit> arguments) {
    const bool known = curve_named(r, call.arguments.front()->text, call.arguments.front()->at) != nullptr;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const auto& unit = arguments[i];
        if (unit.is_dimensionless() || unit.same_dimensions(Unit::of(Dimension::year))) continue;
        r.error(call.arguments[i]->at, mismatch("the time", unit, Unit::of(Dimension::year)),
                {"times of curves are in years, as time_in_model is",
                 "tider for kurver er i år, ligesom time_in_model"});
        return {};
    }
    return known ? std::optional<Unit>(Unit()) : std::nullopt;
}

}  // namespace vaerdi::value
