#include "value/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "value/compare.h"
#include "value/explain_line.h"
#include "value/payback.h"

namespace vaerdi::value {
namespace {

/// alternatives.tavi.lines.bed_days → side "alternatives", id "tavi", figure "lines", part "bed_days".
struct FigureName {
    std::string side, id, figure, part;
};

std::optional<FigureName> parsed(const ResolvedCase& c, std::string_view name) {
    FigureName result;
    const auto first = name.find('.');
    if (first == std::string_view::npos) return {};
    result.side = name.substr(0, first);
    name.remove_prefix(first + 1);
    for (const auto& alternative : c.alternatives) {  // an id may have dots in it
        const auto& id = alternative.id;
        if (name.size() <= id.size() + 1 || !name.starts_with(id) || name[id.size()] != '.') continue;
        result.id = id;
        name.remove_prefix(id.size() + 1);
        const auto dot = name.find('.');
        result.figure = name.substr(0, dot);
        if (dot != std::string_view::npos) result.part = name.substr(dot + 1);
        return result;
    }
    return {};
}

Text named(const Text& what, const ResolvedCase& c, std::size_t alternative) {
    const auto& title = c.alternatives[alternative].title;
    return {what.en + ", " + title.en, what.da + ", " + title.da};
}

class Explaining {
  public:
    explicit Explaining(const ResolvedCase& resolved) : c_(resolved), of_(resolved) {
        for (std::size_t a = 0; a < c_.alternatives.size(); ++a) {
            results_.push_back(alternative_figures(of_.graph, a, of_.values()));
        }
    }

    std::optional<Explanation> alternative(std::size_t a, const FigureName& name) {
        const auto& nodes = of_.graph.alternatives()[a];
        if (name.figure == "total_cost") return money(a, true);
        if (name.figure == "effects") return money(a, false);
        if (name.figure == "net_value") return net_value(a);
        if (name.figure == "qalys" && nodes.qalys) return health(a, true);
        if (name.figure == "life_years" && nodes.life_years) return health(a, false);
        if (name.figure == "lines") {
            const auto line = std::ranges::find(c_.lines, name.part, &Line::id);
            if (line == c_.lines.end() || !line->has_money) return {};
            return explain_line(of_, static_cast<std::size_t>(line - c_.lines.begin()), a);
        }
        if (name.figure == "natural") return natural(a, name.part);
        if (name.figure == "staff") return staff(a, name.part);
        if (name.figure == "paid" || name.figure == "gained")
            return payer(a, name.part, name.figure == "paid");
        return {};
    }

    std::optional<Explanation> comparison(std::size_t a, const FigureName& name) {
        const auto& figures = compared(a);
        const auto given = [&](const std::optional<Figure>& figure, Text title, std::string unit, Text how,
                               std::vector<Explanation> steps) -> std::optional<Explanation> {
            if (!figure) return {};
            return Explanation{named(title, c_, a), figure->value, std::move(unit), std::move(how), {}, false,
                               std::move(steps)};
        };
        const auto cost = [&] {
            return difference(a, {"Extra cost", "Meromkostning"}, figures.incremental_cost.value, c_.currency,
                              money(a, true), money(c_.comparator, true));
        };
        const auto effects = [&] {
            return difference(a, {"Extra effect in money", "Mereffekt i penge"},
                              figures.incremental_effects.value, c_.currency, money(a, false),
                              money(c_.comparator, false));
        };
        const auto net = [&] {
            return Explanation{named({"Net value", "Nettoværdi"}, c_, a),
                               figures.net_value.value,
                               c_.currency,
                               {"extra effect − extra cost, against the comparator",
                                "mereffekt − meromkostning i forhold til sammenligningsgrundlaget"},
                               {},
                               false,
                               {effects(), cost()}};
        };
        if (name.figure == "incremental_cost") return cost();
        if (name.figure == "incremental_effects") return effects();
        if (name.figure == "net_value") return net();
        if (name.figure == "incremental_qalys" && figures.incremental_qalys)
            return health_difference(a, true);
        if (name.figure == "incremental_life_years" && figures.incremental_life_years)
            return health_difference(a, false);
        if (name.figure == "icer" && figures.icer) {
            const bool qalys = figures.icer_per == "qalys";
            return given(figures.icer,
                         qalys ? Text("Cost per QALY", "Omkostning pr. QALY")
                               : Text("Cost per life-year", "Omkostning pr. leveår"),
                         c_.currency, {"extra cost / extra health", "meromkostning / merhelbred"},
                         {cost(), health_difference(a, qalys)});
        }
        if (name.figure == "price_effect_ratio") {
            return given(figures.price_effect_ratio, {"Price/effect ratio", "Pris/effekt-forhold"}, "1",
                         {"extra cost / extra effect in money", "meromkostning / mereffekt i penge"},
                         {cost(), effects()});
        }
        if (name.figure == "roi") {
            return given(figures.roi, {"Return on investment", "Afkast af investeringen"}, "1",
                         {"net value / extra cost", "nettoværdi / meromkostning"}, {net()});
        }
        if (name.figure == "sroi_gross") {
            return given(figures.sroi_gross, {"Social return, gross", "Socialt afkast, brutto"}, "1",
                         {"extra effect / extra cost", "mereffekt / meromkostning"}, {effects(), cost()});
        }
        if (name.figure == "sroi_net") {
            return given(figures.sroi_net, {"Social return, net", "Socialt afkast, netto"}, "1",
                         {"extra effect / extra cost, less one", "mereffekt / meromkostning, minus én"},
                         {effects(), cost()});
        }
        if (name.figure == "payback_years" && figures.payback_years) return payback(a, figures);
        return {};
    }

