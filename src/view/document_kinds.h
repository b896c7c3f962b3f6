// The kinds of documents that Værdi reads, and the shape of each: for editors, forms and the reference pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::view {

/// "case", "catalogue", "measures" …: the first key of such a document.
const std::vector<std::string>& document_kinds();

/// JSON Schema; absent for a kind that is not known.
std::optional<std::string> document_schema(std::string_view kind, Language language);
/// The same as a page in Markdown.
std::optional<std::string> document_reference(std::string_view kind, Language language);

}  // namespace vaerdi::view
