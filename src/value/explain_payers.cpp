// Who pays and who gains: present values and year by year, of an alternative and against the comparator.
#include "value/explain_line.h"
#include "value/explain_table.h"

namespace vaerdi::value {
namespace {

/// A payer on one side of an alternative, over all years (present value) or in one (undiscounted).
struct PayerAsked {
    std::size_t alternative;
    std::string payer;
    bool costs;
    std::optional<int> year;
};

double moved(const FigureTable& table, const PayerAsked& asked, std::size_t line, std::size_t transfer) {
    double sum = 0;
    for (const auto& flow : table.of.graph.alternatives()[asked.alternative].lines[line]) {
        if (flow.cut || (asked.year && flow.fall.year != *asked.year)) continue;
        sum += asked.year ? table.of.value(flow.in_all.moved[transfer])
                          : table.of.value(flow.for_costs().moved[transfer]) * flow.cost_factor;
    }
    return sum;
}

/// The payer's share of a line, and what is transferred to or from it.
std::vector<Explanation> parts_of_line(FigureTable& table, const PayerAsked& asked, std::size_t i) {
    const auto& c = table.resolved();
    const auto& line = c.lines[i];
    const auto whole = alternative_name(c, asked.alternative) + "lines." + line.id +
                       (asked.year ? ".by_year." + year_name(c, *asked.year) : ".present_value_all");
    std::vector<Explanation> parts;
    for (const auto& share : line.shares) {
        if (share.payer != asked.payer) continue;
        auto all = table.closed(whole);
        const double own = share.share * *all.value;
        parts.push_back(
            step_of(line.name, own, c.currency, Rule::product,
                    {"the line × the payer's share", "linjen × betalerens andel"},
                    {std::move(all), plain(payer_words(c, asked.payer), 100 * share.share, "%")}));
    }
    for (std::size_t t = 0; t < line.transfers.size(); ++t) {
        const auto& transfer = line.transfers[t];
        if (transfer.from != asked.payer && transfer.to != asked.payer) continue;
        const double amount = moved(table, asked, i, t);
        auto part = plain(titled(transfer.title, line.name), transfer.from == asked.payer ? amount : -amount,
                          c.currency);
        const auto from = payer_words(c, transfer.from), to = payer_words(c, transfer.to);
        part.how = {from.en + " pays " + to.en, from.da + " betaler " + to.da};
        part.source = source_words(transfer.provenance);
        part.assumption = transfer.provenance.is_assumption();
        parts.push_back(std::move(part));
    }
    return parts;
}

Explanation explain_payer(FigureTable& table, const PayerAsked& asked, double value) {
    const auto& c = table.resolved();
    std::vector<Explanation> steps;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        if (c.lines[i].is_cost != asked.costs || !c.lines[i].has_money) continue;
        auto parts = parts_of_line(table, asked, i);
        std::erase_if(parts, [](const Explanation& part) { return *part.value == 0; });
        steps.insert(steps.end(), std::make_move_iterator(parts.begin()),
                     std::make_move_iterator(parts.end()));
    }
    auto title = titled(titled(payer_words(c, asked.payer),
                               asked.costs ? Text("pays", "betaler") : Text("gains", "får i gevinst")),
                        c, asked.alternative);
    if (asked.year) title = titled(title, year_words(c, *asked.year));
    auto how = asked.costs ? Text("shares of the cost lines, and transfers",
                                  "andele af omkostningslinjerne samt overførsler")
                           : Text("shares of the effect lines, and transfers",
                                  "andele af effektlinjerne samt overførsler");
    how = joined(
        how, asked.year ? Text("not discounted", "ikke diskonteret") : Text("present value", "nutidsværdi"));
    return step_of(title, value, c.currency, Rule::sum, how, std::move(steps));
}

std::string present_name(const ResolvedCase& c, std::size_t a, bool costs, const std::string& payer) {
    return alternative_name(c, a) + (costs ? "by_payer.cost." : "by_payer.gain.") + payer;
}

std::string budget_name(const ResolvedCase& c, std::size_t a, bool costs, const std::string& payer,
                        int year) {
    return alternative_name(c, a) + (costs ? "budget.cost." : "budget.gain.") + payer + "." +
           year_name(c, year);
}

void add_side(FigureTable& table, std::size_t a, bool costs) {
    const auto& c = table.resolved();
    const auto& result = table.assessment.alternatives[a];
    for (const auto& [payer, figure] : costs ? result.paid_present : result.gained_present) {
        const double value = figure.value;
        table.add(present_name(c, a, costs, payer), figure, headline_nodes(table, a), false,
                  [&table, value, asked = PayerAsked{a, payer, costs, {}}] {
                      return explain_payer(table, asked, value);
                  });
    }
    for (const auto& [payer, years] : costs ? result.paid : result.gained) {
        for (int year = 0; year < static_cast<int>(years.size()); ++year) {
            const double value = years[static_cast<std::size_t>(year)];
            table.add(budget_name(c, a, costs, payer, year),
                      [&table, value, asked = PayerAsked{a, payer, costs, year}] {
                          return explain_payer(table, asked, value);
                      });
        }
    }
}

void add_net_by_payer(FigureTable& table, std::size_t a, const std::string& payer, const Figure& figure) {
    const auto& c = table.resolved();
    const auto net = [&table, &c, payer](std::size_t of) {
        auto gain = table.opened(present_name(c, of, false, payer));
        auto cost = table.opened(present_name(c, of, true, payer));
        const double value = *gain.value - *cost.value;
        return step_of(titled({"Gain less cost", "Gevinst minus omkostning"}, c, of), value, c.currency,
                       Rule::difference, {"gain − cost", "gevinst − omkostning"},
                       {std::move(gain), std::move(cost)});
    };
    table.add(comparison_name(c, a) + "by_payer." + payer, figure, compared_nodes(table, a), false,
              [&table, &c, net, payer, a, value = figure.value] {
                  const auto title = titled({"Net value", "Nettoværdi"}, payer_words(c, payer));
                  return step_of(titled(title, c, a), value, c.currency, Rule::difference,
                                 {"present value, less that of the comparator",
                                  "nutidsværdi minus sammenligningsgrundlagets"},
                                 {net(a), net(c.comparator)});
              });
}

void add_budget_cell(FigureTable& table, std::size_t a, const std::string& payer, int year, double value) {
    const auto& c = table.resolved();
    const auto extra = [&table, &c, payer, a, year](bool costs) {
        auto own = table.opened(budget_name(c, a, costs, payer, year));
        auto other = table.opened(budget_name(c, c.comparator, costs, payer, year));
        const double difference = *own.value - *other.value;
        return step_of(costs ? Text("Extra outlay", "Merudgift") : Text("Extra gain", "Mergevinst"),
                       difference, c.currency, Rule::difference,
                       {"less that of the comparator", "minus sammenligningsgrundlagets"},
                       {std::move(own), std::move(other)});
    };
    table.add(comparison_name(c, a) + "budget." + payer + "." + year_name(c, year), [&c, extra, payer, a,
                                                                                     year, value] {
        const auto title = titled({"Budget impact", "Budgetvirkning"}, payer_words(c, payer));
        return step_of(titled(titled(title, year_words(c, year)), c, a), value, c.currency, Rule::difference,
                       {"extra outlay − extra gain in the year, not discounted",
                        "merudgift − mergevinst i året, ikke diskonteret"},
                       {extra(true), extra(false)});
    });
}

}  // namespace

void explain_payers(FigureTable& table) {
    for (std::size_t a = 0; a < table.resolved().alternatives.size(); ++a) {
        for (const bool costs : {true, false}) add_side(table, a, costs);
    }
    each_comparison(table, [&](std::size_t a, const Comparison& comparison) {
        for (const auto& [payer, figure] : comparison.by_payer) add_net_by_payer(table, a, payer, figure);
        for (const auto& [payer, years] : comparison.budget) {
            for (int year = 0; year < static_cast<int>(years.size()); ++year)
                add_budget_cell(table, a, payer, year, years[static_cast<std::size_t>(year)]);
        }
    });
}

}  // namespace vaerdi::value
