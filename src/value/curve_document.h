// A survival curve as people write it: a family with its parameters, or another curve changed.
//
//     os: {weibull: {shape: 1.2, scale: 8.1 years}}
//     os_new: {like: os, hazard_ratio: 0.7, pieces: [{from: 5 years, like: os}]}
#pragma once

#include <optional>
#include <vector>

#include "document/uncertain_value.h"
#include "health/survival_family.h"

namespace vaerdi::value {

struct SplineDocument {
    Position at;
    document::Located<health::SplineScale> scale;
    std::vector<document::Formula> knots;
    std::vector<document::UncertainValue> coefficients;
    static const document::Fields<SplineDocument>& fields();
};

struct CurvePieceDocument;

struct CurveDocument {
    Position at;
    Text title;
    document::Formula like;
    document::Dictionary<document::Boxed<CurveDocument>> by;
    document::Dictionary<document::UncertainValue> exponential, weibull, weibull_ph, gompertz, lognormal,
        loglogistic, gamma, generalised_gamma;
    std::optional<SplineDocument> spline;
    document::Formula time_unit;
    document::UncertainValue hazard_ratio, time_ratio;
    std::vector<document::Boxed<CurvePieceDocument>> pieces;
    static const document::Fields<CurveDocument>& fields();
};

/// Another curve's hazards from a time on.
struct CurvePieceDocument : CurveDocument {
    document::UncertainValue from;
    static const document::Fields<CurvePieceDocument>& fields();
};

}  // namespace vaerdi::value

namespace vaerdi::document {
template <>
struct Choices<health::SplineScale> {
    static const std::vector<std::string>& names();
};
}  // namespace vaerdi::document
