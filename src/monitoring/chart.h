// A chart as data: what is shown, between which limits, and what stands out, said in words.
//
// One record serves paper, terminal, web pages and programs. Charts over time hold a point a period, funnels
// and caterpillars a point a unit. Whatever is not known is absent: no figure here is infinite or not a
// number.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/text.h"
#include "comparison/interval.h"
#include "monitoring/overdispersion.h"

namespace vaerdi::monitoring {

using comparison::Interval;

enum class ChartKind {
    xmr,      ///< individual values
    p,        ///< shares of patients
    p_prime,  ///< the same, where months differ by more than chance (Laney)
    u,        ///< events per exposure
    u_prime,
    c,    ///< events, with the same exposure in every period
    run,  ///< values about their median
    ewma,
    cusum,
    risk_adjusted_cusum,
    vlad,         ///< lives (or events) gained, patient by patient
    funnel,       ///< units by their size
    caterpillar,  ///< units in order of their figures
};

/// What the points stand along.
enum class Along { time, size, units };
Along along(ChartKind kind);

/// How figures are written: 0.042 as a number, or as 4.2 %.
enum class Form { number, share };

/// Which way is an improvement.
enum class Better { neither, lower, higher };

/// What a chart is about, in the words of its owner.
struct Subject {
    Text title;
    Text measure;  ///< what the figures are: "Revision within 2 years"
    Text size;     ///< what the denominators are: "patients"
    Form form = Form::number;
    Better better = Better::neither;
};

/// Limits, either of which may be missing.
struct Limits {
    std::optional<double> low{};
    std::optional<double> high{};
    friend bool operator==(const Limits&, const Limits&) = default;
};

/// How much a point stands out. Over time: `watch` is part of a pattern, `act` lies outside the limits. In a
/// funnel: beyond 95 % and beyond 99.8 %.
enum class Mark { none, watch, act };

/// One period, patient or unit.
struct Point {
    Text label{};
    std::optional<double> value{};   ///< absent: a gap
    std::optional<double> second{};  ///< EWMA: the value itself; CUSUM: its lower arm, 0 or less;
                                     ///< caterpillar: the value drawn towards all
    double size = 0;                 ///< patients, exposure or expected events
    std::optional<double> centre{};
    Limits limits{};                  ///< three sigma, 99.8 %, or where a CUSUM signals
    Limits warning{};                 ///< two thirds of the way to them, or 95 %
    std::optional<Interval> range{};  ///< the unit's own interval, in a caterpillar
    std::optional<Interval> second_range{};
    Mark mark = Mark::none;
    bool kept_back = false;  ///< a gap for a reason that whoever made the chart tells
};

/// The limits of a funnel between its points.
struct FunnelWidth {
    double size = 0;
    Limits limits;   ///< 99.8 %
    Limits warning;  ///< 95 %
};

/// The rules by which something stands out.
enum class Rule {
    outside,       ///< beyond the limits
    two_of_three,  ///< two of three in a row beyond two thirds, on the same side
    one_side,      ///< seven in a row on one side of the centre line
    trend,         ///< seven in a row rising, or falling
    long_run,      ///< the longest run is longer than chance makes (Anhøj)
    few_crossings,
    beyond_95,
    beyond_998,
};

struct Finding {
    Rule rule = Rule::outside;
    std::vector<std::size_t> points;  ///< those it is about, ascending; none: about all of them
    Text words;
};

struct Chart {
    ChartKind kind = ChartKind::xmr;
    Subject subject;
    std::vector<Point> points;
    std::vector<FunnelWidth> widths;               ///< of a funnel, by size
    std::optional<Overdispersion> overdispersion;  ///< of a funnel of two units or more
    Widening widened = Widening::none;             ///< how its limits were widened, if they were
    std::optional<double> centre;                  ///< where one holds for the whole chart
    std::size_t baseline = 0;                      ///< the limits come from so many first points; 0: from all
    std::vector<Finding> findings;
    std::vector<Text> notes;          ///< how it was made: what was left out, how wide the limits are
    std::vector<std::size_t> places;  ///< of a thinned chart: where each point stood; see thinned.h
    std::size_t length = 0;           ///< of a thinned chart: how many points there were
};

/// "XmR chart", "funnel plot".
Text name(ChartKind kind);

/// A figure of the chart as it is written in sentences: at most four digits, or per cent.
Text written(double value, Form form);

}  // namespace vaerdi::monitoring
