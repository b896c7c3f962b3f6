#include "workbench/measure_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/numerals.h"
#include "view/figures.h"
#include "view/measure_words.h"
#include "workbench/chart_limits.h"

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

/// `2 of 9 units`, `1 of 12 quarters`.
std::string of_points(const Drawn& drawn, std::size_t some, std::size_t all, const Text& what) {
    return fmt::format(fmt::runtime(drawn.said("{} of {} {}", "{} af {} {}")), some, all,
                       what.in(drawn.language));
}

/// Points with a value that is shown.
std::size_t shown_points(const ChartAnswer& chart) {
    return static_cast<std::size_t>(
        std::ranges::count_if(chart.points, [](const PointAnswer& p) { return p.value.has_value(); }));
}

/// Limits of each period, three standard errors about the value of all; what lies outside stands out.
std::size_t add_time_limits(ChartAnswer& chart, const Drawn& drawn, const std::vector<std::size_t>& cells) {
    const auto& all = drawn.figures.all;
    ChartLineAnswer upper{.kind = "limit", .title = drawn.said("upper limit", "øvre grænse")};
    ChartLineAnswer lower{.kind = "limit", .title = drawn.said("lower limit", "nedre grænse")};
    std::size_t outside = 0;
    for (std::size_t p = 0; p < cells.size(); ++p) {
        auto& point = chart.points[p];
        const auto& cell = drawn.figures.cells[cells[p]];
        const auto error =
            point.value ? standard_error(drawn.measure, all, cell.tally) : std::optional<double>{};
        if (!error || !all.value) {
            upper.y.emplace_back();
            lower.y.emplace_back();
            continue;
        }
        const double high = *all.value + three_sigma * *error, low = *all.value - three_sigma * *error;
        const bool share = drawn.measure.kind == outcome::Kind::proportion;
        upper.y.emplace_back(share ? std::min(1.0, high) : high);
        lower.y.emplace_back(share || drawn.measure.kind == outcome::Kind::rate ? std::max(0.0, low) : low);
        if (*point.value <= high && *point.value >= low) continue;
        ++outside;
        point.signal = *point.value > high
                           ? drawn.said("above what chance explains", "over det, tilfældighed forklarer")
                           : drawn.said("below what chance explains", "under det, tilfældighed forklarer");
    }
    if (std::ranges::any_of(upper.y, [](const auto& y) { return y.has_value(); })) {
        chart.lines.push_back(std::move(upper));
        chart.lines.push_back(std::move(lower));
    }
    return outside;
}

/// Marks a run on one side of the centre; whether there is one.
bool add_long_run(ChartAnswer& chart, const Drawn& drawn) {
    if (!drawn.figures.all.value) return false;
    std::vector<std::optional<double>> values;
    for (const auto& point : chart.points) values.push_back(point.value);
    const auto run = in_long_run(values, *drawn.figures.all.value);
    for (std::size_t p = 0; p < run.size(); ++p) {
        if (run[p] && chart.points[p].signal.empty())
            chart.points[p].signal =
                drawn.said("part of a long run on one side", "del af en lang serie på samme side");
    }
    return std::ranges::find(run, true) != run.end();
}

