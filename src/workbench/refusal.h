// Why a question was not answered, as the workbench is told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace vaerdi::workbench {

struct Refusal {
    int status = 400;  ///< of HTTP
    std::string code;  ///< "bad_request", "not_found", "document_errors", "stopped", "too_large"
    Text message;
    std::vector<Diagnostic> findings{};  ///< in the document, or in what was set
};

Refusal bad_request(Text message);
Refusal not_found(Text message);
/// The calculation was stopped from outside; whoever stopped it knows whether a newer request or the clock
/// did.
Refusal stopped();
Refusal document_errors(std::vector<Diagnostic> findings);

/// `{"error": {"code", "message": {"en", "da"}, "findings": […]}}`; findings in the language asked for.
std::string refusal_json(const Refusal& refusal, Language language);

}  // namespace vaerdi::workbench
