// A distribution in words.
#pragma once

#include "base/text.h"
#include "math/distribution.h"

namespace vaerdi::value {

/// The family alone, as a table names it: "gamma", in Danish "ligefordeling" where no other word is usual.
Text family_name(const math::Distribution& distribution);

/// "gamma distribution with mean 7.5 and standard deviation 1; 95 % of the draws from 5.7 to 9.6". Figures
/// are multiplied by `scale` (100 for shares in per cent).
Text in_words(const math::Distribution& distribution, double scale = 1);

}  // namespace vaerdi::value
