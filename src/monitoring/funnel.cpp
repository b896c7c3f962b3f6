#include "monitoring/funnel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "base/numerals.h"
#include "monitoring/funnel_limits.h"
#include "monitoring/rules.h"

namespace vaerdi::monitoring {
namespace {

constexpr double usual = 0.95, far_out = 0.998;
constexpr int curve_places = 100;

/// What kinds of funnels differ in. On the scale of scores chance has the standard error `error` at a size.
struct FunnelModel {
    double target = 0;
    bool whole_sizes = false;
    std::function<Interval(double size, double confidence)> by_chance;
    std::function<double(double figure, double size)> score;
    std::function<double(double size)> error;
    std::function<double(double score)> figure;
    std::function<double(double size)>
        chance_of_none;  ///< that a unit on target has no event; null: it measures
};

FunnelModel proportion_model(double target) {
    return {target,
            true,
            [=](double n, double confidence) { return proportion_limits(target, n, confidence); },
            [](double share, double) { return std::asin(std::sqrt(std::clamp(share, 0.0, 1.0))); },
            [](double n) { return 1 / (2 * std::sqrt(n)); },
            [](double score) {
                const double root = std::sin(std::clamp(score, 0.0, std::numbers::pi / 2));
                return root * root;
            },
            [=](double n) { return std::pow(1 - target, n); }};
}

FunnelModel rate_model(double target, RatioScale scale) {
    FunnelModel model;
    model.target = target;
    model.by_chance = [=](double size, double confidence) { return rate_limits(target, size, confidence); };
    model.chance_of_none = [=](double size) { return std::exp(-size * target); };
    if (scale == RatioScale::square_root) {
        model.score = [](double rate, double) { return std::sqrt(rate); };
        model.error = [](double size) { return 1 / (2 * std::sqrt(size)); };
        model.figure = [](double score) { return score > 0 ? score * score : 0; };
    } else {
        model.score = [](double rate, double size) { return std::log(rate > 0 ? rate : 0.5 / size); };
        model.error = [=](double size) { return 1 / std::sqrt(size * target); };
        model.figure = [](double score) { return std::exp(score); };
    }
    return model;
}

FunnelModel mean_model(double target, double sd) {
    return {target,
            false,
            [=](double n, double confidence) { return mean_limits(target, sd, n, confidence); },
            [](double mean, double) { return mean; },
            [=](double n) { return sd / std::sqrt(n); },
            [](double score) { return score; },
            {}};
}

Interval limits_at(const FunnelModel& model, const Chart& chart, double size, double confidence) {
    if (chart.widened == Widening::none) return model.by_chance(size, confidence);
    const double error = model.error(size), centre = model.score(model.target, size);
    const double wider = chart.widened == Widening::additive
                             ? std::sqrt(error * error + chart.overdispersion->tau_squared)
                             : error * std::sqrt(chart.overdispersion->phi);
    const double half = comparison::normal_limit(confidence) * wider;
    return {model.figure(centre - half), model.figure(centre + half)};
}

Limits as_limits(const Interval& interval) { return {interval.low, interval.high}; }

void measure_overdispersion(Chart& chart, const FunnelModel& model, const FunnelOptions& options) {
    std::vector<ScoredUnit> scored;
    for (const auto& point : chart.points) {
        if (!point.value) continue;
        const double error = model.error(point.size);
        if (!(error > 0) || !std::isfinite(error)) return;
        const double distance = model.score(*point.value, point.size) - model.score(model.target, point.size);
        scored.push_back({distance / error, error});
    }
    if (scored.size() < 2) return;
    chart.overdispersion = overdispersion(scored, options.outermost, options.outermost_share);
    if (chart.overdispersion->called_for()) chart.widened = options.widening;
}

/// Evenly by the square root of the size: closest where the funnel bends.
void draw_limits(Chart& chart, const FunnelModel& model) {
    double smallest = 0, largest = 0;
    for (const auto& point : chart.points) {
        if (!point.value) continue;
        smallest = smallest == 0 ? point.size : std::min(smallest, point.size);
        largest = std::max(largest, point.size);
    }
    if (largest == 0) return;
    const double from = std::sqrt(0.8 * smallest), to = std::sqrt(1.04 * largest);
    for (int i = 0; i < curve_places; ++i) {
        const double root = from + (to - from) * i / (curve_places - 1);
        const double size = model.whole_sizes ? std::max(1.0, std::round(root * root)) : root * root;
        if (!chart.widths.empty() && size <= chart.widths.back().size) continue;
        chart.widths.push_back({size, as_limits(limits_at(model, chart, size, far_out)),
                                as_limits(limits_at(model, chart, size, usual))});
    }
}

/// Beyond a limit. The lower limits of rates, and those that are widened, are above zero however small a unit
/// is: one without events is below only where that many would hardly ever have none.
bool further(const Point& point, const FunnelModel& model, bool far, bool above) {
    const auto& limits = far ? point.limits : point.warning;
    if (above) return *point.value > *limits.high;
    if (!(*point.value < *limits.low)) return false;
    const double tail = (1 - (far ? far_out : usual)) / 2;
    return *point.value != 0 || !model.chance_of_none || model.chance_of_none(point.size) <= tail;
}

void judge(Chart& chart, const FunnelModel& model, const FunnelOptions& options, bool far, bool above) {
    std::vector<std::size_t> points;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        auto& point = chart.points[i];
        if (!point.value || point.size < options.fewest) continue;
        if (!further(point, model, far, above)) continue;
        if (!far && further(point, model, true, above)) continue;
        point.mark = far ? Mark::act : Mark::watch;
        points.push_back(i);
    }
    if (points.empty()) return;
    const Text where = listed(chart, points);
    const bool one = points.size() == 1;
    const auto n = std::to_string(points.size());
    Text words{
        n + (one ? " unit" : " units") + (above ? " above" : " below") + " the " +
            percent(far ? far_out : usual, far ? 1 : 0, Language::english) + " limit (" + where.en + ")",
        n + (one ? " enhed" : " enheder") + (above ? " over " : " under ") +
            percent(far ? far_out : usual, far ? 1 : 0, Language::danish) + "-grænsen (" + where.da + ")"};
    chart.findings.push_back({far ? Rule::beyond_998 : Rule::beyond_95, std::move(points), std::move(words)});
}

void note_target(Chart& chart, const FunnelOptions& options) {
    const Text words = options.target ? Text{"Target ", "Mål "}
                       : options.together || !options.some_missing
                           ? Text{"All units together ", "Alle enheder under ét "}
                           : Text{"The units shown, together ", "De viste enheder under ét "};
    const Text target = written(*chart.centre, chart.subject.form);
    chart.notes.push_back({words.en + target.en, words.da + target.da});
}

void note_overdispersion(Chart& chart, const FunnelOptions& options) {
    if (!chart.overdispersion) return;
    const auto& found = *chart.overdispersion;
    const auto in = [](double value, Language language) { return number(value, 2, language); };
    const Text phi{"φ " + in(found.phi, Language::english), "φ " + in(found.phi, Language::danish)};
    if (chart.widened != Widening::none) {
        chart.notes.push_back(
            {"The units differ by more than chance (" + phi.en + "): the limits are widened",
             "Enhederne er mere forskellige, end tilfældighed gør dem (" + phi.da +
                 "): grænserne er gjort bredere"});
    } else if (found.called_for()) {
        chart.notes.push_back({"The units differ by more than chance (" + phi.en +
                                   "): with limits for chance alone, "
                                   "more of them lie outside",
                               "Enhederne er mere forskellige, end tilfældighed gør dem (" + phi.da +
                                   "): med grænser for tilfældighed alene ligger flere udenfor"});
    } else if (found.chi_squared_df > 1 && options.outermost != Outermost::kept) {
        const Text all{in(found.chi_squared_df, Language::english),
                       in(found.chi_squared_df, Language::danish)};
        chart.notes.push_back({"Without the outermost units there is no more than chance (" + phi.en +
                                   "; of all units χ²/df " + all.en + "): the limits are not widened",
                               "Uden de yderste enheder er der ikke mere end tilfældighed (" + phi.da +
                                   "; af alle enheder χ²/df " + all.da +
                                   "): grænserne er ikke gjort bredere"});
    }
}

/// Units that have no figure and are kept back for no reason.
void note_without(Chart& chart, const auto& units) {
    std::vector<std::size_t> without;
    for (std::size_t i = 0; i < units.size(); ++i)
        if (!chart.points[i].value && !units[i].kept_back) without.push_back(i);
    if (without.empty()) return;
    const Text where = listed(chart, without);
    chart.notes.push_back({"No data: " + where.en, "Ingen data: " + where.da});
}

void note_unjudged(Chart& chart, const FunnelOptions& options) {
    std::vector<std::size_t> few;
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        if (chart.points[i].value && chart.points[i].size < options.fewest) few.push_back(i);
    if (!few.empty()) {
        const auto n = std::to_string(few.size());
        const auto in = [&](Language language) { return significant(options.fewest, 6, language); };
        chart.notes.push_back({n + (few.size() == 1 ? " unit is" : " units are") +
                                   " too small to be judged (fewer than " + in(Language::english) + ")",
                               n + (few.size() == 1 ? " enhed" : " enheder") +
                                   " er for små til at bedømmes (færre end " + in(Language::danish) + ")"});
    }
}

/// Points are there with label, size and value; the rest follows from the model.
void finish_funnel(Chart& chart, const FunnelModel& model, const FunnelOptions& options) {
    chart.centre = model.target;
    measure_overdispersion(chart, model, options);
    for (auto& point : chart.points) {
        point.centre = model.target;
        if (!point.value) continue;
        point.limits = as_limits(limits_at(model, chart, point.size, far_out));
        point.warning = as_limits(limits_at(model, chart, point.size, usual));
    }
    draw_limits(chart, model);
    note_target(chart, options);
    note_overdispersion(chart, options);
    note_unjudged(chart, options);
    for (const bool far : {true, false}) {
        for (const bool above : {true, false}) judge(chart, model, options, far, above);
    }
}

bool counted(double n, double figure) { return n > 0 && std::isfinite(n) && std::isfinite(figure); }

Chart funnel_of(const Subject& subject) {
    Chart chart;
    chart.kind = ChartKind::funnel;
    chart.subject = subject;
    return chart;
}

/// What the units are held against; `shown` is the figure of those that are given.
double target_of(const FunnelOptions& options, double shown) {
    return options.target.value_or(options.together.value_or(shown));
}

/// Points of units that count, and the rate of all together; absent when nobody counted anything.
std::optional<double> add_counting(Chart& chart, std::span<const CountingUnit> units) {
    double events = 0, n = 0;
    for (const auto& unit : units) {
        Point point{.label = unit.label};
        if (counted(unit.n, unit.events) && unit.events >= 0) {
            point.size = unit.n;
            point.value = unit.events / unit.n;
            events += unit.events;
            n += unit.n;
        }
        chart.points.push_back(std::move(point));
    }
    return n > 0 ? std::optional(events / n) : std::nullopt;
}

}  // namespace

