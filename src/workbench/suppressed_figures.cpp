#include "workbench/suppressed_figures.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vaerdi::workbench {
namespace {

using Cell = decltype(view::MeasureRecord::all);

/// A cell by what it would tell: events, the others, those who did not answer.
struct Told {
    std::vector<std::int64_t> parts;
    std::int64_t size = 0;
    bool hidden = false;
};

bool is_small(std::int64_t count, std::int64_t below) { return count > 0 && count < below; }

bool tells_small(const Told& cell, std::int64_t below) {
    return std::ranges::any_of(cell.parts, [&](std::int64_t part) { return is_small(part, below); });
}

/// Whether what is hidden in a line with a known total could be worked out: one cell alone, or some that hold
/// few together.
bool gives_away(const std::vector<Told*>& line, std::int64_t below) {
    const auto hidden = std::ranges::count_if(line, [](const Told* cell) { return cell->hidden; });
    if (hidden == 0) return false;
    if (hidden == 1) return true;
    std::vector<std::int64_t> together;
    for (const auto* cell : line) {
        if (!cell->hidden) continue;
        together.resize(std::max(together.size(), cell->parts.size()));
        for (std::size_t p = 0; p < cell->parts.size(); ++p) together[p] += cell->parts[p];
    }
    return std::ranges::any_of(together, [&](std::int64_t part) { return is_small(part, below); });
}

/// Hides the smallest of the others until the line gives nothing away; whether anything was hidden.
bool hide_more(const std::vector<Told*>& line, std::int64_t below) {
    bool changed = false;
    while (gives_away(line, below)) {
        Told* smallest = nullptr;
        for (auto* cell : line) {
            if (cell->hidden || cell->size == 0) continue;
            if (smallest == nullptr || cell->size < smallest->size) smallest = cell;
        }
        if (smallest == nullptr) break;
        smallest->hidden = changed = true;
    }
    return changed;
}

void hide(std::vector<Told>& cells, const std::vector<std::vector<Told*>>& lines, std::int64_t below) {
    for (auto& cell : cells) cell.hidden = tells_small(cell, below);
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& line : lines) changed = hide_more(line, below) || changed;
    }
}

Told told_by(std::optional<std::int64_t> numerator, std::int64_t denominator,
             std::optional<double> response_rate = {}) {
    Told told{.parts = {denominator}, .size = denominator};
    if (numerator) told.parts = {*numerator, denominator - *numerator};
    if (response_rate && *response_rate > 0)
        told.parts.push_back(std::llround(static_cast<double>(denominator) / *response_rate) - denominator);
    return told;
}

/// What the owner alone sees of a cell.
void keep_to_owner(Cell& figure) {
    figure.rows = figure.unknown = figure.waiting = figure.outside = 0;
    figure.excluded.clear();
}

void empty(Cell& figure) {
    Cell hidden;
    hidden.period = std::move(figure.period);
    hidden.by = std::move(figure.by);
    hidden.judged = figure.judged;
    hidden.hidden = true;
    figure = std::move(hidden);
}

/// Units by their region: a region's own total is a line too.
std::vector<std::vector<Told*>> lines_of(std::vector<Told>& cells, const std::vector<Cell>& figures,
                                         const std::map<std::string, std::string>& region_of) {
    std::vector<Told*> all;
    std::map<std::string, std::vector<Told*>> within;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        all.push_back(&cells[i]);
        if (figures[i].by.empty()) continue;
        const auto region = region_of.find(figures[i].by.front().second);
        if (region != region_of.end()) within[region->second].push_back(&cells[i]);
    }
    std::vector<std::vector<Told*>> lines{std::move(all)};
    for (auto& [region, line] : within) lines.push_back(std::move(line));
    return lines;
}

std::int64_t hide_figures(view::MeasureRecord& measure, MeasureAnswer& shown, std::int64_t below,
                          const std::map<std::string, std::string>& region_of) {
    std::vector<Told> cells;
    for (const auto& figure : measure.figures)
        cells.push_back(told_by(figure.numerator, figure.denominator, figure.response_rate));
    hide(cells, lines_of(cells, measure.figures, region_of), below);
    std::int64_t hidden = 0;
    keep_to_owner(measure.all);
    if (tells_small(told_by(measure.all.numerator, measure.all.denominator, measure.all.response_rate),
                    below)) {
        empty(measure.all);
        shown.value = "–";
        shown.interval.clear();
        shown.in_case.reset();
        ++hidden;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        keep_to_owner(measure.figures[i]);
        shown.of[i].reset();
        if (!cells[i].hidden) continue;
        empty(measure.figures[i]);
        shown.values[i] = "–";
        shown.intervals[i].clear();
        ++hidden;
    }
    measure.reliability.reset();
    measure.without_covariates = 0;
    measure.fit.clear();
    return hidden;
}

/// Cells by row and period; lines: the units of a region, the regions of the country, a row's periods.
std::int64_t hide_registry(RegistryAnswer& table, std::int64_t below) {
    const auto periods = table.periods.size();
    std::vector<Told> cells;
    for (const auto& row : table.rows) {
        for (const auto& figure : row.periods)
            cells.push_back(told_by(figure.numerator, figure.denominator.value_or(0)));
    }
    std::vector<std::vector<Told*>> lines;
    std::map<std::pair<std::string, std::size_t>, std::vector<Told*>> columns;
    std::string region;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        if (row.level == "region") region = row.name;
        auto& across = lines.emplace_back();
        for (std::size_t p = 0; p < periods; ++p) {
            across.push_back(&cells[r * periods + p]);
            if (row.level == "unit") columns[{"units of " + region, p}].push_back(&cells[r * periods + p]);
            if (row.level == "region") columns[{"regions", p}].push_back(&cells[r * periods + p]);
        }
    }
    for (auto& [name, line] : columns) lines.push_back(std::move(line));
    hide(cells, lines, below);
    std::int64_t hidden = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        auto& figure = table.rows[c / periods].periods[c % periods];
        figure.unknown.reset();
        if (!cells[c].hidden) continue;
        RegistryFigureAnswer hidden_figure;
        hidden_figure.period = figure.period;
        hidden_figure.value = "–";
        hidden_figure.hidden = true;
        figure = std::move(hidden_figure);
        ++hidden;
    }
    return hidden;
}

}  // namespace

void hide_small_numbers(MeasuresAnswer& answer, std::int64_t below,
                        const std::map<std::string, std::string>& region_of) {
    answer.suppressed = true;
    answer.small_numbers = below;
    for (std::size_t i = 0; i < answer.measures.size(); ++i) {
        answer.hidden += hide_figures(answer.measures[i], answer.shown[i], below, region_of);
        if (answer.shown[i].registry) answer.hidden += hide_registry(*answer.shown[i].registry, below);
    }
}

}  // namespace vaerdi::workbench
