// The course of illness as a picture and as a table: who is in which state when.
#pragma once

#include <string>

#include "view/report.h"

namespace vaerdi::view {

/// A drawing (SVG 1.1, UTF-8) with a panel for each course: shares of the states stacked over the years,
/// those without life on top. Alternatives with the same course share a panel. For a report with a health
/// model.
std::string trace_svg(const Report& report, Language language);

/// The same as a table: a row for each alternative and row of the trace, a column for each state (RFC 4180,
/// decimal points).
std::string trace_csv(const Report& report);

}  // namespace vaerdi::view
