// Figures as they are shown to those who do not own the data: counts below a limit are hidden, and as many
// more that what is hidden cannot be worked out from the rest. Only numerator, denominator, value and
// interval are told at all; what else a cell holds (unknown, waiting, left out) stays with the owner.
#pragma once

#include <map>
#include <string>

#include "outcome/resolved_measures.h"
#include "workbench/outcome_answers.h"

namespace vaerdi::workbench {

/// Hides in the figures, the registry tables and what is said of them, and counts what was hidden.
/// `region_of`: of a unit, for tables of units, because a region's total is known too; may give "".
void hide_small_numbers(MeasuresAnswer& answer, std::int64_t below,
                        const std::map<std::string, std::string>& region_of);

}  // namespace vaerdi::workbench