  private:
    Comparison compared(std::size_t a) {
        return compare(c_, results_[a], results_[c_.comparator], net_by_year(of_.graph, a, of_.values()),
                       net_by_year(of_.graph, c_.comparator, of_.values()));
    }

    Explanation difference(std::size_t a, const Text& title, double value, const std::string& unit,
                           Explanation own, Explanation other) {
        const auto& first = c_.alternatives[a].title;
        const auto& second = c_.alternatives[c_.comparator].title;
        return {named(title, c_, a),
                value,
                unit,
                {first.en + " − " + second.en, first.da + " − " + second.da},
                {},
                false,
                {std::move(own), std::move(other)}};
    }

    Explanation money(std::size_t a, bool costs) {
        const auto& nodes = of_.graph.alternatives()[a];
        Explanation result;
        result.title =
            named(costs ? Text("Total cost", "Samlet omkostning") : Text("Effect in money", "Effekt i penge"),
                  c_, a);
        result.value = (costs ? results_[a].total_cost : results_[a].effects).value;
        result.unit = c_.currency;
        result.how =
            costs ? Text("sum of the cost lines, present value", "sum af omkostningslinjerne, nutidsværdi")
                  : Text("sum of the effect lines, present value", "sum af effektlinjerne, nutidsværdi");
        if (!c_.perspective.empty()) {
            result.how.en += ", counted for:";
            result.how.da += ", regnet for:";
            for (const auto& payer : c_.perspective) {
                const auto title = c_.payers.find(payer);
                result.how.en += " " + (title == c_.payers.end() ? payer : title->second.en);
                result.how.da += " " + (title == c_.payers.end() ? payer : title->second.da);
            }
        }
        for (std::size_t i = 0; i < c_.lines.size(); ++i) {
            if (c_.lines[i].is_cost == costs && c_.lines[i].has_money)
                result.steps.push_back(explain_line(of_, i, a));
        }
        if (!costs && nodes.qalys && nodes.qaly_value) {
            Explanation valued{{"Health in money", "Sundhed i penge"},
                               of_.value(*nodes.qalys) * of_.value(*nodes.qaly_value),
                               c_.currency,
                               {"QALYs × money value of a QALY", "QALY × pengeværdien af en QALY"},
                               {},
                               false,
                               {}};
            valued.steps = {health(a, true), explain_quantity(of_, c_.qaly_value, {a, 1, 0, -1},
                                                              {"Value of a QALY", "Værdi af en QALY"})};
            result.steps.push_back(std::move(valued));
        }
        return result;
    }

    Explanation net_value(std::size_t a) {
        return {named({"Net value", "Nettoværdi"}, c_, a),
                results_[a].net_value.value,
                c_.currency,
                {"effect in money − total cost", "effekt i penge − samlet omkostning"},
                {},
                false,
                {money(a, false), money(a, true)}};
    }

