// From a measures file on the command line to measures bound to their rows.
#pragma once

#include "cli/open_data.h"
#include "outcome/resolved_measures.h"

namespace vaerdi::cli {

struct OpenMeasuresRequest {
    std::string file;
    DataRequest data;
};

/// MEASURES, and where the rows are kept.
void add_open_measures_options(CLI::App& command, OpenMeasuresRequest& request, Language language);

struct OpenMeasures {
    std::unique_ptr<warehouse::Database> database;
    warehouse::DataSet data;
    outcome::ResolvedMeasures resolved;
};

/// When something is wrong, says so and sets the exit code.
std::optional<OpenMeasures> open_measures(const OpenMeasuresRequest& request, Console& console);

}  // namespace vaerdi::cli
