#include "outcome/apart.h"

#include <algorithm>

#include "comparison/beta_binomial.h"
#include "comparison/reliability.h"
#include "comparison/standardisation.h"

namespace vaerdi::outcome {
namespace {

Expected of_all(const MeasureFigures& figures) {
    Expected all;
    for (const auto& cell : figures.cells) all += cell.tally.adjusted;
    return all;
}

/// Rows whose unit is not known are no unit among the others.
bool is_unit(const Figure& cell) {
    return std::ranges::all_of(cell.key.groups, [](const auto& group) { return group.has_value(); });
}

/// All together are what units are held against: the level of the rows whose expected value is known.
void adjust_all(MeasureFigures& figures, double level) {
    const auto all = of_all(figures);
    AdjustedFigure adjusted{all.rows, all.observed, all.expected};
    adjusted.value = level;
    adjusted.standing = comparison::Standing::as_others;
    figures.all.adjusted = adjusted;
}

void adjust_proportion(Figure& figure, const Expected& all, double fewest) {
    const auto& own = figure.tally.adjusted;
    const auto rows = static_cast<double>(own.rows);
    const auto level = all.expected / static_cast<double>(all.rows);
    const auto made = comparison::standardised_share(own.observed, rows, own.expected, level, confidence);
    if (!made.ratio) return;
    AdjustedFigure adjusted{own.rows, own.observed, own.expected, made.ratio, made.ratio_interval};
    adjusted.value = *made.adjusted;
    adjusted.interval = made.adjusted_interval;
    adjusted.z = comparison::deviate_of_share(own.observed, rows, own.expected);
    adjusted.standing = comparison::standing(adjusted.z, rows, fewest);
    figure.adjusted = adjusted;
}

/// A score change is held up against the level of the change, its residuals against that of the second score.
/// Gives what turns a residual into a value.
double adjust_means(MeasureFigures& figures, const Measure& measure) {
    std::vector<comparison::ScoreSums> sums;
    for (const auto& cell : figures.cells) {
        const auto& own = cell.tally.adjusted;
        sums.push_back({static_cast<double>(own.rows),
                        measure.kind == Kind::score_change ? own.change : own.observed, own.residual,
                        own.squares});
    }
    const auto all = comparison::adjusted_scores(sums, measure.rows_needed, confidence);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto& own = figures.cells[i].tally.adjusted;
        if (own.rows == 0) continue;
        AdjustedFigure adjusted{own.rows, own.observed, own.expected};
        adjusted.value = all.units[i].adjusted;
        adjusted.interval = all.units[i].interval;
        adjusted.z = all.units[i].z;
        adjusted.standing = all.units[i].standing;
        figures.cells[i].adjusted = adjusted;
    }
    adjust_all(figures, all.mean);
    return all.mean - all.offset;
}

/// The rows of a unit around its mean: of residuals where the measure is adjusted.
comparison::UnitOfRows unit_of(const Figure& figure, const Measure& measure) {
    const auto& tally = figure.tally;
    if (measure.is_adjusted()) {
        const auto& own = tally.adjusted;
        if (own.rows == 0) return {};
        const auto mean = own.residual / static_cast<double>(own.rows);
        return {own.rows, mean, own.squares - own.residual * mean};
    }
    if (tally.counted == 0) return {};
    return {tally.counted, tally.values.mean(),
            tally.values.variance() * static_cast<double>(tally.counted - 1)};
}

/// Kinds that are means of rows: their rows vary around a unit.
bool is_mean_of_rows(const Measure& measure) {
    return measure.kind == Kind::mean || measure.kind == Kind::score_change ||
           measure.kind == Kind::proportion;
}

constexpr double reliability_wanted = 0.7;

/// Shares as they are counted: those of the units follow a beta distribution.
void shrink_shares(MeasureFigures& figures) {
    std::vector<comparison::UnitOfEvents> units;
    for (const auto& cell : figures.cells)
        units.push_back(is_unit(cell) ? comparison::UnitOfEvents{cell.tally.counted, cell.tally.events}
                                      : comparison::UnitOfEvents{});
    const auto with_rows = std::ranges::count_if(units, [](const auto& unit) { return unit.n > 0; });
    const auto all = comparison::beta_binomial(units, confidence);
    if (!all || with_rows < 2) return;
    const auto variance = all->mean * (1 - all->mean);
    figures.reliability = {variance * all->intraclass(), variance * (1 - all->intraclass()),
                           all->intraclass(), all->rows_for(reliability_wanted)};
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].n == 0) continue;
        const auto shrunken = comparison::shrunken(*all, units[i], confidence);
        figures.cells[i].shrunken = {shrunken.value, shrunken.interval};
    }
}

void shrink(MeasureFigures& figures, const Measure& measure, double shift) {
    if (measure.kind == Kind::proportion && !measure.is_adjusted()) return shrink_shares(figures);
    const bool share = measure.kind == Kind::proportion;
    const auto shifted = [&](double value) {
        return share ? std::clamp(value + shift, 0.0, 1.0) : value + shift;
    };
    std::vector<comparison::UnitOfRows> units;
    for (const auto& cell : figures.cells)
        units.push_back(is_unit(cell) ? unit_of(cell, measure) : comparison::UnitOfRows{});
    const auto effects = comparison::random_effects(units);
    if (!effects) return;
    figures.reliability = {effects->between, effects->within, effects->intraclass(),
                           effects->rows_for(reliability_wanted)};
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].n == 0) continue;
        const auto shrunken = comparison::shrunken(*effects, units[i], confidence);
        figures.cells[i].shrunken = {shifted(shrunken.value),
                                     {shifted(shrunken.interval.low), shifted(shrunken.interval.high)}};
    }
}

}  // namespace

void compare_cells(MeasureFigures& figures, const Measure& measure) {
    if (!is_mean_of_rows(measure) || figures.cells.size() < 2) return;
    double shift = 0;  // from a residual to a value
    if (measure.is_adjusted()) {
        const auto all = of_all(figures);
        if (all.rows < 2) return;
        if (measure.kind == Kind::proportion) {
            // Of nobody, or everybody, no regression says what was to be expected of each.
            const bool fitted = measure.predicted.empty();
            if (fitted && (all.observed == 0 || all.observed == static_cast<double>(all.rows))) return;
            for (auto& cell : figures.cells) adjust_proportion(cell, all, measure.rows_needed);
            shift = all.expected / static_cast<double>(all.rows);
            adjust_all(figures, all.observed / static_cast<double>(all.rows));
        } else {
            shift = adjust_means(figures, measure);
        }
    }
    for (auto& cell : figures.cells)
        if (cell.adjusted && !is_unit(cell)) cell.adjusted->standing = Standing::too_few;
    const bool periods_only = figures.cells.front().key.groups.empty();
    if (!periods_only) shrink(figures, measure, shift);
}

}  // namespace vaerdi::outcome