    Explanation health(std::size_t a, bool qalys) {
        const auto& figure = qalys ? results_[a].qalys : results_[a].life_years;
        Explanation result{named(qalys ? Text("QALYs", "QALY") : Text("Life-years", "Leveår"), c_, a),
                           figure->value,
                           Unit::of(qalys ? Dimension::qaly : Dimension::life_year).text(),
                           {"sum of the lines, discounted at the effect rate",
                            "sum af linjerne, diskonteret med effektrenten"},
                           {},
                           false,
                           {}};
        for (std::size_t i = 0; i < c_.lines.size(); ++i) {
            if (qalys ? counts_qalys(c_.lines[i]) : counts_life_years(c_.lines[i])) {
                result.steps.push_back(explain_line_quantity(of_, i, a, true));
            }
        }
        return result;
    }

    Explanation health_difference(std::size_t a, bool qalys) {
        const auto& own = qalys ? results_[a].qalys : results_[a].life_years;
        const auto& other = qalys ? results_[c_.comparator].qalys : results_[c_.comparator].life_years;
        return difference(
            a, qalys ? Text("Extra QALYs", "Flere QALY") : Text("Extra life-years", "Flere leveår"),
            own->value - other->value, Unit::of(qalys ? Dimension::qaly : Dimension::life_year).text(),
            health(a, qalys), health(c_.comparator, qalys));
    }

    std::optional<Explanation> natural(std::size_t a, const std::string& id) {
        const auto& sums = of_.graph.alternatives()[a].natural;
        const auto sum = std::ranges::find(sums, id, &NaturalNodes::id);
        if (sum == sums.end()) return {};
        Explanation result{named(sum->title, c_, a),
                           of_.value(sum->total),
                           sum->unit.text(),
                           {"sum of the lines over the years, not discounted",
                            "sum af linjerne over årene, ikke diskonteret"},
                           {},
                           false,
                           {}};
        for (const auto line : sum->lines) result.steps.push_back(explain_line_quantity(of_, line, a, false));
        return result;
    }

    std::optional<Explanation> staff(std::size_t a, const std::string& id) {
        const auto& sums = of_.graph.alternatives()[a].staff;
        const auto sum = std::ranges::find(sums, id, &StaffNodes::staff);
        if (sum == sums.end()) return {};
        const auto group = c_.staff.find(id);
        Explanation result{named(group == c_.staff.end() ? Text(id) : group->second.title, c_, a),
                           of_.value(sum->hours),
                           "hours",
                           {"hours of the cost lines, less hours that effect lines set free",
                            "timer i omkostningslinjer minus timer, som effektlinjer frigør"},
                           {},
                           false,
                           {}};
        for (const auto line : sum->lines) result.steps.push_back(explain_line_quantity(of_, line, a, false));
        return result;
    }

    std::optional<Explanation> payer(std::size_t a, const std::string& payer, bool paid) {
        const auto title = c_.payers.find(payer);
        if (title == c_.payers.end()) return {};
        const auto& present = paid ? results_[a].paid_present : results_[a].gained_present;
        const auto found = present.find(payer);
        if (found == present.end()) return {};
        Explanation result{
            named(title->second, c_, a),
            found->second.value,
            c_.currency,
            paid ? Text("present value of what is paid: shares of the cost lines, and transfers",
                        "nutidsværdi af det, der betales: andele af omkostningslinjerne samt overførsler")
                 : Text("present value of what is gained: shares of the effect lines, and transfers",
                        "nutidsværdi af gevinsten: andele af effektlinjerne samt overførsler"),
            {},
            false,
            {}};
        for (std::size_t i = 0; i < c_.lines.size(); ++i) {
            const auto& line = c_.lines[i];
            if (line.is_cost != paid || !line.has_money) continue;
            double own = 0;
            bool any = false;
            for (const auto& share : line.shares) any |= share.payer == payer;
            for (const auto& transfer : line.transfers) any |= transfer.from == payer || transfer.to == payer;
            if (!any) continue;
            for (const auto& flow : of_.graph.alternatives()[a].lines[i]) {
                if (flow.cut) continue;
                for (const auto& share : line.shares) {
                    if (share.payer == payer)
                        own += share.share * of_.value(flow.in_all.money) * flow.cost_factor;
                }
                for (std::size_t t = 0; t < line.transfers.size(); ++t) {
                    const double moved = of_.value(flow.in_all.moved[t]) * flow.cost_factor;
                    own += line.transfers[t].from == payer ? moved : 0;
                    own -= line.transfers[t].to == payer ? moved : 0;
                }
            }
            result.steps.push_back(
                {line.name, own, c_.currency, {}, line.provenance.source, false, {explain_line(of_, i, a)}});
        }
        return result;
    }

