#include "value/course_result.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "value/course.h"
#include "value/people_course.h"

namespace vaerdi::value {
namespace {

/// A step for everybody: that of each group by its share.
template <class NodeOf>
Node mixed(CaseGraph& graph, Place place, NodeOf&& node_of) {
    const auto& c = graph.resolved();
    auto& quantities = graph.quantities();
    const bool by_group =
        c.health->individual ? quantities.people().varies().by_group : quantities.courses().varies().by_group;
    if (!by_group) return node_of(place);
    std::vector<math::Term> terms;
    for (std::size_t g = 0; g < c.groups.size(); ++g) {
        place.group = static_cast<int>(g);
        terms.push_back({c.groups[g].share, node_of(place)});
    }
    return quantities.graph().weighted_sum(terms);
}

/// Shares smaller than this are what rounding left behind.
constexpr double nobody = 1e-9;
/// So few alive at the horizon add less than a ten-thousandth of a year, should they all live a hundred more.
constexpr double outlived_by_nobody = 1e-6;

std::pair<double, double> per_cycle(const CourseResult& result, std::size_t from, std::size_t transition,
                                    const CourseNodes& nodes, const Values& values) {
    std::optional<std::pair<double, double>> range;
    for (std::size_t row = 0; row < nodes.arriving.size(); ++row) {
        const double before = result.occupancy[row][from];
        if (before < nobody) continue;
        const double share = values(nodes.arriving[row][transition]) / before;
        if (!range) range = {share, share};
        range = {std::min(range->first, share), std::max(range->second, share)};
    }
    return range.value_or(std::pair{0.0, 0.0});
}

CourseResult result_of(const ResolvedCase& c, const CourseNodes& nodes, const Values& values) {
    const auto& model = *c.health;
    CourseResult result;
    for (const auto& row : nodes.rows) {
        auto& shares = result.occupancy.emplace_back();
        for (const auto node : row) shares.push_back(values(node));
    }
    for (const auto node : nodes.years_in_state) result.years_in_state.push_back(values(node));
    result.years_in_state.resize(model.states.size());
    for (const auto& counted : health::counted_rows(model.accrual, cycles_followed(c))) {
        if (model.individual) break;
        for (std::size_t state = 0; state < model.states.size(); ++state) {
            result.years_in_state[state] += counted.weight * model.cycle_years *
                                            result.occupancy[static_cast<std::size_t>(counted.row)][state];
        }
    }
    for (std::size_t state = 0; state < model.states.size(); ++state) {
        if (!model.states[state].alive) continue;
        result.life_years += result.years_in_state[state];
        result.alive_at_horizon += result.occupancy.back()[state];
    }
    if (result.alive_at_horizon < outlived_by_nobody) result.life_expectancy = result.life_years;
    for (const auto node : nodes.arrivals) result.passed.push_back(values(node));
    for (std::size_t t = 0; t < model.transitions.size() && model.kind == ModelKind::cohort; ++t)
        result.per_cycle.push_back(per_cycle(result, model.transitions[t].from, t, nodes, values));
    for (const auto& curve : nodes.survival) {
        auto& shares = result.survival.emplace_back();
        for (const auto node : curve) shares.push_back(values(node));
    }
    if (model.expected.empty()) return result;
    result.passed_by.emplace_back(model.transitions.size(), 0.0);
    for (const auto& row : nodes.arriving) {
        auto& sums = result.passed_by.emplace_back(result.passed_by.back());
        for (std::size_t t = 0; t < row.size(); ++t) sums[t] += values(row[t]);
    }
    return result;
}

CourseNodes nodes_of_people(CaseGraph& graph, const Place& begin) {
    const auto& model = *graph.resolved().health;
    auto& people = graph.quantities().people();
    const auto each = [&](auto&& node_of) { return mixed(graph, begin, node_of); };
    CourseNodes nodes;
    for (int row = 0; row <= cycles_followed(graph.resolved()); ++row) {
        auto& shares = nodes.rows.emplace_back();
        for (std::size_t state = 0; state < model.states.size(); ++state)
            shares.push_back(each([&](const Place& place) { return people.occupancy(state, row, place); }));
    }
    for (std::size_t state = 0; state < model.states.size(); ++state)
        nodes.years_in_state.push_back(
            each([&](const Place& place) { return people.years_in_state(state, place); }));
    for (std::size_t t = 0; t < model.transitions.size(); ++t)
        nodes.arrivals.push_back(each([&](const Place& place) { return people.passed(t, place); }));
    for (int row = 1; row <= cycles_followed(graph.resolved()) && !model.expected.empty(); ++row) {
        auto& arriving = nodes.arriving.emplace_back();
        for (std::size_t t = 0; t < model.transitions.size(); ++t)
            arriving.push_back(each([&](const Place& place) { return people.arrivals(t, row, place); }));
    }
    return nodes;
}

}  // namespace

std::vector<CourseNodes> course_nodes(CaseGraph& graph) {
    const auto& c = graph.resolved();
    if (!c.health) return {};
    const auto& model = *c.health;
    const auto course = [&](const Place& at) -> health::Course& {
        return graph.quantities().courses().course(at);
    };
    std::vector<CourseNodes> all;
    for (std::size_t a = 0; a < c.alternatives.size(); ++a) {
        Place place;
        place.alternative = a;
        if (model.individual) {
            all.push_back(nodes_of_people(graph, place));
            continue;
        }
        auto& nodes = all.emplace_back();
        for (int row = 0; row <= cycles_followed(c); ++row) {
            auto& shares = nodes.rows.emplace_back();
            for (std::size_t state = 0; state < model.states.size(); ++state) {
                shares.push_back(
                    mixed(graph, place, [&](const Place& at) { return course(at).occupancy(state, row); }));
            }
        }
        nodes.arriving.assign(static_cast<std::size_t>(cycles_followed(c)),
                              std::vector<Node>(model.transitions.size()));
        for (std::size_t t = 0; t < model.transitions.size(); ++t) {
            std::vector<math::Term> terms;
            for (int row = 1; row <= cycles_followed(c); ++row) {
                terms.push_back(
                    {1, mixed(graph, place, [&](const Place& at) { return course(at).arrivals(t, row); })});
                nodes.arriving[static_cast<std::size_t>(row - 1)][t] = terms.back().node;
            }
            nodes.arrivals.push_back(graph.quantities().graph().weighted_sum(terms));
        }
        for (std::size_t state = 0; state < model.until.size(); ++state) {
            auto& shares = nodes.survival.emplace_back();
            for (int row = 0; row <= cycles_followed(c); ++row)
                shares.push_back(mixed(graph, place, [&](const Place& at) {
                    return graph.quantities().courses().survival(state, at, row);
                }));
        }
    }
    return all;
}

std::optional<HealthResult> health_result(const ResolvedCase& resolved, const std::vector<CourseNodes>& nodes,
                                          const Values& values) {
    if (!resolved.health) return {};
    HealthResult result;
    result.cycle_years = resolved.health->cycle_years;
    for (int row = 0; row <= cycles_followed(resolved) && resolved.start_given; ++row)
        result.calendar_years.push_back(resolved.start_year + year_of_cycle(*resolved.health, row + 1) - 1);
    for (const auto& each : nodes) result.alternatives.push_back(result_of(resolved, each, values));
    result.expected = expected_results(*resolved.health, result);
    return result;
}

}  // namespace vaerdi::value
