#include "monitoring/control_charts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/numerals.h"
#include "math/statistics.h"
#include "monitoring/rules.h"

namespace vaerdi::monitoring {
namespace {

using Values = std::vector<std::optional<double>>;

constexpr double unlimited = std::numeric_limits<double>::infinity();

Chart chart_of(ChartKind kind, const Subject& subject, std::size_t baseline, std::size_t periods) {
    Chart chart;
    chart.kind = kind;
    chart.subject = subject;
    chart.baseline = baseline >= periods ? 0 : baseline;
    return chart;
}

/// The first of them that limits come from.
template <class T>
std::span<const T> of_baseline(std::span<const T> all, const Chart& chart) {
    return chart.baseline == 0 ? all : all.first(chart.baseline);
}

std::vector<double> known(std::span<const std::optional<double>> values) {
    std::vector<double> found;
    for (const auto& value : values) {
        if (value) found.push_back(*value);
    }
    return found;
}

/// Three and two sigma about the centre, cut where no figure can lie.
void set_limits(Point& point, double centre, double sigma, double lowest = -unlimited,
                double highest = unlimited) {
    point.centre = centre;
    const auto at = [&](double sigmas) { return std::clamp(centre + sigmas * sigma, lowest, highest); };
    point.limits = {at(-3), at(3)};
    point.warning = {at(-2), at(2)};
}

void note_ranges(Chart& chart, const MovingRange& range, Form form) {
    const Text mean = written(range.mean, form);
    Text note{"Mean moving range " + mean.en, "Gennemsnitlig ændring fra periode til periode " + mean.da};
    if (range.left_out > 0) {
        const auto n = std::to_string(range.left_out);
        note.en +=
            "; " + n + (range.left_out == 1 ? " unusually large one" : " unusually large ones") + " left out";
        note.da += "; " + n + (range.left_out == 1 ? " usædvanlig stor" : " usædvanligt store") + " udeladt";
    }
    chart.notes.push_back(std::move(note));
}

void note_baseline(Chart& chart) {
    if (chart.baseline == 0) return;
    const Text &first = chart.points.front().label, &last = chart.points[chart.baseline - 1].label;
    chart.notes.push_back({"Limits from " + first.en + " to " + last.en + ", held afterwards",
                           "Grænser fra " + first.da + " til " + last.da + ", derefter fastholdt"});
}

void note_gaps(Chart& chart) {
    std::vector<std::size_t> gaps;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        if (!chart.points[i].value) gaps.push_back(i);
    }
    if (gaps.empty()) return;
    const Text where = listed(chart, gaps);
    chart.notes.push_back({"No data: " + where.en, "Ingen data: " + where.da});
}

void finish(Chart& chart) {
    note_baseline(chart);
    note_gaps(chart);
    apply_rules(chart);
}

Values values_of(std::span<const Period> periods) {
    Values values;
    for (const auto& period : periods) {
        values.push_back(period.value && std::isfinite(*period.value) ? period.value : std::nullopt);
    }
    return values;
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

std::optional<double> level_of(std::span<const CountedPeriod> periods) {
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
    Chart chart = chart_of(prime ? how.prime : how.kind, subject, options.baseline, periods.size());
    const auto baseline = of_baseline(periods, chart);
    chart.centre = level_of(baseline);
    const double of_one = chart.centre ? how.sigma_of_one(*chart.centre) : 0;
    double factor = 1;
    if (prime && chart.centre) {
        if (const auto range = range_of_scores(baseline, *chart.centre, of_one, options.screening)) {
            factor = range->sigma();
            note_factor(chart, factor);
        }
    }
    for (const auto& period : periods) {
        Point point{.label = period.label, .size = has_data(period) ? period.n : 0, .centre = chart.centre};
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
    Chart chart = chart_of(ChartKind::xmr, subject, options.baseline, periods.size());
    const Values values = values_of(periods);
    const auto baseline = of_baseline(std::span(values), chart);
    const auto counted = known(baseline);
    const auto range = moving_range(baseline, options.screening);
    if (!counted.empty()) chart.centre = math::mean(counted);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Point point{.label = periods[i].label, .value = values[i], .size = 1, .centre = chart.centre};
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
    Chart chart = chart_of(ChartKind::c, subject, options.baseline, periods.size());
    const Values values = values_of(periods);
    const auto counted = known(of_baseline(std::span(values), chart));
    if (!counted.empty()) chart.centre = math::mean(counted);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Point point{.label = periods[i].label, .value = values[i], .size = 1};
        if (chart.centre) set_limits(point, *chart.centre, std::sqrt(std::max(*chart.centre, 0.0)), 0);
        chart.points.push_back(std::move(point));
    }
    finish(chart);
    return chart;
}

}  // namespace vaerdi::monitoring
