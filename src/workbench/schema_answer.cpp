#include "workbench/schema_answer.h"

#include <fmt/format.h>

#include "view/document_kinds.h"
#include "workbench/asked_case.h"

namespace vaerdi::workbench {

Answer schema_of(std::string_view kind, Language language) {
    if (const auto schema = view::document_schema(kind, language)) return *schema;
    const auto hint = suggestions(std::string(kind), view::document_kinds());
    return not_found({fmt::format("there is no kind of document '{}'; {}", kind, hint.en),
                      fmt::format("der er ingen slags dokument '{}'; {}", kind, hint.da)});
}

}  // namespace vaerdi::workbench
