// vaerdi new measures: a mapping and measures proposed for data that nobody has described yet.
#pragma once

#include <string>

#include "cli/console.h"

namespace vaerdi::cli {

/// Looks at a file or folder and writes mapping.yaml and measures.yaml beside it; over ones that are there
/// only with `force`.
void new_measures(const std::string& data, bool force, Console& console);

}  // namespace vaerdi::cli
