// A model of a course of illness, bound to the case.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "health/accrual.h"
#include "value/curve.h"
#include "value/individual_model.h"

namespace vaerdi::value {

enum class ModelKind {
    cohort,      ///< states and transitions, cycle by cycle
    survival,    ///< partitioned: states read off survival curves
    individual,  ///< people one by one, in continuous time
    tree,        ///< chances one after another; no states
};

/// What a course of illness adds up: an amount for a year in a state, or for each passing of a transition.
struct CourseAmount {
    struct Part {
        bool at_transition = false;  ///< else in a state
        std::size_t index = 0;       ///< of the state or transition
        ValuePtr amount;             ///< null: 1
        double factor = 1;           ///< years of a cycle for amounts per year
    };
    std::vector<Part> parts;
};

struct HealthState {
    std::string id;
    Text title;
    bool alive = true;
    Position at;
};

struct HealthTransition {
    std::size_t from = 0, to = 0;
    ValuePtr probability;  ///< null: all that goes nowhere else (`rest`)
    Position at;
};

/// Transitions that are counted together under a name.
struct HealthEvent {
    std::string id;
    Text title;
    std::vector<std::size_t> transitions;
};

/// A figure known from elsewhere, which the model is held against.
struct ExpectedFigure {
    enum class Kind { events, share, life_years };
    std::string id;
    Text title;
    Kind kind = Kind::share;
    std::vector<std::size_t> indices;  ///< of transitions or states, added up
    std::size_t alternative = 0;
    double years = 0;  ///< since the start: up to or at which it is known
    double value = 0;  ///< for one who begins
    std::optional<double> low, high;
    std::string source;
};

/// Until when a state of a partitioned survival model lasts.
struct EndPoint {
    CurvePtr curve;
    Position at;
};

struct HealthModel {
    ModelKind kind = ModelKind::cohort;
    double cycle_years = 1;
    health::Accrual accrual = health::Accrual::half_cycle;
    ValuePtr start_age;  ///< null when no age is given
    std::vector<HealthState> states;
    std::vector<ValuePtr> start;  ///< share by state; null: nobody
    std::vector<HealthTransition> transitions;
    std::vector<EndPoint> until;  ///< of a partitioned survival model, by state but the last
    std::vector<ValuePtr> stays;  ///< by state: what was written for staying, which the row must agree with
    std::optional<IndividualModel> individual;  ///< else it is a cohort
    std::vector<HealthEvent> events;
    std::vector<ExpectedFigure> expected;
    Position at, start_at, utilities_at;

    /// Years that all of a state for one row of a course stand for: a cycle, or the time itself.
    double row_years() const { return individual ? 1 : cycle_years; }
};

/// The names that formulas know within a health model, beside those of every case.
inline constexpr const char* health_names[] = {"age",           "cycle",         "cycle_length",
                                               "time_in_model", "time_in_state", "cycles_in_state"};
bool is_health_name(std::string_view name);
/// "Age", "Years in the state" …
Text health_name_words(std::string_view name);

/// Whole cycles within so many years.
int cycles_within(const HealthModel& model, double years);
/// Year, from 1, in which a cycle begins.
int year_of_cycle(const HealthModel& model, int cycle);

}  // namespace vaerdi::value
