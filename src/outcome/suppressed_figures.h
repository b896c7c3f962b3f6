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
#include "outcome/registry.h"

namespace vaerdi::outcome {

/// Which cells of one measure may be shown.
class ShownCells {
  public:
    /// `counts`: by one or two columns, of which the first puts the second together, and by period or not.
    /// Counts from 1 to `most_hidden` are small.
    ShownCells(const MeasureCounts& counts, int most_hidden);

    /// A cell of the table: all columns, the first of them or none; of a period (a row without a date has an
    /// unknown one) or over all of them.
    bool shows(const Key& key, bool by_period) const;
    /// A value of the last column, wherever it stands.
    bool shows_last(const std::optional<std::string>& value) const;

  private:
    using Groups = std::vector<std::optional<std::string>>;
    bool is_shown(std::size_t row, std::size_t column) const;

    std::map<Groups, std::size_t> rows_;
    std::map<std::optional<std::int64_t>, std::size_t> columns_;
    std::vector<comparison::Shown> shown_;
};

/// What those who do not own the data may ask for: figures of all rows, by year or by unit, region or product
/// – so that no answer tells what another has hidden, and none is about a patient, a surgeon or a competitor.
bool may_be_suppressed(const ResolvedMeasures& measures, const Grouping& grouping,
                       const Selection& selection);

/// What may be shown of each of the measures when they are asked for by `grouping`. Counts the rows once more
/// in the table that settles it. Throws warehouse::WarehouseFailure.
std::vector<ShownCells> shown_cells(warehouse::Database& database, const std::string& rows_table,
                                    const ResolvedMeasures& measures, const std::vector<std::size_t>& which,
                                    const Grouping& grouping, std::stop_token stop = {});

/// Takes away what may not be shown, and what only the owner sees. How many figures were hidden.
std::int64_t hide(MeasureFigures& figures, const ResolvedMeasures& measures, const Grouping& grouping,
                  const ShownCells& cells);
std::int64_t hide(Registry& table, const ShownCells& cells);

}  // namespace vaerdi::outcome
