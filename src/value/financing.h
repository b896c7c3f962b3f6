// An investor pays at the start and is repaid from the outcomes, year by year (effektinvestering).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "value/alternative_figures.h"

namespace vaerdi::value {

struct Repayment {
    std::vector<double> payments;  ///< by year
    bool capped = false;
};

/// What is paid each year when repayment stops as soon as the investor has had `return_cap` a year on the
/// outlay. Example: 4,000,000 repaid by 720,000 1,080,000 1,440,000 1,440,000 1,440,000 with a cap of 6 %:
/// the last payment is 13,238.
Repayment repayment(double outlay, std::span<const double> due, std::optional<double> return_cap);

struct FinancingNodes {
    std::size_t plan = 0;
    Node outlay{};
    std::vector<Node> due;  ///< by year
};
std::vector<FinancingNodes> financing_nodes(CaseGraph& graph);
std::vector<FinancingResult> financing_results(const CaseGraph& graph,
                                               const std::vector<FinancingNodes>& nodes,
                                               const Values& values);

}  // namespace vaerdi::value
