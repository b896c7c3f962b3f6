#include "value/financing.h"

#include <algorithm>

#include "math/roots.h"

namespace vaerdi::value {

Repayment repayment(double outlay, std::span<const double> due, std::optional<double> return_cap) {
    Repayment result;
    double owed = outlay;  // what must still be paid for the investor to have had the capped return
    for (const double wanted : due) {
        double paid = wanted;
        if (return_cap) {
            owed *= 1 + *return_cap;
            paid = std::min(wanted, std::max(owed, 0.0));
            owed -= paid;
            result.capped |= paid < wanted;
        }
        result.payments.push_back(paid);
    }
    return result;
}

std::vector<FinancingNodes> financing_nodes(CaseGraph& graph) {
    const auto& c = graph.resolved();
    std::vector<FinancingNodes> result;
    for (std::size_t f = 0; f < c.financing.size(); ++f) {
        const auto& plan = c.financing[f];
        FinancingNodes nodes{f, graph.quantities().at(plan.outlay, {plan.alternative, 0, 0, -1}), {}};
        for (int year = 1; year <= c.years; ++year) {
            nodes.due.push_back(graph.quantities().at(plan.repays, {plan.alternative, year, year, -1}));
        }
        result.push_back(std::move(nodes));
    }
    return result;
}

std::vector<FinancingResult> financing_results(const CaseGraph& graph,
                                               const std::vector<FinancingNodes>& nodes,
                                               const Values& values) {
    const auto& c = graph.resolved();
    Discounting discounting(c);
    std::vector<FinancingResult> result;
    for (const auto& made : nodes) {
        const auto& plan = c.financing[made.plan];
        std::vector<double> due;
        for (const auto year : made.due) due.push_back(values(year));
        FinancingResult figures{plan.id, plan.title, values(made.outlay), {}, {}, 0, false};
        auto repaid = repayment(figures.outlay, due, plan.return_cap);
        std::vector<double> flows{-figures.outlay};
        figures.net_present_value = -figures.outlay;
        for (std::size_t i = 0; i < repaid.payments.size(); ++i) {
            flows.push_back(repaid.payments[i]);
            const double time = time_of(c, static_cast<int>(i) + 1);
            figures.net_present_value += repaid.payments[i] * discounting.costs(time);
        }
        figures.internal_rate = math::internal_rate(flows);
        figures.payments = std::move(repaid.payments);
        figures.capped = repaid.capped;
        result.push_back(std::move(figures));
    }
    return result;
}

}  // namespace vaerdi::value
