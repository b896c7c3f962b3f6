// Parameters and what belongs to them: tables, patient groups, uptake.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {

void resolve_tables(Resolving& r) {
    for (const auto& entry : r.document.tables) {
        Table table;
        table.id = entry.name;
        table.title = entry.value.title;
        table.provenance = provenance(r, entry.value.source, {}, entry.at);
        table.step = entry.value.between && entry.value.between.value == Between::step;
        if (is_given(entry.value.unit)) {
            const auto unit = Unit::parse(entry.value.unit.value);
            if (unit) {
                table.unit = *unit;
            } else {
                r.error(entry.value.unit.at, unit.message, unit.remedy);
            }
        }
        bool has_unit = is_given(entry.value.unit);
        std::map<double, int> lines;
        for (const auto& point : entry.value.points) {
            const auto x = math::parse_quantity(point.name, point.at, r.diagnostics);
            const auto y = math::parse_quantity(point.value.value, point.value.at, r.diagnostics);
            if (!x || !y) continue;
            const auto [first, is_new] = lines.emplace(x->value, point.at.line);
            if (!is_new) {
                r.error(point.at,
                        {fmt::format("the table has two values at {} (first in line {})", point.name,
                                     first->second),
                         fmt::format("tabellen har to værdier ved {} (første gang i linje {})", point.name,
                                     first->second)},
                        {"keep one of them", "behold den ene"});
            }
            if (table.points.empty()) table.x_unit = x->unit.base();
            if (!x->unit.same_dimensions(table.x_unit)) {
                r.error(
                    point.at, mismatch("'" + point.name + "'", x->unit, table.x_unit),
                    {"write all points of the table in one unit", "skriv alle tabellens punkter i én enhed"});
            }
            if (!has_unit) table.unit = y->unit;
            has_unit = true;
            const bool plain = y->unit.is_dimensionless() && y->unit.scale() == 1;
            if (!plain && !y->unit.same_dimensions(table.unit)) {
                r.error(
                    point.value.at, mismatch("'" + point.value.value + "'", y->unit, table.unit),
                    {"write all values of the table in one unit", "skriv alle tabellens værdier i én enhed"});
            }
            table.points.emplace_back(x->value, plain ? table.unit.to_base(y->value) : y->value);
        }
        std::ranges::sort(table.points);
        if (table.points.size() < 2)
            r.error(entry.at, {"a table needs at least two points", "en tabel skal have mindst to punkter"},
                    {"write points: {60: 0.8, 70: 0.75}", "skriv points: {60: 0.8, 70: 0.75}"});
        r.result.tables[entry.name] = std::move(table);
    }
}

/// Lists the parameters; they are resolved when first asked for.
void list_parameters(Resolving& r) {
    static const std::set<std::string> taken{"year", "follow_up_year", "patients", "procedures", "units"};
    for (const auto& entry : r.document.parameters) {
        const bool is_taken = taken.contains(entry.name) || (r.document.health && is_health_name(entry.name));
        if (slug(entry.name) != entry.name || is_taken) {
            const auto free = is_taken ? entry.name + "_1" : slug(entry.name);
            r.error(entry.at,
                    {fmt::format("'{}' cannot be the name of a parameter", entry.name),
                     fmt::format("'{}' kan ikke være navnet på en parameter", entry.name)},
                    {fmt::format("use small letters, digits and _ , beginning with a letter: {}", free),
                     fmt::format("brug små bogstaver, cifre og _ , begyndende med et bogstav: {}", free)});
            r.faulty.insert({entry.name, slug(entry.name)});
            continue;
        }
        r.waiting[entry.name] = &entry.value;
        r.result.parameter_order.push_back(entry.name);
    }
}

void resolve_parameters(Resolving& r) {
    for (const auto& entry : r.document.parameters) {
        if (!r.faulty.contains(entry.name)) parameter(r, entry.name, entry.at);
    }
}

