// The tornado: net value with one number at the ends of its interval.
#include "value/distribution_words.h"
#include "value/explain_table.h"
#include "value/net_value_at.h"
#include "value/sensitivity.h"

namespace vaerdi::value {
namespace {

/// The end of the interval that is tried.
Explanation tried_end(const ResolvedCase& c, const Swing& swing, bool high, const Text& title) {
    const auto& input = c.inputs[swing.input];
    auto step = plain(title, high ? swing.high : swing.low, input.unit.text());
    if (const auto alone = marginal(c, swing.input))
        step.how = joined(high ? Text("high end of the 95% interval", "øvre ende af 95 %-intervallet")
                               : Text("low end of the 95% interval", "nedre ende af 95 %-intervallet"),
                          in_words(*alone));
    else
        step.how = high ? Text("a fifth more: no number of the case is written with its uncertainty",
                               "en femtedel mere: intet tal i casen er skrevet med sin usikkerhed")
                        : Text("a fifth less: no number of the case is written with its uncertainty",
                               "en femtedel mindre: intet tal i casen er skrevet med sin usikkerhed");
    if (swing.outside_bound)
        step.how = joined(step.how, {"outside what is natural; calculated all the same",
                                     "uden for det naturlige; regnet alligevel"});
    step.source = source_words(input.provenance);
    step.assumption = input.provenance.is_assumption();
    return step;
}

Explanation explain_swing(FigureTable& table, std::size_t a, const Swing& swing, bool high,
                          const std::string& tried) {
    const auto& c = table.resolved();
    const auto& input = c.inputs[swing.input];
    const double there = high ? swing.at_high : swing.at_low;
    auto net = table.closed(comparison_name(c, a) + "net_value");
    auto change = plain({"Change", "Ændring"}, there - *net.value, c.currency);
    change.how = {"what the number does to net value, all else unchanged",
                  "det, tallet gør ved nettoværdien, alt andet uændret"};
    change.steps = {table.opened(tried)};
    const auto end = high ? Text("with the number high", "med tallet højt")
                          : Text("with the number low", "med tallet lavt");
    const auto title =
        titled({"Net value", "Nettoværdi"}, input.title.empty() ? Text(input.name) : input.title);
    return step_of(titled(titled(title, end), c, a), there, c.currency, Rule::sum,
                   {"net value as it is, and the change", "nettoværdien, som den er, og ændringen"},
                   {std::move(net), std::move(change)});
}

}  // namespace

void explain_sensitivity(FigureTable& table) {
    const auto& c = table.resolved();
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        for (const auto& swing : one_way(c, a)) {
            const auto& input = c.inputs[swing.input];
            const auto own = "sensitivity." + comparison.id + "." + input.name + ".";
            for (const bool high : {false, true}) {
                const auto tried = own + (high ? "high" : "low");
                table.add(tried, [&c, &input, swing, high] {
                    return tried_end(c, swing, high, input.title.empty() ? Text(input.name) : input.title);
                });
                table.add(
                    own + (high ? "net_value_at_high" : "net_value_at_low"),
                    [&table, a, swing, high, tried] { return explain_swing(table, a, swing, high, tried); });
            }
        }
    });
}

}  // namespace vaerdi::value
