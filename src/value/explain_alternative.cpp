// Costs, effects and health of an alternative; in all, by category, past the horizon, and for one of a group.
#include <algorithm>
#include <set>

#include "value/explain_line.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

using What = LineAsked::What;

const Text net_how{"effect in money − total cost", "effekt i penge − samlet omkostning"};

Text money_how(const ResolvedCase& c, bool costs) {
    auto how = costs ? Text("sum of the cost lines, present value", "sum af omkostningslinjerne, nutidsværdi")
                     : Text("sum of the effect lines, present value", "sum af effektlinjerne, nutidsværdi");
    if (c.perspective.empty()) return how;
    how.en += ", counted for:";
    how.da += ", regnet for:";
    for (const auto& payer : c.perspective) {
        const auto title = payer_words(c, payer);
        how.en += " " + title.en;
        how.da += " " + title.da;
    }
    return how;
}

Text money_title(bool costs) {
    return costs ? Text("Total cost", "Samlet omkostning") : Text("Effect in money", "Effekt i penge");
}

std::string line_name(const ResolvedCase& c, std::size_t alternative, std::size_t line) {
    return alternative_name(c, alternative) + "lines." + c.lines[line].id + ".";
}

Explanation valued_health(FigureTable& table, std::size_t a, double qalys, Explanation health) {
    const auto& c = table.resolved();
    const auto& nodes = table.of.graph.alternatives()[a];
    return step_of(
        {"Health in money", "Sundhed i penge"}, qalys * table.of.value(*nodes.qaly_value), c.currency,
        Rule::product, {"QALYs × money value of a QALY", "QALY × pengeværdien af en QALY"},
        {std::move(health),
         explain_quantity(table.of, c.qaly_value, {a, 1, 0, -1}, {"Value of a QALY", "Værdi af en QALY"})});
}

Explanation explain_money(FigureTable& table, std::size_t a, bool costs) {
    const auto& c = table.resolved();
    const auto& result = table.assessment.alternatives[a];
    const auto& nodes = table.of.graph.alternatives()[a];
    std::vector<Explanation> steps;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        if (c.lines[i].is_cost == costs && c.lines[i].has_money)
            steps.push_back(table.opened(line_name(c, a, i) + "present_value"));
    }
    if (!costs && nodes.qalys && nodes.qaly_value) {
        steps.push_back(table.opened(alternative_name(c, a) + "qalys_in_money"));
    }
    return step_of(titled(money_title(costs), c, a), (costs ? result.total_cost : result.effects).value,
                   c.currency, Rule::sum, money_how(c, costs), std::move(steps));
}

Explanation explain_health(FigureTable& table, std::size_t a, bool qalys) {
    const auto& c = table.resolved();
    const auto& result = table.assessment.alternatives[a];
    std::vector<Explanation> steps;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        if (qalys ? counts_qalys(c.lines[i]) : counts_life_years(c.lines[i]))
            steps.push_back(explain_line(table.of, {i, a, What::natural}));
    }
    return step_of(
        titled(qalys ? Text("QALYs", "QALY") : Text("Life-years", "Leveår"), c, a),
        (qalys ? result.qalys : result.life_years)->value,
        Unit::of(qalys ? Dimension::qaly : Dimension::life_year).text(), Rule::sum,
        {"sum of the lines, discounted at the effect rate", "sum af linjerne, diskonteret med effektrenten"},
        std::move(steps));
}

void add_headlines(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    const auto& result = table.assessment.alternatives[a];
    const auto& nodes = table.of.graph.alternatives()[a];
    const auto own = alternative_name(c, a);
    table.add(own + "total_cost", result.total_cost, {nodes.total_cost}, true,
              [&table, a] { return explain_money(table, a, true); });
    table.add(own + "effects", result.effects, {nodes.effects}, true,
              [&table, a] { return explain_money(table, a, false); });
    table.add(own + "net_value", result.net_value, {nodes.effects, nodes.total_cost}, true, [&table, own, a] {
        return step_of(titled({"Net value", "Nettoværdi"}, table.resolved(), a),
                       table.assessment.alternatives[a].net_value.value, table.resolved().currency,
                       Rule::difference, net_how,
                       {table.opened(own + "effects"), table.opened(own + "total_cost")});
    });
    if (result.qalys)
        table.add(own + "qalys", *result.qalys, {*nodes.qalys}, true,
                  [&table, a] { return explain_health(table, a, true); });
    if (result.qalys_in_money)
        table.add(own + "qalys_in_money", [&table, own, a, value = *result.qalys_in_money] {
            auto step = valued_health(table, a, table.assessment.alternatives[a].qalys->value,
                                      table.opened(own + "qalys"));
            step.value = value;
            return step;
        });
    if (result.life_years)
        table.add(own + "life_years", *result.life_years, {*nodes.life_years}, true,
                  [&table, a] { return explain_health(table, a, false); });
}

