// The course of illness of a report, as it is written for programs.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/json_fields.h"
#include "value/assessment.h"
#include "value/cohort_twin.h"

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
    double alive_at_horizon = 0;
    std::optional<double> life_expectancy;
    document::Named<document::Named<double>> passed;             ///< from state, to state
    document::Named<document::Named<PerCycleRecord>> per_cycle;  ///< from state, to state
    std::optional<document::Named<std::vector<double>>>
        survival;  ///< by state but the last, of a partitioned survival model
    static const document::JsonFields<CourseRecord>& json_fields();
};

/// What the number of people who are simulated leaves to chance in a figure.
struct ConvergingRecord {
    double standard_error = 0;
    std::vector<double> at;
    static const document::JsonFields<ConvergingRecord>& json_fields();
};
struct ConvergenceRecord {
    std::vector<std::size_t> people;
    std::size_t per_draw = 0;
    document::Named<document::Named<ConvergingRecord>> alternatives;  ///< alternative, figure
    static const document::JsonFields<ConvergenceRecord>& json_fields();
};

/// Years in a state beside those of the cohort that says the same.
struct TwinStateRecord {
    double people = 0, standard_error = 0, cohort = 0, step_error = 0;
    bool agrees = true;
    static const document::JsonFields<TwinStateRecord>& json_fields();
};

/// A figure known from elsewhere, beside what the model says.
struct ExpectedRecord {
    std::string title, alternative;
    std::optional<double> years;  ///< since the start; absent for life years
    double given = 0;
    std::optional<std::vector<double>> range;  ///< low, high
    double model = 0, difference = 0;
    std::optional<bool> within;
    std::optional<std::string> source;
    static const document::JsonFields<ExpectedRecord>& json_fields();
};

struct HealthRecord {
    double cycle_years = 0;
    document::Named<std::string> states;
    std::vector<std::string> dead;  ///< states without life
    std::vector<double> times;
    std::optional<std::vector<int>> calendar_years;
    std::optional<document::Named<std::string>> curves;  ///< titles by state, of a partitioned survival model
    document::Named<CourseRecord> alternatives;
    std::optional<ConvergenceRecord> convergence;
    std::optional<document::Named<document::Named<TwinStateRecord>>> twin;  ///< alternative, state
    std::optional<document::Named<ExpectedRecord>> expected;
    static const document::JsonFields<HealthRecord>& json_fields();
};

/// The figures that are known to converge, by the names of the report.
std::vector<std::pair<std::string, const value::ConvergingFigure*>> converging_figures(
    const value::ConvergingAlternative& of);

/// Of a case with a health model.
HealthRecord health_record(const value::ResolvedCase& resolved, const value::HealthResult& result,
                           const std::optional<value::CohortTwin>& twin, Language language);

}  // namespace vaerdi::view