Chart proportion_funnel(const Subject& subject, std::span<const CountingUnit> units,
                        const FunnelOptions& options) {
    Chart chart = funnel_of(subject);
    const auto all = add_counting(chart, units);
    if (all) finish_funnel(chart, proportion_model(target_of(options, *all)), options);
    note_without(chart, units);
    return chart;
}

Chart rate_funnel(const Subject& subject, std::span<const CountingUnit> units, const FunnelOptions& options) {
    Chart chart = funnel_of(subject);
    const auto all = add_counting(chart, units);
    if (all) finish_funnel(chart, rate_model(target_of(options, *all), options.scale), options);
    note_without(chart, units);
    return chart;
}

Chart mean_funnel(const Subject& subject, std::span<const MeasuringUnit> units, double sd,
                  const FunnelOptions& options) {
    Chart chart = funnel_of(subject);
    double sum = 0, n = 0;
    for (const auto& unit : units) {
        Point point{.label = unit.label};
        if (counted(unit.n, unit.mean)) {
            point.size = unit.n;
            point.value = unit.mean;
            sum += unit.n * unit.mean;
            n += unit.n;
        }
        chart.points.push_back(std::move(point));
    }
    if (n > 0) finish_funnel(chart, mean_model(target_of(options, sum / n), sd), options);
    note_without(chart, units);
    return chart;
}

}  // namespace vaerdi::monitoring
