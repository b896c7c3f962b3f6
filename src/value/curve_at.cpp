#include "value/curve_at.h"

#include <array>

namespace vaerdi::value {
bool is_curve_function(std::string_view function) {
    return function == "survival" || function == "hazard" || function == "event_probability";
}

Node parameter_at(Quantities& quantities, const CurveParameter& parameter, double time_unit,
                  const Place& place) {
    const auto node = quantities.at(parameter.value, place);
    // A plain number is in the curve's unit already.
    if (parameter.in == health::TimePower::none || parameter.value->unit.is_dimensionless()) return node;
    const bool in_days = parameter.value->unit.exponent(Dimension::day) != 0;
    const double years = in_days ? 1 / days_of_a_year : 1;
    const double factor = parameter.in == health::TimePower::time ? years / time_unit : time_unit / years;
    return quantities.graph().weighted_sum(std::array{math::Term{factor, node}});
}

health::SurvivalCurvePtr curve_at(Quantities& quantities, const Curve& curve, const Place& place) {
    auto made = std::make_shared<health::SurvivalCurve>();
    if (curve.like) made->like = curve_at(quantities, *curve.like, place);
    if (!curve.by_alternative.empty())
        made->like = curve_at(quantities, *curve.by_alternative[place.alternative], place);
    made->time_unit = curve.time_unit;
    made->base.family = curve.family;
    made->base.knots = curve.knots;
    made->base.scale = curve.scale;
    for (const auto& parameter : curve.parameters)
        made->base.parameters.push_back(parameter_at(quantities, parameter, curve.time_unit, place));
    for (const auto& ratio : curve.ratios) {
        auto& into = ratio.name == "hazard_ratio" ? made->hazard_ratio : made->time_ratio;
        into = {quantities.at(ratio.value, place)};
    }
    for (const auto& piece : curve.pieces)
        made->pieces.push_back(
            {parameter_at(quantities, piece.from, 1, place), curve_at(quantities, *piece.curve, place)});
    return made;
}

Varies curve_varies(Quantities& quantities, const Curve& curve) {
    Varies by;
    visit_parameters(curve,
                     [&](const CurveParameter& parameter) { by |= quantities.varies(parameter.value); });
    const auto is_by_alternative = [](const auto& self, const Curve& of) -> bool {
        if (!of.by_alternative.empty() || (of.like && self(self, *of.like))) return true;
        for (const auto& piece : of.pieces) {
            if (self(self, *piece.curve)) return true;
        }
        return false;
    };
    by.by_alternative |= is_by_alternative(is_by_alternative, curve);
    return by;
}

Node of_curve(Quantities& quantities, const std::string& function, const Curve& curve,
              std::span<const Node> times, const Place& place) {
    auto& graph = quantities.graph();
    const auto here = curve_at(quantities, curve, place);
    if (function == "survival") return health::survival(graph, *here, times[0]);
    if (function == "hazard") return health::hazard(graph, *here, times[0]);
    return health::event_probability(graph, *here, times[0], times[1]);
}

}  // namespace vaerdi::value
