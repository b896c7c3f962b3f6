// The case mix of units: a regression over all rows says what each row was to be expected to have, so that a
// unit is held against what all would have had with its patients (indirect standardisation).
#pragma once

#include <functional>
#include <map>

#include "outcome/counts.h"

namespace vaerdi::outcome {

/// Fits the outcome of a measure on its covariates (logistic for a proportion, linear for a number), and adds
/// to each cell what was observed and expected. `patterns` is the answer to patterns_statement; `key_of`
/// tells the cell of one of its rows.
void fit_case_mix(const warehouse::Answer& patterns, const Measure& measure,
                  const std::function<Key(const warehouse::Answer&, std::size_t)>& key_of,
                  std::map<Key, Tally>& cells, MeasureCounts& made);

}  // namespace vaerdi::outcome
