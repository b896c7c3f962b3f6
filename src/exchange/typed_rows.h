// Rows of texts become rows of values, as a mapping says; every value that cannot be used is noted.
#pragma once

#include <cstdint>
#include <vector>

#include "exchange/pseudonyms.h"
#include "exchange/reasons.h"
#include "exchange/records.h"
#include "exchange/resolved_mapping.h"
#include "warehouse/answer.h"

namespace vaerdi::exchange {

constexpr std::size_t most_shown = 60;  ///< bytes of a value in a rejection

/// Something wrong in a row.
struct Flaw {
    std::uint32_t row = 0;  ///< among the records, from 0
    int column = -1;        ///< of the mapping; -1: the whole row
    Reason reason{};
    std::string value;  ///< shortened; empty for identifiers
};

struct TypedRows {
    std::vector<warehouse::Column> columns;  ///< of the mapping, for the rows that are taken
    std::vector<std::uint32_t> taken;        ///< which of the records they are
    std::vector<Flaw> flaws;                 ///< in the order of rows, then columns
    std::int64_t read = 0;                   ///< all records; those not taken are rejected
    std::vector<std::int64_t> rounded;       ///< by column: numbers with more decimals than are kept
};

/// Every column's formats are settled: see formats.h.
TypedRows typed_rows(const Records& records, const std::vector<TakenColumn>& columns,
                     const Pseudonyms& pseudonyms);

}  // namespace vaerdi::exchange
