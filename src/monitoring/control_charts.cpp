#include "monitoring/control_charts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/numerals.h"
#include "math/statistics.h"
#include "monitoring/chart_parts.h"
#include "monitoring/rules.h"

namespace vaerdi::monitoring {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// Three and two sigma about the centre, cut where no figure can lie.
void set_limits(Point& point, double centre, double sigma, double lowest = -unlimited,
                double highest = unlimited) {
    point.centre = centre;
    const auto at = [&](double sigmas) { return std::clamp(centre + sigmas * sigma, lowest, highest); };
    point.limits = {at(-3), at(3)};
    point.warning = {at(-2), at(2)};
}

void finish(Chart& chart) {
    note_baseline(chart);
    note_gaps(chart);
    apply_rules(chart);
}

/// What p and u charts share: figures, their common level, and the sigma of one patient or one unit of
/// exposure, which chance makes √n times smaller in a period of n.
struct CountedChart {
    ChartKind kind;
    ChartKind prime;
    double highest;
    double (*sigma_of_one)(double level);
};
constexpr CountedChart shares{ChartKind::p, ChartKind::p_prime, 1,
                              [](double p) { return std::sqrt(std::max(p * (1 - p), 0.0)); }};
constexpr CountedChart rates{ChartKind::u, ChartKind::u_prime, unlimited,
                             [](double u) { return std::sqrt(u); }};

bool has_data(const CountedPeriod& period) {
    return period.n > 0 && std::isfinite(period.n) && period.events >= 0 && std::isfinite(period.events);
}

std::optional<double> common_level(std::span<const CountedPeriod> periods) {
    double events = 0, n = 0;
    for (const auto& period : periods) {
        if (!has_data(period)) continue;
        events += period.events;
        n += period.n;
    }
    return n > 0 ? std::optional(events / n) : std::nullopt;
}

/// Laney's factor: how many times more the periods differ than chance alone would make them.
std::optional<MovingRange> range_of_scores(std::span<const CountedPeriod> periods, double level,
                                           double of_one, Screening screening) {
    if (of_one == 0) return {};
    Values scores;
    for (const auto& period : periods) {
        scores.push_back(has_data(period) ? std::optional((period.events / period.n - level) / of_one *
                                                          std::sqrt(period.n))
                                          : std::nullopt);
    }
    return moving_range(scores, screening);
}

void note_factor(Chart& chart, double factor) {
    const auto in = [&](Language language) { return significant(factor, 3, language); };
    chart.notes.push_back(
        {"The periods vary " + in(Language::english) + " times as much as chance alone would make them",
         "Perioderne varierer " + in(Language::danish) + " gange så meget som ved tilfældighed alene"});
}

Chart counted_chart(const CountedChart& how, bool prime, const Subject& subject,
                    std::span<const CountedPeriod> periods, const ControlChartOptions& options) {
    Chart chart = begun(prime ? how.prime : how.kind, subject, options.baseline, periods.size());
    const auto baseline = of_baseline(periods, chart);
    chart.centre = common_level(baseline);
    const double of_one = chart.centre ? how.sigma_of_one(*chart.centre) : 0;
    double factor = 1;
    if (prime && chart.centre) {
        if (const auto range = range_of_scores(baseline, *chart.centre, of_one, options.screening)) {
            factor = range->sigma();
            note_factor(chart, factor);
        }
    }
    for (const auto& period : periods) {
        Point point{.label = period.label,
                    .size = has_data(period) ? period.n : 0,
                    .centre = chart.centre,
                    .kept_back = period.kept_back};
        if (has_data(period)) point.value = period.events / period.n;
        if (has_data(period) && chart.centre)
            set_limits(point, *chart.centre, factor * of_one / std::sqrt(period.n), 0, how.highest);
        chart.points.push_back(std::move(point));
    }
    finish(chart);
    return chart;
}

}  // namespace

Chart xmr_chart(const Subject& subject, std::span<const Period> periods, const ControlChartOptions& options) {
    Chart chart = begun(ChartKind::xmr, subject, options.baseline, periods.size());
    const Values values = values_of(periods);
    const auto baseline = of_baseline(std::span(values), chart);
    const auto counted = known(baseline);
    const auto range = moving_range(baseline, options.screening);
    if (!counted.empty()) chart.centre = math::mean(counted);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Point point{.label = periods[i].label,
                    .value = values[i],
                    .size = 1,
                    .centre = chart.centre,
                    .kept_back = periods[i].kept_back};
        if (range) set_limits(point, *chart.centre, 2.66 / 3 * range->mean);
        chart.points.push_back(std::move(point));
    }
    if (range) note_ranges(chart, *range, subject.form);
    finish(chart);
    return chart;
}

Chart p_chart(const Subject& subject, std::span<const CountedPeriod> periods,
              const ControlChartOptions& options) {
    return counted_chart(shares, false, subject, periods, options);
}
Chart p_prime_chart(const Subject& subject, std::span<const CountedPeriod> periods,
                    const ControlChartOptions& options) {
    return counted_chart(shares, true, subject, periods, options);
}
Chart u_chart(const Subject& subject, std::span<const CountedPeriod> periods,
              const ControlChartOptions& options) {
    return counted_chart(rates, false, subject, periods, options);
}
Chart u_prime_chart(const Subject& subject, std::span<const CountedPeriod> periods,
                    const ControlChartOptions& options) {
    return counted_chart(rates, true, subject, periods, options);
}

Chart c_chart(const Subject& subject, std::span<const Period> periods, const ControlChartOptions& options) {
    Chart chart = begun(ChartKind::c, subject, options.baseline, periods.size());
    const Values values = values_of(periods);
    const auto counted = known(of_baseline(std::span(values), chart));
    if (!counted.empty()) chart.centre = math::mean(counted);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Point point{
            .label = periods[i].label, .value = values[i], .size = 1, .kept_back = periods[i].kept_back};
        if (chart.centre) set_limits(point, *chart.centre, std::sqrt(std::max(*chart.centre, 0.0)), 0);
        chart.points.push_back(std::move(point));
    }
    finish(chart);
    return chart;
}

}  // namespace vaerdi::monitoring
