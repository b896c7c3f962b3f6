// Rows that a database answered, as records of texts. Private to this room.
#pragma once

#include "exchange/records.h"
#include "warehouse/answer.h"

namespace vaerdi::exchange {

/// All columns of the answer are texts. Every row counts as a line.
Records records_of(const warehouse::Answer& answer);

}  // namespace vaerdi::exchange
