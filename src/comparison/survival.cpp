#include "comparison/survival.h"

#include <cmath>

namespace vaerdi::comparison {
namespace {

/// log(−log(1 − F)) ± z · se / ((1 − F) · |log(1 − F)|), back on the scale of shares.
std::optional<Interval> log_log_interval(double incidence, double variance, double confidence) {
    if (!(incidence > 0) || !(incidence < 1) || !(variance > 0)) return {};
    const auto free = 1 - incidence;
    const auto width = normal_limit(confidence) * std::sqrt(variance) / (free * std::abs(std::log(free)));
    return Interval{1 - std::pow(free, std::exp(-width)), 1 - std::pow(free, std::exp(width))};
}

}  // namespace

// The variance of Aalen–Johansen in its multiplicative (Greenwood-type) form, carried along in one pass: with
// jumps ΔF = S(t−)·d/n, Var F(t) = Σ (F(t) − F(u))² · D/(n (n − D)) + Σ S(u−)² · d (n − d)/n³
//                                − 2 Σ (F(t) − F(u)) · S(u−) · d/n²,
// where d are the events and D all that happened. The sums are kept by their powers of F(t).
std::vector<IncidenceStep> incidence_curve(std::int64_t at_risk, std::span<const TimeOfEvents> times,
                                           double confidence) {
    std::vector<IncidenceStep> steps;
    double free = 1, incidence = 0;  // S(t−), F(t)
    double a0 = 0, a1 = 0, a2 = 0;   // Σ g, Σ g F(u), Σ g F(u)²
    double b = 0, c0 = 0, c1 = 0;    // the second sum; Σ h, Σ h F(u)
    for (const auto& at : times) {
        const auto n = static_cast<double>(at_risk), d = static_cast<double>(at.events),
                   all = static_cast<double>(at.events + at.competing);
        if (all > 0) {
            incidence += free * d / n;
            if (at.events + at.competing < at_risk) {
                const auto g = all / (n * (n - all));
                a0 += g;
                a1 += g * incidence;
                a2 += g * incidence * incidence;
            }
            b += free * free * d * (n - d) / (n * n * n);
            const auto h = free * d / (n * n);
            c0 += h;
            c1 += h * incidence;
            free *= 1 - all / n;
        }
        at_risk -= at.events + at.competing + at.censored;
        if (at.events == 0) continue;
        const auto variance =
            incidence * incidence * a0 - 2 * incidence * a1 + a2 + b - 2 * (incidence * c0 - c1);
        steps.push_back({at.day,
                         static_cast<std::int64_t>(n),
                         {incidence, log_log_interval(incidence, variance, confidence)}});
    }
    // Deaths after the last event change how sure its share is not at all: F no longer moves with them.
    return steps;
}

Incidence cumulative_incidence(std::int64_t at_risk, std::span<const TimeOfEvents> times, double confidence) {
    const auto curve = incidence_curve(at_risk, times, confidence);
    return curve.empty() ? Incidence{} : curve.back().incidence;
}

}  // namespace vaerdi::comparison
