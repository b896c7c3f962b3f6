// How a decision tree comes to a line's figure. Private to this room.
#pragma once

#include "value/explain_value.h"

namespace vaerdi::value {

/// What the line comes to for one who enters in the alternative and group of a place: at each of its
/// branches, how likely one comes there and what falls then; not discounted.
Explanation explain_tree(Explained& of, const Line& line, bool money, const Place& place);

}  // namespace vaerdi::value