void add_lines(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    const auto& results = table.assessment.alternatives[a].lines;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto found = std::ranges::find(results, c.lines[i].id, &LineFigure::line);
        if (found == results.end() || !c.lines[i].has_money) continue;
        const auto* figure = &*found;
        const auto own = line_name(c, a, i);
        // The value is the assessment's own: sums of a line go in the same order there, but bits are
        // promised.
        const auto explained = [&table](double value, const LineAsked& asked) {
            auto step = explain_line(table.of, asked);
            step.value = value;
            return step;
        };
        table.add(own + "present_value",
                  [=] { return explained(figure->present_value, {i, a, What::counted}); });
        table.add(own + "present_value_all",
                  [=] { return explained(figure->present_value_all, {i, a, What::money}); });
        for (int year = 0; year <= c.years; ++year) {
            table.add(own + "by_year." + year_name(c, year), [=, &c] {
                auto step = explained(figure->by_year[static_cast<std::size_t>(year)],
                                      {i, a, What::money, false, year});
                step.title = titled(step.title, year_words(c, year));
                return step;
            });
        }
    }
}

void add_categories(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    const auto& result = table.assessment.alternatives[a];
    for (const bool costs : {true, false}) {
        for (const auto& [category, value] : costs ? result.cost_by_category : result.effect_by_category) {
            const auto name = alternative_name(c, a) + (costs ? "cost_by_category." : "effect_by_category.");
            table.add(name + category, [&table, &c, a, costs, category = category, value = value] {
                Text title(category);
                std::vector<Explanation> steps;
                for (std::size_t i = 0; i < c.lines.size(); ++i) {
                    const auto& line = c.lines[i];
                    if (line.is_cost != costs || !line.has_money || line.category != category) continue;
                    if (!line.category_title.empty()) title = line.category_title;
                    steps.push_back(table.opened(line_name(c, a, i) + "present_value"));
                }
                return step_of(titled(title, c, a), value, c.currency, Rule::sum, money_how(c, costs),
                               std::move(steps));
            });
        }
    }
}

void add_cut(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    for (const bool costs : {true, false}) {
        table.add(alternative_name(c, a) + (costs ? "cut.cost" : "cut.effects"), [&table, &c, a, costs] {
            const auto& result = table.assessment.alternatives[a];
            std::vector<Explanation> steps;
            for (std::size_t i = 0; i < c.lines.size(); ++i) {
                LineAsked asked{i, a, What::counted, false};
                asked.past_horizon = true;
                if (c.lines[i].is_cost == costs && line_value(table.of, asked) != 0)
                    steps.push_back(explain_line(table.of, asked));
            }
            return step_of(titled(costs ? Text("Cost cut off", "Omkostning skåret fra")
                                        : Text("Effect in money cut off", "Effekt i penge skåret fra"),
                                  c, a),
                           costs ? result.cut_cost : result.cut_effects, c.currency, Rule::sum,
                           {"what falls after the horizon and is not counted; not discounted",
                            "det, der falder efter tidshorisonten og ikke regnes med; ikke diskonteret"},
                           std::move(steps));
        });
    }
}

Explanation group_sum(FigureTable& table, std::size_t a, std::size_t g, const std::string& part) {
    const auto& c = table.resolved();
    const auto& figures = table.assessment.alternatives[a].groups[g];
    const auto& group = c.groups[g];
    const auto own = alternative_name(c, a) + "groups." + group.id + ".";
    const bool costs = part == "total_cost", qalys = part == "qalys";
    const auto title = titled(titled(qalys ? Text("QALYs", "QALY") : money_title(costs), group.title), c, a);
    std::vector<Explanation> steps;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto& line = c.lines[i];
        if (qalys ? !counts_qalys(line) : line.is_cost != costs || !line.has_money) continue;
        LineAsked asked{i, a, qalys ? What::natural : What::counted};
        asked.group = static_cast<int>(g);
        steps.push_back(explain_line(table.of, asked));
    }
    if (qalys) {
        return step_of(title, figures.qalys->value, Unit::of(Dimension::qaly).text(), Rule::sum,
                       {"sum of the lines for one of the group, discounted at the effect rate",
                        "sum af linjerne for én i gruppen, diskonteret med effektrenten"},
                       std::move(steps));
    }
    if (!costs && figures.qalys && c.qaly_value)
        steps.push_back(valued_health(table, a, figures.qalys->value, table.opened(own + "qalys")));
    return step_of(title, (costs ? figures.total_cost : figures.effects).value, c.currency, Rule::sum,
                   joined({"for one of the group", "for én i gruppen"}, money_how(c, costs)),
                   std::move(steps));
}

void add_groups(FigureTable& table, std::size_t a) {
    const auto& c = table.resolved();
    for (std::size_t g = 0; g < c.groups.size(); ++g) {
        const auto own = alternative_name(c, a) + "groups." + c.groups[g].id + ".";
        const auto& figures = table.assessment.alternatives[a].groups[g];
        std::vector<std::string> parts{"total_cost", "effects"};
        if (figures.qalys) parts.emplace_back("qalys");
        for (const auto& part : parts)
            table.add(own + part, [&table, a, g, part] { return group_sum(table, a, g, part); });
        table.add(own + "net_value", [&table, &c, &figures, own, a, g] {
            return step_of(titled(titled({"Net value", "Nettoværdi"}, c.groups[g].title), c, a),
                           figures.net_value.value, c.currency, Rule::difference, net_how,
                           {table.opened(own + "effects"), table.opened(own + "total_cost")});
        });
    }
}

}  // namespace

void explain_alternatives(FigureTable& table) {
    for (std::size_t a = 0; a < table.resolved().alternatives.size(); ++a) {
        add_headlines(table, a);
        add_lines(table, a);
        add_categories(table, a);
        add_cut(table, a);
        add_groups(table, a);
    }
}

}  // namespace vaerdi::value
