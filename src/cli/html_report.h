// vaerdi assess --html: the answer to a case as one page, with everything it shows inside it.
#pragma once

#include <string>

#include "cli/console.h"
#include "cli/workspace.h"
#include "value/assessment.h"

namespace vaerdi::cli {

/// Writes the report to `file`, over what stood there. Says why and sets the exit code when it cannot.
void write_html_report(const std::string& file, const CaseRequest& request, const OpenCase& opened,
                       const value::Options& options, Console& console);

}  // namespace vaerdi::cli
