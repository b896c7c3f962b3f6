#include "value/case_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

namespace vaerdi::value {
namespace {

/// What tells the nodes of one fall of a line from those of another.
using FallKey = std::tuple<int, int, int, int, bool, double>;

/// Adds to a sum, merging with equal nodes so that ten equal years are one term.
void add_term(std::vector<math::Term>& terms, double coefficient, Node node) {
    for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
        if (term->node == node) {
            term->coefficient += coefficient;
            return;
        }
    }
    terms.push_back({coefficient, node});
}

/// The sum of something over the lines; `add` puts the terms of one flow.
template <class Add>
Node sum_of_flows(math::Graph& graph, const std::vector<std::vector<Flow>>& lines, Add&& add) {
    std::vector<math::Term> all, of_line;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        of_line.clear();
        for (const auto& flow : lines[line]) {
            if (!flow.cut) add(line, flow, of_line);
        }
        all.insert(all.end(), of_line.begin(), of_line.end());
    }
    return graph.weighted_sum(all);
}

bool contains(const std::vector<std::size_t>& sorted, std::size_t x) {
    return std::ranges::binary_search(sorted, x);
}

}  // namespace

bool falls_at_all(const Line& line) { return line.has_money || line.has_natural; }
bool counts_qalys(const Line& line) {
    return line.has_natural && line.natural_unit.exponent(Dimension::qaly) == 1;
}
bool counts_life_years(const Line& line) {
    return line.has_natural && line.natural_unit.exponent(Dimension::life_year) == 1;
}

CaseGraph::CaseGraph(const ResolvedCase& resolved)
    : case_(resolved), quantities_(case_, graph_), discounting_(case_) {
    for (const auto& line : case_.lines) line_varies_.push_back(line_varies(line));
    for (std::size_t a = 0; a < case_.alternatives.size(); ++a) add_alternative(a);
}

