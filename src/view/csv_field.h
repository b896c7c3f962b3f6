// A field of a CSV file that people open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace vaerdi::view {

/// RFC 4180: quotes where a comma, a quote or a line end stands; formulas of spreadsheets are disarmed.
std::string csv_field(std::string_view text);

}  // namespace vaerdi::view
