// The analysis of a cost/effect sample from another program, for people.
#pragma once

#include <string>

#include "cli/screen.h"
#include "value/decision_sample.h"

namespace vaerdi::cli {

/// Alternatives, comparisons, frontier, what it is worth to know more and acceptability; `currency` of the
/// costs, e.g. DKK.
void print_sample(const Screen& screen, const value::DecisionSample& sample,
                  const value::SampleAnalysis& analysis, const std::string& currency);

}  // namespace vaerdi::cli
