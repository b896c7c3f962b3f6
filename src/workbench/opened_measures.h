// A document with measures together with the data it counts: what every question about outcomes begins with.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "outcome/counts.h"
#include "warehouse/data_set.h"
#include "workbench/outcome_requests.h"
#include "workbench/refusal.h"
#include "workbench/surroundings.h"

namespace vaerdi::workbench {

/// Whoever does not own the data sees small numbers hidden, and nothing by person.
enum class Seen { all, suppressed };

struct MeasuresSurroundings {
    NamedText document;  ///< the measures
    warehouse::Database& database;
    /// The newest version of the data set that the document's `data` means.
    std::function<std::optional<warehouse::DataSet>(std::string_view written)> data;
    Seen seen = Seen::all;
    /// What `data` may say: the mappings of the data sets that there are.
    std::function<std::vector<std::string>()> mappings{};
};

struct OpenedMeasures {
    outcome::ResolvedMeasures resolved;
    warehouse::DataSet data;
    std::vector<Diagnostic> warnings;
};

std::variant<OpenedMeasures, Refusal> open_measures(const MeasuresSurroundings& surroundings);

/// One of them, asked for by name.
struct OpenedMeasure : OpenedMeasures {
    std::size_t which = 0;
    const outcome::Measure& measure() const { return resolved.measures[which]; }
};
std::variant<OpenedMeasure, Refusal> open_measure(const MeasuresSurroundings& surroundings,
                                                  const std::string& name);

/// A column that figures are asked by, or why they may not be.
std::variant<std::string, Refusal> column_asked(const std::string& name, const OpenedMeasures& opened,
                                                Seen seen);

/// The columns that figures are usually told apart by: unit, region, supplier, product; and for the owner
/// other texts with a role. With titles for people.
std::vector<std::pair<std::string, Text>> usual_groups(const OpenedMeasures& opened, Seen seen);

std::variant<outcome::Selection, Refusal> selection_asked(const RowsWanted& wanted,
                                                          const OpenedMeasures& opened);

/// A value as it is read: yes and no as words of the language, numbers without empty decimals.
std::string value_words(warehouse::Type type, const std::string& written, Language language);

/// Why the warehouse did not answer: asked to stop, or its own words.
Refusal unanswered(const warehouse::WarehouseFailure& failure, const std::stop_token& stop);

}  // namespace vaerdi::workbench