void add_time_words(ChartAnswer& chart, const Drawn& drawn, outcome::Period period, std::size_t outside,
                    bool run) {
    const Text periods = period == outcome::Period::year      ? Text{"years", "år"}
                         : period == outcome::Period::quarter ? Text{"quarters", "kvartaler"}
                                                              : Text{"months", "måneder"};
    const auto count = of_points(drawn, outside, shown_points(chart), periods);
    if (outside == 0 && !run) {
        add_sentence(chart, fmt::format(fmt::runtime(drawn.said("{}: no more variation over time than chance "
                                                                "gives.",
                                                                "{}: ikke større udsving over tid, end "
                                                                "tilfældighed giver.")),
                                        drawn.measure.title.in(drawn.language)));
    } else if (outside > 0) {
        add_sentence(chart, fmt::format(fmt::runtime(drawn.said("{}: {} lie outside what chance explains.",
                                                                "{}: {} ligger uden for det, tilfældighed "
                                                                "forklarer.")),
                                        drawn.measure.title.in(drawn.language), count));
    } else {
        add_sentence(chart, fmt::format(fmt::runtime(drawn.said("{}: the level has changed.",
                                                                "{}: niveauet har ændret sig.")),
                                        drawn.measure.title.in(drawn.language)));
    }
    chart.rules.push_back({drawn.said("Outside the limits", "Uden for grænserne"),
                           drawn.said("A value further from the mean of all than three standard errors; "
                                      "chance alone gives it about three times in a thousand.",
                                      "En værdi længere fra gennemsnittet af alle end tre standardfejl; "
                                      "tilfældighed alene giver det cirka tre gange ud af tusind."),
                           outside > 0});
    chart.rules.push_back({drawn.said("A long run on one side", "En lang serie på samme side"),
                           drawn.said("More values in a row above or below the mean than chance explains: "
                                      "the level has changed, also when no single value stands out.",
                                      "Flere værdier i træk over eller under gennemsnittet, end "
                                      "tilfældighed forklarer: niveauet har ændret sig, også når ingen "
                                      "enkelt værdi skiller sig ud."),
                           run});
}

ChartAnswer over_time(const Drawn& drawn, outcome::Period period) {
    auto chart = chart_of(drawn, "time");
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < drawn.figures.cells.size(); ++i) {
        const auto& key = drawn.figures.cells[i].key;
        if (!key.period) continue;
        cells.push_back(i);
        chart.points.push_back(point(drawn, i, view::period_words(period, key.period, drawn.language)));
    }
    const auto outside = add_time_limits(chart, drawn, cells);
    const bool run = add_long_run(chart, drawn);
    chart.title = drawn.said("mean of all with limits of three standard errors",
                             "gennemsnittet af alle med grænser på tre standardfejl");
    add_time_words(chart, drawn, period, outside, run);
    add_sentence(chart, standard_words(drawn));
    return chart;
}

/// A unit's value and how far from all it is: made comparable where the measure asks for it.
void add_apart(PointAnswer& point, const Drawn& drawn, const Figure& figure) {
    const auto& all = drawn.figures.all;
    if (!point.value || !all.value || !point.judged) return;
    double z = 0;
    if (figure.adjusted) {
        point.value = figure.adjusted->value;
        point.low = point.high = std::nullopt;
        if (figure.adjusted->interval) {
            point.low = figure.adjusted->interval->low;
            point.high = figure.adjusted->interval->high;
        }
        point.rows = figure.adjusted->rows;
        point.text = fmt::format(fmt::runtime(drawn.said("{} adjusted", "{} korrigeret")),
                                 drawn.value(figure.adjusted->value));
        z = figure.adjusted->z;
    } else if (const auto error = standard_error(drawn.measure, all, figure.tally)) {
        z = (*point.value - *all.value) / *error;
    }
    if (std::abs(z) <= beyond_95) return;
    const bool far = std::abs(z) > beyond_998;
    point.signal = z > 0 ? (far ? drawn.said("above all, beyond 99.8%", "over alle, ud over 99,8 %")
                                : drawn.said("above all, beyond 95%", "over alle, ud over 95 %"))
                         : (far ? drawn.said("below all, beyond 99.8%", "under alle, ud over 99,8 %")
                                : drawn.said("below all, beyond 95%", "under alle, ud over 95 %"));
}

