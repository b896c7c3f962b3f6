#include "workbench/measure_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "drawing/wording.h"
#include "monitoring/thinned.h"
#include "view/figures.h"
#include "view/measure_chart.h"
#include "view/measure_words.h"

namespace vaerdi::workbench {
namespace {

using monitoring::Chart;
using monitoring::ChartKind;
using monitoring::Mark;
using monitoring::Rule;
using outcome::Figure;
using outcome::Measure;

/// What all charts of a measure have in common.
struct Drawn {
    const Measure& measure;
    const outcome::ResolvedMeasures& measures;
    const outcome::MeasureFigures& figures;
    const outcome::Grouping& grouping;
    const MeasureAnswer& shown;
    Language language;

    std::string said(std::string_view en, std::string_view da) const {
        return std::string(pick(language, en, da));
    }
    /// The same chart as the command draws.
    Chart chart(std::optional<ChartKind> kind) const {
        return view::measure_chart(measures, figures, grouping, {.kind = kind});
    }
    /// What a cell is called on the chart.
    std::string label(const Figure& cell) const {
        return cell.key.groups.empty() ? view::period_words(grouping.period, cell.key.period, language)
                                       : view::group_words(cell.key.groups.front(), language);
    }
    /// The cell that a point stands for; none for a period without rows.
    std::optional<std::size_t> cell_of(const monitoring::Point& point) const {
        const auto found = std::ranges::find_if(
            figures.cells, [&](const Figure& cell) { return label(cell) == point.label.in(language); });
        if (found == figures.cells.end()) return {};
        return static_cast<std::size_t>(found - figures.cells.begin());
    }
};

/// A level through the whole chart.
ChartLineAnswer level(std::string kind, std::string title, double at) {
    return {.kind = std::move(kind), .title = std::move(title), .x = {}, .y = {at}};
}

/// How far out a point lies, in words; empty when it does not stand out.
std::string signal_words(const Drawn& drawn, const Chart& chart, const monitoring::Point& point) {
    if (point.mark == Mark::none || !point.value) return {};
    const auto centre = point.centre ? point.centre : chart.centre;
    const bool above = !centre || *point.value > *centre;
    if (chart.kind == ChartKind::caterpillar)
        return drawn.said("its interval does not hold the level of all",
                          "dens interval rummer ikke niveauet for alle");
    if (chart.kind == ChartKind::funnel) {
        const bool far = point.mark == Mark::act;
        return above ? (far ? drawn.said("above all, beyond 99.8%", "over alle, ud over 99,8 %")
                            : drawn.said("above all, beyond 95%", "over alle, ud over 95 %"))
                     : (far ? drawn.said("below all, beyond 99.8%", "under alle, ud over 99,8 %")
                            : drawn.said("below all, beyond 95%", "under alle, ud over 95 %"));
    }
    if (point.mark == Mark::watch) return drawn.said("part of a pattern", "del af et mønster");
    return above ? drawn.said("above the upper limit", "over øvre grænse")
                 : drawn.said("below the lower limit", "under nedre grænse");
}

/// How far out a point lies and on which side, for its shape.
void add_mark(PointAnswer& into, const Chart& chart, const monitoring::Point& point) {
    if (point.mark == Mark::none) return;
    into.mark = point.mark == Mark::act ? "act" : "watch";
    into.better = drawing::is_better(chart, point);
    into.above = drawing::lies_high(chart, point);
}

PointAnswer point_answer(const Drawn& drawn, const Chart& chart, const monitoring::Point& point) {
    PointAnswer made{.label = point.label.in(drawn.language)};
    made.value = point.value;
    made.signal = signal_words(drawn, chart, point);
    add_mark(made, chart, point);
    const auto cell = drawn.cell_of(point);
    if (!cell) return made;
    const auto& figure = drawn.figures.cells[*cell];
    made.of = drawn.shown.of[*cell];
    if (figure.hidden) {
        made.text = drawn.said("hidden", "skjult");
        return made;
    }
    made.rows = figure.tally.counted;
    made.judged = figure.judged == outcome::Judged::yes;
    const auto& range = point.range ? point.range : figure.interval;
    if (range) {
        made.low = range->low;
        made.high = range->high;
    }
    const bool as_counted = point.value == figure.value;
    made.text = as_counted || !point.value
                    ? drawn.shown.values[*cell]
                    : monitoring::written(*point.value, chart.subject.form).in(drawn.language);
    if (as_counted && !drawn.shown.intervals[*cell].empty())
        made.text += " (" + drawn.shown.intervals[*cell] + ")";
    return made;
}

ChartAnswer begun(const Drawn& drawn, const Chart& chart, std::string kind) {
    ChartAnswer made{.kind = std::move(kind)};
    made.title = monitoring::name(chart.kind).in(drawn.language);
    made.share = chart.subject.form == monitoring::Form::share;
    const bool compared = !made.share && drawn.measure.is_share();  // observed to expected
    made.y_title = compared ? chart.subject.measure.in(drawn.language) : drawn.measure.unit;
    made.decimals = compared ? 2 : drawn.measure.decimals;
    if (chart.centre) made.lines.push_back(level("centre", drawn.said("all", "alle"), *chart.centre));
    if (drawn.measure.standard && made.share == drawn.measure.is_share())
        made.lines.push_back(level("standard", drawn.said("standard", "standard"), *drawn.measure.standard));
    return made;
}

/// Whether the standard is reached, in words; empty without one.
std::string standard_words(const Drawn& drawn) {
    const auto& all = drawn.figures.all;
    if (!drawn.measure.standard || !all.reaches_standard || all.hidden) return {};
    const auto standard = view::measure_value(drawn.measure, drawn.measure.standard, drawn.language);
    const auto words = [&](std::string_view en, std::string_view da) {
        return fmt::format(fmt::runtime(drawn.said(en, da)), standard);
    };
    if (*all.reaches_standard)
        return all.surely ? words("The standard of {} is reached.", "Standarden på {} er opfyldt.")
                          : words("The standard of {} is reached, but chance could explain it.",
                                  "Standarden på {} er opfyldt, men det kan være tilfældigt.");
    return all.surely ? words("The standard of {} is not reached.", "Standarden på {} er ikke opfyldt.")
                      : words("The standard of {} is not reached, but chance could explain it.",
                              "Standarden på {} er ikke opfyldt, men det kan være tilfældigt.");
}

/// What was found, the first with the measure's name before it; `nothing` when nothing was.
void add_findings(ChartAnswer& into, const Drawn& drawn, const Chart& chart, const std::string& nothing) {
    const auto& title = drawn.measure.title.in(drawn.language);
    if (chart.findings.empty()) into.sentences.push_back(title + ": " + nothing + ".");
    for (const auto& finding : chart.findings) {
        const auto& words = finding.words.in(drawn.language);
        into.sentences.push_back((into.sentences.empty() ? title + ": " : "") + words + ".");
    }
}

/// How the chart was made, in its caption; the standard has a line and a sentence of its own.
void add_notes(ChartAnswer& into, const Drawn& drawn, const Chart& chart) {
    for (const auto& note : chart.notes) {
        const auto& words = note.in(drawn.language);
        if (!words.starts_with("Standard ")) into.title += " · " + words;
    }
}

struct RuleWords {
    Rule rule;
    Text title, meaning;
};

const std::vector<RuleWords>& rules_over_time() {
    static const std::vector<RuleWords> rules{
        {Rule::outside,
         {"Outside the limits", "Uden for grænserne"},
         {"A value further from the centre line than three standard deviations; chance alone gives it about "
          "three times in a thousand.",
          "En værdi længere fra midterlinjen end tre standardafvigelser; tilfældighed alene giver det cirka "
          "tre "
          "gange ud af tusind."}},
        {Rule::one_side,
         {"Seven on one side", "Syv på samme side"},
         {"Seven values in a row above or below the centre line: the level has changed, also when no single "
          "value stands out.",
          "Syv værdier i træk over eller under midterlinjen: niveauet har ændret sig, også når ingen enkelt "
          "værdi skiller sig ud."}},
        {Rule::trend,
         {"Seven rising or falling", "Syv stigende eller faldende"},
         {"Seven values in a row, each higher – or each lower – than the one before.",
          "Syv værdier i træk, hver højere – eller hver lavere – end den før."}},
        {Rule::two_of_three,
         {"Two of three near a limit", "To af tre nær en grænse"},
         {"Two of three values in a row beyond two thirds of the way to the same limit.",
          "To af tre værdier i træk længere ude end to tredjedele af vejen til samme grænse."}}};
    return rules;
}

ChartAnswer over_time(const Drawn& drawn) {
    const auto chart = drawn.chart({});
    auto made = begun(drawn, chart, "time");
    ChartLineAnswer upper{.kind = "limit", .title = drawn.said("upper limit", "øvre grænse")};
    ChartLineAnswer lower{.kind = "limit", .title = drawn.said("lower limit", "nedre grænse")};
    for (const auto& point : chart.points) {
        made.points.push_back(point_answer(drawn, chart, point));
        upper.y.push_back(point.limits.high);
        lower.y.push_back(point.limits.low);
    }
    if (std::ranges::any_of(upper.y, [](const auto& y) { return y.has_value(); })) {
        made.lines.push_back(std::move(upper));
        made.lines.push_back(std::move(lower));
    }
    add_findings(made, drawn, chart,
                 drawn.said("no more variation over time than chance gives",
                            "ikke større udsving over tid, end tilfældighed giver"));
    if (auto words = standard_words(drawn); !words.empty()) made.sentences.push_back(std::move(words));
    for (const auto& [rule, title, meaning] : rules_over_time())
        made.rules.push_back(
            {title.in(drawn.language), meaning.in(drawn.language),
             std::ranges::find(chart.findings, rule, &monitoring::Finding::rule) != chart.findings.end()});
    add_notes(made, drawn, chart);
    return made;
}

ChartAnswer funnel(const Drawn& drawn) {
    const auto chart = drawn.chart(ChartKind::funnel);
    auto made = begun(drawn, chart, "funnel");
    made.x_title = chart.subject.size.in(drawn.language);
    for (const auto& point : chart.points) {
        if (!point.value) continue;
        made.points.push_back(point_answer(drawn, chart, point));
        made.points.back().x = point.size;
    }
    const auto line = [&](const char* kind, const char* title, auto&& at) {
        ChartLineAnswer limit{.kind = kind, .title = title};
        for (const auto& width : chart.widths) {
            limit.x.emplace_back(width.size);
            limit.y.push_back(at(width));
        }
        made.lines.push_back(std::move(limit));
    };
    line("warning", "95%", [](const auto& width) { return width.warning.high; });
    line("warning", "95%", [](const auto& width) { return width.warning.low; });
    line("limit", "99.8%", [](const auto& width) { return width.limits.high; });
    line("limit", "99.8%", [](const auto& width) { return width.limits.low; });
    add_findings(made, drawn, chart,
                 drawn.said("no unit differs by more than chance explains",
                            "ingen enhed afviger mere, end tilfældighed forklarer"));
    if (!chart.findings.empty())
        made.sentences.push_back(drawn.said("A difference is a reason to ask why, not a verdict.",
                                            "En afvigelse er en grund til at spørge hvorfor, ikke en dom."));
    made.title =
        drawn.said("inside the dashed lines 95%, inside the full ones 99.8% of units that are like all",
                   "inden for de stiplede linjer ligger 95 %, inden for de fuldt optrukne 99,8 % af "
                   "enheder, der er som alle");
    add_notes(made, drawn, chart);
    return made;
}

ChartAnswer in_order(const Drawn& drawn) {
    const auto chart = drawn.chart(ChartKind::caterpillar);
    auto made = begun(drawn, chart, "caterpillar");
    for (const auto& point : chart.points) {
        made.points.push_back(point_answer(drawn, chart, point));
        made.points.back().x = point.size;
        made.points.back().shrunken = point.second;
    }
    add_findings(made, drawn, chart,
                 drawn.said("every unit's interval holds the level of all",
                            "hver enheds interval rummer niveauet for alle"));
    made.title = drawn.said("each with its 95% interval; the line is all",
                            "hver med sit 95 %-interval; stregen er alle");
    return made;
}

/// What the sums say, in words.
std::vector<std::string> patients_sentences(const Chart& chart, std::string_view title, Language language) {
    std::vector<std::string> sentences;
    const auto add = [&](std::string_view words) {
        const auto before = sentences.empty() ? std::string(title) + ": " : std::string{};
        sentences.push_back(before + std::string(words) + ".");
    };
    for (const auto& finding : chart.findings) add(finding.words.in(language));
    if (chart.kind != ChartKind::vlad) {
        if (chart.findings.empty())
            add(pick(language, "no sign that there are more or fewer events than predicted",
                     "intet tegn på, at der er flere eller færre hændelser end forudsagt"));
        return sentences;
    }
    const auto last = std::ranges::find_if(chart.points.rbegin(), chart.points.rend(),
                                           [](const auto& point) { return point.value.has_value(); });
    if (last == chart.points.rend()) return sentences;
    const bool fewer = *last->value >= 0;
    const auto words =
        fewer ? pick(language, "{} fewer events than predicted", "{} færre hændelser end forudsagt")
              : pick(language, "{} more events than predicted", "{} flere hændelser end forudsagt");
    add(fmt::format(fmt::runtime(words), number(std::abs(*last->value), 1, language)));
    sentences.emplace_back(pick(language, "Whether chance explains it, the chart above says.",
                                "Om det kan være tilfældigt, siger diagrammet ovenfor."));
    return sentences;
}

/// One of the two charts patient by patient, with as many points as a page needs.
ChartAnswer patients_answer(Chart whole, std::string_view title, Language language) {
    constexpr std::size_t most_points = 2'000;
    const auto chart = monitoring::thinned(std::move(whole), most_points);
    ChartAnswer made{.kind = std::string(view::chart_word(chart.kind))};
    made.title = view::capitalised(monitoring::name(chart.kind).in(language));
    for (const auto& note : chart.notes) made.title += " · " + note.in(language);
    made.x_title = drawing::place_axis_words(chart, language);
    made.y_title = drawing::figure_axis_words(chart, language);
    made.decimals = chart.kind == ChartKind::vlad ? 1 : 2;
    const auto level_of = [&](const char* kind, const Text& words, const std::optional<double>& at) {
        if (at) made.lines.push_back(level(kind, words.in(language), *at));
    };
    level_of("centre", {"as predicted", "som forudsagt"}, chart.centre);
    std::optional<double> high, low;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const auto& point = chart.points[i];
        if (!point.value) continue;
        PointAnswer shown{.label = point.label.in(language)};
        shown.x = static_cast<double>(monitoring::place(chart, i) + 1);
        shown.value = point.value;
        shown.second = point.second;
        shown.rows = 1;
        const auto told = drawing::marked_value(chart, point);
        shown.text = number(told.value_or(*point.value), made.decimals, language);
        add_mark(shown, chart, point);
        if (!shown.mark.empty())
            shown.signal = std::string(
                shown.above ? pick(language, "more events than predicted", "flere hændelser end forudsagt")
                            : pick(language, "fewer events than predicted", "færre hændelser end forudsagt"));
        made.points.push_back(std::move(shown));
        high = point.limits.high;
        low = point.limits.low;
    }
    level_of("limit", {"signal: more", "signal: flere"}, high);
    level_of("limit", {"signal: fewer", "signal: færre"}, low);
    made.sentences = patients_sentences(chart, title, language);
    return made;
}

bool has_points(const ChartAnswer& chart) {
    return std::ranges::any_of(chart.points,
                               [](const PointAnswer& point) { return point.value.has_value(); });
}

}  // namespace

