// What is wrong in documents, shown to the one who wrote them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "cli/console.h"

namespace vaerdi::cli {

/// The texts of the files that findings point into, by the name they are shown under.
using Texts = std::map<std::string, std::string>;

/// One line for each finding; on a terminal the line of the document with a caret below it as well.
void print_findings(std::ostream& out, const std::vector<Diagnostic>& findings, const Texts& texts,
                    const Console& console);

/// The line of the document at `at` and a caret under its column, both indented; empty when it has no such
/// line.
std::string place_shown(const std::string& text, Position at);

}  // namespace vaerdi::cli
