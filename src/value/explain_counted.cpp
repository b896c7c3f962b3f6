// Quantities in their own unit and hours of staff: of an alternative, and against the comparator.
#include <fmt/format.h>

#include "value/explain_line.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

using What = LineAsked::What;

const Text hours_how{"hours of the cost lines, less hours that effect lines set free",
                     "timer i omkostningslinjer minus timer, som effektlinjer frigør"};

// ---- natural quantities

Explanation explain_natural(FigureTable& table, std::size_t a, std::size_t n, bool discounted,
                            std::optional<int> year) {
    const auto& c = table.resolved();
    const auto& figure = table.assessment.alternatives[a].natural[n];
    std::vector<Explanation> steps;
    for (const auto line : table.of.graph.alternatives()[a].natural[n].lines)
        steps.push_back(explain_line(table.of, {line, a, What::natural, discounted, year}));
    const double value = year         ? figure.by_year[static_cast<std::size_t>(*year)]
                         : discounted ? figure.discounted.value
                                      : figure.total.value;
    const auto how = discounted ? Text("sum of the lines over the years, discounted at the effect rate",
                                       "sum af linjerne over årene, diskonteret med effektrenten")
                     : year     ? Text("sum of the lines in the year, not discounted",
                                       "sum af linjerne i året, ikke diskonteret")
                                : Text("sum of the lines over the years, not discounted",
                                       "sum af linjerne over årene, ikke diskonteret");
    auto title = titled(figure.title, c, a);
    if (year) title = titled(title, year_words(c, *year));
    return step_of(title, value, figure.unit.text(), Rule::sum, how, std::move(steps));
}

void add_natural(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    const auto& results = table.assessment.alternatives[a].natural;
    const auto& sums = table.of.graph.alternatives()[a].natural;
    for (std::size_t n = 0; n < results.size(); ++n) {
        const auto own = alternative_name(c, a) + "natural." + results[n].id + ".";
        table.add(own + "total", results[n].total, {sums[n].total}, false,
                  [&table, a, n] { return explain_natural(table, a, n, false, {}); });
        table.add(own + "discounted", results[n].discounted, {sums[n].discounted}, false,
                  [&table, a, n] { return explain_natural(table, a, n, true, {}); });
        for (int year = 0; year <= c.years; ++year) {
            table.add(own + "by_year." + year_name(c, year),
                      [&table, a, n, year] { return explain_natural(table, a, n, false, year); });
        }
    }
}

/// The same part of the alternative and of the comparator, the second taken from the first.
FigureTable::Build difference_of(FigureTable& table, double value, std::string first, std::string second,
                                 std::size_t a, bool comparator_first) {
    return [&table, value, first = std::move(first), second = std::move(second), a, comparator_first] {
        const auto& c = table.resolved();
        auto own = table.opened(first);
        auto other = table.opened(second);
        const auto& mine = c.alternatives[a].title;
        const auto& theirs = c.alternatives[c.comparator].title;
        const auto how = comparator_first ? Text(theirs.en + " − " + mine.en, theirs.da + " − " + mine.da)
                                          : Text(mine.en + " − " + theirs.en, mine.da + " − " + theirs.da);
        const auto title = titled(
            comparator_first ? Text("Set free", "Frigjort") : Text("Difference", "Forskel"), own.title);
        const auto unit = own.unit;
        if (comparator_first) std::swap(own, other);
        return step_of(title, value, unit, Rule::difference, how, {std::move(own), std::move(other)});
    };
}

void add_natural_differences(FigureTable& table, std::size_t a, const Comparison& comparison) {
    const auto& c = table.resolved();
    for (std::size_t n = 0; n < comparison.natural.size(); ++n) {
        const auto& figure = comparison.natural[n];
        const auto part = "natural." + figure.id + ".";
        const auto difference = [&](const std::string& end, double value) {
            return difference_of(table, value, alternative_name(c, a) + part + end,
                                 alternative_name(c, c.comparator) + part + end, a, false);
        };
        const auto& own = table.of.graph.alternatives()[a].natural[n];
        const auto& other = table.of.graph.alternatives()[c.comparator].natural[n];
        table.add(comparison_name(c, a) + part + "total", figure.total, {own.total, other.total}, false,
                  difference("total", figure.total.value));
        table.add(comparison_name(c, a) + part + "discounted", figure.discounted,
                  {own.discounted, other.discounted}, false,
                  difference("discounted", figure.discounted.value));
        for (int year = 0; year <= c.years; ++year) {
            const auto end = "by_year." + year_name(c, year);
            table.add(comparison_name(c, a) + part + end,
                      difference(end, figure.by_year[static_cast<std::size_t>(year)]));
        }
    }
}

// ---- staff

