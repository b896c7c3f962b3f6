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
        table.step = entry.value.between && entry.value.between.value == Between::step;
        if (is_given(entry.value.unit)) {
            const auto unit = Unit::parse(entry.value.unit.value);
            if (unit) {
                table.unit = *unit;
            } else {
                r.error(entry.value.unit.at, unit.message, unit.remedy);
            }
        }
        for (const auto& point : entry.value.points) {
            const auto x = math::parse_quantity(point.name, point.at, r.diagnostics);
            const auto y = math::parse_quantity(point.value.value, point.value.at, r.diagnostics);
            if (!x || !y) continue;
            const bool same_x = table.points.empty() || x->unit.same_dimensions(table.x_unit);
            const bool fits_y = y->unit.is_dimensionless() || y->unit.same_dimensions(table.unit);
            if (!same_x || !fits_y) {
                const auto& is = same_x ? y->unit : x->unit;
                const auto& needed = same_x ? table.unit : table.x_unit;
                r.error(same_x ? point.value.at : point.at,
                        {fmt::format("unit mismatch in the table '{}': {} where {} is needed", entry.name,
                                     is.text(), needed.text()),
                         fmt::format("enhederne i tabellen '{}' passer ikke: {}, hvor der skal stå {}",
                                     entry.name, is.text(), needed.text())},
                        {"write all points alike, and the unit of the values under unit:",
                         "skriv alle punkter ens, og værdiernes enhed under unit:"});
                continue;
            }
            table.x_unit = x->unit.base();
            const bool plain = y->unit.is_dimensionless() && y->unit.scale() == 1;
            table.points.emplace_back(x->value, plain ? table.unit.to_base(y->value) : y->value);
        }
        std::ranges::sort(table.points);
        if (table.points.size() < 2)
            r.error(entry.at, {"a table needs at least two points", "en tabel skal have mindst to punkter"});
        r.result.tables[entry.name] = std::move(table);
    }
}

/// Lists the parameters; they are resolved when first asked for.
void list_parameters(Resolving& r) {
    static const std::set<std::string> taken{"year", "follow_up_year", "patients", "procedures", "units"};
    for (const auto& entry : r.document.parameters) {
        if (slug(entry.name) != entry.name || taken.contains(entry.name)) {
            const auto free = taken.contains(entry.name) ? entry.name + "_1" : slug(entry.name);
            r.error(entry.at,
                    {fmt::format("'{}' cannot be the name of a parameter", entry.name),
                     fmt::format("'{}' kan ikke være navnet på en parameter", entry.name)},
                    {fmt::format("use small letters, digits and _ , beginning with a letter: {}", free),
                     fmt::format("brug små bogstaver, cifre og _ , begyndende med et bogstav: {}", free)});
            r.faulty.insert(entry.name);
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

void resolve_groups(Resolving& r) {
    double total = 0;
    for (const auto& entry : r.document.groups) {
        Group group;
        group.id = entry.name;
        group.title = entry.value.title.empty() ? Text(entry.name) : entry.value.title;
        group.share = fixed_number(r, entry.value.share, Unit(), {"the share of a group", "en gruppes andel"})
                          .value_or(0);
        total += group.share;
        for (const auto& set : entry.value.set) {
            const auto known = parameter(r, set.name, set.at);
            if (!known) {
                if (!r.faulty.contains(set.name)) {
                    const auto nearest = nearest_name(set.name, r.result.parameter_order);
                    r.error(set.at,
                            {fmt::format("there is no parameter '{}' to set", set.name),
                             fmt::format("der er ingen parameter '{}' at sætte", set.name)},
                            nearest.empty() ? Text()
                                            : Text(fmt::format("did you mean '{}'?", nearest),
                                                   fmt::format("mente du '{}'?", nearest)));
                }
                continue;
            }
            const auto dot = set.name.find('.');
            const auto whole = r.result.parameters.find(set.name.substr(0, dot));
            const bool is_part = dot != std::string::npos && whole != r.result.parameters.end() &&
                                 !whole->second->by_alternative.empty();
            if (is_part) {
                r.error(set.at,
                        {fmt::format("a group sets a whole parameter, not '{}'", set.name),
                         fmt::format("en gruppe sætter en hel parameter, ikke '{}'", set.name)},
                        {fmt::format("write {}: {{by: {{…}}}} with all alternatives", whole->first),
                         fmt::format("skriv {}: {{by: {{…}}}} med alle alternativer", whole->first)});
                continue;
            }
            Inherited from;
            from.unit = known->unit;
            if (known->input) from.unit = r.result.inputs[*known->input].unit;
            if (const auto value = resolve_value(r, set.value, set.name + "[" + entry.name + "]", from))
                group.set[set.name] = value;
        }
        r.result.groups.push_back(std::move(group));
    }
    if (!r.document.groups.empty() && std::abs(total - 1) > 1e-9) {
        r.error(r.document.groups.entries.front().at,
                {fmt::format("the groups sum to {:.4g} %, not 100 %", total * 100),
                 fmt::format("grupperne summer til {:.4g} %, ikke 100 %", total * 100)},
                {"mend the shares", "ret andelene"});
    }
}

void resolve_uptake(Resolving& r) {
    auto& c = r.result;
    c.uptake.resize(c.alternatives.size());
    for (const auto& entry : r.document.uptake) {
        const auto index = c.alternative_index(entry.name);
        if (index == c.alternatives.size()) {
            r.error(entry.at, {fmt::format("'{}' is not an alternative of the case", entry.name),
                               fmt::format("'{}' er ikke et alternativ i værdicasen", entry.name)});
            continue;
        }
        if (index == c.comparator) {
            r.error(entry.at,
                    {"the comparator has no uptake: it takes what the others leave",
                     "sammenligningsgrundlaget har ingen udbredelse: det får, hvad de andre levner"});
            continue;
        }
        Inherited from;
        from.kind = {document::Kind::share, entry.at};
        const auto value = resolve_value(r, entry.value, "uptake." + entry.name, from);
        if (value && !value->unit.is_dimensionless())
            r.error(entry.at, {"uptake must be a share", "udbredelse skal være en andel"},
                    {"write e.g. \"ramp(20 %, 80 %, 4 years)\"", "skriv fx \"ramp(20 %, 80 %, 4 years)\""});
        check_bounds(r, value, 0, 1, {"uptake", "udbredelse"});
        c.uptake[index] = value;
    }
}

}  // namespace vaerdi::value
