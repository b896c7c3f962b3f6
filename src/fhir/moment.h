// A FHIR date, dateTime or instant: the days it may mean, and the time of day where one is written.
//
// `2016-05` is some day of May: what needs a day must say that it has none. The day is the one written; a
// time zone moves nothing (a discharge at 2016-05-01T00:30:00+02:00 was on the first of May for everybody
// there).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "fhir/request.h"

namespace vaerdi::fhir {

struct Moment {
    Date first{}, last{};  ///< the same day when it is known
    int second = -1;       ///< of the day, as written; -1: no time
    bool known = false;    ///< anything at all

    bool is_day() const { return known && first == last; }
};

/// Absent for what is no date of FHIR.
std::optional<Moment> read_moment(std::string_view text);

/// The instant as seconds since 1970 in UTC, for telling which of two versions is newer; absent when it has
/// no time zone.
std::optional<std::int64_t> read_instant(std::string_view text);

/// 14:05:00
std::string time_of_day(int second);

/// The day so far away; one that the month lacks becomes its last.
Date moved(Date day, Offset by);

}  // namespace vaerdi::fhir
