#include "value/line_flows.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace vaerdi::value {
namespace {

/// What tells the nodes of one fall of a line from those of another.
using FallKey = std::tuple<int, int, int, int, bool, double>;

}  // namespace

LineFlows::LineFlows(Quantities& quantities, Discounting& discounting)
    : case_(quantities.resolved()),
      quantities_(quantities),
      graph_(quantities.graph()),
      discounting_(discounting) {
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

FlowNodes LineFlows::one_head(const Line& line, const Place& place, const Fall& fall) {
    const auto nil = graph_.constant(0);
    FlowNodes nodes{nil, nil, nil, nil, std::vector<Node>(line.transfers.size(), nil)};
    if (place.alternative < line.only.size() && !line.only[place.alternative]) return nodes;
    const auto kept_share = kept(line, place, fall.dropped);
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
    if (fall.residual) nodes = residual(line, place, fall, nodes.money);

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
FlowNodes LineFlows::in_use(const Line& line, const Place& place, const Fall& fall) {
    auto own = one_head(line, place, fall);
    const auto& uptake = place.alternative < case_.uptake.size() ? case_.uptake[place.alternative] : nullptr;
    if (!uptake || !is_per_head(line.base) || place.alternative == case_.comparator) return own;
    auto other_place = place;
    other_place.alternative = case_.comparator;
    const auto other = one_head(line, other_place, fall);
    const auto share = quantities_.at(uptake, {place.alternative, std::max(fall.intake, 0), 0, place.group});
    const auto mix = [&](Node& mine, Node theirs) {
        mine = graph_.add(theirs, graph_.multiply(share, graph_.subtract(mine, theirs)));
    };
    mix(own.money, other.money);
    mix(own.counted, other.counted);
    mix(own.natural, other.natural);
    mix(own.cashable, other.cashable);
    for (std::size_t t = 0; t < own.moved.size(); ++t) mix(own.moved[t], other.moved[t]);
    return own;
}

FlowNodes LineFlows::mixed_over_groups(const Line& line, Place place, const Fall& fall, bool by_group) {
    if (!by_group) return in_use(line, place, fall);
    std::array<std::vector<math::Term>, 4> sums;
    std::vector<std::vector<math::Term>> moved(line.transfers.size());
    for (std::size_t g = 0; g < case_.groups.size(); ++g) {
        place.group = static_cast<int>(g);
        const auto nodes = in_use(line, place, fall);
        const double share = case_.groups[g].share;
        sums[0].push_back({share, nodes.money});
        sums[1].push_back({share, nodes.counted});
        sums[2].push_back({share, nodes.natural});
        sums[3].push_back({share, nodes.cashable});
        for (std::size_t t = 0; t < moved.size(); ++t) moved[t].push_back({share, nodes.moved[t]});
    }
    FlowNodes mixed{graph_.weighted_sum(sums[0]),
                    graph_.weighted_sum(sums[1]),
                    graph_.weighted_sum(sums[2]),
                    graph_.weighted_sum(sums[3]),
                    {}};
    for (const auto& terms : moved) mixed.moved.push_back(graph_.weighted_sum(terms));
    return mixed;
}

FlowNodes LineFlows::scaled(const FlowNodes& nodes, Node by) {
    FlowNodes result{graph_.multiply(by, nodes.money),
                     graph_.multiply(by, nodes.counted),
                     graph_.multiply(by, nodes.natural),
                     graph_.multiply(by, nodes.cashable),
                     {}};
    for (const auto node : nodes.moved) result.moved.push_back(graph_.multiply(by, node));
    return result;
}

Flow LineFlows::timed(const Fall& fall) {
    Flow flow;
    flow.fall = fall;
    flow.cut = fall.year > case_.years;
    flow.cost_factor = discounting_.costs(fall.time);
    flow.effect_factor = discounting_.effects(fall.time);
    return flow;
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

    std::map<FallKey, FlowNodes> known;
    std::vector<Flow> result;
    for (const auto& fall : falls(case_, line)) {
        auto flow = timed(fall);
        const FallKey key{by.by_year ? std::max(fall.valued, 1) : 0,
                          by.by_follow_up ? fall.follow_up : 0,
                          line.drop_off ? fall.dropped : 0,
                          by_intake ? fall.intake : 0,
                          fall.residual,
                          fall.remaining};
        auto found = known.find(key);
        if (found == known.end()) {
            const Place place{alternative, fall.valued, fall.follow_up, -1};
            auto nodes = mixed_over_groups(line, place, fall, by_group);
            if (intake) {
                nodes =
                    scaled(nodes, quantities_.count(*intake, {alternative, std::max(fall.intake, 0), 0, -1}));
            }
            found = known.emplace(key, std::move(nodes)).first;
        }
        flow.in_all = found->second;
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
        flow.in_all = one_head(line, {alternative, fall.valued, fall.follow_up, group}, fall);
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