namespace {

/// What a parameter is in a group; null, and reported, when it is no parameter or does not fit.
ValuePtr resolve_set(Resolving& r, const std::string& group,
                     const document::Dictionary<UncertainValue>::Entry& set) {
    const auto usual = parameter(r, set.name, set.at);
    if (!usual) {
        if (!r.faulty.contains(set.name))
            r.error(set.at,
                    {fmt::format("there is no parameter '{}' to set", set.name),
                     fmt::format("der er ingen parameter '{}' at sætte", set.name)},
                    did_you_mean(set.name, r.result.parameter_order,
                                 {"groups set parameters: write it under parameters: first",
                                  "grupper sætter parametre: skriv den først under parameters:"}));
        return nullptr;
    }
    if (is_row(usual)) {
        r.error(set.at,
                {fmt::format("'{}' is a row of numbers drawn together, not one number", set.name),
                 fmt::format("'{}' er en række tal, der trækkes sammen, ikke ét tal", set.name)},
                {"set its components", "sæt dens komponenter"});
        return nullptr;
    }
    const auto dot = set.name.find('.');
    const auto whole = r.result.parameters.find(set.name.substr(0, dot));
    if (dot != std::string::npos && whole != r.result.parameters.end() &&
        !whole->second->by_alternative.empty()) {
        r.error(set.at,
                {fmt::format("a group sets a whole parameter, not '{}'", set.name),
                 fmt::format("en gruppe sætter en hel parameter, ikke '{}'", set.name)},
                {fmt::format("write {}: {{by: {{…}}}} with all alternatives", whole->first),
                 fmt::format("skriv {}: {{by: {{…}}}} med alle alternativer", whole->first)});
        return nullptr;
    }
    Inherited from;
    from.unit = usual->input ? r.result.inputs[*usual->input].unit : usual->unit;
    auto value = resolve_value(r, set.value, set.name + "[" + group + "]", from);
    if (!value || is_row(value)) return nullptr;
    if (!value->unit.same_dimensions(usual->unit) && !is_plain_zero(r.result, value)) {
        r.error(set.value.place(), mismatch("'" + set.name + "' in " + group, value->unit, usual->unit),
                {"write it in the unit of the parameter", "skriv det i parameterens enhed"});
        return nullptr;
    }
    return value;
}

}  // namespace

void resolve_groups(Resolving& r) {
    double total = 0;
    bool known = true;
    for (const auto& entry : r.document.groups) {
        Group group;
        group.id = entry.name;
        group.title = entry.value.title.empty() ? Text(entry.name) : entry.value.title;
        const auto share =
            fixed_number(r, entry.value.share, Unit(), {"the share of a group", "en gruppes andel"});
        group.share = share.value_or(0);
        known = known && share;
        if (share && (*share < 0 || *share > 1)) {
            r.error(entry.value.share.at,
                    {fmt::format("the share of '{}' is {:.4g}%", entry.name, *share * 100),
                     fmt::format("andelen for '{}' er {:.4g} %", entry.name, *share * 100)},
                    {"shares lie between 0% and 100%", "andele ligger mellem 0 % og 100 %"});
            known = false;
        }
        total += group.share;
        for (const auto& set : entry.value.set) {
            if (auto value = resolve_set(r, entry.name, set)) group.set[set.name] = std::move(value);
        }
        r.result.groups.push_back(std::move(group));
    }
    if (known && !r.document.groups.empty() && std::abs(total - 1) > 1e-9) {
        r.error(r.document.groups.entries.front().at,
                {fmt::format("the groups sum to {:.4g}%, not 100%", total * 100),
                 fmt::format("grupperne summer til {:.4g} %, ikke 100 %", total * 100)},
                {"change the shares so that they do", "ret andelene, så de gør"});
    }
}

void resolve_uptake(Resolving& r) {
    auto& c = r.result;
    c.uptake.resize(c.alternatives.size());
    for (const auto& entry : r.document.uptake) {
        const auto found = alternative(r, entry.name, entry.at);
        if (!found) continue;
        const auto index = *found;
        if (index == c.comparator) {
            r.error(entry.at,
                    {"the comparator has no uptake: it takes what the others leave",
                     "sammenligningsgrundlaget har ingen udbredelse: det får, hvad de andre levner"},
                    {"remove it", "fjern den"});
            continue;
        }
        Inherited from;
        from.kind = {document::Kind::share, entry.at};
        from.bounds_checked = true;
        const auto value = resolve_value(r, entry.value, "uptake." + entry.name, from);
        if (value && !value->unit.is_dimensionless())
            r.error(entry.at, {"uptake must be a share", "udbredelse skal være en andel"},
                    {"write e.g. \"ramp(20 %, 80 %, 4 years)\"", "skriv fx \"ramp(20 %, 80 %, 4 years)\""});
        check_bounds(r, value, 0, 1, {"uptake", "udbredelse"});
        c.uptake[index] = value;
    }
}

}  // namespace vaerdi::value
