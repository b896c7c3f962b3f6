// What `vaerdi measure` was asked, found in the measures document and its data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/measure_chart_options.h"
#include "cli/open_measures.h"
#include "outcome/listing.h"

namespace vaerdi::cli {

/// The options as they were written.
struct MeasureRequest {
    OpenMeasuresRequest open;
    std::vector<std::string> measures, by, where;
    std::string from, to, reports, listed_as;
    bool registry = false, rows = false, json = false, for_others = false;
    ChartOptions chart;
};

/// What was asked for, found in the document and its data.
struct Question {
    std::vector<std::size_t> which;
    outcome::Selection selection;
    outcome::Grouping grouping;
    std::optional<outcome::ListingWish> listing;  ///< --rows
    std::optional<view::ChartWish> chart;         ///< --chart
    bool patient_by_patient = false;              ///< a chart of each patient in turn
};

/// The question of the options; absent when something of it is not there, or does not go together, which is
/// said.
std::optional<Question> question_of(const MeasureRequest& request, const OpenMeasures& open,
                                    Console& console);

}  // namespace vaerdi::cli
