#include "comparison/survival.h"

#include <algorithm>
#include <cmath>

#include "math/vector_math.h"

namespace vaerdi::comparison {

namespace {

constexpr double rounding = 1e-12;  // of a share

std::int64_t left_on(const TimeOfEvents& time) { return time.events + time.competing + time.censored; }

std::vector<TimeOfEvents> by_day(std::vector<TimeOfEvents> times) {
    std::ranges::sort(times, {}, &TimeOfEvents::day);
    std::vector<TimeOfEvents> days;
    for (const auto& time : times) {
        if (left_on(time) == 0) continue;
        if (days.empty() || days.back().day != time.day) days.push_back({time.day, 0, 0, 0});
        days.back().events += time.events;
        days.back().competing += time.competing;
        days.back().censored += time.censored;
    }
    return days;
}

double all_of(std::span<const TimeOfEvents> days) {
    std::int64_t sum = 0;
    for (const auto& day : days) sum += left_on(day);
    return static_cast<double>(sum);
}

/// Of a share without the event.
Interval log_log(double share, double variance, double at_risk, const Interval& before, double confidence) {
    if (share >= 1 - rounding) return {exact_proportion(at_risk, at_risk, confidence).low, 1};
    if (share <= rounding) return {0, before.high};
    const double log = math::log(share);
    const double move = normal_limit(confidence) * std::sqrt(variance) / (share * -log);
    return {math::pow(share, math::exp(move)), math::pow(share, math::exp(-move))};
}

Interval turned(const Interval& share) { return {1 - share.high, 1 - share.low}; }

/// The variance of a cumulative incidence, step by step: Σ over steps i of
/// (I − Iᵢ)² d/(n(n − d)) + S² (n − e)e/n³ − 2 (I − Iᵢ) S e/n², with e events, d events of both kinds, n at
/// risk and S without either before step i; multiplied out, so that each step adds to five sums.
class IncidenceVariance {
  public:
    void add(double at_risk, double events, double both, double free_before, double incidence) {
        const double n = at_risk;
        own_ += free_before * free_before * (n - events) * events / (n * n * n);
        const double cross = free_before * events / (n * n);
        cross_ += cross;
        cross_incidence_ += cross * incidence;
        if (both >= n) return;  // nobody is left: I stays Iᵢ
        const double hazard = both / (n * (n - both));
        hazard_ += hazard;
        hazard_incidence_ += hazard * incidence;
        hazard_square_ += hazard * incidence * incidence;
    }
    double at(double incidence) const {
        const double of_hazard =
            incidence * incidence * hazard_ - 2 * incidence * hazard_incidence_ + hazard_square_;
        return std::max(0.0, of_hazard + own_ - 2 * (incidence * cross_ - cross_incidence_));
    }

  private:
    double own_ = 0, cross_ = 0, cross_incidence_ = 0;
    double hazard_ = 0, hazard_incidence_ = 0, hazard_square_ = 0;
};

}  // namespace

EventCurve kaplan_meier(std::vector<TimeOfEvents> times, double confidence) {
    const auto days = by_day(std::move(times));
    EventCurve curve{all_of(days), 1, {}, !days.empty(), confidence};
    double at_risk = curve.patients, share = 1, greenwood = 0;
    Interval interval{0, 1};
    for (const auto& day : days) {
        const auto events = static_cast<double>(day.events);
        share *= (at_risk - events) / at_risk;
        if (events < at_risk) greenwood += events / (at_risk * (at_risk - events));
        const double variance = share * share * greenwood;
        interval = log_log(share, variance, at_risk, interval, confidence);
        curve.steps.push_back({day.day, at_risk, share, variance, interval});
        curve.ended = day.competing + day.censored == 0;
        at_risk -= static_cast<double>(left_on(day));
    }
    return curve;
}

EventCurve aalen_johansen(std::vector<TimeOfEvents> times, double confidence) {
    const auto days = by_day(std::move(times));
    EventCurve curve{all_of(days), 0, {}, !days.empty(), confidence};
    double at_risk = curve.patients, free = 1, incidence = 0;
    IncidenceVariance sums;
    Interval interval{0, 1};
    for (const auto& day : days) {
        const auto events = static_cast<double>(day.events);
        const double both = events + static_cast<double>(day.competing);
        incidence += free * events / at_risk;
        sums.add(at_risk, events, both, free, incidence);
        free *= (at_risk - both) / at_risk;
        const double variance = sums.at(incidence);
        interval = turned(log_log(1 - incidence, variance, at_risk, turned(interval), confidence));
        curve.steps.push_back({day.day, at_risk, incidence, variance, interval});
        curve.ended = day.censored == 0;
        at_risk -= static_cast<double>(left_on(day));
    }
    return curve;
}

std::optional<CurveStep> cumulative_incidence(std::int64_t at_risk, std::span<const TimeOfEvents> times,
                                              double confidence) {
    std::vector<TimeOfEvents> all(times.begin(), times.end());
    std::int64_t day = 0, followed = at_risk;
    for (const auto& time : times) {
        day = std::max(day, time.day);
        followed -= left_on(time);
    }
    if (followed > 0) all.push_back({day + 1, 0, 0, followed});
    const auto curve = aalen_johansen(std::move(all), confidence);
    if (curve.steps.empty() || (followed == 0 && !curve.ended)) return {};
    return curve.steps.back();
}

std::optional<CurveStep> at(const EventCurve& curve, std::int64_t day) {
    const auto after = std::ranges::upper_bound(curve.steps, day, {}, &CurveStep::day);
    if (after == curve.steps.end() && !curve.ended && (curve.steps.empty() || curve.steps.back().day < day))
        return {};
    if (after != curve.steps.begin()) return *(after - 1);
    const Interval all{exact_proportion(curve.patients, curve.patients, curve.confidence).low, 1};
    return CurveStep{day, curve.patients, curve.start, 0, curve.start == 1 ? all : turned(all)};
}

double number_at_risk(const EventCurve& curve, std::int64_t day) {
    const auto next = std::ranges::lower_bound(curve.steps, day, {}, &CurveStep::day);
    return next == curve.steps.end() ? 0 : next->at_risk;
}

MedianTime median_time(const EventCurve& survival) {
    const auto first = [&](auto holds) -> std::optional<double> {
        const auto step = std::ranges::find_if(survival.steps, holds);
        if (step == survival.steps.end()) return {};
        return static_cast<double>(step->day);
    };
    MedianTime median;
    median.day = first([](const CurveStep& step) { return step.value <= 0.5 + rounding; });
    median.low = first([](const CurveStep& step) { return step.interval.low <= 0.5; });
    median.high = first([](const CurveStep& step) { return step.interval.high <= 0.5; });
    // A curve flat at one half is left on a later day than it was reached.
    const auto left = first([](const CurveStep& step) { return step.value < 0.5 - rounding; });
    if (median.day && left) median.day = (*median.day + *left) / 2;
    return median;
}

}  // namespace vaerdi::comparison
