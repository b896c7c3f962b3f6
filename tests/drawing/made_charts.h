// Charts of every kind to be drawn.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "monitoring/control_charts.h"
#include "monitoring/funnel.h"

namespace vaerdi::drawing {

using monitoring::Better;
using monitoring::Chart;
using monitoring::ChartKind;
using monitoring::Form;
using monitoring::Mark;
using monitoring::Point;
using monitoring::Rule;
using monitoring::Subject;

inline const std::vector<ChartKind>& all_kinds() {
    static const std::vector<ChartKind> kinds{ChartKind::xmr,        ChartKind::p,
                                              ChartKind::p_prime,    ChartKind::u,
                                              ChartKind::u_prime,    ChartKind::c,
                                              ChartKind::run,        ChartKind::ewma,
                                              ChartKind::cusum,      ChartKind::risk_adjusted_cusum,
                                              ChartKind::vlad,       ChartKind::funnel,
                                              ChartKind::caterpillar};
    return kinds;
}

inline Subject revisions() {
    return {{"Knee implants", "Knæimplantater"},
            {"Revision within 2 years", "Revision inden 2 år"},
            {"patients", "patienter"},
            Form::share,
            Better::lower};
}

inline Text quarter(std::size_t i) {
    const auto year = std::to_string(2019 + i / 4), n = std::to_string(i % 4 + 1);
    return {"Q" + n + " " + year, n + ". kvt. " + year};
}

/// Twenty quarters whose level rises in the fourth year; nobody was treated in Q2 2020.
inline Chart revisions_over_time() {
    std::vector<monitoring::CountedPeriod> periods;
    const double events[]{5, 3, 6, 4, 7, 0, 4, 5, 3, 6, 4, 5, 12, 9, 24, 10, 8, 5, 4, 6};
    const double patients[]{180, 175, 210, 190, 205, 0,   160, 220, 150, 230,
                            200, 190, 240, 210, 230, 215, 220, 185, 170, 205};
    for (std::size_t i = 0; i < std::size(events); ++i)
        periods.push_back({quarter(i), events[i], patients[i]});
    return p_chart(revisions(), periods);
}

inline Chart revisions_by_unit() {
    std::vector<monitoring::CountingUnit> units;
    const char* names[]{"Aabenraa",  "Svendborg", "Vejle",        "Farsø",    "Hjørring",
                        "Silkeborg", "Viborg",    "Horsens",      "Gentofte", "Bispebjerg",
                        "Næstved",   "Køge",      "Frederikssund"};
    const double events[]{6, 35, 31, 12, 4, 3, 21, 9, 40, 5, 18, 2, 0};
    const double patients[]{210, 520, 980, 430, 95, 350, 610, 260, 1250, 160, 540, 44, 0};
    for (std::size_t i = 0; i < std::size(events); ++i) units.push_back({names[i], events[i], patients[i]});
    return proportion_funnel(revisions(), units);
}

/// The units of the funnel in order, each with an interval and drawn towards all.
inline Chart revisions_in_order() {
    Chart chart = revisions_by_unit();
    chart.kind = ChartKind::caterpillar;
    std::erase_if(chart.points, [](const Point& point) { return !point.value; });
    std::ranges::sort(chart.points, {}, [](const Point& point) { return *point.value; });
    for (auto& point : chart.points) {
        const double error = std::sqrt(.03 / point.size);
        point.range = {std::max(0.0, *point.value - 1.96 * error), *point.value + 1.96 * error};
        point.second = .5 * *point.value + .5 * *chart.centre;
        point.second_range = {*point.second - error, *point.second + error};
        point.limits = point.warning = {};
    }
    chart.widths.clear();
    chart.findings.clear();
    return chart;
}

/// Sums over 300 patients: lives gained, then lost.
inline Chart summed_up(ChartKind kind) {
    Chart chart;
    chart.kind = kind;
    chart.subject = {{"Heart surgery", "Hjertekirurgi"},
                     {"Deaths within 30 days", "Død inden 30 dage"},
                     {"patients", "patienter"},
                     Form::share,
                     Better::lower};
    double sum = 0, up = 0, down = 0;
    for (int i = 0; i < 300; ++i) {
        const bool died = i % 29 == 3 || (i > 180 && i % 11 == 5);
        const double risk = .03 + .02 * (i % 5);
        sum += risk - (died ? 1 : 0);
        up = std::max(0.0, up - risk + (died ? 1 : 0));
        down = std::min(0.0, down - risk + (died ? 1 : 0));
        Point point{.label = {"patient " + std::to_string(i + 1), "patient " + std::to_string(i + 1)}};
        point.size = 1;
        if (kind == ChartKind::vlad) {
            point.value = sum;
        } else {
            point.value = up;
            point.second = down;
            point.limits = {-4, 4};
            if (up >= 4 || down <= -4) point.mark = Mark::act;
        }
        chart.points.push_back(point);
    }
    if (kind == ChartKind::vlad) chart.centre = 0;
    return chart;
}

inline Chart weighted_means() {
    Chart chart;
    chart.kind = ChartKind::ewma;
    chart.subject = {"", {"Bed days", "Sengedage"}, {"patients", "patienter"}, Form::number, Better::lower};
    chart.centre = 3.2;
    double mean = 3.2;
    for (std::size_t i = 0; i < 24; ++i) {
        const double value = 3.2 + .4 * std::sin(static_cast<double>(i) * 1.7) - (i > 12 ? .25 : 0);
        mean = .8 * mean + .2 * value;
        Point point{.label = quarter(i), .value = mean, .second = value};
        const double half = .3 * std::sqrt(1 - std::pow(.64, static_cast<double>(i + 1)));
        point.limits = {3.2 - half, 3.2 + half};
        if (mean < 3.2 - half) point.mark = Mark::act;
        chart.points.push_back(point);
    }
    return chart;
}

inline Chart chart_of(ChartKind kind) {
    switch (kind) {
        case ChartKind::funnel:
            return revisions_by_unit();
        case ChartKind::caterpillar:
            return revisions_in_order();
        case ChartKind::ewma:
            return weighted_means();
        case ChartKind::cusum:
        case ChartKind::risk_adjusted_cusum:
        case ChartKind::vlad:
            return summed_up(kind);
        default: {
            Chart chart = revisions_over_time();
            chart.kind = kind;
            return chart;
        }
    }
}

}  // namespace vaerdi::drawing
