// How a line comes to its figure. Private to this room.
#pragma once

#include "value/explain_value.h"

namespace vaerdi::value {

/// A line's present value within the perspective, for one alternative.
Explanation explain_line(Explained& of, std::size_t line, std::size_t alternative);

/// A line's quantity in its own unit, summed over the years; `discounted` at the effect rate.
Explanation explain_line_quantity(Explained& of, std::size_t line, std::size_t alternative, bool discounted);

}  // namespace vaerdi::value
