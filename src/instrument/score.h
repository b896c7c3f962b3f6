// From answers to a score, for one patient or as a statement that a database runs over all of them. Both give
// the same digits: losses and scales are decimals, missing answers are filled in by factors of twelve
// decimals (11 of 12 items: sum × 1.090909090909), and the score is rounded once, halves away from zero.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "instrument/instrument.h"

namespace vaerdi::instrument {

/// The score, or none: too many answers are missing, or one of them cannot be given. One answer for each
/// item, in the items' order.
std::optional<double> score(const Instrument& instrument, std::span<const std::optional<int>> answers);

/// Decimals that scores need: three of a Danish index, none of a sum that must be whole, six where missing
/// answers are filled in. An instrument that is made has them at hand.
int decimals_needed(const Instrument& instrument);

/// The same as an expression of type DECIMAL(18, decimals), NULL where there is no score; it runs unchanged
/// on DuckDB and PostgreSQL. `columns` are whole-number expressions of SQL, quoted as they need, one for each
/// item in the items' order.
std::string score_sql(const Instrument& instrument, std::span<const std::string> columns);

/// True, never NULL, where an answer is given that the questionnaire does not have: those rows have no score
/// and are to be counted.
std::string impossible_sql(const Instrument& instrument, std::span<const std::string> columns);

}  // namespace vaerdi::instrument
