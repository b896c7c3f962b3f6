// Moments in the record: UTC, to the microsecond. Where they come from is told to the store when it is
// opened, so that a test says what time it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace vaerdi::store {

using Time = std::chrono::sys_time<std::chrono::microseconds>;
using Clock = std::function<Time()>;

/// The clock of the machine.
Time machine_time();

/// Microseconds since 1970-01-01T00:00:00Z, as the database keeps a moment.
std::int64_t to_micros(Time time);
Time from_micros(std::int64_t micros);

/// `2026-03-01T12:00:00.000250Z`
std::string utc_text(Time time);

}  // namespace vaerdi::store
