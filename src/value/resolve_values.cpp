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

}  // namespace

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