void add_charts(MeasureAnswer& into, const outcome::ResolvedMeasures& measures,
                const outcome::MeasureFigures& figures, const outcome::Grouping& grouping,
                Language language) {
    const Drawn drawn{measures.measures[figures.measure], measures, figures, grouping, into, language};
    if (grouping.period != outcome::Period::none) {
        if (grouping.columns.empty()) into.charts.push_back(over_time(drawn));
        return;
    }
    if (grouping.columns.size() != 1) return;
    for (const auto kind : view::chart_kinds(drawn.measure, grouping)) {
        auto chart = kind == ChartKind::funnel ? funnel(drawn) : in_order(drawn);
        if (has_points(chart)) into.charts.push_back(std::move(chart));
    }
}

void add_charts(PatientsAnswer& into, const outcome::ResolvedMeasures& measures,
                const outcome::Measure& measure, const std::vector<outcome::OrderedOutcome>& patients,
                double run_length, Language language) {
    for (const auto kind : {ChartKind::risk_adjusted_cusum, ChartKind::vlad}) {
        auto chart =
            view::patients_chart(measures, measure, patients, {.kind = kind, .run_length = run_length});
        auto made = patients_answer(std::move(chart), measure.title.in(language), language);
        if (has_points(made)) into.charts.push_back(std::move(made));
    }
}

}  // namespace vaerdi::workbench