/// Hours by the lines that use them less hours by the lines that set them free; `cashable` the part of them
/// that is counted in money.
Explanation explain_hours(FigureTable& table, std::size_t a, std::size_t s, bool cashable) {
    const auto& c = table.resolved();
    const auto& figure = table.assessment.alternatives[a].staff[s];
    const auto& nodes = table.of.graph.alternatives()[a];
    std::vector<Explanation> used, freed;
    for (const auto i : nodes.staff[s].lines) {
        auto step = explain_line(table.of, {i, a, What::natural, false});
        if (cashable) {
            double hours = 0;
            for (const auto& flow : nodes.lines[i])
                hours += flow.cut ? 0 : table.of.value(flow.in_all.cashable);
            step.value = hours;
            step.how = joined(
                {"the part of the hours that is counted in money", "den del af timerne, der regnes i penge"},
                step.how);
        }
        (c.lines[i].is_cost ? used : freed).push_back(std::move(step));
    }
    for (const auto& [i, doer] : nodes.staff[s].pathways) {
        double hours = 0;
        for (const auto& flow : nodes.lines[i]) {
            if (flow.cut) continue;
            const auto& by_doer = cashable ? flow.in_all.cashable_hours : flow.in_all.hours;
            hours += table.of.value(by_doer[doer]);
        }
        auto step = plain(titled({"Steps of pathways", "Trin i forløb"}, c.lines[i].name), hours, "hours");
        step.how = {"hours of the steps that the group does, as often as the line falls",
                    "timer i de trin, gruppen udfører, så ofte som linjen falder"};
        step.source = source_words(c.lines[i].provenance);
        (c.lines[i].is_cost ? used : freed).push_back(std::move(step));
    }
    const Text by_line{"sum of the lines", "sum af linjerne"};
    return step_of(
        titled(titled(figure.title,
                      cashable ? Text("cashable hours", "timer, der kan høstes") : Text("hours", "timer")),
               c, a),
        cashable ? figure.cashable_hours : figure.hours.value, "hours", Rule::difference, hours_how,
        {sum_of({"Used by cost lines", "Bruges i omkostningslinjer"}, "hours", by_line, std::move(used)),
         sum_of({"Set free by effect lines", "Frigøres i effektlinjer"}, "hours", by_line,
                std::move(freed))});
}

Explanation full_time(const ResolvedCase& c, const StaffFigure& figure) {
    auto step =
        plain({"Hours of a full-time equivalent", "Timer i et årsværk"}, figure.hours_per_fte, "hours");
    if (const auto group = c.staff.find(figure.staff); group != c.staff.end())
        step.source = group->second.source;
    return step;
}

void add_staff(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    const auto& results = table.assessment.alternatives[a].staff;
    const auto years = plain({"Years of the horizon", "Tidshorisontens år"}, c.years, "years");
    for (std::size_t s = 0; s < results.size(); ++s) {
        const auto* figure = &results[s];
        const auto own = alternative_name(c, a) + "staff." + figure->staff + ".";
        const auto quotient = [&table, &c, a, figure](Text what, double value, std::string unit,
                                                      std::vector<Explanation> steps, Text how) {
            return step_of(titled(titled(figure->title, what), c, a), value, std::move(unit), Rule::quotient,
                           std::move(how), std::move(steps));
        };
        table.add(own + "hours", figure->hours, {table.of.graph.alternatives()[a].staff[s].hours}, false,
                  [&table, a, s] { return explain_hours(table, a, s, false); });
        table.add(own + "cashable_hours", [&table, a, s] { return explain_hours(table, a, s, true); });
        table.add(own + "hours_per_year", [=, &table] {
            return quotient({"hours per year", "timer pr. år"}, figure->hours_per_year, "hours",
                            {table.opened(own + "hours"), years}, {"hours / years", "timer / år"});
        });
        if (figure->hours_per_fte <= 0) continue;
        table.add(own + "hours_per_fte", [&table, &c, figure] {
            auto step = full_time(c, *figure);
            step.title = titled(step.title, figure->title);
            return step;
        });
        table.add(own + "fte", [=, &table, &c] {
            return quotient(
                {"full-time equivalents", "årsværk"}, figure->fte, "FTE",
                {table.opened(own + "hours_per_year"), full_time(c, *figure)},
                {"hours per year / hours of a full-time equivalent", "timer pr. år / timer i et årsværk"});
        });
        table.add(own + "cashable_fte", [=, &table, &c] {
            return quotient({"cashable full-time equivalents", "årsværk, der kan høstes"},
                            figure->cashable_fte, "FTE",
                            {table.opened(own + "cashable_hours"), years, full_time(c, *figure)},
                            {"cashable hours / years / hours of a full-time equivalent",
                             "timer, der kan høstes / år / timer i et årsværk"});
        });
    }
}

void add_staff_differences(FigureTable& table, std::size_t a, const Comparison& comparison) {
    const auto& c = table.resolved();
    for (std::size_t s = 0; s < comparison.staff.size(); ++s) {
        const auto& figure = comparison.staff[s];
        const auto part = "staff." + figure.staff + ".";
        const auto set_free = [&](const std::string& end, double value) {
            return difference_of(table, value, alternative_name(c, a) + part + end,
                                 alternative_name(c, c.comparator) + part + end, a, true);
        };
        const auto own = comparison_name(c, a) + part;
        table.add(own + "hours", figure.hours,
                  {table.of.graph.alternatives()[a].staff[s].hours,
                   table.of.graph.alternatives()[c.comparator].staff[s].hours},
                  false, set_free("hours", figure.hours.value));
        table.add(own + "hours_per_year", set_free("hours_per_year", figure.hours_per_year));
        table.add(own + "cashable_hours", set_free("cashable_hours", figure.cashable_hours));
        if (figure.hours_per_fte <= 0) continue;
        table.add(own + "fte", set_free("fte", figure.fte));
        table.add(own + "cashable_fte", set_free("cashable_fte", figure.cashable_fte));
        table.add(own + "hours_per_fte", [&c, &figure] {
            auto step = full_time(c, figure);
            step.title = titled(step.title, figure.title);
            return step;
        });
    }
}

}  // namespace

void explain_counted(FigureTable& table) {
    for (std::size_t a = 0; a < table.resolved().alternatives.size(); ++a) {
        add_natural(table, a);
        add_staff(table, a);
    }
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        add_natural_differences(table, a, comparison);
        add_staff_differences(table, a, comparison);
    });
}

}  // namespace vaerdi::value
