// A value in all its forms: one number, or one for each alternative or year.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

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
    if (const auto* sample = sample_of(r, written)) {
        const auto of_sample = provenance(r, sample->source, sample->evidence, sample->at);
        if (p.source.empty()) p.source = of_sample.source;
        if (!p.evidence) p.evidence = of_sample.evidence;
        if (!p.certainty && sample->certainty) p.certainty = sample->certainty.value;
        if (p.note.empty()) p.note = sample->note;
    }
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

/// `by: {a: {dirichlet: …}, b: {dirichlet: …}}` makes each component a value by alternative.
void rows_by_alternative(Resolving& r, const UncertainValue& written, const std::string& name) {
    std::set<std::string> all;
    for (const auto& entry : written.by) {
        if (!entry.value) continue;
        for (const auto& component : components(*entry.value.get())) all.insert(component);
    }
    for (const auto& component : all) {
        auto value = std::make_shared<Value>();
        value->at = written.place();
        value->name = name + "." + component;
        for (const auto& a : r.result.alternatives) {
            const auto found = r.result.parameters.find(name + "." + a.id + "." + component);
            if (found == r.result.parameters.end()) {
                r.error(written.place(),
                        {fmt::format("'{}' has no '{}' for '{}'", name, component, a.id),
                         fmt::format("'{}' har ingen '{}' for '{}'", name, component, a.id)},
                        {"give every alternative the same components",
                         "giv hvert alternativ de samme komponenter"});
                return;
            }
            value->by_alternative.push_back(found->second);
        }
        r.result.parameters[value->name] = value;
    }
}

/// The values of the alternatives as names of their own: bed_days.tavi.
void name_alternatives(Resolving& r, const Value& value, const std::string& name) {
    for (std::size_t i = 0; i < value.by_alternative.size(); ++i) {
        if (value.by_alternative[i])
            r.result.parameters.emplace(name + "." + r.result.alternatives[i].id, value.by_alternative[i]);
    }
}

ValuePtr by_alternative(Resolving& r, const UncertainValue& written, const std::string& name,
                        const Inherited& from) {
    auto value = std::make_shared<Value>();
    value->at = written.place();
    value->name = name;
    value->by_alternative.resize(r.result.alternatives.size());
    bool sound = true;
    const bool together = written.same_draw && written.same_draw.value;
    for (const auto& entry : written.by) {
        const auto index = alternative(r, entry.name, entry.at);
        if (!index) {
            sound = false;
            continue;
        }
        auto inherited = from;
        inherited.within_by = true;
        if (!together) inherited.stream += "/" + entry.name;
        auto part =
            entry.value ? resolve_value(r, *entry.value.get(), name + "." + entry.name, inherited) : nullptr;
        if (!part) sound = false;
        value->by_alternative[*index] = part;
        if (part) r.result.parameters[name + "." + entry.name] = part;
    }
    for (std::size_t i = 0; sound && i < value->by_alternative.size(); ++i) {
        if (value->by_alternative[i]) continue;
        const auto& lacking = r.result.alternatives[i].id;
        r.error(written.by.entries.front().at,
                {fmt::format("'{}' has no value for '{}'", name, lacking),
                 fmt::format("'{}' har ingen værdi for '{}'", name, lacking)},
                {fmt::format("add `{}: …` under by:; 0 if there is none of it", lacking),
                 fmt::format("tilføj `{}: …` under by:; 0, hvis der ikke er noget", lacking)});
        sound = false;
    }
    const auto unit = common_unit(r, value->by_alternative, name);
    if (!unit || !sound) return nullptr;
    value->unit = *unit;
    if (is_row(value)) rows_by_alternative(r, written, name);
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
        auto inherited = from;
        inherited.within_years = true;
        auto part =
            entry.value ? resolve_value(r, *entry.value.get(), name + "." + entry.name, inherited) : nullptr;
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
    auto core = std::make_unique<UncertainValue>(written);
    core->in.clear();
    core->otherwise = {};
    auto shared_from = from;
    shared_from.within_in = true;
    const auto shared = resolve_value(r, *core, name, shared_from);
    auto rest_from = shared_from;
    rest_from.stream += "/otherwise";
    const auto rest = resolve_value(r, *written.otherwise.get(), name + ".otherwise", rest_from);
    auto value = std::make_shared<Value>();
    value->at = written.place();
    value->name = name;
    value->by_alternative.assign(r.result.alternatives.size(), rest);
    bool sound = shared && rest;
    for (const auto& sharing : written.in) {
        if (const auto index = alternative(r, sharing.value, sharing.at)) {
            value->by_alternative[*index] = shared;
        } else {
            sound = false;
        }
    }
    const auto unit = common_unit(r, value->by_alternative, name);
    if (!sound || !unit) return nullptr;
    value->unit = *unit;
    name_alternatives(r, *value, name);
    return value;
}

/// Values by alternative (or year) within values by alternative (or year) say nothing.
bool check_nesting(Resolving& r, const UncertainValue& written, const Inherited& from) {
    const auto nested = [&](Position at, const char* key) {
        r.error(at,
                {fmt::format("'{0}' stands inside another '{0}'", key),
                 fmt::format("'{0}' står inde i et andet '{0}'", key)},
                {"write the values side by side in one", "skriv værdierne ved siden af hinanden i ét"});
        return false;
    };
    if (!written.by.empty() && (from.within_by || from.within_in))
        return nested(written.by.entries.front().at, "by");
    if (!written.years.empty() && from.within_years) return nested(written.years.entries.front().at, "years");
    if (!written.in.empty() && (from.within_by || from.within_in)) return nested(written.in.front().at, "in");
    return true;
}

}  // namespace

ValuePtr resolve_value(Resolving& r, const UncertainValue& written, const std::string& name,
                       const Inherited& inherited) {
    auto from = merged(r, written, inherited);
    if (from.stream.empty()) from.stream = name;
    if (r.settings.contains(name)) return one_value(r, written, name, from);
    r.names.insert(name);
    if (!check_forms(r, written, name) || !check_nesting(r, written, from)) return nullptr;
    if (written.dirichlet || written.mvnormal) {
        if (!resolve_joint(r, written, name, from)) return nullptr;
        auto whole = std::make_shared<Value>();
        whole->at = written.place();
        whole->name = name;
        return whole;
    }
    if (!written.in.empty()) return shared_by_some(r, written, name, from);
    if (!written.by.empty()) return by_alternative(r, written, name, from);
    if (!written.years.empty()) return by_year(r, written, name, from);
    return one_value(r, written, name, from);
}

ValuePtr resolve_formula(Resolving& r, const Formula& written, const std::string& name,
                         const Inherited& inherited) {
    UncertainValue value;
    value.value = written;
    return resolve_value(r, value, name, inherited);
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

}  // namespace vaerdi::value
