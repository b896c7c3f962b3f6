// The functions of generalised_gamma.h for four draws at a time. Private to src/math.
#pragma once

#include "math/lanes.h"

namespace vaerdi::math {

lanes::Four gengamma_survival(lanes::Four w, lanes::Four q);
lanes::Four gengamma_density(lanes::Four w, lanes::Four q);
lanes::Four normal_cdf(lanes::Four x);

}  // namespace vaerdi::math
