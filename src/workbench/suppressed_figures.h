// Figures as they are shown to those who do not own the data: small counts are hidden, and as many more that
// what is hidden cannot be worked out from the rest (comparison/suppression.h). What is hidden is settled in
// one table for all that may be asked, units within regions within all, by year and over the years, so that
// no answer tells what another hides. Only numerator, denominator, value and interval are told at all; what
// else a cell holds (unknown, waiting, left out) stays with the owner.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comparison/suppression.h"
#include "outcome/figures.h"
#include "workbench/outcome_answers.h"

namespace vaerdi::workbench {

/// Which cells of one measure may be shown.
class ShownCells {
  public:
    /// `counts`: by one or two columns, of which the first puts the second together, and by period or not.
    /// Counts from 1 to `most_hidden` are small.
    ShownCells(const outcome::MeasureCounts& counts, int most_hidden);

    /// A cell of the table: all columns, the first of them or none; of a period (a row without a date has an
    /// unknown one) or over all of them.
    bool shows(const outcome::Key& key, bool by_period) const;
    /// A value of the last column, wherever it stands.
    bool shows_last(const std::optional<std::string>& value) const;

  private:
    using Groups = std::vector<std::optional<std::string>>;
    bool is_shown(std::size_t row, std::size_t column) const;

    std::map<Groups, std::size_t> rows_;
    std::map<std::optional<std::int64_t>, std::size_t> columns_;
    std::vector<comparison::Shown> shown_;
};

/// Hides what may not be shown of a measure; `by_last`: its cells are values of the table's last column
/// alone. How many figures were hidden.
std::int64_t hide_figures(view::MeasureRecord& record, MeasureAnswer& answer,
                          const outcome::MeasureFigures& figures, const ShownCells& cells, bool by_period,
                          bool by_last);

}  // namespace vaerdi::workbench
