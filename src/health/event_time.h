// How long until something happens: families of event times, and drawing from them for many people at once.
//
// Names and parameters of the families stand in survival_family.h; beside them a hazard may come from a
// table. A time is drawn by inverting the survival curve: with H the cumulative hazard, c what the clock
// shows when the risk begins and u uniform, the event comes when the clock shows H⁻¹(H(c) − log u). So
// somebody who has already waited is drawn from what is left of the curve.
//
// Source: Bender, Augustin, Blettner 2005 (Generating survival times to simulate Cox proportional hazards
// models); Prentice 1974 for the generalised gamma.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "health/survival_family.h"

namespace vaerdi::health {

/// The families that times can be drawn from: all with parameters of their own.
inline bool is_drawn(Family family) { return family != Family::spline; }
inline constexpr std::size_t most_parameters = 3;

/// A hazard that is level from each point of the clock to the next; the first holds before it, the last for
/// ever.
class HazardSteps {
  public:
    /// None at all.
    HazardSteps() = default;
    /// `from` ascends; as many rates, none negative.
    HazardSteps(std::vector<double> from, std::vector<double> rates);
    bool is_given() const { return !from_.empty(); }
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
    const HazardSteps* steps = nullptr;    ///< a hazard from a table, in place of a family
};

/// Most people that `event_times` takes at once.
inline constexpr std::size_t longest_block = 256;

/// Years until the event from now, for each uniform in (0, 1); infinite when it never comes, not a number
/// where a parameter is impossible.
void event_times(const Waiting& waiting, std::span<const double> uniforms, std::span<double> years);

}  // namespace vaerdi::health
