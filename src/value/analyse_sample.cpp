#include <algorithm>
#include <functional>

#include "information/partial_information.h"
#include "math/statistics.h"
#include "value/decision_information.h"
#include "value/decision_sample.h"
#include "value/spread.h"

namespace vaerdi::value {
namespace {

using DrawColumn = std::vector<double>;

DrawColumn net_benefit(const DecisionSample::Alternative& of, double worth) {
    DrawColumn benefit(of.cost.size());
    for (std::size_t i = 0; i < benefit.size(); ++i) benefit[i] = worth * of.effect[i] - of.cost[i];
    return benefit;
}

DrawColumn less(const DrawColumn& a, const DrawColumn& b) {
    DrawColumn difference(a.size());
    std::ranges::transform(a, b, difference.begin(), std::minus());
    return difference;
}

Spread spread(DrawColumn draws) { return spread_of(draws); }

std::vector<information::Column> columns(const std::vector<DrawColumn>& draws) {
    return {draws.begin(), draws.end()};
}

SampleAnalysis::Compared compared(const DecisionSample& sample, const std::vector<DrawColumn>& benefits,
                                  std::size_t alternative) {
    const auto& one = sample.alternatives[alternative];
    const auto& other = sample.alternatives[sample.comparator];
    const auto gain = less(benefits[alternative], benefits[sample.comparator]);
    SampleAnalysis::Compared result{
        alternative,
        {spread(less(one.cost, other.cost)), spread(less(one.effect, other.effect)), spread(gain)},
        {},
        math::share_above(gain)};
    result.icer = cost_per_effect(result.gained.cost.mean, result.gained.effect.mean);
    return result;
}

}  // namespace

std::optional<SampleAnalysis> analyse(const DecisionSample& sample, double worth,
                                      const std::stop_token& stop) {
    SampleAnalysis result;
    result.worth = worth;
    result.draws = sample.draws();
    std::vector<DrawColumn> benefits;
    for (const auto& alternative : sample.alternatives) benefits.push_back(net_benefit(alternative, worth));
    result.now = information::acceptability(columns(benefits));

    std::vector<CostAndEffect> means;
    for (std::size_t a = 0; a < sample.alternatives.size(); ++a) {
        const auto& one = sample.alternatives[a];
        result.alternatives.push_back({spread(one.cost), spread(one.effect), spread(benefits[a])});
        means.push_back({one.name, result.alternatives[a].cost.mean, result.alternatives[a].effect.mean});
        if (a != sample.comparator) result.comparisons.push_back(compared(sample, benefits, a));
    }
    result.frontier = efficient_frontier(means);

    // Of very many draws every second, third … : chains may stand one after another in the file.
    const auto step = (result.draws + most_draws_for_information - 1) / most_draws_for_information;
    const auto thinned = [&](const DrawColumn& draws) {
        DrawColumn kept;
        for (std::size_t i = 0; i < draws.size(); i += step) kept.push_back(draws[i]);
        return kept;
    };
    std::vector<DrawColumn> thinned_benefits;
    for (const auto& benefit : benefits) thinned_benefits.push_back(thinned(benefit));
    const auto regressed = columns(thinned_benefits);
    result.regressed = regressed.front().size();
    const double everything = std::min(result.now.perfect_information.value,
                                       information::acceptability(regressed).perfect_information.value);
    const auto known = [&](const std::string& name, const std::vector<std::size_t>& numbers) {
        std::vector<DrawColumn> of;
        for (const auto number : numbers) of.push_back(thinned(sample.numbers[number].draws));
        return SampleAnalysis::Known{
            name, numbers, information::ConditionalBenefits(regressed, columns(of)).perfect(everything)};
    };
    const bool enough = result.draws >= information::fewest_draws;
    for (std::size_t n = 0; enough && n < sample.numbers.size(); ++n) {
        if (stop.stop_requested()) return {};
        result.numbers.push_back(known(sample.numbers[n].name, {n}));
    }
    std::ranges::stable_sort(result.numbers, std::ranges::greater{},
                             [](const auto& one) { return one.value.value; });
    for (const auto& group : sample.groups) {
        if (!enough) break;
        if (stop.stop_requested()) return {};
        result.groups.push_back(known(group.name, group.numbers));
    }

    std::vector<DrawColumn> money;
    information::NetBenefits effects;
    for (const auto& one : sample.alternatives) {
        money.push_back(net_benefit(one, 0));
        effects.emplace_back(one.effect);
    }
    result.curve = information::acceptability_curve(columns(money), effects, 2 * worth, stop);
    if (stop.stop_requested()) return {};
    return result;
}

}  // namespace vaerdi::value
