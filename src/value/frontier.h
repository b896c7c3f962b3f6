// Which alternatives are worth considering, and what each further step of effect costs.
//
// Source: Drummond et al., Methods for the Economic Evaluation of Health Care Programmes (2015), ch. 4: an
// alternative is dominated when another costs no more and gives no less; extendedly dominated when a mix of
// two others does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "value/assessment.h"

namespace vaerdi::value {

struct CostAndEffect {
    std::string alternative;
    double cost = 0, effect = 0;
};

struct Frontier {
    std::vector<FrontierStep> steps;   ///< by rising cost and effect
    std::vector<Dominated> dominated;  ///< in the order given
};

/// Extra cost for one more of effect. It says something only where more effect costs more, or less effect
/// saves; absent elsewhere.
std::optional<double> cost_per_effect(double extra_cost, double extra_effect);

/// Of two exactly equal alternatives the first stands for both.
Frontier efficient_frontier(std::span<const CostAndEffect> alternatives);

}  // namespace vaerdi::value
