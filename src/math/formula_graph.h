// From formula to calculation.
//
// Every node is in base units (hour, day, year, kg, km, kWh, litre, one unit of the currency, plain shares):
// literals are converted on the way in (30 minutes enters as 0.5, 4.1 % as 0.041, 1.2 million DKK as 1 200
// 000), names must be bound to nodes in base units, and a result is shown with `Unit::from_base`. Units are
// checked beforehand (formula_units.h); nothing here can fail.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "base/diagnostics.h"
#include "math/formula.h"
#include "math/graph.h"

namespace vaerdi::math {

/// What the names of a formula are in the calculation. Callbacks for what cannot occur may be left unset.
struct Binding {
    std::function<Node(const Expression& name)> name;

    /// price, lookup, pathway, convert and functions of a place. `arguments` holds the nodes of the arguments
    /// in order; at the place of an id stands the constant 0.
    std::function<Node(const Expression& call, std::span<const Node> arguments)> reference;

    /// sum(x) and mean(x) over the years of the horizon: the callback builds `argument` for every year (with
    /// the names bound to that year) and returns the nodes.
    std::function<std::vector<Node>(const Expression& argument)> every_year;

    /// Years since the start, for ramp(from, to, years).
    std::function<Node()> years_elapsed;
};

/// The node of a formula. The formula must have passed the unit check with a scope that knows the same names.
Node build(const Expression& expression, Graph& graph, const Binding& binding);

/// A value in base units together with the unit it was written in.
struct Quantity {
    double value = 0;  ///< in base units
    Unit unit;
    double in_unit() const { return unit.from_base(value); }
};

/// The value of a formula that uses no names and looks nothing up, such as `4.1 %` or `0.5 * 37 hours`.
/// Absent, with diagnostics, when it does or when units clash.
std::optional<Quantity> constant_quantity(const Expression& expression, Diagnostics& diagnostics);

/// Reads and evaluates such a text in one go.
std::optional<Quantity> parse_quantity(std::string_view text, Position at, Diagnostics& diagnostics);

}  // namespace vaerdi::math
