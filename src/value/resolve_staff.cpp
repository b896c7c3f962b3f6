// Staff groups of a case, and whether their hours are told once.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "math/formula_graph.h"
#include "value/pathway_hours.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

void warn_of_unknown_hours(Resolving& r, std::size_t line) {
    const auto& name = r.result.lines[line].name;
    r.warning(r.result.lines[line].provenance.at,
              {fmt::format("the hours of the pathway in '{}' cannot be told and are not counted", name.en),
               fmt::format("timerne i forløbet i '{}' kan ikke udledes og tælles ikke med", name.da)},
              {"use the pathway with a factor, e.g. 2 * pathway(visit), not within a condition or a maximum",
               "brug forløbet med en faktor, fx 2 * pathway(visit), ikke i en betingelse eller et maksimum"});
}

/// Whether two times are the same hours told twice: a parameter in both, or the same number written.
bool same_hours(const ResolvedCase& c, const ValuePtr& a, const ValuePtr& b) {
    if (!a || !b) return false;
    if (a->input && b->input) {
        const auto hours = [&](const Value& value) {
            const auto& input = c.inputs[*value.input];
            return input.base * input.unit.scale() * value.factor;
        };
        return hours(*a) == hours(*b);
    }
    for (std::size_t i = 0; i < std::min(a->by_alternative.size(), b->by_alternative.size()); ++i) {
        if (same_hours(c, a->by_alternative[i], b->by_alternative[i])) return true;
    }
    if (!a->formula || !b->formula) return false;
    const auto names = math::names_used(*b->formula);
    return std::ranges::any_of(math::names_used(*a->formula), [&](const std::string& name) {
        return c.parameters.contains(name) && std::ranges::binary_search(names, name);
    });
}

/// Whether a line with staff: tells of hours that steps of a pathway hold: an unpriced one says so, a priced
/// one may be other work of the group and is believed unless its hours are those of a step.
bool tells_of_steps(const ResolvedCase& c, const Line& line) {
    if (!line.has_money) return true;
    for (const auto& pathway : c.pathways) {
        for (const auto& step : pathway.steps) {
            if (step.staff == line.staff && same_hours(c, line.quantity, step.minutes)) return true;
        }
    }
    return false;
}

/// A line that names the group itself, beside one whose pathway's steps the group does.
void warn_of_hours_twice(Resolving& r, std::size_t stating, const Line& with_pathway,
                         const std::string& staff) {
    const auto& line = r.result.lines[stating];
    const auto& group = r.result.staff.at(staff).title;
    if (!line.has_money) {
        r.warning(r.result.lines[stating].provenance.at,
                  {fmt::format("'{}' states hours ({}) that steps of the pathway in '{}' may hold too; the "
                               "hours of those steps are not counted beside it",
                               line.name.en, group.en, with_pathway.name.en),
                   fmt::format("'{}' angiver timer ({}), som trin i forløbet i '{}' også kan rumme; trinenes "
                               "timer tælles ikke med ved siden af",
                               line.name.da, group.da, with_pathway.name.da)},
                  {"leave out the line: hours of steps are counted by themselves",
                   "udelad linjen: trinenes timer tælles af sig selv"});
        return;
    }
    r.warning(r.result.lines[stating].provenance.at,
              {fmt::format("hours ({}) are counted in '{}' and in the steps of the pathway in '{}'", group.en,
                           line.name.en, with_pathway.name.en),
               fmt::format("timer ({}) tælles i '{}' og i trinene i forløbet i '{}'", group.da, line.name.da,
                           with_pathway.name.da)},
              {"enter a resource once; if it is other work, say so in the line's note",
               "før en ressource én gang; er det andet arbejde, så skriv det i linjens note"});
}

}  // namespace

void resolve_staff_group(Resolving& r, const std::string& id, Position at) {
    const auto* held = r.catalogue.staff(id);
    if (held == nullptr) {
        r.error(at,
                {fmt::format("the catalogue has no staff group '{}'", id),
                 fmt::format("kataloget har ingen personalegruppe '{}'", id)},
                did_you_mean(id, r.catalogue.ids("staff"),
                             {"see `vaerdi catalogue find staff`, or leave staff: out",
                              "se `vaerdi catalogue find staff`, eller udelad staff:"}));
        return;
    }
    // The catalogue has checked it: a plain number, or hours/FTE.
    Diagnostics checked_before;
    const auto hours =
        math::parse_quantity(held->entry.hours_per_fte.value, held->entry.hours_per_fte.at, checked_before);
    r.result.staff[id] = {id, held->entry.title, hours ? hours->value : 0, held->entry.source.value};
}

void check_pathway_hours(Resolving& r) {
    const auto& lines = r.result.lines;
    std::map<std::string, std::vector<std::size_t>> stated_by;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].staff.empty()) stated_by[lines[i].staff].push_back(i);
    }
    std::set<std::size_t> warned;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (pathway_use(r.result, lines[i]) == PathwayUse::otherwise) warn_of_unknown_hours(r, i);
        for (const auto& doer : doers_of(r.result, lines[i])) {
            const auto stated = stated_by.find(doer.staff);
            if (stated == stated_by.end()) continue;
            for (const auto other : stated->second) {
                if (both_apply(lines[other], lines[i]) && tells_of_steps(r.result, lines[other]) &&
                    warned.insert(other).second)
                    warn_of_hours_twice(r, other, lines[i], doer.staff);
            }
        }
    }
}

}  // namespace vaerdi::value
