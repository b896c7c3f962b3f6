// Danish civil registration numbers (CPR): ddmmyy-xxxx, or ten digits that begin as a day. They tell who
// somebody is, and are kept nowhere unless as pseudonyms. The check digit does not count: numbers given out
// since 2007 may lack it.
#pragma once

#include <string>
#include <string_view>

#include "warehouse/data_set.h"

namespace vaerdi::exchange {

/// Whether the whole text looks like one.
bool is_civil_number(std::string_view text);

/// The text with every one in it made unreadable: xxxxxx-xxxx.
std::string without_civil_numbers(std::string text);

/// The same question in SQL, about a value of this type; a number may have lost the 0 that it began with.
std::string sql_is_civil_number(const std::string& value, warehouse::Type type);

}  // namespace vaerdi::exchange
