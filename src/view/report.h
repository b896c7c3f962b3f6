// A whole answer about a case, ready to be shown as text, JSON or CSV: what was calculated and nothing more.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "value/assessment.h"
#include "value/cohort_twin.h"
#include "value/decision_information.h"

namespace vaerdi::view {

/// Something found out about one alternative against the comparator.
template <class Found>
struct About {
    std::size_t alternative;
    Found found;
};

struct Report {
    const value::CaseDocument& document;
    const value::ResolvedCase& resolved;
    value::Assessment assessment{};
    std::vector<About<std::vector<value::Swing>>> swings{};
    std::vector<About<std::vector<value::Threshold>>> thresholds{};
    std::vector<value::Headroom> headrooms{};
    std::vector<About<value::TwoWay>> two_way{};
    std::vector<value::ScenarioResult> scenarios{};
    std::optional<value::DecisionInformation> information{};
    std::optional<value::CohortTwin> twin{};
    std::vector<Diagnostic> warnings{};
    bool lines = false;         ///< the lines one by one were asked for
    bool swings_asked = false;  ///< else they stand in the text only
};

/// For programs: every figure with full precision.
std::string report_json(const Report& report, Language language);

/// Price headroom and thresholds only, in the same shape.
std::string price_json(const Report& report, Language language);

/// For spreadsheets: one figure a row (figure, alternative, versus, payer, year, unit, value, mean, low,
/// high), RFC 4180.
std::string report_csv(const Report& report);

}  // namespace vaerdi::view
