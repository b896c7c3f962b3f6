#include "value/tree_model.h"

#include <cmath>

namespace vaerdi::value {
namespace {

// Days and months do not add up to years exactly.
constexpr double same_year = 1e-6;

}  // namespace

int follow_up_after(double years) { return static_cast<int>(std::ceil(years - same_year)); }

}  // namespace vaerdi::value
