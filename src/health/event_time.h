// How long until something happens: families of event times, and drawing from them for many people at once.
//
// Names and parameters are those of R's flexsurv. A time is drawn by inverting the survival curve: with H the
// cumulative hazard, c what the clock shows when the risk begins and u uniform, the event comes when the
// clock shows H⁻¹(H(c) − log u). So somebody who has already waited is drawn from what is left of the curve.
//
// Source: Bender, Augustin, Blettner 2005 (Generating survival times to simulate Cox proportional hazards
// models); Prentice 1974 for the generalised gamma.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vaerdi::health {

enum class Family {
    exponential,        ///< rate
    weibull,            ///< shape, scale: S(t) = exp(−(t / scale)^shape), accelerated failure time
    weibull_ph,         ///< shape, scale: S(t) = exp(−scale t^shape), proportional hazards
    gompertz,           ///< shape, rate: hazard rate · exp(shape t)
    lognormal,          ///< meanlog, sdlog of the time in years
    loglogistic,        ///< shape, scale: S(t) = 1 / (1 + (t / scale)^shape)
    gamma,              ///< shape, rate
    generalised_gamma,  ///< mu, sigma, q
    piecewise,          ///< a hazard by what the clock shows, from a table
};

/// What a parameter is, and so what may be written for it.
enum class ParameterKind {
    rate,      ///< per year, not negative
    time,      ///< years, above 0
    positive,  ///< a plain number above 0
    hazard,    ///< a plain number, not negative
    per_year,  ///< per year, any sign
    any,       ///< a plain number
};

struct FamilyParameter {
    const char* name;
    ParameterKind kind;
};

struct FamilyWords {
    Family family;
    const char* name;
    std::vector<FamilyParameter> parameters;
};

/// In the order of the enumerators.
const std::vector<FamilyWords>& families();
bool may_be(ParameterKind kind, double value);

inline constexpr std::size_t most_parameters = 3;

/// A hazard that is level from each point of the clock to the next; the first holds before it, the last for
/// ever.
class HazardSteps {
  public:
    HazardSteps() = default;
    /// `from` ascends; as many rates, none negative.
    HazardSteps(std::vector<double> from, std::vector<double> rates);
    double cumulative(double clock) const;
    /// Where the cumulative hazard reaches this; infinite when never.
    double reached(double cumulative) const;
    friend bool operator==(const HazardSteps&, const HazardSteps&) = default;

  private:
    std::size_t piece_at(double clock) const;
    std::vector<double> from_, rates_, before_;  // before_: cumulative hazard at each point
};

/// One kind of event for many people: columns as long as the uniforms.
struct Waiting {
    Family family = Family::exponential;
    std::array<const double*, most_parameters> parameters{};
    const double* hazard_ratio = nullptr;  ///< null: 1
    const double* clock = nullptr;         ///< what it shows when the risk begins; null: 0
    const HazardSteps* steps = nullptr;    ///< of a piecewise hazard
};

/// Most people that `event_times` takes at once.
inline constexpr std::size_t longest_block = 256;

/// Years until the event from now, for each uniform in (0, 1); infinite when it never comes, not a number
/// where a parameter is impossible.
void event_times(const Waiting& waiting, std::span<const double> uniforms, std::span<double> years);

}  // namespace vaerdi::health
