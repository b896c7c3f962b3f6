#include "value/decision_information.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "information/partial_information.h"
#include "value/case_graph.h"
#include "value/simulate.h"

namespace vaerdi::value {
namespace {

constexpr std::size_t steps_of_convergence = 20;
constexpr double beyond_own_value = 2;     // the curve goes to so many times the case's value of a QALY
constexpr double usual_willingness = 1e6;  // where the case names none

/// The draws, as columns: what does not vary is written out.
class Columns {
  public:
    Columns(const Draws& draws, std::size_t figures) {
        for (std::size_t i = 0; i < figures; ++i) {
            const auto drawn = draws.figure(i);
            auto& column = columns_.emplace_back(drawn.column.begin(), drawn.column.end());
            if (!drawn.varies()) column.assign(draws.count(), drawn.constant);
        }
    }
    const std::vector<double>& operator[](std::size_t index) const { return columns_[index]; }

  private:
    std::vector<std::vector<double>> columns_;
};

/// The steps that are drawn: net benefit without health, health, and net value of each alternative, then the
/// numbers.
struct Asked {
    std::vector<Node> nodes;
    std::string effect;
    std::size_t alternatives = 0;
    std::vector<std::size_t> inputs;  ///< uncertain, of those that the net values depend on

    std::size_t money(std::size_t a) const { return a; }
    std::size_t health(std::size_t a) const { return alternatives + a; }
    std::size_t net_value(std::size_t a) const { return 2 * alternatives + a; }
    std::size_t input(std::size_t i) const { return 3 * alternatives + i; }
};

Asked asked_of(CaseGraph& graph) {
    const auto& c = graph.resolved();
    Asked asked;
    asked.alternatives = c.alternatives.size();
    auto& steps = graph.quantities().graph();
    std::vector<Node> money, health, net;
    for (const auto& nodes : graph.alternatives()) {
        if (nodes.qalys) asked.effect = "qalys";
        if (nodes.life_years && asked.effect.empty()) asked.effect = "life_years";
    }
    for (const auto& nodes : graph.alternatives()) {
        const auto counted = asked.effect == "qalys" ? nodes.qalys : nodes.life_years;
        const std::array value{math::Term{1, nodes.effects}, math::Term{-1, nodes.total_cost}};
        net.push_back(steps.weighted_sum(value));
        const bool priced = nodes.qalys && nodes.qaly_value;
        const auto of_health = priced ? steps.multiply(*nodes.qaly_value, *nodes.qalys) : steps.constant(0);
        money.push_back(steps.subtract(net.back(), of_health));
        health.push_back(counted.value_or(steps.constant(0)));
    }
    for (const auto* list : {&money, &health, &net})
        asked.nodes.insert(asked.nodes.end(), list->begin(), list->end());
    for (const auto input : graph.inputs_of(net)) {
        if (!c.inputs[input].uncertain()) continue;
        asked.inputs.push_back(input);
        asked.nodes.push_back(steps.input(static_cast<std::uint32_t>(input)));
    }
    return asked;
}

/// Numbers that are drawn together are known together.
std::vector<KnownNumbers> apart(const ResolvedCase& c, const std::vector<std::size_t>& inputs) {
    std::vector<KnownNumbers> all;
    std::map<std::string, std::size_t> place;
    for (const auto index : inputs) {
        const auto& input = c.inputs[index];
        const auto key = input.joint >= 0 ? "joint/" + std::to_string(input.joint) : input.stream;
        const auto [found, is_new] = place.emplace(key, all.size());
        if (is_new) {
            const auto whole = input.joint >= 0 ? input.name.substr(0, input.name.rfind('.')) : input.name;
            all.push_back(
                {whole, input.joint >= 0 || input.title.empty() ? Text(whole) : input.title, {}, {}});
        }
        all[found->second].inputs.push_back(index);
    }
    return all;
}

std::vector<KnownNumbers> by_evidence(const ResolvedCase& c, const std::vector<std::size_t>& inputs) {
    const auto& grades = document::Choices<document::Evidence>::names();
    std::vector<KnownNumbers> all;
    for (const auto& grade : grades) all.push_back({grade, Text(grade), {}, {}});
    all.push_back({"none", {"no evidence named", "ingen evidens angivet"}, {}, {}});
    for (const auto index : inputs) {
        const auto& evidence = c.inputs[index].provenance.evidence;
        all[evidence ? static_cast<std::size_t>(*evidence) : grades.size()].inputs.push_back(index);
    }
    std::erase_if(all, [](const KnownNumbers& group) { return group.inputs.empty(); });
    return all;
}

class Valuing {
  public:
    Valuing(const Asked& asked, const Columns& columns, double everything)
        : asked_(asked), columns_(columns), everything_(everything) {
        for (std::size_t a = 0; a < asked.alternatives; ++a)
            benefits_.emplace_back(columns[asked.net_value(a)]);
    }

