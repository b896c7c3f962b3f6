// The catalogue's answers to the workbench: find, show, convert.
#pragma once

#include <string>
#include <string_view>

#include "workbench/answer.h"

namespace vaerdi::workbench {

/// Entries that hold all the words, best first; all of a kind when no word is given. At most `limit`.
Answer find_in_catalogue(const Surroundings& surroundings, std::string_view words, std::string_view kind,
                         std::size_t limit, Language language);

/// One entry: for programs as `vaerdi catalogue show --json` prints it, and beside it its `sheet` of labels
/// and values and `in_case`, the text that puts it into a case.
Answer catalogue_entry(const Surroundings& surroundings, const std::string& kind, const std::string& id,
                       Language language);

/// Money of another year or country, step by step.
Answer answer(const ConvertRequest& request, const Surroundings& surroundings);

}  // namespace vaerdi::workbench
