// A day of the calendar, as people write it (2018-09-01) and as periods are counted from it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vaerdi {

using Date = std::chrono::sys_days;

/// The day that `2018-09-01` names; absent for anything else, and for days that do not exist.
std::optional<Date> iso_date(std::string_view text);

/// `2018-09-01`
std::string iso(Date day);

}  // namespace vaerdi
