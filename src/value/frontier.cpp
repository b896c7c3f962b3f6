#include "value/frontier.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vaerdi::value {
namespace {

bool dominates(const CostAndEffect& a, const CostAndEffect& b) {
    return a.cost <= b.cost && a.effect >= b.effect && (a.cost < b.cost || a.effect > b.effect);
}

bool same(const CostAndEffect& a, const CostAndEffect& b) { return a.cost == b.cost && a.effect == b.effect; }

double icer(const CostAndEffect& from, const CostAndEffect& to) {
    return (to.cost - from.cost) / (to.effect - from.effect);
}

}  // namespace

std::optional<double> cost_per_effect(double extra_cost, double extra_effect) {
    if ((extra_cost > 0 && extra_effect > 0) || (extra_cost < 0 && extra_effect < 0))
        return extra_cost / extra_effect;
    return {};
}

Frontier efficient_frontier(std::span<const CostAndEffect> alternatives) {
    std::map<std::string, Dominated> dominated;
    std::vector<CostAndEffect> open;
    for (const auto& candidate : alternatives) {
        const CostAndEffect* by = nullptr;
        for (const auto& other : alternatives) {
            if (!dominates(other, candidate)) continue;
            if (!by || dominates(other, *by)) by = &other;  // name one that is not dominated itself
        }
        if (by) {
            dominated[candidate.alternative] = {candidate.alternative, {by->alternative}, false};
        } else if (std::ranges::none_of(open, [&](const auto& other) { return same(other, candidate); })) {
            open.push_back(candidate);
        }
    }
    std::ranges::stable_sort(open, {}, &CostAndEffect::cost);

    // The lower convex hull: a step that costs more per effect than the next is bettered by a mix of its
    // neighbours.
    std::vector<CostAndEffect> hull;
    for (const auto& point : open) {
        while (hull.size() >= 2 && icer(hull[hull.size() - 2], hull.back()) > icer(hull.back(), point)) {
            hull.pop_back();
        }
        hull.push_back(point);
    }
    Frontier result;
    for (std::size_t i = 0; i < hull.size(); ++i) {
        FrontierStep step{hull[i].alternative, {}, {}};
        if (i > 0) {
            step.versus = hull[i - 1].alternative;
            step.icer = icer(hull[i - 1], hull[i]);
        }
        result.steps.push_back(std::move(step));
    }
    for (const auto& point : open) {
        if (std::ranges::any_of(hull,
                                [&](const auto& kept) { return kept.alternative == point.alternative; }))
            continue;
        const auto above =
            std::ranges::find_if(hull, [&](const auto& kept) { return kept.effect > point.effect; });
        dominated[point.alternative] = {
            point.alternative, {std::prev(above)->alternative, above->alternative}, true};
    }
    for (const auto& candidate : alternatives) {
        const auto found = dominated.find(candidate.alternative);
        if (found != dominated.end()) result.dominated.push_back(found->second);
    }
    return result;
}

}  // namespace vaerdi::value
