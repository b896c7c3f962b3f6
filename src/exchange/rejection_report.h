// What could not be taken: every rejected row and every value that was left out, counted by reason and listed
// one by one, with advice on how to mend it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "warehouse/answer.h"
#include "warehouse/data_set.h"

namespace vaerdi::exchange {

/// One reason for which values or rows were not taken, and how often.
struct RejectedFor {
    std::string column;  ///< heading in the file; empty: the whole row
    Text why, mend;
    std::int64_t values = 0;                     ///< how often
    bool rows_rejected = true;                   ///< false: only the value was left out
    std::vector<warehouse::Rejection> examples;  ///< the first few
};

/// What is not there because of a rejection: the row, a value of it, or – of what is said of a whole file –
/// nothing.
enum class LeftOut { row, value, nothing };
LeftOut left_out_by(const warehouse::Rejection& rejection);

/// The value as it may be told: short, and without civil registration numbers.
std::string shown_value(std::string value);

class RejectionReport {
  public:
    /// So many are listed one by one; all are counted.
    static constexpr std::size_t most_listed = 100'000;

    /// `out_of_range`: a value that may be a code for what is not known.
    void add(warehouse::Rejection rejection, bool row_rejected, bool out_of_range = false);
    /// As it was listed once.
    void add_kept(warehouse::Rejection rejection, bool row_rejected);
    /// When all are there: advice that depends on how often a value occurs.
    void advise();

    /// Most frequent first.
    std::vector<RejectedFor> by_reason() const;
    /// As the warehouse keeps them.
    warehouse::Answer listed() const;

  private:
    using Reason = std::pair<std::string, std::string>;  // column and why

    void count(const warehouse::Rejection& rejection);

    std::map<Reason, RejectedFor> reasons_;
    std::map<Reason, std::map<std::string, std::int64_t>> out_of_range_;  // how often each value
    std::vector<warehouse::Rejection> listed_;
};

}  // namespace vaerdi::exchange
