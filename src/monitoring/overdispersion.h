// Units differ by more than chance: by how much, and how much wider the limits of a funnel must be for it.
//
// Every unit's figure is put on a scale where chance is the same everywhere, and z counts how many standard
// errors it lies from the target. φ is the mean square of z: 1 when chance explains all. Before that the
// outermost units are drawn in or left out, so that outliers do not widen the limits they are judged by.
//
// Sources: Spiegelhalter 2005, Stat Med 24:1185–1202 and Qual Saf Health Care 14:347–351; Spiegelhalter et
// al. 2012, J R Stat Soc A 175:1–47; NHS Digital, SHMI specification (logarithm, trimming); DerSimonian,
// Laird 1986 (τ²).
#pragma once

#include <cstddef>
#include <span>

namespace vaerdi::monitoring {

/// What is done with the outermost tenth (or so) of the z scores at either end.
enum class Outermost { winsorised, trimmed, kept };

/// How limits become wider. Additive: units differ by a standard deviation τ of their own, so large units'
/// limits widen most. Multiplicative: every standard error is √φ times larger.
enum class Widening { none, additive, multiplicative };

/// A unit on the scale of z.
struct ScoredUnit {
    double z = 0;
    double standard_error = 0;  ///< of its figure, on the scale of z
};

struct Overdispersion {
    double phi = 1;             ///< mean square of z, after the outermost are drawn in or left out
    double chi_squared_df = 1;  ///< Σ z²/(n − 1) of all units as they are
    double tau_squared = 0;     ///< variance between units, on the scale of z
    std::size_t units = 0;      ///< those in φ
    /// φ is above 1: without widened limits too many units would be called outliers.
    bool called_for() const { return phi > 1; }
};

/// `share` is what is drawn in or left out at either end. Winsorised z are set to their percentiles (type 7);
/// trimmed are those whose rank over n + 1 lies below `share`, or not below 1 − `share`.
Overdispersion overdispersion(std::span<const ScoredUnit> units, Outermost outermost = Outermost::winsorised,
                              double share = 0.1);

}  // namespace vaerdi::monitoring
