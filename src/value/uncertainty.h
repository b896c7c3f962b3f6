// Gives the figures of an assessment their intervals and probabilities.
#pragma once

#include "value/assessment.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// False when stopped. Adds steps to the graph.
bool add_uncertainty(CaseGraph& graph, const Options& options, Assessment& into);

}  // namespace vaerdi::value
