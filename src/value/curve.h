// A survival curve of a case, bound to its parameters.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "health/survival_family.h"

namespace vaerdi::value {

struct Value;
using ValuePtr = std::shared_ptr<const Value>;

struct Curve;
using CurvePtr = std::shared_ptr<const Curve>;

struct CurveParameter {
    std::string name;  ///< shape, hazard_ratio …
    ValuePtr value;
    health::Domain domain = health::Domain::any;
    health::TimePower in = health::TimePower::none;
};

struct Curve {
    struct Piece {
        CurveParameter from;  ///< in years
        CurvePtr curve;
    };

    std::string id;  ///< os; health.until.stable for one without a name
    Text title;
    Position at;
    health::Family family = health::Family::exponential;
    std::vector<CurveParameter> parameters;
    std::vector<double> knots;
    health::SplineScale scale = health::SplineScale::hazard;
    CurvePtr like;                         ///< another curve, in place of a family
    std::vector<CurvePtr> by_alternative;  ///< one for each alternative, in place of a family
    double time_unit = 1;                  ///< of the parameters, in years
    std::vector<CurveParameter> ratios;    ///< hazard_ratio, time_ratio, as far as they are given
    std::vector<Piece> pieces;
    int size = 1;  ///< families it is made of, all told
};

/// "survival", "hazard", "event_probability": the functions of formulas that take a curve.
bool is_curve_function(std::string_view function);

/// Calls `visit` with every parameter of a curve and of those it is made of.
template <class Visit>
void visit_parameters(const Curve& curve, Visit&& visit) {
    for (const auto& parameter : curve.parameters) visit(parameter);
    for (const auto& ratio : curve.ratios) visit(ratio);
    if (curve.like) visit_parameters(*curve.like, visit);
    for (const auto& own : curve.by_alternative) visit_parameters(*own, visit);
    for (const auto& piece : curve.pieces) {
        visit(piece.from);
        visit_parameters(*piece.curve, visit);
    }
}

}  // namespace vaerdi::value
