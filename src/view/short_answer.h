// The answer where there is room for one line only: a verdict with its certainty, and what each payer carries
// or gains. The rules are those of the answer in words (answer.h).
#pragma once

#include <map>
#include <string>

#include "value/assessment.h"

namespace vaerdi::view {

/// "Worth it, 97 % sure".
std::string short_answer(const value::ResolvedCase& resolved, const value::Comparison& comparison,
                         Language language);

/// By payer, for each whose net value does not print as nil: "The region carries 12.1 million DKK."; payers
/// outside the perspective are said to be so.
std::map<std::string, std::string> payer_sentences(const value::ResolvedCase& resolved,
                                                   const value::Comparison& comparison, Language language);

}  // namespace vaerdi::view