    Explanation payback(std::size_t a, const Comparison& figures) {
        Explanation result{named({"Payback time", "Tilbagebetalingstid"}, c_, a),
                           figures.payback_years->value,
                           "years",
                           {"when the running total of effects less costs is back at nil; not discounted, "
                            "linear within the year",
                            "når den løbende sum af effekter minus omkostninger er tilbage på nul; ikke "
                            "diskonteret, lineært inden for året"},
                           {},
                           false,
                           {}};
        for (std::size_t year = 0; year < figures.cumulative.size(); ++year) {
            const auto n = static_cast<int>(year);
            result.steps.push_back({year == 0
                                        ? Text("At the start", "Ved start")
                                        : Text(fmt::format("After year {} ({})", n, calendar_year(c_, n)),
                                               fmt::format("Efter år {} ({})", n, calendar_year(c_, n))),
                                    figures.cumulative[year],
                                    c_.currency,
                                    {},
                                    {},
                                    false,
                                    {}});
        }
        return result;
    }

    const ResolvedCase& c_;
    Explained of_;
    std::vector<AlternativeResult> results_;
};

}  // namespace

std::vector<std::string> explainable(const ResolvedCase& c) {
    const auto any = [&](bool (*which)(const Line&)) { return std::ranges::any_of(c.lines, which); };
    const bool qalys = any(counts_qalys), life_years = any(counts_life_years);
    std::vector<std::string> names;
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        const auto own = "alternatives." + c.alternatives[a].id + ".";
        for (const auto* figure : {"total_cost", "effects", "net_value"}) names.push_back(own + figure);
        if (qalys) names.push_back(own + "qalys");
        if (life_years) names.push_back(own + "life_years");
        for (const auto& line : c.lines) {
            if (line.has_money) names.push_back(own + "lines." + line.id);
        }
        std::vector<std::string> parts;
        const auto once = [&](const std::string& name) {
            if (std::ranges::find(parts, name) == parts.end()) parts.push_back(name);
        };
        for (const auto& line : c.lines) {
            if (line.has_natural && !line.counts.empty() && !counts_qalys(line) && !counts_life_years(line)) {
                once(own + "natural." + line.counts);
            }
            if (line.has_natural && !line.staff.empty()) once(own + "staff." + line.staff);
        }
        for (const auto* side : {"paid.", "gained."}) {
            for (const auto& payer : c.payer_order) once(own + side + payer);
        }
        names.insert(names.end(), parts.begin(), parts.end());
    }
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        if (a == c.comparator) continue;
        const auto own = "comparisons." + c.alternatives[a].id + ".";
        for (const auto* figure : {"incremental_cost", "incremental_effects", "net_value",
                                   "price_effect_ratio", "roi", "sroi_gross", "sroi_net", "payback_years"}) {
            names.push_back(own + figure);
        }
        if (qalys) names.push_back(own + "incremental_qalys");
        if (life_years) names.push_back(own + "incremental_life_years");
        if (qalys || life_years) names.push_back(own + "icer");
    }
    return names;
}

std::optional<Explanation> explain(const ResolvedCase& resolved, std::string_view figure) {
    const auto name = parsed(resolved, figure);
    if (!name) return {};
    const auto a = resolved.alternative_index(name->id);
    Explaining explaining(resolved);
    if (name->side == "alternatives") return explaining.alternative(a, *name);
    if (name->side == "comparisons" && a != resolved.comparator) return explaining.comparison(a, *name);
    return {};
}

}  // namespace vaerdi::value
