// Differences to the comparator, and the ratios of them.
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

void add_difference(FigureTable& table, std::size_t a, const std::string& name, const std::string& part,
                    Text title, const Figure& figure, std::vector<Node> rests_on) {
    const auto& c = table.resolved();
    table.add(comparison_name(c, a) + name, figure, std::move(rests_on), true,
              [&table, &c, a, part, title = std::move(title), value = figure.value] {
                  auto own = table.opened(alternative_name(c, a) + part);
                  auto other = table.opened(alternative_name(c, c.comparator) + part);
                  const auto& first = c.alternatives[a].title;
                  const auto& second = c.alternatives[c.comparator].title;
                  const auto unit = own.unit;
                  return step_of(titled(title, c, a), value, unit, Rule::difference,
                                 {first.en + " − " + second.en, first.da + " − " + second.da},
                                 {std::move(own), std::move(other)});
              });
}

struct Ratio {
    const char* name;
    std::optional<Figure> Comparison::* figure;
    Text title, how;
    const char* above;
    const char* below;
};

const std::vector<Ratio>& ratios() {
    static const std::vector<Ratio> all{
        {"price_effect_ratio",
         &Comparison::price_effect_ratio,
         {"Price/effect ratio", "Pris/effekt-forhold"},
         {"extra cost / extra effect in money", "meromkostning / mereffekt i penge"},
         "incremental_cost",
         "incremental_effects"},
        {"roi",
         &Comparison::roi,
         {"Return on investment", "Afkast af investeringen"},
         {"net value / extra cost", "nettoværdi / meromkostning"},
         "net_value",
         "incremental_cost"},
        {"sroi_gross",
         &Comparison::sroi_gross,
         {"Social return, gross", "Socialt afkast, brutto"},
         {"extra effect / extra cost", "mereffekt / meromkostning"},
         "incremental_effects",
         "incremental_cost"},
    };
    return all;
}

void add_ratios(FigureTable& table, std::size_t a, const Comparison& comparison,
                const std::vector<Node>& nodes) {
    const auto& c = table.resolved();
    const auto own = comparison_name(c, a);
    for (const auto& ratio : ratios()) {
        const auto& figure = comparison.*ratio.figure;
        if (!figure) continue;
        table.add(own + ratio.name, *figure, nodes, false,
                  [&table, &c, &ratio, own, a, value = figure->value] {
                      return step_of(titled(ratio.title, c, a), value, "1", Rule::quotient, ratio.how,
                                     {table.opened(own + ratio.above), table.opened(own + ratio.below)});
                  });
    }
    if (comparison.sroi_net) {
        table.add(
            own + "sroi_net", *comparison.sroi_net, nodes, false,
            [&table, &c, own, a, value = comparison.sroi_net->value] {
                return step_of(
                    titled({"Social return, net", "Socialt afkast, netto"}, c, a), value, "1",
                    Rule::difference,
                    {"extra effect / extra cost, less one", "mereffekt / meromkostning, minus én"},
                    {table.opened(own + "sroi_gross"), plain({"The krone itself", "Kronen selv"}, 1, "1")});
            });
    }
    if (!comparison.icer) return;
    const bool qalys = comparison.icer_per == "qalys";
    table.add(own + "icer", [&table, &c, own, a, qalys, value = comparison.icer->value] {
        return step_of(titled(qalys ? Text("Cost per QALY", "Omkostning pr. QALY")
                                    : Text("Cost per life-year", "Omkostning pr. leveår"),
                              c, a),
                       value, c.currency, Rule::quotient,
                       {"extra cost / extra health", "meromkostning / merhelbred"},
                       {table.opened(own + "incremental_cost"),
                        table.opened(own + (qalys ? "incremental_qalys" : "incremental_life_years"))});
    });
}

}  // namespace

void explain_comparisons(FigureTable& table) {
    const auto& c = table.resolved();
    const auto& nodes = table.of.graph.alternatives();
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        const auto &mine = nodes[a], &other = nodes[c.comparator];
        const auto own = comparison_name(c, a);
        add_difference(table, a, "incremental_cost", "total_cost", {"Extra cost", "Meromkostning"},
                       comparison.incremental_cost, {mine.total_cost, other.total_cost});
        add_difference(table, a, "incremental_effects", "effects",
                       {"Extra effect in money", "Mereffekt i penge"}, comparison.incremental_effects,
                       {mine.effects, other.effects});
        if (comparison.incremental_qalys)
            add_difference(table, a, "incremental_qalys", "qalys", {"Extra QALYs", "Flere QALY"},
                           *comparison.incremental_qalys, {*mine.qalys, *other.qalys});
        if (comparison.incremental_life_years)
            add_difference(table, a, "incremental_life_years", "life_years",
                           {"Extra life-years", "Flere leveår"}, *comparison.incremental_life_years,
                           {*mine.life_years, *other.life_years});
        if (comparison.qalys_in_money) {
            table.add(own + "qalys_in_money", [&table, &c, a, value = *comparison.qalys_in_money] {
                return step_of(titled({"Extra health in money", "Mere sundhed i penge"}, c, a), value,
                               c.currency, Rule::difference,
                               {"less that of the comparator", "minus sammenligningsgrundlagets"},
                               {table.opened(alternative_name(c, a) + "qalys_in_money"),
                                table.opened(alternative_name(c, c.comparator) + "qalys_in_money")});
            });
        }
        const std::vector<Node> money{mine.total_cost, mine.effects, other.total_cost, other.effects};
        table.add(
            own + "net_value", comparison.net_value, money, true,
            [&table, &c, own, a, value = comparison.net_value.value] {
                return step_of(
                    titled({"Net value", "Nettoværdi"}, c, a), value, c.currency, Rule::difference,
                    {"extra effect − extra cost, against the comparator",
                     "mereffekt − meromkostning i forhold til sammenligningsgrundlaget"},
                    {table.opened(own + "incremental_effects"), table.opened(own + "incremental_cost")});
            });
        add_ratios(table, a, comparison, money);
    });
}

}  // namespace vaerdi::value
