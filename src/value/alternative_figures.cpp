#include "value/alternative_figures.h"

#include <algorithm>

namespace vaerdi::value {
namespace {

using Years = std::vector<double>;

/// Walks the flows that are not cut.
template <class Visit>
void each_flow(const std::vector<std::vector<Flow>>& lines, Visit&& visit) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const auto& flow : lines[i]) {
            if (!flow.cut) visit(i, flow);
        }
    }
}

NaturalFigure natural_figure(const ResolvedCase& c, const AlternativeNodes& nodes, const NaturalNodes& sum,
                             const Values& values) {
    NaturalFigure figure{sum.id, sum.title, sum.unit, {values(sum.total), {}}, {values(sum.discounted), {}},
                         {}};
    figure.by_year.assign(static_cast<std::size_t>(c.years) + 1, 0);
    for (const auto line : sum.lines) {
        for (const auto& flow : nodes.lines[line]) {
            if (!flow.cut)
                figure.by_year[static_cast<std::size_t>(flow.fall.year)] += values(flow.in_all.natural);
        }
    }
    return figure;
}

StaffFigure staff_figure(const ResolvedCase& c, const AlternativeNodes& nodes, const StaffNodes& sum,
                         const Values& values) {
    StaffFigure figure;
    figure.staff = sum.staff;
    figure.title = sum.staff;
    if (const auto group = c.staff.find(sum.staff); group != c.staff.end()) {
        figure.title = group->second.title;
        figure.hours_per_fte = group->second.hours_per_fte;
    }
    figure.hours.value = values(sum.hours);
    for (const auto line : sum.lines) {
        const double sign = c.lines[line].is_cost ? 1 : -1;
        for (const auto& flow : nodes.lines[line]) {
            if (!flow.cut) figure.cashable_hours += sign * values(flow.in_all.cashable);
        }
    }
    for (const auto& steps : sum.pathways) {
        const double sign = c.lines[steps.line].is_cost ? 1 : -1;
        for (const auto& flow : nodes.lines[steps.line]) {
            if (!flow.cut) figure.cashable_hours += sign * values(flow.in_all.cashable_hours[steps.doer]);
        }
    }
    figure.hours_per_year = figure.hours.value / c.years;
    if (figure.hours_per_fte > 0) {
        figure.fte = figure.hours_per_year / figure.hours_per_fte;
        figure.cashable_fte = figure.cashable_hours / c.years / figure.hours_per_fte;
    }
    return figure;
}

void add_payers(const ResolvedCase& c, const AlternativeNodes& nodes, const Values& values,
                AlternativeResult& result) {
    for (const auto& payer : c.payer_order) {
        for (auto* by_year : {&result.paid, &result.gained}) {
            (*by_year)[payer].assign(static_cast<std::size_t>(c.years) + 1, 0);
        }
        result.paid_present[payer];
        result.gained_present[payer];
        result.outlay_present[payer].assign(static_cast<std::size_t>(c.years) + 1, 0);
    }
    each_flow(nodes.lines, [&](std::size_t i, const Flow& flow) {
        const auto& line = c.lines[i];
        const auto give = [&](const std::string& payer, double amount, double at_fall) {
            auto& years = (line.is_cost ? result.paid : result.gained)[payer];
            years.resize(static_cast<std::size_t>(c.years) + 1);
            years[static_cast<std::size_t>(flow.fall.year)] += amount;
            (line.is_cost ? result.paid_present : result.gained_present)[payer].value +=
                at_fall * flow.cost_factor;
            auto& present = result.outlay_present[payer];
            present.resize(static_cast<std::size_t>(c.years) + 1);
            present[static_cast<std::size_t>(flow.fall.year)] +=
                (line.is_cost ? at_fall : -at_fall) * flow.cost_factor;
        };
        for (const auto& share : line.shares)
            give(share.payer, share.share * values(flow.in_all.money),
                 share.share * values(flow.for_costs().money));
        for (std::size_t t = 0; t < line.transfers.size(); ++t) {
            const double moved = values(flow.in_all.moved[t]), at_fall = values(flow.for_costs().moved[t]);
            give(line.transfers[t].from, moved, at_fall);
            give(line.transfers[t].to, -moved, -at_fall);
        }
    });
}

