#include "workbench/measure_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numerals.h"
#include "view/figures.h"
#include "view/measure_words.h"

namespace vaerdi::workbench {
namespace {

using outcome::Figure;
using outcome::Measure;

/// What all charts of a measure have in common.
struct Drawn {
    const Measure& measure;
    const outcome::MeasureFigures& figures;
    const view::MeasureRecord& record;  ///< with what is hidden left out
    const MeasureAnswer& shown;
    Language language;

    std::string said(std::string_view en, std::string_view da) const {
        return std::string(pick(language, en, da));
    }
    std::string value(std::optional<double> of) const { return view::measure_value(measure, of, language); }
};

PointAnswer point(const Drawn& drawn, std::size_t cell, std::string label) {
    const auto& figure = drawn.figures.cells[cell];
    PointAnswer made{.label = std::move(label)};
    made.of = drawn.shown.of[cell];
    if (drawn.record.figures[cell].hidden) {
        made.text = drawn.said("hidden", "skjult");
        return made;
    }
    made.value = figure.value;
    if (figure.interval) {
        made.low = figure.interval->low;
        made.high = figure.interval->high;
    }
    if (figure.shrunken) made.shrunken = figure.shrunken->value;
    made.rows = figure.tally.counted;
    made.judged = figure.judged == outcome::Judged::yes;
    made.text = drawn.shown.values[cell];
    if (!drawn.shown.intervals[cell].empty()) made.text += " (" + drawn.shown.intervals[cell] + ")";
    return made;
}

/// A level through the whole chart.
ChartLineAnswer level(std::string kind, std::string title, double at) {
    return {.kind = std::move(kind), .title = std::move(title), .x = {}, .y = {at}};
}

ChartAnswer chart_of(const Drawn& drawn, std::string kind) {
    ChartAnswer chart{.kind = std::move(kind)};
    chart.y_title = drawn.measure.unit;
    chart.share = drawn.measure.is_share();
    chart.decimals = drawn.measure.decimals;
    if (drawn.figures.all.value && !drawn.record.all.hidden)
        chart.lines.push_back(level("centre", drawn.said("all", "alle"), *drawn.figures.all.value));
    if (drawn.measure.standard)
        chart.lines.push_back(level("standard", drawn.said("standard", "standard"), *drawn.measure.standard));
    return chart;
}

/// Whether the standard is reached, in words; empty without one.
std::string standard_words(const Drawn& drawn) {
    const auto& all = drawn.figures.all;
    if (!drawn.measure.standard || !all.reaches_standard || drawn.record.all.hidden) return {};
    const auto standard = drawn.value(drawn.measure.standard);
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

void add_sentence(ChartAnswer& chart, std::string words) {
    if (!words.empty()) chart.sentences.push_back(std::move(words));
}

ChartAnswer over_time(const Drawn& drawn, outcome::Period period) {
    auto chart = chart_of(drawn, "time");
    for (std::size_t i = 0; i < drawn.figures.cells.size(); ++i) {
        const auto& key = drawn.figures.cells[i].key;
        if (key.period)
            chart.points.push_back(point(drawn, i, view::period_words(period, key.period, drawn.language)));
    }
    add_sentence(chart, standard_words(drawn));
    return chart;
}

}  // namespace

void add_charts(MeasureAnswer& into, const view::MeasureRecord& record,
                const outcome::ResolvedMeasures& measures, const outcome::MeasureFigures& figures,
                const outcome::Grouping& grouping, Language language) {
    const Drawn drawn{measures.measures[figures.measure], figures, record, into, language};
    const bool timed = grouping.period != outcome::Period::none;
    if (timed && grouping.columns.empty()) into.charts.push_back(over_time(drawn, grouping.period));
}

}  // namespace vaerdi::workbench
