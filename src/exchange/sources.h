// The parts of a data set, opened for the columns that its mapping takes.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "exchange/data_file.h"
#include "exchange/records.h"
#include "exchange/resolved_mapping.h"

namespace vaerdi::exchange {

/// Finds the columns in the heading; those that are missing are errors with their places in the mapping.
/// `said`: what was found by looking. Throws FileFailure.
RecordSource open_part(const Part& part, const ResolvedMapping& mapping, std::vector<Text>& said,
                       Diagnostics& found);

/// A part without a mapping: every column of it is a cell.
RecordSource open_whole(const Part& part);

}  // namespace vaerdi::exchange
