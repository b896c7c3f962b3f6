// A report that is written to a file.
#pragma once

#include <string>

#include "cli/console.h"

namespace vaerdi::cli {

/// Writes the file and says its name; says why when it cannot be written.
void write_file(const std::string& file, const std::string& text, Console& console);

}  // namespace vaerdi::cli
