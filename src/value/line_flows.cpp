#include "value/line_flows.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace vaerdi::value {
namespace {

/// What tells the nodes of one fall of a line from those of another.
using FallKey = std::tuple<int, int, int, int, bool, double, int, int, double>;

/// Flows of one line and fall made into one, node by node: money with money, hours with hours.
template <class Made>
FlowNodes node_by_node(std::span<const FlowNodes> parts, Made&& made) {
    std::vector<Node> nodes(parts.size());
    const auto joined = [&](auto&& node_of) {
        std::ranges::transform(parts, nodes.begin(), node_of);
        return made(std::span<const Node>(nodes));
    };
    FlowNodes result{joined(&FlowNodes::money), joined(&FlowNodes::counted), joined(&FlowNodes::natural),
                     joined(&FlowNodes::cashable)};
    for (const auto list : {&FlowNodes::moved, &FlowNodes::hours, &FlowNodes::cashable_hours}) {
        for (std::size_t i = 0; i < (parts.front().*list).size(); ++i) {
            (result.*list).push_back(joined([&](const FlowNodes& part) { return (part.*list)[i]; }));
        }
    }
    return result;
}

Place place_of(const Fall& fall, std::size_t alternative, int group) {
    return {.alternative = alternative,
            .year = fall.valued,
            .follow_up = fall.follow_up,
            .group = group,
            .entry = std::max(fall.intake, 1),
            .row = fall.row,
            .cycle = fall.cycle};
}

}  // namespace

LineFlows::LineFlows(Quantities& quantities, Discounting& discounting)
    : case_(quantities.resolved()),
      quantities_(quantities),
      graph_(quantities.graph()),
      discounting_(discounting),
      hours_(case_, graph_) {
    for (const auto& line : case_.lines) varies_.push_back(varies(line));
}

Varies LineFlows::varies(const Line& line) {
    Varies by;
    for (const auto* value :
         {&line.amount, &line.quantity, &line.price, &line.ramp, &line.cashable, &line.deadweight,
          &line.attribution, &line.displacement, &line.drop_off, &line.residual.value}) {
        by |= quantities_.varies(*value);
    }
    for (const auto& transfer : line.transfers) {
        by |= quantities_.varies(transfer.share);
        by.by_year = true;  // rules hold in some calendar years
    }
    return by;
}

// --- one head, or all of a once or yearly flow ---

Node LineFlows::kept(const Line& line, const Place& place, int dropped) {
    const auto one = graph_.constant(1);
    auto share = line.ramp ? quantities_.at(line.ramp, place) : one;
    for (const auto* lost : {&line.deadweight, &line.attribution, &line.displacement}) {
        if (*lost) share = graph_.multiply(share, graph_.subtract(one, quantities_.at(*lost, place)));
    }
    if (line.drop_off && dropped > 0) {
        const auto left = graph_.subtract(one, quantities_.at(line.drop_off, place));
        share = graph_.multiply(share, graph_.apply(math::Op::power, left, graph_.constant(dropped)));
    }
    return share;
}

