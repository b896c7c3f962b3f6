#include "value/explain_line.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"

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

/// The place at which a line's quantity and price are shown: its first flow.
Place first_place(const std::vector<Flow>& flows, std::size_t alternative) {
    if (flows.empty()) return {alternative, 1, 0, -1};
    return {alternative, flows.front().fall.valued, flows.front().fall.follow_up, -1};
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
    if (money && line.amount) add(line.amount, {"Amount", "Beløb"}, {});
    if (line.quantity) add(line.quantity, {"Quantity", "Mængde"}, {});
    if (money && line.price) add(line.price, {"Price", "Pris"}, {});
    const auto* intake = c.for_one_patient ? nullptr : intake_of(c, line.base);
    if (intake) {
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

/// Year by year, undiscounted and discounted.
template <class Amount>
Explanation by_year(Explained& of, const std::vector<Flow>& flows, const std::string& unit, bool costs,
                    Amount&& amount) {
    const auto& c = of.resolved();
    Explanation result{{"Year by year", "År for år"}, {}, {}, {}, {}, false, {}};
    const auto& title = c.discounting.title;
    result.how = Text("undiscounted; discounting: ", "ikke diskonteret; diskontering: ") +
                 (title.empty() ? Text("none", "ingen") : title);
    for (int year = 0; year <= c.years; ++year) {
        double flat = 0, present = 0;
        bool any = false;
        for (const auto& flow : flows) {
            if (flow.cut || flow.fall.year != year) continue;
            any = true;
            flat += amount(flow);
            present += amount(flow) * (costs ? flow.cost_factor : flow.effect_factor);
        }
        if (!any) continue;
        const auto name = year == 0 ? Text("At the start", "Ved start")
                                    : Text(fmt::format("Year {} ({})", year, calendar_year(c, year)),
                                           fmt::format("År {} ({})", year, calendar_year(c, year)));
        result.steps.push_back(
            {name, flat, unit, Text("present value ", "nutidsværdi ") + shown(present), {}, false, {}});
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

}  // namespace

Explanation explain_line(Explained& of, std::size_t index, std::size_t alternative) {
    const auto& c = of.resolved();
    const auto& line = c.lines[index];
    const auto& flows = of.graph.alternatives()[alternative].lines[index];
    Explanation result;
    result.title = line.name;
    result.unit = c.currency;
    result.value = 0;
    for (const auto& flow : flows) {
        if (!flow.cut) *result.value += of.value(flow.in_all.counted) * flow.cost_factor;
    }
    if (alternative < line.only.size() && !line.only[alternative]) {
        result.how = {"the alternative does not have this line", "alternativet har ikke denne linje"};
        return result;
    }
    result.how = (line.amount ? Text("amount", "beløb") : Text("quantity × price", "mængde × pris")) +
                 Text(": ") + when_words(c, line) + Text("; present value", "; nutidsværdi");
    result.source = line.provenance.source;
    add_factors(of, line, alternative, first_place(flows, alternative), true, result);
    add_perspective(c, line, result);
    result.steps.push_back(by_year(of, flows, c.currency, true,
                                   [&](const Flow& flow) { return of.value(flow.in_all.counted); }));
    return result;
}

Explanation explain_line_quantity(Explained& of, std::size_t index, std::size_t alternative,
                                  bool discounted) {
    const auto& c = of.resolved();
    const auto& line = c.lines[index];
    const auto& flows = of.graph.alternatives()[alternative].lines[index];
    const auto unit = line.natural_unit.base().text();
    Explanation result;
    result.title = line.name;
    result.unit = unit;
    result.value = 0;
    for (const auto& flow : flows) {
        if (!flow.cut)
            *result.value += of.value(flow.in_all.natural) * (discounted ? flow.effect_factor : 1.0);
    }
    result.how = Text("quantity: ", "mængde: ") + when_words(c, line) +
                 (discounted ? Text("; discounted at the effect rate", "; diskonteret med effektrenten")
                             : Text("; not discounted", "; ikke diskonteret"));
    result.source = line.provenance.source;
    add_factors(of, line, alternative, first_place(flows, alternative), false, result);
    result.steps.push_back(
        by_year(of, flows, unit, false, [&](const Flow& flow) { return of.value(flow.in_all.natural); }));
    return result;
}

}  // namespace vaerdi::value
