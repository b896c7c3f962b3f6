// How files are written, in words for the user.
#pragma once

#include "base/text.h"
#include "exchange/mapping_document.h"

namespace vaerdi::exchange {

/// "Latin-1".
Text letters_words(Encoding encoding);
/// "fields between semicolons".
Text separator_words(Separator separator);

}  // namespace vaerdi::exchange
