// The description of the whole API (OpenAPI 3.1), made from the table of routes and the field lists of what
// goes in and out. Types in the web application are generated from it, so names of records are part of the
// contract.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/fields.h"
#include "document/json_fields.h"

namespace vaerdi::workbench {

/// What a route takes or gives: tells its schema and enters the records it uses. Null: nothing.
using Shape = document::Schema (*)(document::Definitions&);

/// The shape of a request record (fields.h).
template <class Record>
document::Schema request_shape(document::Definitions& definitions) {
    return document::Format<Record>::schema(definitions);
}
/// The shape of an answer (json_fields.h).
template <class Answer>
document::Schema answer_shape(document::Definitions& definitions) {
    return document::JsonFormat<Answer>::schema(definitions);
}

struct DescribedRoute {
    std::string method;   ///< GET, POST, …
    std::string pattern;  ///< /api/documents/{path...}
    Text summary;
    Shape request = nullptr;
    Shape answer = nullptr;
    std::vector<std::string> query{};  ///< names of what may stand behind the ?
    bool takes_files = false;          ///< the body is a file as it is
};

/// JSON; summaries and help texts in the given language.
std::string openapi(std::span<const DescribedRoute> routes, std::string_view version, Language language);

}  // namespace vaerdi::workbench
