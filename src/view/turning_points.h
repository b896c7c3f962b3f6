// Where the answer turns, in words: the highest price that is still worth it, and the value of any number at
// which an alternative stops (or starts) being worth it.
#pragma once

#include <string>

#include "value/assessment.h"

namespace vaerdi::view {

/// "Below 2.1 days/patient it is no longer worth it", for one threshold.
std::string threshold_words(const value::ResolvedCase& resolved, const value::Threshold& threshold,
                            double net_value, Language language);
/// The price now and the highest price in one or two sentences.
std::string headroom_words(const value::ResolvedCase& resolved, const value::Headroom& headroom,
                           Language language);

}  // namespace vaerdi::view
