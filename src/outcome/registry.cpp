#include "outcome/registry.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace vaerdi::outcome {
namespace {

constexpr std::size_t most_periods = 3;

/// The figures of one level by key, each once.
class ByKey {
  public:
    ByKey(const ResolvedMeasures& measures, std::size_t measure, const MeasureCounts& counts,
          const std::vector<std::size_t>& kept)
        : figures_(figures(measures, {measure}, {put_together(counts, true, kept)}).front()) {}

    /// The latest periods with rows, latest first. Those that are not followed yet are not there, unless
    /// there are no others.
    std::vector<std::int64_t> latest_periods() const {
        std::vector<std::int64_t> latest, waiting;
        for (const auto& cell : figures_.cells | std::views::reverse) {
            if (!cell.key.period) continue;
            (cell.judged == Judged::not_followed ? waiting : latest).push_back(*cell.key.period);
        }
        if (latest.empty()) latest = std::move(waiting);
        latest.resize(std::min(latest.size(), most_periods));
        return latest;
    }

    /// A row of the table: one figure for each period.
    RegistryRow row(Level level, const std::vector<std::optional<std::string>>& groups,
                    const std::vector<std::int64_t>& periods) const {
        RegistryRow made{level, groups.empty() ? std::nullopt : groups.back(), {}};
        for (const auto period : periods) {
            const Key key{period, groups};
            const auto found = std::ranges::lower_bound(figures_.cells, key, {}, &Figure::key);
            made.periods.push_back(found != figures_.cells.end() && found->key == key ? *found : Figure{});
            made.periods.back().key = key;
        }
        return made;
    }

  private:
    MeasureFigures figures_;  // cells by key
};

Registry table_of(const ResolvedMeasures& measures, std::size_t measure, const MeasureCounts& counts) {
    const ByKey country(measures, measure, counts, {});
    Registry table{measure, country.latest_periods(), {}};
    table.rows.push_back(country.row(Level::country, {}, table.periods));
    const bool by_region = !measures.region.empty(), by_unit = !measures.unit.empty();
    if (!by_region && !by_unit) return table;
    const ByKey regions(measures, measure, counts, {0});
    const ByKey units(measures, measure, counts,
                      by_region && by_unit ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{0});
    std::set<std::vector<std::optional<std::string>>> every;
    for (const auto& cell : counts.cells) every.insert(cell.key.groups);
    std::optional<std::optional<std::string>> open_region;
    for (const auto& groups : every) {
        if (by_region && (!open_region || *open_region != groups.front())) {
            open_region = groups.front();
            table.rows.push_back(regions.row(Level::region, {groups.front()}, table.periods));
        }
        if (by_unit) table.rows.push_back(units.row(Level::unit, groups, table.periods));
    }
    return table;
}

}  // namespace

Grouping registry_grouping(const ResolvedMeasures& measures) {
    Grouping grouping{Period::year, {}};
    for (const auto* column : {&measures.region, &measures.unit}) {
        if (!column->empty()) grouping.columns.push_back(*column);
    }
    return grouping;
}

std::vector<Registry> registry_tables(const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                      const std::vector<MeasureCounts>& counted) {
    std::vector<Registry> tables;
    for (std::size_t i = 0; i < which.size(); ++i) tables.push_back(table_of(measures, which[i], counted[i]));
    return tables;
}

}  // namespace vaerdi::outcome
