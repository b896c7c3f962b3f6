#include "outcome/figures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "comparison/interval.h"
#include "comparison/survival.h"
#include "outcome/apart.h"
#include "outcome/bootstrapped.h"

namespace vaerdi::outcome {
namespace {

/// GMI (%) = 3.31 + 0.02392 · mean glucose in mg/dL.
/// Source: Bergenstal et al. 2018, Diabetes Care 41(11):2275–2280.
double glucose_management(double mean) { return 3.31 + 0.02392 * mean; }

double share(std::int64_t part, std::int64_t of) {
    return static_cast<double>(part) / static_cast<double>(of);
}

void proportion(Figure& figure, const Measure& measure) {
    const auto& tally = figure.tally;
    figure.value = share(tally.events, tally.counted);
    const auto events = static_cast<double>(tally.events), rows = static_cast<double>(tally.counted);
    switch (measure.interval.value_or(IntervalMethod::wilson)) {
        case IntervalMethod::wilson:
            figure.interval = comparison::wilson(events, rows, confidence);
            break;
        case IntervalMethod::exact:
            figure.interval = comparison::exact_proportion(events, rows, confidence);
            break;
        case IntervalMethod::bootstrap:
            figure.interval = bootstrapped(measure, tally, confidence);
            break;
    }
}

void mean(Figure& figure, const Measure& measure) {
    const auto& values = figure.tally.values;
    figure.value = values.mean();
    if (values.rows < 2) return;
    figure.spread = std::sqrt(values.variance());
    figure.interval = measure.is_bootstrapped()
                          ? bootstrapped(measure, figure.tally, confidence)
                          : comparison::mean_interval(*figure.value, *figure.spread,
                                                      static_cast<double>(values.rows), confidence);
}

void glucose(Figure& figure, const Measure& measure) {
    mean(figure, measure);
    figure.value = glucose_management(*figure.value);
    if (figure.interval)
        figure.interval = {glucose_management(figure.interval->low),
                           glucose_management(figure.interval->high)};
    figure.spread.reset();
}

void variation(Figure& figure, const Measure& measure) {
    const auto& values = figure.tally.values;
    if (values.rows < 2 || values.sum.units == 0) return;
    figure.value = std::sqrt(values.variance()) / values.mean();
    if (measure.is_bootstrapped()) figure.interval = bootstrapped(measure, figure.tally, confidence);
}

/// The value at a place (from 1) in the order of the rows.
double value_at(const std::vector<ValueCount>& distribution, std::int64_t place) {
    std::int64_t before = 0;
    for (const auto& one : distribution) {
        before += one.rows;
        if (place <= before) return one.value.value();
    }
    return distribution.back().value.value();
}

void median(Figure& figure, const Measure& measure) {
    const auto& values = figure.tally.distribution;
    const auto rows = figure.tally.counted;
    figure.value = (value_at(values, (rows + 1) / 2) + value_at(values, rows / 2 + 1)) / 2;
    if (measure.is_bootstrapped()) {
        figure.interval = bootstrapped(measure, figure.tally, confidence);
        return;
    }
    if (const auto ranks = comparison::median_ranks(static_cast<std::size_t>(rows), confidence))
        figure.interval = Interval{value_at(values, static_cast<std::int64_t>(ranks->lower)),
                                   value_at(values, static_cast<std::int64_t>(ranks->upper))};
}

void rate(Figure& figure, const Measure& measure) {
    const auto& tally = figure.tally;
    const auto exposure = tally.exposure.value();
    if (!(exposure > 0)) return;
    const bool rows_counted = !measure.counts.empty();
    const auto events = rows_counted ? static_cast<double>(tally.events) : tally.amount.value();
    figure.value = measure.per * events / exposure;
    if (measure.is_bootstrapped()) {
        figure.interval = bootstrapped(measure, tally, confidence);
        return;
    }
    if (!rows_counted) return;  // an amount is no count: Poisson says nothing of it
    const auto interval = comparison::exact_poisson(static_cast<double>(tally.events), exposure, confidence);
    figure.interval = Interval{measure.per * interval.low, measure.per * interval.high};
}

/// The share with the event at the end of the window.
void time_to_event(Figure& figure, const Measure& measure) {
    std::vector<comparison::TimeOfEvents> times;
    for (const auto& at : figure.tally.times) times.push_back({at.day, at.events, at.deaths, at.censored});
    const auto incidence = comparison::cumulative_incidence(figure.tally.counted, times, confidence);
    if (!incidence) return;
    figure.value = incidence->value;
    figure.interval =
        measure.is_bootstrapped() ? bootstrapped(measure, figure.tally, confidence) : incidence->interval;
}

void response(Figure& figure, const Measure& measure) {
    const auto& tally = figure.tally;
    if (tally.eligible == 0) return;
    Response made{share(tally.counted, tally.eligible), {}, {}};
    if (measure.change->has_bounds) {
        const auto all = static_cast<double>(tally.eligible);
        made.worst = tally.worst.value() / all;
        made.best = tally.best.value() / all;
        if (measure.better == Better::lower) std::swap(made.worst, made.best);
    }
    figure.response = made;
    if (measure.response_needed && made.rate < *measure.response_needed)
        figure.judged = Judged::too_few_answers;
}

/// A standard is a level of the figure as counted, which stands beside it; whether a unit differs from others
/// with patients like its own is the comparison's to say.
void judge(Figure& figure, const Measure& measure) {
    if (!figure.value) {
        const bool lost = measure.kind == Kind::time_to_event && figure.tally.counted > 0;
        const bool waits = figure.tally.waiting > figure.tally.counted;
        figure.judged = lost || waits ? Judged::not_followed : Judged::nothing_counted;
        return;
    }
    if (figure.tally.waiting > figure.tally.counted) figure.judged = Judged::not_followed;
    const auto rows = figure.adjusted ? figure.adjusted->rows : figure.tally.counted;
    if (rows < measure.rows_needed && figure.judged == Judged::yes) figure.judged = Judged::too_few_rows;
    if (!measure.standard || figure.judged != Judged::yes) return;
    const auto reaches = [&](double value) {
        return measure.better == Better::higher ? value >= *measure.standard : value <= *measure.standard;
    };
    figure.reaches_standard = reaches(*figure.value);
    figure.surely = figure.interval && reaches(figure.interval->low) == reaches(figure.interval->high);
}

Figure raw_figure(const Measure& measure, Key key, Tally tally) {
    Figure figure;
    figure.key = std::move(key);
    figure.tally = std::move(tally);
    if (measure.kind == Kind::score_change) response(figure, measure);
    if (figure.tally.counted == 0) return figure;
    switch (measure.kind) {
        case Kind::proportion:
            proportion(figure, measure);
            break;
        case Kind::mean:
        case Kind::score_change:
            mean(figure, measure);
            break;
        case Kind::median:
            median(figure, measure);
            break;
        case Kind::rate:
            rate(figure, measure);
            break;
        case Kind::time_to_event:
            time_to_event(figure, measure);
            break;
        case Kind::variation:
            variation(figure, measure);
            break;
        case Kind::glucose_management:
            glucose(figure, measure);
            break;
    }
    return figure;
}

}  // namespace

std::vector<MeasureFigures> figures(const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                    const std::vector<MeasureCounts>& counted) {
    std::vector<MeasureFigures> made;
    for (std::size_t i = 0; i < which.size(); ++i) {
        const auto& measure = measures.measures[which[i]];
        MeasureFigures of;
        of.measure = which[i];
        of.without_covariates = counted[i].without_covariates;
        of.fit = counted[i].fit;
        Tally all;
        for (const auto& cell : counted[i].cells) {
            all += cell.tally;
            of.cells.push_back(raw_figure(measure, cell.key, cell.tally));
        }
        of.all = raw_figure(measure, {}, std::move(all));
        compare_cells(of, measure);
        for (auto& cell : of.cells) judge(cell, measure);
        judge(of.all, measure);
        made.push_back(std::move(of));
    }
    return made;
}

MeasureCounts put_together(const MeasureCounts& counts, bool with_period,
                           const std::vector<std::size_t>& kept) {
    std::map<Key, Tally> cells;
    for (const auto& cell : counts.cells) {
        Key key;
        if (with_period) key.period = cell.key.period;
        for (const auto group : kept) key.groups.push_back(cell.key.groups[group]);
        cells[key] += cell.tally;
    }
    MeasureCounts made{{}, counts.without_covariates, counts.fit};
    for (auto& [key, tally] : cells) made.cells.push_back({key, std::move(tally)});
    return made;
}

}  // namespace vaerdi::outcome
