// The body of a request as a record: what is wrong is refused with the key where it stands.
#pragma once

#include <string_view>
#include <variant>

#include "document/fields.h"
#include "document/json_reader.h"
#include "workbench/refusal.h"

namespace vaerdi::workbench {

/// The findings of reading a body, as one refusal; `tree` tells where they are, when there is one.
Refusal refusal_of(const Diagnostics& found, const document::JsonTree* tree);
Refusal too_large_request();

enum class Types {
    as_in_documents,  ///< numbers may be written as texts and texts as numbers
    as_in_json
};

template <class Request>
std::variant<Request, Refusal> read_request(std::string_view body, Types types = Types::as_in_documents) {
    if (body.size() > document::largest_json) return too_large_request();
    Diagnostics found;
    const auto tree = document::read_json(body, found);
    if (!tree) return refusal_of(found, nullptr);
    Request request;
    document::Format<Request>::read(tree->root(), request, found);
    if (types == Types::as_in_json) {
        document::Definitions definitions;
        const auto schema = document::Format<Request>::schema(definitions);
        document::check_json_types(tree->root(), schema, definitions, found);
    }
    if (found.has_errors()) return refusal_of(found, &*tree);
    return request;
}

}  // namespace vaerdi::workbench
