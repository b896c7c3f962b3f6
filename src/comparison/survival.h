// The share to whom something has happened by a time, when not all have been followed so long.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "comparison/interval.h"

namespace vaerdi::comparison {

/// What happened on one day after the start; days ascending, each once.
struct TimeOfEvents {
    std::int64_t day = 0;
    std::int64_t events = 0;     ///< of what is looked at
    std::int64_t competing = 0;  ///< after which it cannot happen any more: death
    std::int64_t censored = 0;   ///< followed no longer; they were at risk on this day
};

/// The share with the event by the end, and how sure it is.
struct Incidence {
    double value = 0;
    std::optional<Interval> interval;  ///< absent without an event
};

/// Cumulative incidence at the end of the window: of `at_risk` at the start, those of `times` left before.
/// Without competing events 1 − Kaplan–Meier with Greenwood's variance; with them Aalen–Johansen. The
/// interval is on the complementary log-log scale. Source: Aalen, Borgan, Gjessing 2008, Survival and Event
/// History Analysis, 3.2 and 3.4; Kalbfleisch and Prentice 2002, section 1.4, for the interval.
Incidence cumulative_incidence(std::int64_t at_risk, std::span<const TimeOfEvents> times, double confidence);

/// One step of the curve.
struct IncidenceStep {
    std::int64_t day = 0;
    std::int64_t at_risk = 0;
    Incidence incidence;
};

/// The whole curve: a step for each day with an event.
std::vector<IncidenceStep> incidence_curve(std::int64_t at_risk, std::span<const TimeOfEvents> times,
                                           double confidence);

}  // namespace vaerdi::comparison
