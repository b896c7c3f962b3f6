// The running total of money against the comparator, and what is read off it: payback time and internal rate.
#include <fmt/format.h>

#include "value/explain_line.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

using What = LineAsked::What;

Explanation lines_in_year(FigureTable& table, std::size_t a, int year, bool costs) {
    const auto& c = table.resolved();
    std::vector<Explanation> steps;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const LineAsked asked{i, a, What::counted, false, year};
        if (c.lines[i].is_cost == costs && line_value(table.of, asked) != 0)
            steps.push_back(explain_line(table.of, asked));
    }
    return sum_of(costs ? Text("Costs", "Omkostninger") : Text("Effects in money", "Effekter i penge"),
                  c.currency, {"sum of the lines in the year", "sum af linjerne i året"}, std::move(steps));
}

/// The value set on QALYs is not cash: it earns nothing back.
Explanation net_in_year(FigureTable& table, std::size_t a, int year) {
    const auto& c = table.resolved();
    auto effects = lines_in_year(table, a, year, false);
    auto costs = lines_in_year(table, a, year, true);
    const double net = *effects.value - *costs.value;
    return step_of(titled({"Net flow of the year", "Årets nettostrøm"}, c, a), net, c.currency,
                   Rule::difference, {"effects in money − costs", "effekter i penge − omkostninger"},
                   {std::move(effects), std::move(costs)});
}

Explanation extra_in_year(FigureTable& table, std::size_t a, int year) {
    const auto& c = table.resolved();
    auto own = net_in_year(table, a, year);
    auto other = net_in_year(table, c.comparator, year);
    const double extra = *own.value - *other.value;
    return step_of(
        titled({"Net flow against the comparator", "Nettostrøm i forhold til sammenligningsgrundlaget"},
               year_words(c, year)),
        extra, c.currency, Rule::difference, {"not discounted", "ikke diskonteret"},
        {std::move(own), std::move(other)});
}

Text after_year(const ResolvedCase& c, int year) {
    if (year == 0) return year_words(c, 0);
    return {fmt::format("After year {} ({})", year, calendar_year(c, year)),
            fmt::format("Efter år {} ({})", year, calendar_year(c, year))};
}

void add_running_total(FigureTable& table, std::size_t a, const std::vector<double>& cumulative) {
    const auto& c = table.resolved();
    const auto own = comparison_name(c, a) + "cumulative.";
    for (int year = 0; year < static_cast<int>(cumulative.size()); ++year) {
        table.add(own + year_name(c, year), [&table, &c, &cumulative, own, a, year] {
            std::vector<Explanation> steps;
            if (year > 0) steps.push_back(table.closed(own + year_name(c, year - 1)));
            steps.push_back(extra_in_year(table, a, year));
            const auto title = titled({"Running total", "Løbende sum"}, after_year(c, year));
            return step_of(titled(title, c, a), cumulative[static_cast<std::size_t>(year)], c.currency,
                           Rule::sum,
                           {"the total before and the net flow of the year; not discounted",
                            "summen før og årets nettostrøm; ikke diskonteret"},
                           std::move(steps));
        });
    }
}

}  // namespace

void explain_yearly(FigureTable& table) {
    const auto& c = table.resolved();
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        add_running_total(table, a, comparison.cumulative);
        const auto own = comparison_name(c, a);
        const auto years = static_cast<int>(comparison.cumulative.size());
        if (comparison.payback_years) {
            table.add(own + "payback_years", *comparison.payback_years, compared_nodes(table, a), false,
                      [&table, &c, own, a, years, value = comparison.payback_years->value] {
                          std::vector<Explanation> steps;
                          for (int year = 0; year < years; ++year) {
                              steps.push_back(table.closed(own + "cumulative." + year_name(c, year)));
                              steps.back().title = after_year(c, year);
                              steps.back().how = {};
                          }
                          return step_of(
                              titled({"Payback time", "Tilbagebetalingstid"}, c, a), value, "years",
                              Rule::described,
                              {"when the running total of effects less costs is back at nil; not "
                               "discounted, linear within the year",
                               "når den løbende sum af effekter minus omkostninger er tilbage på nul; "
                               "ikke diskonteret, lineært inden for året"},
                              std::move(steps));
                      });
        }
        if (comparison.internal_rate) {
            table.add(own + "internal_rate", *comparison.internal_rate, compared_nodes(table, a), false,
                      [&table, &c, a, years, value = comparison.internal_rate->value] {
                          std::vector<Explanation> steps;
                          for (int year = 0; year < years; ++year)
                              steps.push_back(extra_in_year(table, a, year));
                          return step_of(
                              titled({"Internal rate of return", "Intern rente"}, c, a), value, "1",
                              Rule::described,
                              {"the yearly rate at which the net flows have a present value of nil; "
                               "the flow of year n falls at its end",
                               "den årlige rente, hvor nettostrømmene har nutidsværdien nul; "
                               "strømmen i år n falder ved årets slutning"},
                              std::move(steps));
                      });
        }
    });
}

}  // namespace vaerdi::value
