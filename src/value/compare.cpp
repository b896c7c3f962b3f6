#include "value/compare.h"

#include <algorithm>
#include <cmath>

#include "math/roots.h"
#include "value/case_graph.h"
#include "value/payback.h"

namespace vaerdi::value {
namespace {

Figure difference(const Figure& a, const Figure& b) { return {a.value - b.value, {}}; }

std::vector<double> difference(std::span<const double> a, std::span<const double> b) {
    std::vector<double> result(a.begin(), a.end());
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) result[i] -= b[i];
    return result;
}

NaturalFigure difference(const NaturalFigure& a, const NaturalFigure& b) {
    auto result = a;
    result.total = difference(a.total, b.total);
    result.discounted = difference(a.discounted, b.discounted);
    result.by_year = difference(a.by_year, b.by_year);
    return result;
}

StaffFigure set_free(const StaffFigure& a, const StaffFigure& comparator) {
    auto result = a;
    result.hours = difference(comparator.hours, a.hours);
    result.hours_per_year = comparator.hours_per_year - a.hours_per_year;
    result.fte = comparator.fte - a.fte;
    result.cashable_hours = comparator.cashable_hours - a.cashable_hours;
    result.cashable_fte = comparator.cashable_fte - a.cashable_fte;
    return result;
}

void add_icer(Comparison& into) {
    const auto& effect = into.incremental_qalys ? into.incremental_qalys : into.incremental_life_years;
    if (!effect) return;
    if (const auto icer = cost_per_effect(into.incremental_cost.value, effect->value)) {
        into.icer = Figure{*icer, {}};
        into.icer_per = into.incremental_qalys ? "qalys" : "life_years";
    }
}

void add_ratios(Comparison& into, bool money_effects) {
    const double cost = into.incremental_cost.value, effects = into.incremental_effects.value;
    if (money_effects && effects > 0) into.price_effect_ratio = Figure{cost / effects, {}};
    if (cost <= 0 || !money_effects) return;
    into.roi = Figure{into.net_value.value / cost, {}};
    into.sroi_gross = Figure{effects / cost, {}};
    into.sroi_net = Figure{effects / cost - 1, {}};
}

void add_payers(Comparison& into, const AlternativeResult& a, const AlternativeResult& b) {
    const auto years_of = [](const std::map<std::string, std::vector<double>>& by_payer,
                             const std::string& payer) {
        const auto found = by_payer.find(payer);
        return found == by_payer.end() ? std::vector<double>{} : found->second;
    };
    const auto present_of = [](const std::map<std::string, Figure>& by_payer, const std::string& payer) {
        const auto found = by_payer.find(payer);
        return found == by_payer.end() ? 0.0 : found->second.value;
    };
    for (const auto& [payer, outlay] : a.outlay_present)
        into.budget_present[payer] = difference(outlay, years_of(b.outlay_present, payer));
    for (const auto& [payer, paid] : a.paid) {
        const auto outlay = difference(paid, years_of(b.paid, payer));
        into.budget[payer] =
            difference(outlay, difference(years_of(a.gained, payer), years_of(b.gained, payer)));
        into.by_payer[payer].value =
            (present_of(a.gained_present, payer) - present_of(a.paid_present, payer)) -
            (present_of(b.gained_present, payer) - present_of(b.paid_present, payer));
    }
}

MatrixResult matrix(const ResolvedCase& c, const AlternativeResult& a, const AlternativeResult& b) {
    MatrixResult result;
    result.measured_in = effect_measure(c);
    const auto of = [](const Figure& x, const Figure& y, double same, bool lower_is_better) {
        return cell(x.value - y.value, std::max(std::abs(x.value), std::abs(y.value)), same, lower_is_better);
    };
    result.cost = of(a.total_cost, b.total_cost, c.same_cost, true);
    if (const auto* own = figure_of(a, result.measured_in)) {
        result.effect = of(*own, *figure_of(b, result.measured_in), c.same_effect, false);
    }
    return result;
}

bool any_line(const ResolvedCase& c, bool (*which)(const Line&)) {
    return std::ranges::any_of(c.lines, [&](const Line& line) { return which(line); });
}

bool effects_in_money(const ResolvedCase& c) {
    const bool valued = c.qaly_value && any_line(c, counts_qalys);
    return valued || any_line(c, [](const Line& line) { return !line.is_cost && line.has_money; });
}

std::string health_measure(const ResolvedCase& c) {
    if (any_line(c, counts_qalys)) return "qalys";
    if (any_line(c, counts_life_years)) return "life_years";
    return {};
}

}  // namespace

std::string effect_measure(const ResolvedCase& resolved) {
    return effects_in_money(resolved) ? "effects" : health_measure(resolved);
}

std::string frontier_measure(const ResolvedCase& resolved) {
    const auto health = health_measure(resolved);
    return !health.empty() ? health : effects_in_money(resolved) ? "effects" : "";
}

const Figure* figure_of(const AlternativeResult& alternative, const std::string& measure) {
    if (measure == "effects") return &alternative.effects;
    if (measure == "qalys" && alternative.qalys) return &*alternative.qalys;
    if (measure == "life_years" && alternative.life_years) return &*alternative.life_years;
    return nullptr;
}

Comparison compare(const ResolvedCase& resolved, const AlternativeResult& alternative,
                   const AlternativeResult& comparator, std::span<const double> net,
                   std::span<const double> net_of_comparator) {
    Comparison result;
    result.id = alternative.id;
    result.versus = comparator.id;
    result.incremental_cost = difference(alternative.total_cost, comparator.total_cost);
    result.incremental_effects = difference(alternative.effects, comparator.effects);
    result.net_value.value = result.incremental_effects.value - result.incremental_cost.value;
    if (alternative.qalys) result.incremental_qalys = difference(*alternative.qalys, *comparator.qalys);
    if (alternative.life_years) {
        result.incremental_life_years = difference(*alternative.life_years, *comparator.life_years);
    }
    if (alternative.qalys_in_money)
        result.qalys_in_money = *alternative.qalys_in_money - *comparator.qalys_in_money;
    add_icer(result);
    add_ratios(result, effects_in_money(resolved));
    const auto flows = difference(net, net_of_comparator);
    result.cumulative = cumulated(flows);
    if (const auto years = payback_years(flows)) result.payback_years = Figure{*years, {}};
    if (const auto rate = math::internal_rate(flows)) result.internal_rate = Figure{*rate, {}};
    result.matrix = matrix(resolved, alternative, comparator);
    for (std::size_t i = 0; i < alternative.natural.size(); ++i) {
        result.natural.push_back(difference(alternative.natural[i], comparator.natural[i]));
    }
    for (std::size_t i = 0; i < alternative.staff.size(); ++i) {
        result.staff.push_back(set_free(alternative.staff[i], comparator.staff[i]));
    }
    add_payers(result, alternative, comparator);
    return result;
}

}  // namespace vaerdi::value
