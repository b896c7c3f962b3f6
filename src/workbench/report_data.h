// The data of the self-contained report: the answer to a case, and the steps behind every figure that its
// pages show.
#pragma once

#include <stop_token>
#include <string>

#include "workbench/answer.h"

namespace vaerdi::workbench {

/// With what, when and from which text a report is made.
struct Made {
    std::string version;   ///< of this program
    std::string date;      ///< ISO 8601
    std::string document;  ///< SHA-256 of the case's text, hexadecimal
};

/// `{"language", "report", "explanations": {figure: explanation}, "made": {"version", "date", "document"}}`.
/// Steps that are figures of their own are explained too, as far as there is room: the report stays a file to
/// be mailed.
Answer report_data(const AssessRequest& request, const Surroundings& surroundings, WarmCases& cases,
                   const Made& made, std::stop_token stop);

/// Whether the pages open this figure.
bool opened_by_pages(std::string_view figure);

}  // namespace vaerdi::workbench
