// Why a row was not taken in, or a value was left out, and how to mend it.
#pragma once

#include <string>

#include "exchange/records.h"
#include "exchange/resolved_mapping.h"

namespace vaerdi::exchange {

enum class Reason : unsigned char {
    // of a row
    too_few_fields,
    too_many_fields,
    broken_quotes,
    too_long,
    not_utf8,
    nul_byte,
    not_json,
    no_object,
    same_id,
    // of a value
    missing,
    no_number,
    other_sign,
    fraction,
    too_large,
    no_date,
    no_such_day,
    no_truth,
    no_cpr,
    lost_zero,
    out_of_range,
    unknown_code,
    nested,
};

Reason reason_of(RowFlaw flaw);

/// The words of a reason; they hold nothing of the row itself, so that rows with the same reason can be
/// counted. `column`: null for a reason of the whole row.
struct ReasonWords {
    Text why, mend;
};
ReasonWords words_of(Reason reason, const TakenColumn* column);

/// Ten digits, or six and four with a hyphen, that begin with a day of the calendar. No check digit: numbers
/// given since 2007 need not fit it.
bool is_cpr(std::string_view text);
/// Nine digits that would be one with a nought before them, which spreadsheets take away.
bool is_cpr_without_zero(std::string_view text);
/// The number without its hyphen.
std::string digits_of_cpr(std::string_view text);

}  // namespace vaerdi::exchange
