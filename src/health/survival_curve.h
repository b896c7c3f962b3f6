// A survival curve as steps of a graph: a family with its parameters, changed by a hazard or time ratio, in
// pieces.
//
// Survival S(t), cumulative hazard H(t) = −log S(t), hazard h(t) = −S′(t)/S(t), and the probability of the
// event between two times. Parameters and times may be uncertain; what is certain folds. Times are counted in
// the unit the parameters belong to.
//
// Sources: Collett 2015 (families, ratios); Prentice 1974 (generalised gamma); Royston, Parmar 2002
// (splines); Latimer 2013, NICE DSU 14 (pieces).
#pragma once

#include <memory>
#include <vector>

#include "health/survival_family.h"
#include "math/graph.h"

namespace vaerdi::health {

using math::Node;

/// A family with the values of its parameters, in the family's order. Those of a spline: γ0, γ1 …, one for
/// each knot.
struct Parametric {
    Family family = Family::exponential;
    std::vector<Node> parameters;
    std::vector<double> knots;  ///< of a spline, in log time, ascending; at least two
    SplineScale scale = SplineScale::hazard;
};

struct SurvivalCurve;
using SurvivalCurvePtr = std::shared_ptr<const SurvivalCurve>;

/// From a time on another curve's hazards hold, on its own clock since the start.
struct CurvePiece {
    Node from{};
    SurvivalCurvePtr curve;
};

struct SurvivalCurve {
    Parametric base;
    SurvivalCurvePtr like;           ///< in place of `base`: another curve, which the ratios then change
    double time_unit = 1;            ///< of the parameters, in the unit of the times asked for
    std::vector<Node> hazard_ratio;  ///< none or one: hazards are multiplied by it
    std::vector<Node> time_ratio;    ///< none or one: all times are multiplied by it
    std::vector<CurvePiece> pieces;  ///< ascending
};

/// S(t); 1 for t ≤ 0.
Node survival(math::Graph& graph, const SurvivalCurve& curve, Node t);
/// H(t); 0 for t ≤ 0.
Node cumulative_hazard(math::Graph& graph, const SurvivalCurve& curve, Node t);
/// h(t), for t > 0; at 0 the limit, where a curve has one.
Node hazard(math::Graph& graph, const SurvivalCurve& curve, Node t);
/// 1 − S(to)/S(from): of those without the event at `from`, the share that has it by `to`. 1 where nobody is
/// left.
Node event_probability(math::Graph& graph, const SurvivalCurve& curve, Node from, Node to);

}  // namespace vaerdi::health
