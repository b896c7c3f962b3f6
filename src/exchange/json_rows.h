// Rows in JSON: a list of objects, or one object a line (NDJSON). What lies within an object is named with a
// dot (patient.sex); a list stands as its JSON.
#pragma once

#include <optional>

#include "exchange/data_file.h"
#include "exchange/mapping_document.h"
#include "exchange/rewritten.h"

namespace vaerdi::exchange {

/// Writes the rows of a JSON file as CSV. Headings come in the order in which they first occur; a line of
/// NDJSON that is no JSON becomes a broken row. `decimal`: the sign that numbers are to have. Throws
/// ImportRefused for a list that breaks off, or that holds no rows.
Rewritten json_rows(const OpenedFile& file, DecimalSign decimal);

}  // namespace vaerdi::exchange