/// The funnel: limits about the value of all by the number of rows.
void add_funnel_lines(ChartAnswer& chart, const Drawn& drawn) {
    const auto& all = drawn.figures.all;
    std::int64_t most = 1;
    for (const auto& point : chart.points) most = std::max(most, point.rows);
    struct Limit {
        const char* kind;
        double z;
    };
    for (const auto& limit : {Limit{"warning", beyond_95},
                              {"warning", -beyond_95},
                              {"limit", beyond_998},
                              {"limit", -beyond_998}}) {
        ChartLineAnswer line{.kind = limit.kind, .title = std::abs(limit.z) > 2 ? "99.8%" : "95%"};
        constexpr int steps = 60;
        for (int step = 1; step <= steps; ++step) {
            const double rows = static_cast<double>(most) * 1.05 * step / steps;
            const auto error = standard_error(drawn.measure, all, rows);
            if (!error) return;
            const double at = *all.value + limit.z * *error;
            if (drawn.measure.kind == outcome::Kind::proportion && (at < 0 || at > 1)) continue;
            line.x.emplace_back(rows);
            line.y.emplace_back(at);
        }
        chart.lines.push_back(std::move(line));
    }
}

void add_unit_words(ChartAnswer& chart, const Drawn& drawn) {
    const auto& title = drawn.measure.title.in(drawn.language);
    std::size_t apart = 0;
    std::string names;
    for (const auto& point : chart.points) {
        if (point.signal.empty()) continue;
        ++apart;
        if (apart <= 4) names += (names.empty() ? "" : ", ") + point.label;
    }
    if (apart == 0) {
        add_sentence(chart,
                     fmt::format(fmt::runtime(drawn.said("{}: no unit differs by more than chance explains.",
                                                         "{}: ingen enhed afviger mere, end tilfældighed "
                                                         "forklarer.")),
                                 title));
        return;
    }
    add_sentence(chart,
                 fmt::format(fmt::runtime(drawn.said("{}: {} differ by more than chance explains: {}.",
                                                     "{}: {} afviger mere, end tilfældighed forklarer: {}.")),
                             title, of_points(drawn, apart, shown_points(chart), {"units", "enheder"}),
                             names + (apart > 4 ? " …" : "")));
    add_sentence(chart, drawn.said("A difference is a reason to ask why, not a verdict.",
                                   "En afvigelse er en grund til at spørge hvorfor, ikke en dom."));
}

void add_units(MeasureAnswer& into, const Drawn& drawn) {
    auto funnel = chart_of(drawn, "funnel");
    for (std::size_t i = 0; i < drawn.figures.cells.size(); ++i) {
        const auto& figure = drawn.figures.cells[i];
        auto made = point(drawn, i, view::group_words(figure.key.groups.front(), drawn.language));
        add_apart(made, drawn, figure);
        made.x = static_cast<double>(made.rows);
        if (made.value) funnel.points.push_back(std::move(made));
    }
    if (funnel.points.empty()) return;
    add_unit_words(funnel, drawn);
    auto caterpillar = funnel;
    caterpillar.kind = "caterpillar";
    caterpillar.title = drawn.said("each with its 95% interval; the line is all",
                                   "hver med sit 95 %-interval; stregen er alle");
    const auto lines = funnel.lines.size();
    add_funnel_lines(funnel, drawn);
    funnel.title =
        drawn.said("inside the dashed lines 95%, inside the full ones 99.8% of units that are like all",
                   "inden for de stiplede linjer ligger 95 %, inden for de fuldt optrukne 99,8 % af "
                   "enheder, der er som alle");
    funnel.x_title = view::denominator_words(drawn.measure).in(drawn.language);
    if (funnel.lines.size() > lines) into.charts.push_back(std::move(funnel));
    into.charts.push_back(std::move(caterpillar));
}

}  // namespace

void add_charts(MeasureAnswer& into, const view::MeasureRecord& record,
                const outcome::ResolvedMeasures& measures, const outcome::MeasureFigures& figures,
                const outcome::Grouping& grouping, Language language) {
    const Drawn drawn{measures.measures[figures.measure], figures, record, into, language};
    const bool timed = grouping.period != outcome::Period::none;
    if (timed && grouping.columns.empty()) into.charts.push_back(over_time(drawn, grouping.period));
    if (!timed && grouping.columns.size() == 1) add_units(into, drawn);
}

}  // namespace vaerdi::workbench
