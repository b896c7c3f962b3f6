// Figures of measures as FHIR hands them on: a MeasureReport of type summary, one group for each measure.
//
// Source: HL7 FHIR R4 (4.0.1), MeasureReport; code system measure-population. The definition stands in the
// report itself as a contained Measure with its title. A count that is suppressed is absent and says `masked`
// (extension data-absent-reason).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/text.h"

namespace vaerdi::fhir {

struct MeasureFigure {
    std::string measure;  ///< its name in the measures document: revision_2y
    Text title;
    Date from{}, to{};                               ///< the period, both days included
    std::string unit_system{}, unit{}, unit_name{};  ///< who reports: identifier and name of an organisation
    std::optional<std::int64_t> numerator{}, denominator{},
        unknown{};  ///< those that the kind of measure has
    std::optional<double> score{};
    std::string score_unit = "1";  ///< UCUM: 1, %, d …
    bool suppressed = false;       ///< counts and score are kept back
    std::string made_at{};         ///< UTC, 2026-11-27T12:00:00Z
};

/// The report as one line of JSON, titles in the language asked for.
std::string measure_report(const MeasureFigure& figure, Language language);

}  // namespace vaerdi::fhir
