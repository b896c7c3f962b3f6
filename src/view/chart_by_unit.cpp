// The units of a measure as a funnel, or in order.
#include <algorithm>
#include <cmath>

#include "monitoring/caterpillar.h"
#include "monitoring/funnel.h"
#include "view/charted.h"

namespace vaerdi::view {
namespace {

/// Rows whose unit is not known are no unit: measure_chart.cpp counts them in a note.
///
/// Calls `add(label, figure, kept_back)` for each unit; the figure is null where there is none, kept back
/// where the chart says why.
template <class Add>
void each_unit(const Charted& of, Add add) {
    for (std::size_t i = 0; i < of.figures.cells.size(); ++i) {
        const auto& figure = of.figures.cells[i];
        if (!figure.key.groups.front()) continue;
        const bool none = has_no_figure(of, i);
        const bool told =
            figure.judged != outcome::Judged::yes && figure.judged != outcome::Judged::nothing_counted;
        add(unit_label(figure), none ? nullptr : &figure, of.hidden(i) || (none && told));
    }
}

/// The level of all, made comparable where the units are. Hidden: absent.
std::optional<double> level_of_all(const Charted& of) {
    const auto& all = of.figures.all;
    return all.adjusted ? std::optional(all.adjusted->value) : all.value;
}

monitoring::FunnelOptions funnel_options(const Charted& of) {
    monitoring::FunnelOptions options;
    // The size of a rate is no number of rows.
    if (of.measure.kind != outcome::Kind::rate) options.fewest = static_cast<double>(of.measure.rows_needed);
    options.some_missing = std::ranges::any_of(of.figures.cells, &outcome::Figure::hidden);
    if (options.some_missing) options.together = level_of_all(of);
    return options;
}

/// Observed to expected, when the measure is made comparable.
monitoring::Chart expected_funnel(const Charted& of) {
    auto subject = subject_of(of);
    subject.measure = {of.measure.title.en + ", observed/expected",
                       of.measure.title.da + ", observeret/forventet"};
    subject.size = {"expected events", "forventede hændelser"};
    subject.form = monitoring::Form::number;
    std::vector<monitoring::CountingUnit> units;
    each_unit(of, [&](Text label, const outcome::Figure* figure, bool kept_back) {
        units.push_back({.label = std::move(label), .kept_back = kept_back});
        if (figure == nullptr) return;
        units.back().events = figure->adjusted->observed;
        units.back().n = figure->adjusted->expected;
    });
    return monitoring::rate_funnel(subject, units, {.target = 1});
}

monitoring::Chart counting_funnel(const Charted& of) {
    std::vector<monitoring::CountingUnit> units;
    each_unit(of, [&](Text label, const outcome::Figure* figure, bool kept_back) {
        const auto counted = figure ? counted_in(of.measure, *figure) : Counted{};
        units.push_back({std::move(label), counted.events, counted.n, kept_back});
    });
    return of.measure.kind == outcome::Kind::rate
               ? monitoring::rate_funnel(subject_of(of), units, funnel_options(of))
               : monitoring::proportion_funnel(subject_of(of), units, funnel_options(of));
}

/// The standard deviation of single rows within a unit, the same for all: of the values, or of what is left
/// of them when the measure is made comparable.
double spread_of_rows(const Charted& of) {
    double squares = 0, degrees = 0;
    outcome::Expected all;
    for (std::size_t i = 0; i < of.figures.cells.size(); ++i) {
        if (has_no_figure(of, i)) continue;
        const auto& tally = of.figures.cells[i].tally;
        all += tally.adjusted;
        const auto within = static_cast<double>(std::max<std::int64_t>(tally.values.rows - 1, 0));
        squares += within * tally.values.variance();
        degrees += within;
    }
    if (of.measure.is_adjusted()) {
        const auto rows = static_cast<double>(all.rows);
        squares = rows > 0 ? all.squares - all.residual * all.residual / rows : 0;
        degrees = rows - 1;
    }
    return degrees > 0 ? std::sqrt(std::max(squares, 0.0) / degrees) : 0;
}

monitoring::Chart measuring_funnel(const Charted& of) {
    std::vector<monitoring::MeasuringUnit> units;
    each_unit(of, [&](Text label, const outcome::Figure* figure, bool kept_back) {
        units.push_back({.label = std::move(label), .kept_back = kept_back});
        if (figure == nullptr) return;
        if (figure->adjusted) {
            units.back().mean = figure->adjusted->value;
            units.back().n = static_cast<double>(figure->adjusted->rows);
        } else if (figure->value && !of.measure.is_adjusted()) {
            units.back().mean = *figure->value;
            units.back().n = static_cast<double>(figure->tally.counted);
        }
    });
    return monitoring::mean_funnel(subject_of(of), units, spread_of_rows(of), funnel_options(of));
}

/// Made comparable where the measure is; drawn towards all where that is known.
monitoring::Chart units_in_order(const Charted& of) {
    std::vector<monitoring::RankedUnit> units;
    each_unit(of, [&](Text label, const outcome::Figure* figure, bool kept_back) {
        auto& unit =
            units.emplace_back(monitoring::RankedUnit{.label = std::move(label), .kept_back = kept_back});
        if (figure == nullptr) return;
        unit.size = static_cast<double>(figure->tally.counted);
        unit.value = figure->adjusted ? std::optional(figure->adjusted->value) : figure->value;
        unit.interval = figure->adjusted ? figure->adjusted->interval : figure->interval;
        if (!figure->shrunken) return;
        unit.shrunken = figure->shrunken->value;
        unit.shrunken_interval = figure->shrunken->interval;
    });
    return monitoring::caterpillar(subject_of(of), units, level_of_all(of));
}

}  // namespace

monitoring::Chart chart_by_unit(const Charted& of, monitoring::ChartKind kind) {
    if (kind == monitoring::ChartKind::caterpillar) return units_in_order(of);
    if (is_mean_of_rows(of.measure)) return measuring_funnel(of);
    return of.measure.kind == outcome::Kind::proportion && of.measure.is_adjusted() ? expected_funnel(of)
                                                                                    : counting_funnel(of);
}

}  // namespace vaerdi::view
