#include "workbench/suppressed_figures.h"

#include <algorithm>
#include <array>
#include <set>

namespace vaerdi::workbench {
namespace {

using Cell = decltype(view::MeasureRecord::all);

/// What the patients of a cell are divided into: with the event, without it, those who did not answer.
std::array<double, 3> parts_of(const outcome::Tally& tally) {
    const auto others = std::max<std::int64_t>(0, tally.counted - tally.events);
    const auto silent = std::max<std::int64_t>(0, tally.eligible - tally.counted);
    return {static_cast<double>(tally.events), static_cast<double>(others), static_cast<double>(silent)};
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

}  // namespace

ShownCells::ShownCells(const outcome::MeasureCounts& counts, int most_hidden) {
    // Cells first, then what the first of two columns puts together, all last.
    std::set<Groups> cells, together;
    for (const auto& cell : counts.cells) {
        cells.insert(cell.key.groups);
        if (cell.key.groups.size() > 1) together.insert({cell.key.groups.front()});
        columns_.emplace(cell.key.period, 0);
    }
    for (const auto& groups : cells) rows_.emplace(groups, rows_.size());
    for (const auto& groups : together) rows_.emplace(groups, rows_.size());
    const auto all = rows_.size();
    std::size_t column = 0;
    for (auto& [period, place] : columns_) place = column++;

    comparison::Breakdown table;
    table.columns = std::max<std::size_t>(1, columns_.size());
    table.within.assign(all + 1, all);
    for (const auto& groups : cells) {
        if (groups.size() > 1) table.within[rows_.at(groups)] = rows_.at({groups.front()});
    }
    table.parts.assign(3, std::vector<double>((all + 1) * table.columns, 0.0));
    for (const auto& [key, tally] : counts.cells) {
        const auto place = rows_.at(key.groups) * table.columns + columns_.at(key.period);
        const auto parts = parts_of(tally);
        for (std::size_t p = 0; p < parts.size(); ++p) table.parts[p][place] += parts[p];
    }
    // Where everybody answered, nobody has to be hidden among those who did not.
    std::erase_if(table.parts, [](const auto& part) {
        return std::ranges::all_of(part, [](double n) { return n == 0; });
    });
    if (table.parts.empty()) table.parts.emplace_back((all + 1) * table.columns, 0.0);
    // Without columns the only cell is called all, which has a row of its own.
    rows_[{}] = all;
    shown_ = comparison::shown(table, most_hidden);
}

bool ShownCells::is_shown(std::size_t row, std::size_t column) const {
    const auto width = std::max<std::size_t>(1, columns_.size()) + 1;
    return shown_[row * width + column] == comparison::Shown::yes;
}

bool ShownCells::shows(const outcome::Key& key, bool by_period) const {
    const auto row = rows_.find(key.groups);
    if (row == rows_.end()) return true;  // no rows at all
    if (!by_period) return is_shown(row->second, std::max<std::size_t>(1, columns_.size()));
    const auto column = columns_.find(key.period);
    return column == columns_.end() || is_shown(row->second, column->second);
}

bool ShownCells::shows_last(const std::optional<std::string>& value) const {
    const auto longest =
        std::ranges::max_element(rows_, {}, [](const auto& row) { return row.first.size(); })->first.size();
    return std::ranges::all_of(rows_, [&](const auto& row) {
        const auto& [groups, place] = row;
        return groups.size() < longest || groups.empty() || groups.back() != value ||
               is_shown(place, std::max<std::size_t>(1, columns_.size()));
    });
}

std::int64_t hide_figures(view::MeasureRecord& record, MeasureAnswer& answer,
                          const outcome::MeasureFigures& figures, const ShownCells& cells, bool by_period,
                          bool by_last) {
    std::int64_t hidden = 0;
    keep_to_owner(record.all);
    if (!cells.shows({}, false)) {
        empty(record.all);
        answer.value = "–";
        answer.interval.clear();
        answer.in_case.reset();
        ++hidden;
    }
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
        keep_to_owner(record.figures[i]);
        answer.of[i].reset();
        const auto& key = figures.cells[i].key;
        if (by_last ? cells.shows_last(key.groups.back()) : cells.shows(key, by_period)) continue;
        empty(record.figures[i]);
        answer.values[i] = "–";
        answer.intervals[i].clear();
        ++hidden;
    }
    record.reliability.reset();
    record.without_covariates = 0;
    record.fit.clear();
    return hidden;
}

}  // namespace vaerdi::workbench