FlowNodes LineFlows::one_head(std::size_t index, const Place& place, const Fall& fall) {
    const auto& line = case_.lines[index];
    const auto nil = graph_.constant(0);
    FlowNodes nodes{nil, nil, nil, nil, std::vector<Node>(line.transfers.size(), nil)};
    nodes.hours = hours_.of(index, place);
    nodes.cashable_hours.resize(nodes.hours.size(), nil);
    if (fall.residual || (place.alternative < line.only.size() && !line.only[place.alternative]))
        std::ranges::fill(nodes.hours, nil);
    if (place.alternative < line.only.size() && !line.only[place.alternative]) return nodes;
    const auto kept_share = graph_.multiply(graph_.constant(fall.weight), kept(line, place, fall.dropped));
    const auto cashable = line.cashable ? quantities_.at(line.cashable, place) : graph_.constant(1);
    if (line.has_natural) {
        nodes.natural = graph_.multiply(quantities_.at(line.quantity, place), kept_share);
        nodes.cashable = graph_.multiply(nodes.natural, cashable);
    }
    if (line.has_money) {
        const auto raw = line.amount ? quantities_.at(line.amount, place)
                                     : graph_.multiply(quantities_.at(line.quantity, place),
                                                       quantities_.at(line.price, place));
        nodes.money = graph_.multiply(graph_.multiply(raw, kept_share), cashable);
    }
    for (std::size_t i = 0; i < nodes.hours.size(); ++i) {
        nodes.hours[i] = graph_.multiply(nodes.hours[i], kept_share);
        nodes.cashable_hours[i] = graph_.multiply(nodes.hours[i], cashable);
    }
    if (fall.residual) {
        auto left = residual(line, place, fall, nodes.money);
        left.hours = std::move(nodes.hours);
        left.cashable_hours = std::move(nodes.cashable_hours);
        nodes = std::move(left);
    }

    double share_counted = 0;
    for (const auto& share : line.shares) share_counted += case_.counts(share.payer) ? share.share : 0;
    std::vector<math::Term> counted{{share_counted, nodes.money}};
    const int calendar = calendar_year(case_, fall.year);
    for (std::size_t t = 0; t < line.transfers.size(); ++t) {
        const auto& transfer = line.transfers[t];
        const bool holds = (transfer.first_year == 0 || calendar >= transfer.first_year) &&
                           (transfer.last_year == 0 || calendar <= transfer.last_year);
        if (!holds) continue;
        auto moved = graph_.multiply(quantities_.at(transfer.share, place), nodes.money);
        if (transfer.cap) moved = graph_.apply(math::Op::minimum, moved, graph_.constant(*transfer.cap));
        nodes.moved[t] = moved;
        const int into = (case_.counts(transfer.from) ? 1 : 0) - (case_.counts(transfer.to) ? 1 : 0);
        if (into != 0) counted.push_back({static_cast<double>(into), moved});
    }
    nodes.counted = graph_.weighted_sum(counted);
    return nodes;
}

// What is left of the last purchase, as money that comes back.
FlowNodes LineFlows::residual(const Line& line, const Place& place, const Fall& fall, Node price) {
    const auto nil = graph_.constant(0);
    auto left = nil;
    switch (line.residual.kind) {
        case Residual::Kind::none:
            break;
        case Residual::Kind::linear:
            left = graph_.multiply(graph_.constant(fall.remaining), price);
            break;
        case Residual::Kind::share:
            left = graph_.multiply(quantities_.at(line.residual.value, place), price);
            break;
        case Residual::Kind::amount:
            left = quantities_.at(line.residual.value, place);
            break;
    }
    return {graph_.negate(left), nil, nil, nil, std::vector<Node>(line.transfers.size(), nil)};
}

// --- everybody ---

// Where an alternative is taken up step by step, the rest of the intake gets the comparator. Written as the
// comparator plus a share of the difference, so that equal alternatives stay exactly equal.
FlowNodes LineFlows::in_use(std::size_t line, const Place& place, const Fall& fall) {
    const auto own = one_head(line, place, fall);
    const auto& uptake = place.alternative < case_.uptake.size() ? case_.uptake[place.alternative] : nullptr;
    if (!uptake || !is_per_head(case_.lines[line].base) || place.alternative == case_.comparator) return own;
    auto other_place = place;
    other_place.alternative = case_.comparator;
    const std::array both{own, one_head(line, other_place, fall)};
    const auto share = quantities_.at(uptake, {place.alternative, std::max(fall.intake, 0), 0, place.group});
    return node_by_node(both, [&](std::span<const Node> mine_and_theirs) {
        const auto mine = mine_and_theirs[0], theirs = mine_and_theirs[1];
        return graph_.add(theirs, graph_.multiply(share, graph_.subtract(mine, theirs)));
    });
}

FlowNodes LineFlows::mixed_over_groups(std::size_t line, Place place, const Fall& fall, bool by_group) {
    if (!by_group) return in_use(line, place, fall);
    std::vector<FlowNodes> of_groups;
    for (std::size_t g = 0; g < case_.groups.size(); ++g) {
        place.group = static_cast<int>(g);
        of_groups.push_back(in_use(line, place, fall));
    }
    return node_by_node(of_groups, [&](std::span<const Node> nodes) {
        std::vector<math::Term> terms;
        for (std::size_t g = 0; g < nodes.size(); ++g) terms.push_back({case_.groups[g].share, nodes[g]});
        return graph_.weighted_sum(terms);
    });
}

