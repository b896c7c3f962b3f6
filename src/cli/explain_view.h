// The steps behind a figure, shown as a tree.
#pragma once

#include "cli/console.h"
#include "value/explain.h"

namespace vaerdi::cli {

/// One step a line, indented below what it explains, the value to the right; then how it comes about and
/// where it comes from.
void print_explanation(const value::Explanation& explanation, const Console& console);

}  // namespace vaerdi::cli
