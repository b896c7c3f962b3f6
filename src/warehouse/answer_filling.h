// What both engines need to fill the columns of an answer, and to say why they cannot.
#pragma once

#include "base/text.h"
#include "warehouse/answer.h"
#include "warehouse/database.h"

namespace vaerdi::warehouse {

/// A known number, into `large` when it or one before it needs more than 64 bits.
void add_number(Column& column, Large number);
/// A value that is not known.
void add_unknown(Column& column);

/// Days from 0001-01-01 to 9999-12-31: what has a date as people write it.
constexpr std::int64_t first_day = -719162, last_day = 2932896;

/// What to say of a column whose values an answer cannot hold.
Text cannot_answer(const std::string& column, std::string_view english, std::string_view danish);
/// What to say when rows do not fit the table they are put into.
Text no_such_column(const std::string& column);
/// The failure of what was stopped by whoever had asked for it.
WarehouseFailure stopped();

}  // namespace vaerdi::warehouse
