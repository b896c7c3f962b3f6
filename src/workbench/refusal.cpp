#include "workbench/refusal.h"

#include "workbench/answers.h"

namespace vaerdi::workbench {

Refusal bad_request(Text message) { return {400, "bad_request", std::move(message)}; }

Refusal not_found(Text message) { return {404, "not_found", std::move(message)}; }

Refusal stopped() { return {409, "stopped", {"the calculation was stopped", "beregningen blev standset"}}; }

Refusal document_errors(std::vector<Diagnostic> findings) {
    return {422,
            "document_errors",
            {"there are errors in the document: mend them, and ask again",
             "der er fejl i dokumentet: ret dem, og spørg igen"},
            std::move(findings)};
}

std::string refusal_json(const Refusal& refusal, Language language) {
    const ErrorAnswer answer{
        {refusal.code, {refusal.message.en, refusal.message.da}, findings_of(refusal.findings, language)}};
    return document::json_of(answer);
}

}  // namespace vaerdi::workbench