void add_lines(const ResolvedCase& c, const AlternativeNodes& nodes, const Values& values,
               AlternativeResult& result) {
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        const auto& line = c.lines[i];
        if (!falls_at_all(line)) continue;
        LineFigure figure{line.id, 0, 0, Years(static_cast<std::size_t>(c.years) + 1)};
        for (const auto& flow : nodes.lines[i]) {
            if (flow.cut) {
                (line.is_cost ? result.cut_cost : result.cut_effects) += values(flow.in_all.counted);
                continue;
            }
            figure.by_year[static_cast<std::size_t>(flow.fall.year)] += values(flow.in_all.money);
            figure.present_value_all += values(flow.for_costs().money) * flow.cost_factor;
            figure.present_value += values(flow.for_costs().counted) * flow.cost_factor;
        }
        if (line.has_money) {
            (line.is_cost ? result.cost_by_category : result.effect_by_category)[line.category] +=
                figure.present_value;
        }
        result.lines.push_back(std::move(figure));
    }
}

GroupFigure group_figure(const CaseGraph& graph, std::size_t alternative, std::size_t group,
                         const Values& values, std::optional<double> qaly_value) {
    const auto& c = graph.resolved();
    GroupFigure figure;
    figure.group = c.groups[group].id;
    each_flow(graph.alternatives()[alternative].groups[group], [&](std::size_t i, const Flow& flow) {
        auto& side = c.lines[i].is_cost ? figure.total_cost : figure.effects;
        side.value += values(flow.for_costs().counted) * flow.cost_factor;
        if (!counts_qalys(c.lines[i])) return;
        if (!figure.qalys) figure.qalys.emplace();
        figure.qalys->value += values(flow.for_effects().natural) * flow.effect_factor;
    });
    if (figure.qalys && qaly_value) figure.effects.value += figure.qalys->value * *qaly_value;
    figure.net_value.value = figure.effects.value - figure.total_cost.value;
    return figure;
}

}  // namespace

AlternativeResult alternative_figures(const CaseGraph& graph, std::size_t alternative, const Values& values) {
    const auto& c = graph.resolved();
    const auto& nodes = graph.alternatives()[alternative];
    AlternativeResult result;
    result.id = c.alternatives[alternative].id;
    result.total_cost.value = values(nodes.total_cost);
    result.effects.value = values(nodes.effects);
    result.net_value.value = result.effects.value - result.total_cost.value;
    if (nodes.qalys) result.qalys = Figure{values(*nodes.qalys), {}};
    if (nodes.qalys && nodes.qaly_value)
        result.qalys_in_money = values(*nodes.qalys) * values(*nodes.qaly_value);
    if (nodes.life_years) result.life_years = Figure{values(*nodes.life_years), {}};
    for (const auto& sum : nodes.natural) result.natural.push_back(natural_figure(c, nodes, sum, values));
    for (const auto& sum : nodes.staff) result.staff.push_back(staff_figure(c, nodes, sum, values));
    add_lines(c, nodes, values, result);
    add_payers(c, nodes, values, result);
    std::optional<double> qaly_value;
    if (nodes.qaly_value) qaly_value = values(*nodes.qaly_value);
    for (std::size_t g = 0; g < c.groups.size(); ++g) {
        result.groups.push_back(group_figure(graph, alternative, g, values, qaly_value));
    }
    return result;
}

/// Money in and out by year. The value set on QALYs is not cash: it earns nothing back.
std::vector<double> net_by_year(const CaseGraph& graph, std::size_t alternative, const Values& values) {
    const auto& c = graph.resolved();
    const auto& nodes = graph.alternatives()[alternative];
    Years net(static_cast<std::size_t>(c.years) + 1);
    each_flow(nodes.lines, [&](std::size_t i, const Flow& flow) {
        const auto& line = c.lines[i];
        auto& year = net[static_cast<std::size_t>(flow.fall.year)];
        year += (line.is_cost ? -1 : 1) * values(flow.in_all.counted);
    });
    return net;
}

}  // namespace vaerdi::value
