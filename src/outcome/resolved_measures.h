// Measures bound to the columns of a data set: every name found, every formula in SQL. What resolves can be
// counted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "outcome/measures_document.h"
#include "outcome/row_formula.h"
#include "warehouse/data_set.h"

namespace vaerdi::outcome {

/// A named rule that takes rows away; unknown where a value it asks for is missing.
struct Rule {
    std::string name;
    Text title;
    Sql removes;
    std::vector<std::string> columns;  ///< that it speaks of
};

/// Change from one time to another of a score with a lowest and a highest value.
struct ScoreChange {
    std::string from, to;  ///< the times as written
    RowSql before, after;
    double lowest = 0, highest = 0;
    bool has_bounds = false;
};

/// A column that units are made comparable for: a number enters as it is, a text by category.
struct Covariate {
    std::string column;
    bool is_number = false;
};

struct Measure {
    std::string name;
    Text title, summary;
    Kind kind = Kind::proportion;
    Sql among;                ///< empty: all rows
    std::vector<Rule> rules;  ///< in order
    std::optional<Span> follow_up;
    Sql counts;           ///< truth: proportion, rate, and which events count in time-to-event
    RowSql of, exposure;  ///< numbers
    RowSql event;         ///< date
    std::optional<ScoreChange> change;
    std::optional<Better> better;
    std::optional<IntervalMethod> interval;  ///< absent: the usual one of the kind
    std::vector<Covariate> adjust_for;
    std::string predicted;  ///< column with the expected value; empty: none
    int predicted_scale = 0;
    double per = 1;                         ///< of a rate
    std::optional<double> response_needed;  ///< share
    int rows_needed = 0;
    std::optional<double> standard;
    std::string unit;
    int decimals = 1;
    std::vector<std::string> columns;  ///< that its formulas speak of, each once
    MeasureDocument written;           ///< as it stands in the document

    /// The figure is a share, shown in per cent.
    bool is_share() const {
        return kind == Kind::proportion || kind == Kind::time_to_event || kind == Kind::variation;
    }
    bool is_bootstrapped() const { return interval == IntervalMethod::bootstrap; }
    bool is_adjusted() const { return !adjust_for.empty() || !predicted.empty(); }
};

struct ResolvedMeasures {
    Text title;
    std::string id;
    Text one;          ///< what a row is
    std::string date;  ///< columns; those that are not given are empty
    std::string row_id, patient, unit, region, supplier, product;
    Sql until, death;               ///< dates
    bool until_is_one_day = false;  ///< the same for all rows
    std::vector<Measure> measures;
    std::vector<std::pair<std::string, Sql>> sequences;  ///< windows over all rows
    std::vector<std::pair<std::string, Sql>>
        anniversaries;                           ///< of a row's date, by the times that are asked for
    std::vector<warehouse::DataColumn> columns;  ///< of the data set
    int small_numbers = 5;

    const Measure* find(std::string_view name) const;
};

/// Binds a document to the columns of its data. Absent when anything is wrong; the findings say what.
std::optional<ResolvedMeasures> resolve(const MeasuresDocument& document,
                                        const std::vector<warehouse::DataColumn>& columns,
                                        Diagnostics& found);

}  // namespace vaerdi::outcome
