// How the dates and decimals of a file are written, found by looking at its first rows where the mapping does
// not say. What can be read in two ways is never guessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/records.h"
#include "exchange/resolved_mapping.h"

namespace vaerdi::exchange {

/// The texts of one column that mean something.
using Sample = std::vector<std::string_view>;

/// Ways to write dates that are looked for.
const std::vector<DatePattern>& usual_date_patterns();

/// A format that was looked for: the one that fits, and those that fit as well.
struct DatesFound {
    std::optional<DatePattern> pattern;       ///< that reads most of the texts, at least half
    std::optional<DatePattern> just_as_well;  ///< another that reads as many: nobody can know
    std::size_t read = 0;                     ///< texts that it reads
};
DatesFound find_dates(const Sample& sample);

struct DecimalsFound {
    char sign = 0;           ///< 0: no number has one
    bool ambiguous = false;  ///< every 1.234 could have a point of thousands
};
DecimalsFound find_decimals(const Sample& sample);

/// Settles the columns' formats by the first records of a file. `separator`: of a CSV, else 0. `said`: what
/// was found, for the reader; what cannot be known is an error with the column's place in the mapping.
void settle_formats(std::vector<TakenColumn>& columns, const Records& first, char separator,
                    std::vector<Text>& said, Diagnostics& found);

}  // namespace vaerdi::exchange
