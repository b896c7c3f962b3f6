#include "value/pathway_costing.h"

#include <algorithm>

#include "value/pathway_hours.h"

namespace vaerdi::value {
namespace {

constexpr double minutes_per_hour = 60;

/// Hours of a resource in the first year of an alternative, what falls at the start among them. An effect
/// line tells of time that is not used.
Node hours_in_use(CaseGraph& graph, std::size_t resource, std::size_t alternative) {
    const auto& c = graph.resolved();
    std::vector<math::Term> hours;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        if (!c.lines[i].is_cost) continue;
        const auto doers = doers_of(c, c.lines[i]);
        const auto doer = std::ranges::find(doers, static_cast<int>(resource), &Doer::resource);
        if (doer == doers.end()) continue;
        const auto place = static_cast<std::size_t>(doer - doers.begin());
        for (const auto& flow : graph.alternatives()[alternative].lines[i]) {
            if (!flow.cut && flow.fall.year <= 1) hours.push_back({1, flow.in_all.hours[place]});
        }
    }
    return graph.quantities().graph().weighted_sum(hours);
}

}  // namespace

std::vector<PathwayNodes> pathway_nodes(CaseGraph& graph) {
    const auto& c = graph.resolved();
    auto& quantities = graph.quantities();
    std::vector<PathwayNodes> result;
    for (std::size_t p = 0; p < c.pathways.size(); ++p) {
        const auto& pathway = c.pathways[p];
        Varies by;
        for (const auto& step : pathway.steps) {
            by |= quantities.varies(step.minutes);
            by |= quantities.varies(step.times);
        }
        for (std::size_t a = 0; a < (by.by_alternative ? c.alternatives.size() : 1); ++a) {
            const Place place{a, 1, 1, -1};
            PathwayNodes nodes{p, a, !by.by_alternative, {}, quantities.pathway(pathway, place)};
            for (const auto& step : pathway.steps) {
                nodes.steps.push_back(
                    {quantities.at(step.minutes, place),
                     step.times ? quantities.at(step.times, place) : quantities.graph().constant(1),
                     quantities.rate(step), quantities.step(step, place)});
            }
            result.push_back(std::move(nodes));
        }
    }
    return result;
}

std::vector<ResourceNodes> resource_nodes(CaseGraph& graph) {
    const auto& c = graph.resolved();
    auto& quantities = graph.quantities();
    auto& steps = quantities.graph();
    std::vector<ResourceNodes> result;
    for (std::size_t r = 0; r < c.resources.size(); ++r) {
        if (c.resources[r].used) {
            result.push_back({r, 0, true, steps.constant(*c.resources[r].used)});
            continue;
        }
        for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
            result.push_back({r, a, false, hours_in_use(graph, r, a)});
        }
    }
    return result;
}

std::vector<PathwayResult> pathway_results(const ResolvedCase& c, const std::vector<PathwayNodes>& nodes,
                                           const Values& values) {
    std::vector<PathwayResult> result;
    for (const auto& made : nodes) {
        const auto& pathway = c.pathways[made.pathway];
        PathwayResult figures{pathway.id,
                              pathway.title,
                              made.for_all ? "" : c.alternatives[made.alternative].id,
                              {},
                              values(made.cost)};
        for (std::size_t s = 0; s < made.steps.size(); ++s) {
            const auto& step = made.steps[s];
            figures.steps.push_back({pathway.steps[s].name, pathway.steps[s].who_title,
                                     values(step.hours) * minutes_per_hour, values(step.times),
                                     values(step.rate) / minutes_per_hour, values(step.cost)});
        }
        result.push_back(std::move(figures));
    }
    return result;
}

std::vector<ResourceResult> resource_results(const ResolvedCase& c, const std::vector<ResourceNodes>& nodes,
                                             const Values& values) {
    std::vector<ResourceResult> result;
    for (const auto& made : nodes) {
        const auto& resource = c.resources[made.resource];
        ResourceResult figures{resource.id, resource.title,
                               made.for_all ? "" : c.alternatives[made.alternative].id};
        figures.capacity_minutes = resource.capacity * minutes_per_hour;
        figures.rate_per_minute = resource.cost / figures.capacity_minutes;
        figures.used_minutes = values(made.used) * minutes_per_hour;
        figures.unused_minutes = figures.capacity_minutes - figures.used_minutes;
        figures.unused_cost = figures.unused_minutes * figures.rate_per_minute;
        result.push_back(std::move(figures));
    }
    return result;
}

}  // namespace vaerdi::value
