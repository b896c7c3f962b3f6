// The engine's answers to the workbench: pure functions from a question, the texts it is about and the cases
// kept warm to the JSON of the answer. No HTTP, no store.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "workbench/answers.h"
#include "workbench/requests.h"
#include "workbench/surroundings.h"
#include "workbench/warm_cases.h"

namespace vaerdi::workbench {

/// JSON, or why there is none.
using Answer = std::variant<std::string, Refusal>;

constexpr int usual_draws = 10'000;
constexpr int most_draws = 200'000;

/// The language asked for; English when none was.
Language language_of(const Located<Language>& asked);

/// The report as `vaerdi assess --json` prints it, and beside it plane, sliders, words, findings and version.
Answer answer(const AssessRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop);
/// Price headroom and thresholds, as `vaerdi price --json` prints them.
Answer answer(const PriceRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop);
/// The report with the tornado, and a table of two numbers when asked for; without draws unless asked for.
Answer answer(const SensitivityRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop);
/// The steps behind a figure, or the names of all figures.
Answer answer(const ExplainRequest& request, const Surroundings& surroundings, WarmCases& cases,
              std::stop_token stop);
/// What is wrong in a document.
/// Absent when stopped.
std::optional<CheckAnswer> checked(const CheckRequest& request, const Surroundings& surroundings,
                                   const std::stop_token& stop);
Answer answer(const CheckRequest& request, const Surroundings& surroundings, std::stop_token stop);

}  // namespace vaerdi::workbench
