// What the statements about rows have in common: the rows of a selection, each with what was asked of it, in
// three steps. First the conditions and numbers of the document, then the state that follows from them, then
// the values of the rows that count. Whoever asks for the same twice has it worked out once.
#pragma once

#include <string>
#include <vector>

#include "outcome/counts.h"
#include "outcome/sql.h"

namespace vaerdi::outcome {

/// The state of a row, besides the number (1, 2, …) of the rule that takes it away.
enum State { counted_row = 0, outside_row = -1, unknown_row = -2, waiting_row = -3 };

/// Columns that are worked out once for each row, whoever asks for them.
class Computed {
  public:
    explicit Computed(std::string prefix) : prefix_(std::move(prefix)) {}

    /// The name of the column with this SQL.
    std::string of(const Sql& sql);
    /// Every column with its name.
    std::vector<Sql> listed() const;

  private:
    std::string prefix_;
    std::vector<Sql> columns_;
};

/// The columns of the three steps.
struct Asked {
    Computed asked{"a"};
    Computed states{"s"};
    Computed values{"v"};
};

/// The column with the state of each row in the measure.
std::string state_of(const ResolvedMeasures& measures, const Measure& measure, Asked& columns);

/// How follow-up ended, of a measure that counts time. The columns with what came first (1 event, 2 death, 3
/// end of follow-up, 0 none within the window; -2 unknown) and on which day.
struct Ending {
    std::string what, day;
};
Ending ending_of(const ResolvedMeasures& measures, const Measure& measure, Asked& columns);

/// A number that is summed: 18 digits, so that its square fits into 38.
Sql summed(const RowSql& number);

/// The quantity of a measure in a row: 0 or 1, a number, a change.
Sql outcome_of(const Measure& measure);

/// k0, k1 … : the key of a grouping, the period first.
std::vector<Sql> key_names(const ResolvedMeasures& measures, const Grouping& grouping);

/// `(select keys, values, states, asked from …) as counting`
Sql asked_rows(const std::string& table, const ResolvedMeasures& measures, const Grouping& grouping,
               const Selection& selection, const Asked& columns);

}  // namespace vaerdi::outcome
