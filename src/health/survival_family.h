// The families of parametric survival: their names, parameters and what these must keep to.
//
// Parametrisations are those of the R packages flexsurv and survival, in which fitted curves are published;
// they stand in docs/methods/survival-curves.md. The one place for all of them: documents are read, curves
// calculated and times drawn by this list.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::health {

enum class Family {
    exponential,        ///< S = exp(−rate t)
    weibull,            ///< S = exp(−(t/scale)^shape): accelerated failure time
    weibull_ph,         ///< S = exp(−lambda t^gamma): proportional hazards
    gompertz,           ///< S = exp(−rate (e^{shape t} − 1)/shape); shape may be 0 or below
    lognormal,          ///< S = Φ(−(log t − meanlog)/sdlog)
    loglogistic,        ///< S = 1/(1 + (t/scale)^shape)
    gamma,              ///< S = Γ(shape, rate t)/Γ(shape)
    generalised_gamma,  ///< Prentice: mu, sigma, Q (math/generalised_gamma.h)
    spline,             ///< Royston–Parmar: a natural cubic spline of log time
};

/// What values of a parameter have a meaning.
enum class Domain { any, positive, not_negative };

/// How a parameter changes with the unit of time.
enum class TimePower {
    none,      ///< a plain number, which belongs to the curve's unit of time if it depends on it at all
    time,      ///< a time: 8.1 years
    per_time,  ///< a rate: 0.2 per year
};

struct FamilyParameter {
    std::string_view name;
    Domain domain = Domain::any;
    TimePower in = TimePower::none;
};

struct FamilyDefinition {
    Family family;
    std::string_view name;  ///< as written in documents
    Text title;
    std::vector<FamilyParameter> parameters;  ///< in order; those of a spline are as many as it has
};

/// All families, in the order of the enumerators.
std::span<const FamilyDefinition> families();
const FamilyDefinition& definition_of(Family family);
const FamilyDefinition* find_family(std::string_view name);

bool is_within(Domain domain, double value);

/// What the spline of a Royston–Parmar model is of, as a function of survival.
enum class SplineScale {
    hazard,  ///< log(−log S): proportional hazards
    odds,    ///< log(1/S − 1): proportional odds
    normal,  ///< Φ⁻¹(1 − S): probit
};
/// In the order of the enumerators.
const std::vector<std::string>& spline_scale_names();

}  // namespace vaerdi::health