Varies CaseGraph::line_varies(const Line& line) {
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

Node CaseGraph::kept(const Line& line, const Place& place, int dropped) {
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

FlowNodes CaseGraph::one_head(const Line& line, const Place& place, const Fall& fall) {
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
FlowNodes CaseGraph::residual(const Line& line, const Place& place, const Fall& fall, Node price) {
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
FlowNodes CaseGraph::in_use(const Line& line, const Place& place, const Fall& fall) {
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

FlowNodes CaseGraph::mixed_over_groups(const Line& line, Place place, const Fall& fall, bool by_group) {
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

FlowNodes CaseGraph::scaled(const FlowNodes& nodes, Node by) {
    FlowNodes result{graph_.multiply(by, nodes.money),
                     graph_.multiply(by, nodes.counted),
                     graph_.multiply(by, nodes.natural),
                     graph_.multiply(by, nodes.cashable),
                     {}};
    for (const auto node : nodes.moved) result.moved.push_back(graph_.multiply(by, node));
    return result;
}

Flow CaseGraph::timed(const Fall& fall) {
    Flow flow;
    flow.fall = fall;
    flow.cut = fall.year > case_.years;
    flow.cost_factor = discounting_.costs(fall.time);
    flow.effect_factor = discounting_.effects(fall.time);
    return flow;
}

std::vector<Flow> CaseGraph::flows(std::size_t index, std::size_t alternative) {
    const auto& line = case_.lines[index];
    const auto* intake = case_.for_one_patient ? nullptr : intake_of(case_, line.base);
    const auto by = line_varies_[index];
    auto intake_by = intake ? quantities_.varies(intake->count) : Varies{};
    Varies uptake_by;
    if (is_per_head(line.base) && alternative < case_.uptake.size()) {
        uptake_by = quantities_.varies(case_.uptake[alternative]);
    }
    const bool by_group =
        is_per_head(line.base) && !case_.groups.empty() && (by.by_group || uptake_by.by_group);
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

std::vector<Flow> CaseGraph::flows_of_one(const Line& line, std::size_t alternative, int group) {
    std::vector<Flow> result;
    for (const auto& fall : falls_of_one(case_, line)) {
        auto flow = timed(fall);
        flow.in_all = one_head(line, {alternative, fall.valued, fall.follow_up, group}, fall);
        result.push_back(std::move(flow));
    }
    return result;
}

// --- alternatives and their headline figures ---

bool CaseGraph::is_of_group_head(const Line& line) const {
    if (!falls_at_all(line) || !is_per_head(line.base)) return false;
    if (case_.for_one_patient) return true;
    const auto* intake = intake_of(case_, line.base);
    if (case_.patients.given) return intake == &case_.patients;
    if (case_.procedures.given) return intake == &case_.procedures;
    return true;
}

void CaseGraph::add_alternative(std::size_t alternative) {
    AlternativeNodes nodes;
    for (std::size_t i = 0; i < case_.lines.size(); ++i) {
        nodes.lines.push_back(falls_at_all(case_.lines[i]) ? flows(i, alternative) : std::vector<Flow>{});
    }
    for (std::size_t g = 0; g < case_.groups.size(); ++g) {
        auto& group = nodes.groups.emplace_back();
        for (const auto& line : case_.lines) {
            group.push_back(is_of_group_head(line) ? flows_of_one(line, alternative, static_cast<int>(g))
                                                   : std::vector<Flow>{});
        }
    }
    add_headlines(alternative, nodes);
    alternatives_.push_back(std::move(nodes));
}

void CaseGraph::add_headlines(std::size_t alternative, AlternativeNodes& into) {
    const auto& lines = case_.lines;
    const auto money = [&](bool costs) {
        return sum_of_flows(graph_, into.lines,
                            [&](std::size_t i, const Flow& flow, std::vector<math::Term>& terms) {
                                if (lines[i].is_cost == costs)
                                    add_term(terms, flow.cost_factor, flow.in_all.counted);
                            });
    };
    const auto quantity = [&](const std::vector<std::size_t>& of, bool discounted, bool signed_by_side) {
        return sum_of_flows(
            graph_, into.lines, [&](std::size_t i, const Flow& flow, std::vector<math::Term>& terms) {
                if (!contains(of, i)) return;
                const double sign = signed_by_side && !lines[i].is_cost ? -1 : 1;
                add_term(terms, sign * (discounted ? flow.effect_factor : 1.0), flow.in_all.natural);
            });
    };
    std::vector<std::size_t> qalys, life_years;
    std::vector<NaturalNodes> natural;
    std::vector<StaffNodes> staff;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (!line.has_natural) continue;
        if (counts_qalys(line))
            qalys.push_back(i);
        else if (counts_life_years(line))
            life_years.push_back(i);
        else if (!line.counts.empty()) {
            auto found = std::ranges::find(natural, line.counts, &NaturalNodes::id);
            if (found == natural.end()) {
                natural.push_back({line.counts, line.counts_title, line.natural_unit.base(), {}, {}, {}});
                found = std::prev(natural.end());
            }
            found->lines.push_back(i);
        }
        if (!line.staff.empty()) {
            auto found = std::ranges::find(staff, line.staff, &StaffNodes::staff);
            if (found == staff.end()) found = staff.insert(staff.end(), {line.staff, {}, {}});
            found->lines.push_back(i);
        }
    }
    into.total_cost = money(true);
    into.effects = money(false);
    if (!qalys.empty()) into.qalys = quantity(qalys, true, false);
    if (!life_years.empty()) into.life_years = quantity(life_years, true, false);
    if (case_.qaly_value) into.qaly_value = quantities_.at(case_.qaly_value, {alternative, 1, 0, -1});
    if (into.qalys && into.qaly_value) {
        into.effects = graph_.add(into.effects, graph_.multiply(*into.qaly_value, *into.qalys));
    }
    for (auto& sum : natural) {
        sum.total = quantity(sum.lines, false, false);
        sum.discounted = quantity(sum.lines, true, false);
    }
    for (auto& sum : staff) sum.hours = quantity(sum.lines, false, true);
    into.natural = std::move(natural);
    into.staff = std::move(staff);
}

Node CaseGraph::net_value(std::size_t alternative) {
    const auto& own = alternatives_[alternative];
    const auto& other = alternatives_[case_.comparator];
    const std::array terms{math::Term{1, own.effects}, math::Term{-1, own.total_cost},
                           math::Term{-1, other.effects}, math::Term{1, other.total_cost}};
    return graph_.weighted_sum(terms);
}

// --- values ---

std::vector<double> CaseGraph::base_inputs() const {
    std::vector<double> values(std::max<std::size_t>(case_.inputs.size(), graph_.slot_count()));
    for (std::size_t i = 0; i < case_.inputs.size(); ++i) values[i] = case_.inputs[i].base;
    return values;
}

std::vector<double> CaseGraph::evaluate(std::span<const double> inputs) const {
    std::vector<Node> nodes(graph_.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) nodes[i] = Node{i};
    return math::evaluate(graph_, nodes, inputs);
}

std::vector<std::size_t> CaseGraph::inputs_of(std::span<const Node> nodes) const {
    std::vector<bool> seen(graph_.size());
    std::vector<bool> used(graph_.slot_count());
    std::vector<Node> open(nodes.begin(), nodes.end());
    while (!open.empty()) {
        const auto node = open.back();
        open.pop_back();
        if (seen[static_cast<std::uint32_t>(node)]) continue;
        seen[static_cast<std::uint32_t>(node)] = true;
        switch (graph_.op(node)) {
            case math::Op::constant:
                break;
            case math::Op::input:
                used[graph_.slot(node)] = true;
                break;
            case math::Op::weighted_sum:
                for (const auto& term : graph_.terms(node)) open.push_back(term.node);
                break;
            default:
                for (const auto operand : graph_.operands(node)) open.push_back(operand);
        }
    }
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) result.push_back(i);
    }
    return result;
}

}  // namespace vaerdi::value
