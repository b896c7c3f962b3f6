#include "monitoring/smoothed_charts.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/numerals.h"
#include "monitoring/chart_parts.h"
#include "monitoring/rules.h"
#include "monitoring/run_length.h"

namespace vaerdi::monitoring {
namespace {

/// Periods of a sum beyond its limit, and when the change began: after the sum was last 0.
void find_change(Chart& chart, bool upwards) {
    std::vector<std::size_t> beyond;
    std::size_t last_zero = 0, began = 0;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const auto& point = chart.points[i];
        const auto& sum = upwards ? point.value : point.second;
        if (!sum) continue;
        if (*sum == 0) last_zero = i + 1;
        const bool outside = upwards ? *sum > *point.limits.high : *sum < *point.limits.low;
        if (!outside) continue;
        if (beyond.empty()) began = last_zero;
        beyond.push_back(i);
        chart.points[i].mark = Mark::act;
    }
    if (beyond.empty()) return;
    const Text &first = chart.points[beyond.front()].label, &since = chart.points[began].label;
    Text words{std::string("The level has become ") + (upwards ? "higher" : "lower") + ": seen in " +
                   first.en + ", begun about " + since.en,
               std::string("Niveauet er blevet ") + (upwards ? "højere" : "lavere") + ": set i " + first.da +
                   ", begyndt omkring " + since.da};
    chart.findings.push_back({Rule::outside, std::move(beyond), std::move(words)});
}

void note_run_length(Chart& chart, const CusumOptions& cusum) {
    const double length = cusum_run_length(cusum.slack, cusum.limit);
    const auto in = [&](Language language) { return number(std::round(length), 0, language); };
    chart.notes.push_back({"Without any change a false alarm comes about every " + in(Language::english) +
                               " periods (k " + significant(cusum.slack, 3, Language::english) + ", h " +
                               significant(cusum.limit, 3, Language::english) + ")",
                           "Uden nogen ændring kommer en falsk alarm cirka hver " + in(Language::danish) +
                               ". periode (k " + significant(cusum.slack, 3, Language::danish) + ", h " +
                               significant(cusum.limit, 3, Language::danish) + ")"});
}

}  // namespace

Chart ewma_chart(const Subject& subject, std::span<const Period> periods, const EwmaOptions& ewma,
                 const ControlChartOptions& options) {
    if (!(ewma.weight > 0 && ewma.weight <= 1) || !(ewma.limit > 0))
        throw std::invalid_argument("an EWMA has a weight above 0 and at most 1, and a limit above 0");
    Chart chart = begun(ChartKind::ewma, subject, options.baseline, periods.size());
    const auto values = values_of(periods);
    const auto level = level_of(of_baseline(std::span(values), chart), options.screening);
    if (level) chart.centre = level->mean;
    double average = level ? level->mean : 0, old = 1;  // old: (1 − λ)²ⁱ
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Point point{.label = periods[i].label,
                    .second = values[i],
                    .size = 1,
                    .centre = chart.centre,
                    .kept_back = periods[i].kept_back};
        if (level && values[i]) {
            average = ewma.weight * *values[i] + (1 - ewma.weight) * average;
            old *= (1 - ewma.weight) * (1 - ewma.weight);
            const double width =
                level->range.sigma() * std::sqrt(ewma.weight / (2 - ewma.weight) * (1 - old));
            point.value = average;
            point.limits = {level->mean - ewma.limit * width, level->mean + ewma.limit * width};
        }
        chart.points.push_back(std::move(point));
    }
    if (level) note_ranges(chart, level->range, subject.form);
    note_baseline(chart);
    note_gaps(chart);
    apply_limits(chart);
    return chart;
}

Chart cusum_chart(const Subject& subject, std::span<const Period> periods, const CusumOptions& cusum,
                  const ControlChartOptions& options) {
    if (!(cusum.slack >= 0) || !(cusum.limit > 0) || !std::isfinite(cusum.slack + cusum.limit))
        throw std::invalid_argument("a CUSUM has a slack of 0 or more and a limit above 0");
    auto in_sigmas = subject;
    in_sigmas.form = Form::number;
    in_sigmas.measure = {subject.measure.en + ", summed in standard deviations",
                         subject.measure.da + ", summeret i standardafvigelser"};
    Chart chart = begun(ChartKind::cusum, in_sigmas, options.baseline, periods.size());
    const auto values = values_of(periods);
    const auto level = level_of(of_baseline(std::span(values), chart), options.screening);
    const bool varies = level && level->range.mean > 0;
    double up = 0, down = 0;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Point point{.label = periods[i].label, .size = 1, .kept_back = periods[i].kept_back};
        if (varies && values[i]) {
            const double z = (*values[i] - level->mean) / level->range.sigma();
            up = std::max(0.0, up + z - cusum.slack);
            down = std::min(0.0, down + z + cusum.slack);
            point.value = up;
            point.second = down;
            point.centre = 0;
            point.limits = {-cusum.limit, cusum.limit};
        }
        chart.points.push_back(std::move(point));
    }
    if (varies) {
        chart.centre = 0;
        const Text mean = written(level->mean, subject.form);
        chart.notes.push_back({"Level " + mean.en, "Niveau " + mean.da});
        note_ranges(chart, level->range, subject.form);
        note_run_length(chart, cusum);
        find_change(chart, true);
        find_change(chart, false);
    }
    note_baseline(chart);
    if (varies) note_gaps(chart);
    if (level && !varies)
        chart.notes.push_back({"The values do not vary: there is nothing to sum",
                               "Værdierne varierer ikke: der er intet at summere"});
    return chart;
}

}  // namespace vaerdi::monitoring
