// The days of the periods that figures are grouped by.
#pragma once

#include <cstdint>

#include "base/date.h"
#include "outcome/counts.h"

namespace vaerdi::outcome {

/// First and last day, both included.
struct Days {
    Date first{}, last{};
};

/// Of a period as keys have it: 2019; 20194, its last quarter; 201912, its last month.
Days days_of(Period period, std::int64_t key);

}  // namespace vaerdi::outcome
