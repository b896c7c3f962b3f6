// The headline figures of an alternative: discounted sums over its flows. Private to this room.
#pragma once

#include <cstddef>

#include "value/case_nodes.h"
#include "value/quantities.h"

namespace vaerdi::value {

/// Adds them to what already holds the flows.
void add_headlines(Quantities& quantities, std::size_t alternative, AlternativeNodes& into);

}  // namespace vaerdi::value
