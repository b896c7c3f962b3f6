// The share to whom nothing, or something, has happened by a time, when not everybody has been followed so
// long: implants not yet revised, patients not yet readmitted.
//
// Kaplan–Meier where the event comes to all sooner or later; Aalen–Johansen where another event, mostly
// death, can come first, after which it cannot happen. Who is followed no longer on a day was at risk on it.
//
// Sources: Kaplan, Meier, JASA 1958; Greenwood 1926 (variance); Aalen, Johansen 1978; Marubini, Valsecchi,
// Analysing Survival Data, 1995, section 10.2 (its variance, which is Greenwood's when nothing competes and
// p(1 − p)/n when nobody is censored); Kalbfleisch, Prentice, 2002, section 1.4 (log(−log) interval);
// Brookmeyer, Crowley, Biometrics 1982 (interval of the median).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comparison/interval.h"

namespace vaerdi::comparison {

/// What happened on a day counted from the start.
struct TimeOfEvents {
    std::int64_t day = 0;
    std::int64_t events = 0;     ///< of what is looked at
    std::int64_t competing = 0;  ///< after which it cannot happen: death
    std::int64_t censored = 0;   ///< followed no longer
};

/// A day on which somebody left, and the curve after it.
struct CurveStep {
    std::int64_t day = 0;
    double at_risk = 0;  ///< on that day, before anybody left
    double value = 0;
    double variance = 0;
    /// On the log(−log) scale. Before the first event the exact one of no event among those at risk; after
    /// the last possible one that of the step before, from its end.
    Interval interval;
};

struct EventCurve {
    double patients = 0;
    double start = 0;  ///< the value before the first step: 1 of a survival, 0 of an incidence
    std::vector<CurveStep> steps;
    bool ended = false;  ///< nobody was left whose future is unknown
    double confidence = 0;
};

/// The share without the event. Competing events are taken as censoring: it is the share of a world in which
/// nobody dies. Days in any order, also several times each.
EventCurve kaplan_meier(std::vector<TimeOfEvents> times, double confidence);

/// The share with the event in the world as it is (cumulative incidence). Without competing events it is
/// 1 − Kaplan–Meier.
EventCurve aalen_johansen(std::vector<TimeOfEvents> times, double confidence);

/// The share with the event at the end of a window: of `at_risk` at the start, those of `times` left before,
/// all others were followed to the end. Absent where the last that are known of are lost before the end.
std::optional<CurveStep> cumulative_incidence(std::int64_t at_risk, std::span<const TimeOfEvents> times,
                                              double confidence);

/// The curve at the end of a day. Absent when nobody was followed so long, unless all is known by then.
std::optional<CurveStep> at(const EventCurve& curve, std::int64_t day);

/// How many are still followed, without event, when the day begins.
double number_at_risk(const EventCurve& curve, std::int64_t day);

/// The day by which half have had the event. A curve flat at exactly one half gives the middle of that
/// stretch, so that without censoring it is the usual median. Each is absent when never reached.
struct MedianTime {
    std::optional<double> day, low, high;
};
MedianTime median_time(const EventCurve& survival);

}  // namespace vaerdi::comparison
