#include "monitoring/caterpillar.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "monitoring/rules.h"

namespace vaerdi::monitoring {
namespace {

Point point_of(const RankedUnit& unit, std::optional<double> all) {
    Point point{.label = unit.label, .value = unit.value, .second = unit.shrunken, .size = unit.size};
    point.centre = all;
    point.range = unit.interval;
    point.second_range = unit.shrunken_interval;
    const bool apart = all && unit.interval && (unit.interval->low > *all || unit.interval->high < *all);
    if (apart) point.mark = Mark::watch;
    return point;
}

void find_apart(Chart& chart) {
    std::vector<std::size_t> apart;
    for (std::size_t i = 0; i < chart.points.size(); ++i)
        if (chart.points[i].mark != Mark::none) apart.push_back(i);
    if (apart.empty()) return;
    const auto where = listed(chart, apart);
    const auto some = std::to_string(apart.size()), of = std::to_string(chart.points.size());
    Text words{some + " of " + of + " intervals do not hold the level of all (" + where.en +
                   "); by chance 1 in 20 does not",
               some + " af " + of + " intervaller rummer ikke niveauet for alle (" + where.da +
                   "); ved tilfældighed gør 1 af 20 det ikke"};
    chart.findings.push_back({Rule::beyond_95, std::move(apart), std::move(words)});
}

}  // namespace

Chart caterpillar(const Subject& subject, std::span<const RankedUnit> units, std::optional<double> all) {
    Chart chart;
    chart.kind = ChartKind::caterpillar;
    chart.subject = subject;
    chart.centre = all;
    std::vector<const RankedUnit*> ranked;
    Text without;
    for (const auto& unit : units) {
        if (unit.value && std::isfinite(*unit.value)) {
            ranked.push_back(&unit);
            continue;
        }
        if (unit.kept_back) continue;
        without.en += (without.en.empty() ? "" : ", ") + unit.label.en;
        without.da += (without.da.empty() ? "" : ", ") + unit.label.da;
    }
    std::ranges::stable_sort(ranked, {}, [](const RankedUnit* unit) { return *unit->value; });
    for (const auto* unit : ranked) chart.points.push_back(point_of(*unit, all));
    if (!without.en.empty()) chart.notes.push_back({"No data: " + without.en, "Ingen data: " + without.da});
    find_apart(chart);
    return chart;
}

}  // namespace vaerdi::monitoring
