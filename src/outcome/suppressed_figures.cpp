#include "outcome/suppressed_figures.h"

#include <algorithm>
#include <array>
#include <set>

namespace vaerdi::outcome {
namespace {

/// What the patients of a cell are divided into: with the event, without it, those who did not answer.
std::array<double, 3> parts_of(const Tally& tally) {
    const auto others = std::max<std::int64_t>(0, tally.counted - tally.events);
    const auto silent = std::max<std::int64_t>(0, tally.eligible - tally.counted);
    return {static_cast<double>(tally.events), static_cast<double>(others), static_cast<double>(silent)};
}

/// Of a cell that is shown, what the owner alone sees.
void keep_to_owner(Figure& figure) {
    auto& tally = figure.tally;
    tally.rows = tally.unknown = tally.waiting = tally.outside = 0;
    tally.excluded.clear();
    tally.gross.clear();
    figure.shrunken.reset();  // it is made with the numbers of all, hidden ones among them
}

Figure hidden(const Figure& figure) {
    Figure made;
    made.key = figure.key;
    made.judged = figure.judged;
    made.hidden = true;
    return made;
}

std::int64_t hide_unless(bool shown, Figure& figure) {
    if (shown) {
        keep_to_owner(figure);
        return 0;
    }
    figure = hidden(figure);
    return 1;
}

/// Whether the cells are values of the last column of the registry's table alone: units without their
/// regions.
bool is_last_column(const ResolvedMeasures& measures, const Grouping& grouping) {
    const auto registry = registry_grouping(measures);
    return registry.columns.size() > 1 && !grouping.columns.empty() &&
           grouping.columns.front() == registry.columns.back();
}

}  // namespace

ShownCells::ShownCells(const MeasureCounts& counts, int most_hidden) {
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

bool ShownCells::shows(const Key& key, bool by_period) const {
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

bool may_be_suppressed(const ResolvedMeasures& measures, const Grouping& grouping,
                       const Selection& selection) {
    const std::array told{&measures.unit, &measures.region, &measures.product};
    const auto is_told = [&](const std::string& column) {
        return std::ranges::any_of(told, [&](const auto* one) { return *one == column; });
    };
    if (!std::ranges::all_of(grouping.columns, is_told)) return false;
    const bool timed = grouping.period != Period::none;
    const bool one_thing = grouping.columns.empty() || (grouping.columns.size() == 1 && !timed);
    const bool by_year = !timed || grouping.period == Period::year;
    return one_thing && by_year && !selection.from && !selection.to && selection.equal.empty();
}

std::vector<ShownCells> shown_cells(warehouse::Database& database, const std::string& rows_table,
                                    const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                    const Grouping& grouping, std::stop_token stop) {
    auto table = registry_grouping(measures);
    if (!grouping.columns.empty() &&
        std::ranges::find(table.columns, grouping.columns.front()) == table.columns.end())
        table = grouping;
    std::vector<ShownCells> cells;
    for (const auto& counts : count(database, rows_table, measures, which, table, {}, std::move(stop)))
        cells.emplace_back(counts, measures.small_numbers);
    return cells;
}

std::int64_t hide(MeasureFigures& figures, const ResolvedMeasures& measures, const Grouping& grouping,
                  const ShownCells& cells) {
    const bool by_last = is_last_column(measures, grouping), by_period = grouping.period != Period::none;
    auto count = hide_unless(cells.shows({}, false), figures.all);
    for (auto& cell : figures.cells)
        count += hide_unless(
            by_last ? cells.shows_last(cell.key.groups.back()) : cells.shows(cell.key, by_period), cell);
    figures.reliability.reset();
    figures.without_covariates = 0;
    figures.fit = {};
    figures.suppressed = true;
    return count;
}

std::int64_t hide(Registry& table, const ShownCells& cells) {
    std::int64_t count = 0;
    for (auto& row : table.rows)
        for (auto& figure : row.periods) count += hide_unless(cells.shows(figure.key, true), figure);
    table.suppressed = true;
    return count;
}

}  // namespace vaerdi::outcome
