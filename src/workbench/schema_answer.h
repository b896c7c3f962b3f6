// The shape of a kind of document, from which editors complete and forms are made.
#pragma once

#include <string_view>

#include "workbench/answer.h"

namespace vaerdi::workbench {

/// JSON Schema of "case" or "catalogue": help texts, labels, units, choices, and from which size of case a
/// field is shown.
Answer schema_of(std::string_view kind, Language language);

}  // namespace vaerdi::workbench
