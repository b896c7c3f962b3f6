// When within a model's cycles time counts: the accrual conventions by the names the field gives them.
//
// A cohort is counted at the rows of its trace, row 0 at the start and row k after k cycles. An accrual says
// which rows count for a cycle and how much. Conventions differ by half a cycle's worth of costs and health,
// which is why published figures of the same model differ (docs/methods/cohort.md).
#pragma once

#include <string>
#include <vector>

namespace vaerdi::health {

enum class Accrual {
    half_cycle,  ///< half of the row before and half of the row after each cycle: the trapezoid
    start,       ///< the row before ("left", "beginning")
    end,         ///< the row after ("right", "end")
    all_rows,    ///< every row whole, the first and the last too: one row more than there are cycles
    /// Weights 1/3, then 2/3 for odd and 4/3 for even rows, 1/3: the odd and even weights of Simpson's rule
    /// exchanged, as in the DARTH group's published tutorials. Only to reproduce those.
    darth_simpson,
};

/// In the order of the enumerators.
const std::vector<std::string>& accrual_names();

/// A row of the trace that counts.
struct CountedRow {
    int row = 0;
    int cycle = 1;      ///< whose amounts hold, from 1; one more than there are for the last of all_rows
    double weight = 1;  ///< in cycles
};

/// The rows that count in a model of so many cycles, by cycle.
std::vector<CountedRow> counted_rows(Accrual accrual, int cycles);

}  // namespace vaerdi::health
