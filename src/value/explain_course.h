// How a course of illness comes to a line's figure. Private to this room.
#pragma once

#include "value/explain_value.h"

namespace vaerdi::value {

/// "in each state, cycle by cycle …": when a line that follows the course falls.
Text course_words(const ResolvedCase& resolved);

/// What the line comes to for one who begins in the alternative and group of a place, state by state, and the
/// transitions behind it; not discounted.
Explanation explain_course(Explained& of, const Line& line, bool money, const Place& place);

}  // namespace vaerdi::value
