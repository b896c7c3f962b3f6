// What a user should know about a fit, in words: covariates without effect of their own, outcomes that some
// covariate tells without fault, a search that did not end.
#pragma once

#include <span>
#include <vector>

#include "base/text.h"
#include "comparison/regression.h"

namespace vaerdi::comparison {

/// Empty when all is well. `names` are those of the covariates, in their order.
std::vector<Text> remarks(const LogisticFit& fit, std::span<const Text> names);
std::vector<Text> remarks(const LinearFit& fit, std::span<const Text> names);

}  // namespace vaerdi::comparison
