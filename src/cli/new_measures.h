// vaerdi new measures: a mapping and measures proposed for data that nobody has described yet.
#pragma once

#include <string>

#include "cli/console.h"

namespace vaerdi::cli {

/// What becomes of the documents: files beside the data, over ones that are there, or printed only.
enum class Written { beside, over, printed };

/// Looks at a file or folder and makes mapping.yaml and measures.yaml for it.
void new_measures(const std::string& data, Written written, Console& console);

}  // namespace vaerdi::cli