    information::Estimate of(const std::vector<std::size_t>& inputs) const {
        std::vector<information::Column> known;
        for (const auto index : inputs) {
            const auto at = std::ranges::find(asked_.inputs, index) - asked_.inputs.begin();
            known.emplace_back(columns_[asked_.input(static_cast<std::size_t>(at))]);
        }
        return information::ConditionalBenefits(benefits_, known).perfect(everything_);
    }

  private:
    const Asked& asked_;
    const Columns& columns_;
    double everything_;
    information::NetBenefits benefits_;
};

DrawConvergence converging_draws(const ResolvedCase& c, const information::NetBenefits& benefits) {
    DrawConvergence result;
    const auto all = benefits.front().size();
    result.draws = information::equal_steps(all, steps_of_convergence);
    for (std::size_t a = 0; a < benefits.size(); ++a) {
        auto& means = result.net_value.emplace_back();
        if (a == c.comparator) continue;
        std::vector<double> differences(all);
        for (std::size_t i = 0; i < all; ++i) differences[i] = benefits[a][i] - benefits[c.comparator][i];
        means = information::running_means(differences, result.draws);
    }
    return result;
}

}  // namespace

std::optional<DecisionInformation> decision_information(const ResolvedCase& resolved, const Options& options,
                                                        const std::vector<NumberGroup>& groups) {
    if (options.draws == 0) return {};
    CaseGraph graph(resolved);
    const auto asked = asked_of(graph);
    DecisionInformation result;
    result.draws = std::min(options.draws, most_draws_for_information);
    const auto draws =
        simulate(resolved, graph.graph(), asked.nodes, {}, {}, static_cast<std::size_t>(result.draws),
                 options.seed, options.threads, {{}, options.stop}, options.ranks);
    if (!draws) return {};
    const Columns columns(*draws, asked.nodes.size());
    information::NetBenefits benefits;
    for (std::size_t a = 0; a < asked.alternatives; ++a) benefits.emplace_back(columns[asked.net_value(a)]);
    result.now = information::acceptability(benefits);
    result.convergence = converging_draws(resolved, benefits);

    const Valuing valuing(asked, columns, result.now.perfect_information.value);
    const auto valued = [&](std::vector<KnownNumbers>& groups) {
        for (auto& group : groups) {
            if (options.stop.stop_requested()) return false;
            group.value = valuing.of(group.inputs);
        }
        return true;
    };
    result.numbers = apart(resolved, asked.inputs);
    result.by_evidence = by_evidence(resolved, asked.inputs);
    for (const auto& group : groups) {
        auto& known = result.groups.emplace_back(KnownNumbers{group.name, Text(group.name), {}, {}});
        // What no net value depends on is worth nothing to know.
        std::ranges::copy_if(group.inputs, std::back_inserter(known.inputs), [&](std::size_t input) {
            return std::ranges::find(asked.inputs, input) != asked.inputs.end();
        });
    }
    if (!valued(result.numbers) || !valued(result.groups) || !valued(result.by_evidence)) return {};
    std::ranges::stable_sort(result.numbers, std::ranges::greater{},
                             [](const KnownNumbers& numbers) { return numbers.value.value; });
    KnownNumbers weak{"weak", {"assumptions and weak evidence", "antagelser og svag evidens"}, {}, {}};
    for (const auto index : asked.inputs) {
        if (resolved.inputs[index].provenance.is_weak()) weak.inputs.push_back(index);
    }
    if (!weak.inputs.empty()) {
        weak.value = valuing.of(weak.inputs);
        result.weak = std::move(weak);
    }

    const auto column = [&](std::size_t input) -> information::Column {
        const auto at = std::ranges::find(asked.inputs, input) - asked.inputs.begin();
        if (at == std::ssize(asked.inputs)) return {};
        return columns[asked.input(static_cast<std::size_t>(at))];
    };
    for (std::size_t study = 0; study < resolved.studies.size(); ++study) {
        if (options.stop.stop_requested()) return {};
        result.studies.push_back(
            study_value(graph, study, benefits, column, result.now.perfect_information.value));
    }

    result.effect = asked.effect;
    if (asked.effect.empty()) return result;
    double top = usual_willingness;
    if (resolved.qaly_value && resolved.qaly_value->input)
        top = beyond_own_value * resolved.inputs[*resolved.qaly_value->input].base;
    information::NetBenefits money, health;
    for (std::size_t a = 0; a < asked.alternatives; ++a) {
        money.emplace_back(columns[asked.money(a)]);
        health.emplace_back(columns[asked.health(a)]);
    }
    result.curve = information::acceptability_curve(money, health, top, options.stop);
    if (options.stop.stop_requested()) return {};
    return result;
}

}  // namespace vaerdi::value
