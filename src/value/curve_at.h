// The survival curves of a case as steps of its graph. Private to this room.
#pragma once

#include <span>
#include <string>

#include "health/survival_curve.h"
#include "value/curve.h"
#include "value/quantities.h"

namespace vaerdi::value {

/// The curve as it is at a place, in years.
health::SurvivalCurvePtr curve_at(Quantities& quantities, const Curve& curve, const Place& place);
Varies curve_varies(Quantities& quantities, const Curve& curve);
/// survival(os, t) and its like; `times` are the arguments after the curve.
Node of_curve(Quantities& quantities, const std::string& function, const Curve& curve,
              std::span<const Node> times, const Place& place);
/// A parameter as the curve's family takes it: times and rates in the curve's unit of time.
Node parameter_at(Quantities& quantities, const CurveParameter& parameter, double time_unit,
                  const Place& place);

}  // namespace vaerdi::value
