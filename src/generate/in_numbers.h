// Formulas about rows, with the numbers behind texts and days in their place. Private to this room.
#pragma once

#include "generate/names.h"
#include "math/formula.h"

namespace vaerdi::generate {

/// `sex = 'female'` asks for the name sex.female, known(x) for x.known, a day is its number. Null, with
/// findings, when a text stands where none can.
math::ExpressionPtr in_numbers(const math::Expression& formula, const Names& names, Diagnostics& found);

}  // namespace vaerdi::generate
