// Where net value is nil: the highest price that is still worth it, and the thresholds of other inputs.
#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "value/explain_table.h"
#include "value/net_value_at.h"
#include "value/sensitivity.h"

namespace vaerdi::value {
namespace {

std::string unit_words(const Input& input) { return input.unit.text(); }

/// The input as the figures hold it: a share is 0.04, not 4 %.
Explanation present_value_of(const ResolvedCase& c, std::size_t index) {
    const auto& input = c.inputs[index];
    auto step = plain({"As it is now", "Som det er nu"}, input.base, unit_words(input));
    step.source = source_words(input.provenance);
    step.assumption = input.provenance.is_assumption();
    step.figure = "inputs." + input.name;
    return step;
}

Text input_title(const Input& input) { return input.title.empty() ? Text(input.name) : input.title; }

/// How far an input is from where net value is nil. Where net value is a straight line, that is the net value
/// divided by what it loses with each unit; else the point is found by trial.
Explanation explain_turn(FigureTable& table, std::size_t a, std::size_t index, double turns, double step,
                         Text title) {
    const auto& c = table.resolved();
    const auto& input = c.inputs[index];
    const NetValueAt net_value(c, a);
    const double now = net_value.with(set(c, index, input.base));
    const double next = net_value.with(set(c, index, input.base + step));
    const double further = net_value.with(set(c, index, input.base + 2 * step));
    auto net = table.closed(comparison_name(c, a) + "net_value");
    title = titled(titled(title, input_title(input)), c, a);
    if (on_a_line(now, next, further) && next != now) {
        auto lost = plain({"Net value lost with each unit", "Nettoværdi, der tabes for hver enhed"},
                          (now - next) / step, c.currency);
        lost.how = {"net value is a straight line in the number", "nettoværdien er en ret linje i tallet"};
        const double room = now / *lost.value;
        auto distance =
            step_of({"Room", "Råderum"}, room, unit_words(input), Rule::quotient,
                    {"net value / what each unit takes from it", "nettoværdi / det, hver enhed tager af den"},
                    {std::move(net), std::move(lost)});
        return step_of(
            title, turns, unit_words(input), Rule::sum,
            {"where net value is nil, all else unchanged", "hvor nettoværdien er nul, alt andet uændret"},
            {present_value_of(c, index), std::move(distance)});
    }
    auto there =
        plain({"Net value there", "Nettoværdi dér"}, net_value.with(set(c, index, turns)), c.currency);
    return step_of(
        title, turns, unit_words(input), Rule::described,
        {"where net value is nil, all else unchanged; found by trial (net value is no straight line)",
         "hvor nettoværdien er nul, alt andet uændret; fundet ved at prøve sig frem (nettoværdien er "
         "ingen ret linje)"},
        {present_value_of(c, index), std::move(net), std::move(there)});
}

/// The prices that price_headroom() looks at lie so far apart.
double price_step(double price) { return price != 0 ? std::abs(price) / 2 : 1; }

/// An input that a table about an alternative begins with.
void add_base(FigureTable& table, const std::string& name, std::size_t input) {
    table.add(name, [&table, input] {
        auto step = present_value_of(table.resolved(), input);
        step.title = input_title(table.resolved().inputs[input]);
        return step;
    });
}

}  // namespace

void explain_price_headroom(FigureTable& table) {
    const auto& c = table.resolved();
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        for (const auto input : price_inputs(c, a)) {
            const auto headroom = price_headroom(c, a, input, table.options);
            const auto own = "price_headroom." + comparison.id + "." + c.inputs[input].name + ".";
            add_base(table, own + "current", input);
            if (!headroom.highest) continue;
            table.add(own + "highest", *headroom.highest, compared_nodes(table, a), false,
                      [&table, &c, a, input, value = headroom.highest->value] {
                          return explain_turn(
                              table, a, input, value, price_step(table.resolved().inputs[input].base),
                              {"Highest price that is still worth it", "Højeste forsvarlige pris"});
                      });
        }
    });
}

void explain_thresholds(FigureTable& table) {
    const auto& c = table.resolved();
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        for (const auto& threshold : thresholds(c, a)) {
            const auto own = "thresholds." + comparison.id + "." + c.inputs[threshold.input].name + ".";
            add_base(table, own + "base", threshold.input);
            table.add(own + "value", [&table, &c, a, threshold] {
                return explain_turn(table, a, threshold.input, *threshold.value, step_of(c, threshold.input),
                                    {"Threshold", "Grænseværdi"});
            });
        }
    });
}

}  // namespace vaerdi::value
