// The engine's answers about outcomes: pure functions from a question, the document with measures and the
// warehouse to the JSON of the answer. No HTTP, no store.
#pragma once

#include <stop_token>

#include "workbench/answers.h"
#include "workbench/opened_measures.h"
#include "workbench/outcome_answers.h"
#include "workbench/outcome_requests.h"

namespace vaerdi::workbench {

/// JSON, or why there is none.
using Answer = std::variant<std::string, Refusal>;

/// Figures by period or by columns, with charts of those; the registry table when asked for.
Answer answer(const MeasuresRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop);

/// The rows behind a figure, at most so many.
constexpr std::size_t most_rows_listed = 500;
Answer answer(const ListRowsRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop);

/// A measure patient by patient. Of a single patient nothing can be hidden, so that only those who see all
/// may ask.
Answer answer(const PatientsRequest& request, const MeasuresSurroundings& surroundings,
              const std::stop_token& stop);

/// The figures of every year as FHIR MeasureReports, one a line; suppressed for those who do not own the
/// data.
Answer measure_reports(const ReportsRequest& request, const MeasuresSurroundings& surroundings,
                       const std::stop_token& stop);

/// What is wrong in measures.
CheckAnswer checked(const MeasuresSurroundings& surroundings, Language language);

/// The measures that can be counted and by what, or why they cannot.
void add_measures(OutcomesAnswer& into, const MeasuresSurroundings& surroundings, Language language);

}  // namespace vaerdi::workbench
