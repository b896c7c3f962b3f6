// Units through formulas: days are never added to kroner.
//
// Sums, comparisons, min, max and the branches of if need equal dimensions (scales convert: 30 minutes + 1
// hour); a plain 0 fits any unit. exp, log and exponents need plain numbers; a whole-number power raises the
// unit, sqrt halves it. Every mistake in the formula is reported, each with the places and units of both
// sides.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/unit.h"
#include "math/formula.h"

namespace vaerdi::math {

/// What a scope knows of a name.
struct NameUnit {
    bool known = false;
    std::optional<Unit>
        unit;  ///< absent for a known name whose own unit is faulty: that was reported where it stands
};

/// What the names in a formula mean to whoever checks it. A callback that is not set knows nothing.
struct Scope {
    std::function<NameUnit(const Expression& name)> name;

    /// price, lookup, pathway and convert, and functions of a place such as time_in_state. `arguments` holds
    /// the units of the arguments in order; an id argument has the plain unit. Absent: the callback has
    /// reported why. For convert(amount, EUR) the default is right: the amount's unit with its currency
    /// exchanged.
    std::function<std::optional<Unit>(const Expression& call, std::span<const Unit> arguments, Diagnostics&)>
        reference;

    /// All names in scope, for suggestions; called only when a name is not known.
    std::function<std::vector<std::string>()> known_names;
};

/// The unit of a formula's value. A literal or name keeps its unit as written; a computed value has scale 1
/// unless both sides agree on another. Absent when something is wrong; the diagnostics say what.
std::optional<Unit> unit_of(const Expression& expression, const Scope& scope, Diagnostics& diagnostics);

/// Checks that a formula fits where it stands: "the line needs DKK/patient". A plain 0 fits. `what` names the
/// place in the user's words ("the price", "prisen"). True when it fits.
bool check_unit(const Expression& expression, const Scope& scope, const Unit& needed, const Text& what,
                Diagnostics& diagnostics);

/// The unit of convert(amount, EUR): the amount's unit with its currency exchanged. What a scope's
/// `reference` answers once it has made sure that a rate is known.
std::optional<Unit> converted_unit(const Expression& call, const Unit& amount, Diagnostics& diagnostics);

/// A formula that is the plain number 0, which fits any unit.
bool is_plain_zero(const Expression& expression);

}  // namespace vaerdi::math
