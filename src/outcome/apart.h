// How far the cells of a measure are from all of them: made comparable, shrunk, and how much of the variation
// is theirs.
#pragma once

#include "outcome/figures.h"

namespace vaerdi::outcome {

/// Adds the adjusted and the shrunken figures and the reliability, where the measure and its counts allow.
void compare_cells(MeasureFigures& figures, const Measure& measure);

}  // namespace vaerdi::outcome
