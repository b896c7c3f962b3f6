// Values that a comma has split: in {…} and […] a comma ends a value, so `{tavi: ramp(20 %, 80 %, 4 years)}`
// becomes three keys, and `{a: 0,5}` becomes a and 5.
//
// Both are joined again, so that reading can go on, and are one error with the right spelling in it.
#pragma once

#include <deque>

#include "base/diagnostics.h"
#include "document/yaml.h"

namespace vaerdi::document {

/// What is joined becomes a node of its own in `nodes`.
void join_split_values(YamlNode& mapping, std::deque<YamlNode>& nodes, Diagnostics& diagnostics);

}  // namespace vaerdi::document
