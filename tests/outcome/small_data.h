// A few rows of patients, written as a table in the test, in a database in memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "outcome/figures.h"
#include "warehouse/data_set.h"

namespace vaerdi::outcome {

/// The rows of a table: `columns` as name:type (text, whole, decimal2, date, truth), then one line a row,
/// values between commas, nothing where one is missing.
class SmallData {
  public:
    SmallData(std::string_view columns, std::string_view lines);

    const std::vector<warehouse::DataColumn>& columns() const { return columns_; }
    warehouse::Database& database() { return *database_; }
    std::string table() const { return "rows"; }

    /// Resolves a document whose first lines (measures, data) are given by this; fails the test when it
    /// cannot.
    ResolvedMeasures resolved(const std::string& document) const;
    /// What is wrong with the document: one line each.
    std::vector<std::string> mistakes(const std::string& document) const;

    /// The figures of every measure of the document.
    std::vector<MeasureFigures> figures(const std::string& document, const Grouping& grouping = {},
                                        const Selection& selection = {});

  private:
    std::unique_ptr<warehouse::Database> database_;
    std::vector<warehouse::DataColumn> columns_;
};

}  // namespace vaerdi::outcome
