#include "value/pathway_costing.h"

#include <algorithm>
#include <set>

namespace vaerdi::value {
namespace {

constexpr double minutes_per_hour = 60;

/// Finds the pathways that a quantity refers to, through formulas, parameters and prices.
class PathwaysUsed {
  public:
    PathwaysUsed(const ResolvedCase& resolved, std::size_t alternative)
        : case_(resolved), alternative_(alternative) {}

    void look(const ValuePtr& value) {
        if (!value || !seen_.insert(value.get()).second) return;
        if (value->formula) {
            for (const auto& name : math::names_used(*value->formula)) {
                const auto found = case_.parameters.find(name);
                if (found != case_.parameters.end()) look(found->second);
            }
            for (const auto& reference : math::references_used(*value->formula)) {
                if (reference.function == "pathway") found_.insert(reference.id);
            }
        }
        if (!value->by_alternative.empty()) look(value->by_alternative[alternative_]);
        for (const auto& [year, part] : value->by_year) look(part);
    }
    const std::set<std::string>& found() const { return found_; }

  private:
    const ResolvedCase& case_;
    std::size_t alternative_;
    std::set<const Value*> seen_;
    std::set<std::string> found_;
};

std::set<std::string> pathways_used(const ResolvedCase& c, std::size_t alternative) {
    PathwaysUsed used(c, alternative);
    for (const auto& line : c.lines) {
        if (alternative < line.only.size() && !line.only[alternative]) continue;
        for (const auto* value : {&line.amount, &line.quantity, &line.price}) used.look(*value);
    }
    return used.found();
}

Node heads(CaseGraph& graph, Base base, std::size_t alternative) {
    const auto& c = graph.resolved();
    const auto* intake = c.for_one_patient ? nullptr : intake_of(c, base);
    if (!intake) return graph.quantities().graph().constant(1);
    return graph.quantities().count(*intake, {alternative, 1, 0, -1});
}

/// Hours of a resource in one alternative: for each head, and apart from heads.
struct HoursUsed {
    Node per_head{}, otherwise{};
};

HoursUsed hours_used(CaseGraph& graph, std::size_t resource, std::size_t alternative) {
    const auto& c = graph.resolved();
    auto& quantities = graph.quantities();
    auto& steps = quantities.graph();
    const auto used = pathways_used(c, alternative);
    std::vector<math::Term> per_head, otherwise;
    for (const auto& pathway : c.pathways) {
        if (!used.contains(pathway.id)) continue;
        for (const auto& step : pathway.steps) {
            if (step.resource != static_cast<int>(resource)) continue;
            const Place place{alternative, 1, 1, -1};
            auto time =
                steps.multiply(heads(graph, pathway.base, alternative), quantities.at(step.minutes, place));
            if (step.times) time = steps.multiply(time, quantities.at(step.times, place));
            (is_per_head(pathway.base) ? per_head : otherwise).push_back({1, time});
        }
    }
    return {steps.weighted_sum(per_head), steps.weighted_sum(otherwise)};
}

/// The same where an alternative is taken up by a share of the first year's intake and the rest gets the
/// comparator.
Node hours_in_use(CaseGraph& graph, std::size_t resource, std::size_t alternative) {
    const auto& c = graph.resolved();
    auto& steps = graph.quantities().graph();
    auto own = hours_used(graph, resource, alternative);
    if (alternative < c.uptake.size() && c.uptake[alternative]) {
        const auto other = hours_used(graph, resource, c.comparator);
        const auto share = graph.quantities().at(c.uptake[alternative], {alternative, 1, 0, -1});
        own.per_head =
            steps.add(other.per_head, steps.multiply(share, steps.subtract(own.per_head, other.per_head)));
    }
    return steps.add(own.per_head, own.otherwise);
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
