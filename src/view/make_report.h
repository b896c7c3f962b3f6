// From a case that is ready to a whole report: the figures, and what was asked about how they move.
//
// The command line, the server and the self-contained page ask here, so that they show the same.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "value/decision_information.h"
#include "value/sensitivity.h"
#include "view/report.h"

namespace vaerdi::view {

/// What a report is asked to hold besides the figures themselves.
struct Asked {
    value::Options options{};
    bool headroom = true;
    std::vector<std::size_t> prices{};  ///< whose headroom is asked for; none: the prices of the case
    bool swings = false;
    std::optional<double> spread{};  ///< every number moves by this share instead of over its interval
    bool thresholds = false;
    std::vector<std::size_t> threshold_inputs{};  ///< none: all inputs that have one
    std::optional<std::pair<std::size_t, std::size_t>> two_way{};
    bool scenarios = false;
    bool twin = false;                         ///< an individual model beside the cohort that says the same
    bool information = false;                  ///< what it is worth to know more; only with draws
    std::vector<value::NumberGroup> groups{};  ///< numbers to know together
};

/// The case, its catalogue and the values set from outside, as they were resolved.
struct AskedCase {
    const value::CaseDocument& document;
    const catalogue::Catalogue& catalogue;
    const value::Settings& settings;
    const value::ReadyCase& ready;
    const std::vector<Diagnostic>& warnings;  ///< of reading and resolving it
};

/// Absent when stopped. The report refers to the document and the resolved case.
std::optional<Report> make_report(const AskedCase& asked_case, const Asked& asked);

/// The alternative whose headline figures are not all numbers, because a formula divides by nil or leaves the
/// range of numbers; null when all are. No figure of such a case is shown.
const value::AlternativeResult* not_finite(const value::Assessment& assessment);
/// What to say of it.
Text not_finite_words(const value::AlternativeResult& alternative);

}  // namespace vaerdi::view
