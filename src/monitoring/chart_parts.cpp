#include "monitoring/chart_parts.h"

#include <cmath>
#include <string>

#include "math/statistics.h"
#include "monitoring/rules.h"

namespace vaerdi::monitoring {

Chart begun(ChartKind kind, const Subject& subject, std::size_t baseline, std::size_t periods) {
    Chart chart;
    chart.kind = kind;
    chart.subject = subject;
    chart.baseline = baseline >= periods ? 0 : baseline;
    if (baseline > 0 && chart.baseline == 0) {
        const auto n = std::to_string(periods);
        chart.notes.push_back({"There are no more than " + n + " periods: all are the baseline",
                               "Der er ikke flere end " + n + " perioder: alle er basisperiode"});
    }
    return chart;
}

Values values_of(std::span<const Period> periods) {
    Values values;
    for (const auto& period : periods) {
        values.push_back(period.value && std::isfinite(*period.value) ? period.value : std::nullopt);
    }
    return values;
}

std::vector<double> known(std::span<const std::optional<double>> values) {
    std::vector<double> found;
    for (const auto& value : values) {
        if (value) found.push_back(*value);
    }
    return found;
}

std::optional<Level> level_of(std::span<const std::optional<double>> values, Screening screening) {
    const auto range = moving_range(values, screening);
    if (!range) return {};
    return Level{math::mean(known(values)), *range};
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
        if (!chart.points[i].value && !chart.points[i].kept_back) gaps.push_back(i);
    }
    if (gaps.empty()) return;
    const Text where = listed(chart, gaps);
    chart.notes.push_back({"No data: " + where.en, "Ingen data: " + where.da});
}

}  // namespace vaerdi::monitoring
