// What an amount within a year is worth at the year's beginning: as it is, or discounted at the rate of costs
// or of effects.
#pragma once

namespace vaerdi::health {

enum class Rate { none, costs, effects };

}  // namespace vaerdi::health