FlowNodes LineFlows::scaled(const FlowNodes& nodes, Node by) {
    return node_by_node(std::span(&nodes, 1),
                        [&](std::span<const Node> one) { return graph_.multiply(by, one.front()); });
}

Flow LineFlows::timed(const Fall& fall) {
    Flow flow;
    flow.fall = fall;
    flow.cut = fall.year > case_.years;
    flow.cost_factor = discounting_.costs(fall.time);
    flow.effect_factor = discounting_.effects(fall.time);
    return flow;
}

// What people who are simulated come to falls all through the year.
template <class NodesAt>
std::shared_ptr<const std::array<FlowNodes, 2>> LineFlows::within_year(const Line& line, Place place,
                                                                       NodesAt&& nodes_at) {
    if (!line.follows_course || !case_.health->individual) return nullptr;
    place.rate = health::Rate::costs;
    auto costs = nodes_at(place);
    place.rate = health::Rate::effects;
    return std::make_shared<const std::array<FlowNodes, 2>>(std::array{std::move(costs), nodes_at(place)});
}

std::vector<Flow> LineFlows::of_everybody(std::size_t index, std::size_t alternative) {
    const auto& line = case_.lines[index];
    if (!falls_at_all(line)) return {};
    const auto* intake = case_.for_one_patient ? nullptr : intake_of(case_, line.base);
    const auto by = varies_[index];
    auto intake_by = intake ? quantities_.varies(intake->count) : Varies{};
    Varies uptake_by;
    if (is_per_head(line.base) && alternative < case_.uptake.size()) {
        uptake_by = quantities_.varies(case_.uptake[alternative]);
    }
    const bool by_group = !case_.groups.empty() && (by.by_group || uptake_by.by_group);
    const bool by_intake = intake_by.by_year || uptake_by.by_year;

    struct Known {
        FlowNodes nodes;
        std::shared_ptr<const std::array<FlowNodes, 2>> within_year;
    };
    std::map<FallKey, Known> known;
    std::vector<Flow> result;
    for (const auto& fall : falls(case_, line)) {
        auto flow = timed(fall);
        const FallKey key{by.by_year ? std::max(fall.valued, 1) : 0,
                          by.by_follow_up ? fall.follow_up : 0,
                          line.drop_off ? fall.dropped : 0,
                          by_intake ? fall.intake : 0,
                          fall.residual,
                          fall.remaining,
                          fall.row,
                          fall.cycle,
                          fall.weight};
        auto found = known.find(key);
        if (found == known.end()) {
            const auto place = place_of(fall, alternative, -1);
            const auto nodes = [&](const Place& at) {
                auto made = mixed_over_groups(index, at, fall, by_group);
                if (!intake) return made;
                return scaled(made,
                              quantities_.count(*intake, {alternative, std::max(fall.intake, 0), 0, -1}));
            };
            found = known.emplace(key, Known{nodes(place), within_year(line, place, nodes)}).first;
        }
        flow.in_all = found->second.nodes;
        flow.within_year = found->second.within_year;
        result.push_back(std::move(flow));
    }
    return result;
}

std::vector<Flow> LineFlows::of_one(std::size_t index, std::size_t alternative, int group) {
    const auto& line = case_.lines[index];
    if (!is_of_group_head(line)) return {};
    std::vector<Flow> result;
    for (const auto& fall : falls_of_one(case_, line)) {
        auto flow = timed(fall);
        const auto place = place_of(fall, alternative, group);
        const auto nodes = [&](const Place& at) { return one_head(index, at, fall); };
        flow.in_all = nodes(place);
        flow.within_year = within_year(line, place, nodes);
        result.push_back(std::move(flow));
    }
    return result;
}

bool LineFlows::is_of_group_head(const Line& line) const {
    if (!falls_at_all(line) || !is_per_head(line.base)) return false;
    if (case_.for_one_patient) return true;
    const auto* intake = intake_of(case_, line.base);
    if (case_.patients.given) return intake == &case_.patients;
    if (case_.procedures.given) return intake == &case_.procedures;
    return true;
}

}  // namespace vaerdi::value
