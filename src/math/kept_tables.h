// Tables of quantile functions that were made before. Private to src/math.
//
// A slider that moves leaves nearly all distributions of a case as they were, and a table costs as much as
// ten thousand draws from it. A table is a function of its shape alone, so a kept one and a new one are the
// same.
#pragma once

#include <memory>

#include "math/inverse_table.h"

namespace vaerdi::math {

/// InverseTable::gamma and beta, kept for the next time. Safe to call from several threads; bounded in
/// memory, what was not asked for longest goes first.
std::shared_ptr<const InverseTable> gamma_table(double shape);
std::shared_ptr<const InverseTable> beta_table(double alpha, double beta);

}  // namespace vaerdi::math
