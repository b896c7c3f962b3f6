#include "value/explain_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/numerals.h"
#include "value/explain_course.h"
#include "value/explain_table.h"
#include "value/explain_tree.h"

namespace vaerdi::value {
namespace {

constexpr int figures_shown = 6;

Text operator+(Text a, const Text& b) { return {a.en + b.en, a.da + b.da}; }

Text shown(double x) {
    return {significant(x, figures_shown, Language::english),
            significant(x, figures_shown, Language::danish)};
}

/// When the line's flows fall.
Text when_words(const ResolvedCase& c, const Line& line) {
    const auto& when = line.when;
    const auto years = [](int first, int last) {
        return first == last ? Text(fmt::format("year {}", first), fmt::format("år {}", first))
                             : Text(fmt::format("years {} to {}", first, last),
                                    fmt::format("år {} til {}", first, last));
    };
    if (line.follows_course) return course_words(c);
    if (line.falls_after && *line.falls_after == 0)
        return {"at once, for those who come to these branches of the tree",
                "straks, for dem, der når disse grene af træet"};
    if (line.falls_after)
        return Text("for those who come to these branches of the tree, after ",
                    "for dem, der når disse grene af træet, efter ") +
               shown(*line.falls_after) + Text(*line.falls_after == 1 ? " year" : " years", " år");
    Text words;
    switch (line.base) {
        case Base::once:
            words = when.given && !when.at_start
                        ? Text("once, in ", "én gang, i ") + years(when.first, when.first)
                        : Text("once, at the start", "én gang, ved start");
            break;
        case Base::year:
            words = Text("each year, ", "hvert år, ") +
                    years(when.given ? when.first : 1, when.given ? when.last : c.years);
            break;
        case Base::patient:
        case Base::procedure:
        case Base::piece:
            words = {"once for each, at intake", "én gang for hver, ved indtag"};
            break;
        default:
            words = Text("in each year of follow-up, ", "i hvert opfølgningsår, ") +
                    years(when.given ? when.first : 1,
                          when.given ? std::min(when.last, c.follow_up) : c.follow_up);
    }
    if (line.life > 0) {
        words = words + Text(", bought again after ", ", købt igen efter ") + shown(line.life) +
                Text(" years", " år");
    }
    return words;
}

Text intake_words(const ResolvedCase& c, const Line& line) {
    const auto* intake = intake_of(c, line.base);
    if (!intake) return {};
    if (c.for_one_patient) return {"for one", "for én"};
    if (intake->at_start) return {"all come at the start", "alle kommer ved start"};
    return {fmt::format("so many come each year, in {} years", intake->years),
            fmt::format("så mange kommer hvert år, i {} år", intake->years)};
}

const std::vector<Flow>& flows_of(const Explained& of, const LineAsked& asked) {
    const auto& nodes = of.graph.alternatives()[asked.alternative];
    return asked.group ? nodes.groups[static_cast<std::size_t>(*asked.group)][asked.line]
                       : nodes.lines[asked.line];
}

bool is_asked(const Flow& flow, const LineAsked& asked) {
    return flow.cut == asked.past_horizon && (!asked.year || flow.fall.year == *asked.year);
}

double value_of(const Explained& of, const FlowNodes& nodes, LineAsked::What what) {
    switch (what) {
        case LineAsked::What::counted:
            return of.value(nodes.counted);
        case LineAsked::What::money:
            return of.value(nodes.money);
        default:
            return of.value(nodes.natural);
    }
}

double undiscounted(const Explained& of, const Flow& flow, LineAsked::What what) {
    return value_of(of, flow.in_all, what);
}

double amount(const Explained& of, const Flow& flow, const LineAsked& asked) {
    if (!asked.discounted) return undiscounted(of, flow, asked.what);
    return asked.what == LineAsked::What::natural
               ? value_of(of, flow.for_effects(), asked.what) * flow.effect_factor
               : value_of(of, flow.for_costs(), asked.what) * flow.cost_factor;
}

/// The place at which a line's quantity and price are shown: its first flow that is asked for.
Place first_place(const std::vector<Flow>& flows, const LineAsked& asked) {
    const int group = asked.group.value_or(-1);
    for (const auto& flow : flows) {
        if (is_asked(flow, asked)) return {asked.alternative, flow.fall.valued, flow.fall.follow_up, group};
    }
    return {asked.alternative, 1, 0, group};
}

void add_factors(Explained& of, const Line& line, std::size_t alternative, const Place& place, bool money,
                 Explanation& into) {
    const auto& c = of.resolved();
    const auto add = [&](const ValuePtr& value, const Text& title, const Text& how) {
        if (!value) return;
        auto step = explain_quantity(of, value, place, title);
        step.how = joined(how, step.how);
        into.steps.push_back(std::move(step));
    };
    if (line.follows_course) {
        into.steps.push_back(explain_course(of, line, money, place));
    } else if (line.falls_after) {
        into.steps.push_back(explain_tree(of, line, money, place));
    } else {
        if (money && line.amount) add(line.amount, {"Amount", "Beløb"}, {});
        if (line.quantity) add(line.quantity, {"Quantity", "Mængde"}, {});
    }
    if (money && line.price) add(line.price, {"Price", "Pris"}, {});
    const auto* intake = c.for_one_patient ? nullptr : intake_of(c, line.base);
    if (intake && place.group < 0) {
        auto count_place = place;
        count_place.year = std::max(place.year - std::max(place.follow_up, 1) + 1, 0);
        auto step = explain_quantity(of, intake->count, count_place, {"How many", "Hvor mange"});
        step.how = joined(intake_words(c, line), step.how);
        into.steps.push_back(std::move(step));
    }
    if (is_per_head(line.base) && alternative < c.uptake.size() && alternative != c.comparator) {
        add(c.uptake[alternative], {"Uptake", "Udbredelse"},
            {"share of the intake that gets the alternative; the rest gets the comparator",
             "andel af indtaget, der får alternativet; resten får sammenligningsgrundlaget"});
    }
    add(line.ramp, {"Share reached", "Andel, der er nået"}, {"multiplied", "ganges på"});
    add(line.deadweight, {"Deadweight", "Ville være kommet alligevel"}, {"taken off", "trækkes fra"});
    add(line.attribution, {"Due to others", "Skyldes andre"}, {"taken off", "trækkes fra"});
    add(line.displacement, {"Displaced elsewhere", "Fortrænger andet"}, {"taken off", "trækkes fra"});
    add(line.drop_off, {"Lost each year", "Falder bort hvert år"},
        {"taken off each following year", "trækkes fra hvert følgende år"});
    if (money) {
        add(line.cashable, {"Cashable", "Kan omsættes til penge"},
            {"share of the hours that is counted in money", "andel af timerne, der regnes i penge"});
    }
}

/// Adds up to the line's figure.
Explanation by_year(const Explained& of, const LineAsked& asked, const std::string& unit) {
    const auto& c = of.resolved();
    Explanation result{{"Year by year", "År for år"}, 0.0, unit, {}, {}, false, {}, Rule::sum};
    if (asked.discounted) {
        const auto& title = c.discounting.title;
        result.how = Text("present values; discounting: ", "nutidsværdier; diskontering: ") +
                     (title.empty() ? Text("none", "ingen") : title);
    } else {
        result.how = {"not discounted", "ikke diskonteret"};
    }
    std::map<int, std::pair<double, double>> years;  // asked for, and before discounting
    for (const auto& flow : flows_of(of, asked)) {
        if (!is_asked(flow, asked)) continue;
        auto& [present, flat] = years[flow.fall.year];
        present += amount(of, flow, asked);
        flat += undiscounted(of, flow, asked.what);
    }
    for (const auto& [year, amounts] : years) {
        const auto& [present, flat] = amounts;
        auto step = plain(year_words(c, year), present, unit);
        if (present != flat) step.how = shown(flat) + Text(" before discounting", " før diskontering");
        *result.value += present;
        result.steps.push_back(std::move(step));
    }
    return result;
}

void add_perspective(const ResolvedCase& c, const Line& line, Explanation& into) {
    if (c.perspective.empty() && line.shares.size() < 2 && line.transfers.empty()) return;
    Explanation payers{{"Payers", "Betalere"}, {}, {}, {}, {}, false, {}};
    for (const auto& share : line.shares) {
        const auto title = c.payers.find(share.payer);
        payers.steps.push_back({title == c.payers.end() ? Text(share.payer) : title->second,
                                100 * share.share,
                                "%",
                                c.counts(share.payer)
                                    ? Text("counted", "regnes med")
                                    : Text("outside the perspective", "uden for perspektivet"),
                                {},
                                false,
                                {}});
    }
    for (const auto& transfer : line.transfers) {
        payers.steps.push_back({transfer.title,
                                {},
                                {},
                                {fmt::format("{} pays {}", transfer.from, transfer.to),
                                 fmt::format("{} betaler {}", transfer.from, transfer.to)},
                                transfer.provenance.source,
                                transfer.provenance.is_assumption(),
                                {}});
    }
    into.steps.push_back(std::move(payers));
}

Text how_words(const ResolvedCase& c, const Line& line, const LineAsked& asked) {
    auto how = asked.what == LineAsked::What::natural ? Text("quantity", "mængde")
               : line.amount                          ? Text("amount", "beløb")
                                                      : Text("quantity × price", "mængde × pris");
    how = how + Text(": ") + when_words(c, line);
    if (asked.group) how = how + Text("; for one of the group", "; for én i gruppen");
    if (asked.past_horizon) how = how + Text("; past the horizon", "; efter tidshorisonten");
    if (!asked.discounted) return how + Text("; not discounted", "; ikke diskonteret");
    return how + (asked.what == LineAsked::What::natural
                      ? Text("; discounted at the effect rate", "; diskonteret med effektrenten")
                      : Text("; present value", "; nutidsværdi"));
}

}  // namespace

double line_value(const Explained& of, const LineAsked& asked) {
    double value = 0;
    for (const auto& flow : flows_of(of, asked)) {
        if (is_asked(flow, asked)) value += amount(of, flow, asked);
    }
    return value;
}

Explanation explain_line(Explained& of, const LineAsked& asked) {
    const auto& c = of.resolved();
    const auto& line = c.lines[asked.line];
    const bool money = asked.what != LineAsked::What::natural;
    const auto unit = money ? c.currency : line.natural_unit.base().text();
    Explanation result{line.name, line_value(of, asked), unit, {}, line.provenance.source, false, {}};
    if (asked.alternative < line.only.size() && !line.only[asked.alternative]) {
        result.how = {"the alternative does not have this line", "alternativet har ikke denne linje"};
        result.source.clear();
        return result;
    }
    const auto& flows = flows_of(of, asked);
    result.how = how_words(c, line, asked);
    if (std::ranges::none_of(flows, [&](const Flow& flow) { return is_asked(flow, asked); })) {
        result.how = joined(result.how, {"nothing falls then", "intet falder da"});
        return result;
    }
    add_factors(of, line, asked.alternative, first_place(flows, asked), money, result);
    if (asked.what == LineAsked::What::counted) add_perspective(c, line, result);
    if (!asked.year || asked.discounted) result.steps.push_back(by_year(of, asked, unit));
    return result;
}

}  // namespace vaerdi::value
