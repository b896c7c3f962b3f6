// Numbers as files write them, read to the last digit: no rounding through a double, no guess at what 1.234
// means.
#pragma once

#include <cstdint>
#include <string_view>

namespace vaerdi::exchange {

enum class NumberFlaw : unsigned char {
    none,
    no_number,   ///< letters, two signs, nothing
    other_sign,  ///< 12.5 where the decimal sign is a comma: a point of thousands, or the wrong sign
    fraction,    ///< 12.5 where a whole number is wanted
    too_large,
};

struct WrittenNumber {
    std::int64_t units = 0;  ///< number · 10^decimals
    NumberFlaw flaw = NumberFlaw::none;
    bool rounded = false;  ///< more digits were written than are kept; halves went away from zero
};

/// `decimal`: the sign that the text may have, `,` or `.`. 1e-3 counts as a number, as programs write it.
/// At most 18 digits are kept, so that every database holds them.
WrittenNumber read_decimal(std::string_view text, int decimals, char decimal);

/// 12, +12, -12; also 12.0, which programs write for a whole number that once had gaps beside it.
WrittenNumber read_whole(std::string_view text);

}  // namespace vaerdi::exchange
