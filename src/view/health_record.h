// The course of illness of a report, as it is written for programs.
#pragma once

#include <string>
#include <vector>

#include "document/json_fields.h"
#include "value/assessment.h"

namespace vaerdi::view {

/// Least and largest share of a state that passes a transition in a cycle, over the cycles with anybody in
/// it.
struct PerCycleRecord {
    double low = 0, high = 0;
    static const document::JsonFields<PerCycleRecord>& json_fields();
};

/// One who begins, in one alternative; shares and years are means over patient groups, undiscounted.
struct CourseRecord {
    document::Named<std::vector<double>> occupancy;  ///< by state, at each of the times
    document::Named<double> years_in_state;
    double life_years = 0;
    document::Named<document::Named<double>> passed;             ///< from state, to state
    document::Named<document::Named<PerCycleRecord>> per_cycle;  ///< from state, to state
    static const document::JsonFields<CourseRecord>& json_fields();
};

struct HealthRecord {
    double cycle_years = 0;
    document::Named<std::string> states;
    std::vector<std::string> dead;  ///< states without life
    std::vector<double> times;
    document::Named<CourseRecord> alternatives;
    static const document::JsonFields<HealthRecord>& json_fields();
};

/// Of a case with a health model.
HealthRecord health_record(const value::ResolvedCase& resolved, const value::HealthResult& result,
                           Language language);

}  // namespace vaerdi::view
