// The self-contained report: one page that shows the answer to a case, its data inside it, readable from disk
// without a network.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vaerdi::pages {

/// The page with the data put in, JSON as workbench::report_data makes it. Absent when the program was built
/// without the web application.
std::optional<std::string> report_page(std::string_view data);

/// Puts the data into a page that has `<script type="application/json" id="vaerdi-report">`; what could end
/// the script, or a line of it, is written as an escape. Absent when the page has no such place.
std::optional<std::string> filled(std::string_view page, std::string_view data);

}  // namespace vaerdi::pages
