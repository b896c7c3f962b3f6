// In which language the command speaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace vaerdi::cli {

/// `--lang da|en` wherever it stands, else the first of LC_ALL, LC_MESSAGES and LANG that is set: da… is
/// Danish, all else English. A wrong word after --lang is left for the command line's reader to refuse.
Language language_of(const std::vector<std::string>& arguments);

/// Danish for "da", "da_DK.UTF-8" …; English for the rest.
Language language_named(std::string_view locale);

}  // namespace vaerdi::cli
