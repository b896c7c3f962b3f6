// What a value case comes to: the figures a decision rests on.
//
// Every figure is in the case's currency and price year, or in the unit it names; money is a present value
// unless it says otherwise. `value` is the deterministic figure; mean, low and high (2.5 and 97.5
// percentiles) come from the draws.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "math/ranks.h"
#include "value/resolved_case.h"

namespace vaerdi::value {

struct Spread {
    double mean = 0, low = 0, high = 0;
    double standard_error = 0;  ///< Monte-Carlo error of the mean
};

struct Figure {
    double value = 0;
    std::optional<Spread> spread;
};

/// A quantity counted in its own unit: bed days, staff hours, kg CO2e, revisions.
struct NaturalFigure {
    std::string id;
    Text title;
    Unit unit;
    Figure total;                 ///< over the horizon, undiscounted
    Figure discounted;            ///< at the effect rate
    std::vector<double> by_year;  ///< [0] at t = 0, then each year
};

/// Hours of a staff group.
struct StaffFigure {
    std::string staff;
    Text title;
    Figure hours;  ///< over the horizon, undiscounted; in comparisons: set free (positive)
    double hours_per_year = 0;
    double fte = 0;  ///< hours per year / hours of a full-time equivalent
    double cashable_hours = 0;
    double cashable_fte = 0;
    double hours_per_fte = 0;
};

struct LineFigure {
    std::string line;
    double present_value = 0;      ///< within the perspective
    double present_value_all = 0;  ///< whoever pays
    std::vector<double> by_year;   ///< whoever pays, undiscounted; [0] is t = 0
};

struct GroupFigure {
    std::string group;
    Figure total_cost, effects, net_value;  ///< for one of the group
    std::optional<Figure> qalys;
};

struct AlternativeResult {
    std::string id;
    Figure total_cost, effects, net_value;
    std::optional<Figure> qalys, life_years;
    std::optional<double>
        qalys_in_money;  ///< the part of the effects that is QALYs at the case's value of one
    std::vector<NaturalFigure> natural;
    std::vector<StaffFigure> staff;
    std::vector<LineFigure> lines;
    std::vector<GroupFigure> groups;
    /// Undiscounted, [payer][0 = t 0, 1 … years]: what each payer pays, and what each gains.
    std::map<std::string, std::vector<double>> paid, gained;
    std::map<std::string, Figure> paid_present, gained_present;  ///< present values by payer
    std::map<std::string, double> cost_by_category,
        effect_by_category;  ///< present values within the perspective
    /// Present values by payer and year: what each pays less what it gains.
    std::map<std::string, std::vector<double>> outlay_present;
    double cut_cost = 0, cut_effects = 0;    ///< past the horizon, undiscounted
    std::optional<double> probability_best;  ///< of the highest net value among all alternatives
};

enum class Cell { better, same, worse };  ///< effect better/same/worse; cost: better = lower

/// The value matrix (A. Dal 2015): where the alternative stands, and how likely each cell is.
struct MatrixResult {
    Cell effect = Cell::same, cost = Cell::same;
    std::string measured_in;  ///< "effects", "qalys", "life_years" or "" when no effect is counted
    std::optional<std::array<std::array<double, 3>, 3>>
        probability;  ///< [cost lower, same, higher][effect better, same, worse]
    /// excellent, better, neutral, worse, poor or dilemma
    std::string verdict() const;
    static Text verdict_title(std::string_view verdict);
    static std::string verdict_of(Cell cost, Cell effect);
};

/// One draw in the cost–effect plane, against the comparator.
struct PlanePoint {
    double effect = 0;  ///< in what the matrix measures effect
    double cost = 0;
};

struct Comparison {
    std::string id, versus;
    Figure incremental_cost, incremental_effects, net_value;
    std::optional<Figure> incremental_qalys, incremental_life_years;
    std::optional<Figure> icer;  ///< cost per QALY (per life-year without QALYs); absent when dominated
    std::string icer_per;        ///< "qalys" or "life_years"
    std::optional<Figure> price_effect_ratio;    ///< incremental cost / incremental effects in money
    std::optional<Figure> roi;                   ///< net value / incremental cost
    std::optional<Figure> sroi_gross, sroi_net;  ///< effects / cost, and that less one
    std::optional<Figure> payback_years;         ///< infinite ends of its interval: never within the horizon
    std::optional<double> paid_back;             ///< share of draws in which the outlay comes back
    std::optional<Figure> internal_rate;         ///< of the yearly net flows, undiscounted
    std::optional<double> has_rate;              ///< share of draws in which anything is laid out
    std::optional<double> probability_worth_it;  ///< share of draws with net value above nil
    MatrixResult matrix;
    std::vector<PlanePoint> plane;       ///< the first draws, as many as Options::points asks for
    std::vector<NaturalFigure> natural;  ///< difference to the comparator
    /// payer → extra outlay less gains by year as present values; [0] is t = 0
    std::map<std::string, std::vector<double>> budget_present;
    std::vector<StaffFigure> staff;  ///< hours set free
    std::map<std::string, std::vector<double>>
        budget;  ///< payer → extra outlay less gains by year, undiscounted; [0] is t = 0
    std::map<std::string, Figure>
        by_payer;                          ///< payer → net value for that payer (gains − cost), present value
    std::optional<double> qalys_in_money;  ///< falls to the patients, and stands in no payer's net value
    std::vector<double> cumulative;        ///< undiscounted net flow, cumulated
};

struct Dominated {
    std::string alternative;
    std::vector<std::string> by;  ///< one: dominated; two: extendedly dominated by their mix
    bool extended = false;
};

struct FrontierStep {
    std::string alternative;
    std::string versus;  ///< empty for the first
    std::optional<double> icer;
};

struct PathwayStepResult {
    Text name, who;
    double minutes = 0, times = 1, rate_per_minute = 0, cost = 0;
};
struct PathwayResult {
    std::string id;
    Text title;
    std::string alternative;
    std::vector<PathwayStepResult> steps;
    double cost = 0;  ///< for one
};
struct ResourceResult {
    std::string id;
    Text title;
    std::string alternative;
    double rate_per_minute = 0, capacity_minutes = 0, used_minutes = 0, unused_minutes = 0, unused_cost = 0;
};

/// The course of illness of one who begins, in one alternative: means over patient groups, undiscounted.
struct CourseResult {
    std::vector<std::vector<double>> occupancy;  ///< share [row][state]; row k after k cycles
    std::vector<double> years_in_state;          ///< within the horizon, by state
    double life_years = 0;                       ///< in all states with life
    double alive_at_horizon = 0;                 ///< share with life in the last row
    /// Years left to live on average: the life years, when (almost) nobody outlives the horizon.
    std::optional<double> life_expectancy;
    std::vector<double> passed;                  ///< how often each transition is passed
    std::vector<std::vector<double>> passed_by;  ///< up to each row [row][transition]
    /// By transition: least and largest share of its state that passes it in a cycle; nil where nobody is in
    /// it. Of cohorts only.
    std::vector<std::pair<double, double>> per_cycle;
    std::vector<std::vector<double>>
        survival;  ///< of a partitioned model: share by its own curve [state][row]
};
/// What a model says of a figure that is known from elsewhere.
struct ExpectedResult {
    double found = 0;
    std::optional<bool> within;  ///< the range that was given, if any
};
/// A figure of people who are simulated: what their number leaves to chance (convergence.h).
struct ConvergingFigure {
    double standard_error = 0;
    std::vector<double> at;  ///< the mean over the first so many (Convergence::people)
};
struct ConvergingAlternative {
    std::optional<ConvergingFigure> total_cost, qalys, life_years;
    std::optional<ConvergingFigure> incremental_cost, incremental_qalys, incremental_life_years;
};
struct Convergence {
    std::vector<std::size_t> people;  ///< an eighth, a quarter, half and all of those simulated
    std::size_t people_of_a_draw = 0;
    std::vector<ConvergingAlternative> alternatives;
};

struct HealthResult {
    double cycle_years = 1;
    std::vector<int> calendar_years;  ///< in which each row lies; none when the case has no start
    std::vector<CourseResult> alternatives;
    std::optional<Convergence> convergence;  ///< of an individual model
    std::vector<ExpectedResult> expected;    ///< as the model lists them
};

/// An end of the decision tree, for one who enters: means over patient groups, what the perspective pays and
/// gains on the way, discounted.
struct TreeEnd {
    double probability = 0;
    std::optional<double> cost;               ///< absent for ends that nobody comes to
    std::optional<double> qalys, life_years;  ///< absent where the tree has none, too
};
struct TreeResult {
    std::vector<std::size_t> ends;                   ///< nodes of the tree, in the order they were written
    std::vector<std::vector<TreeEnd>> alternatives;  ///< [alternative][end]
};

struct FinancingResult {
    std::string id;
    Text title;
    double outlay = 0;
    std::vector<double> payments;  ///< by year
    std::optional<double> internal_rate;
    double net_present_value = 0;  ///< at the case's cost rate
    bool capped = false;
};

struct Unpriced {
    std::string line;
    Text name, description, category;
};

struct ScenarioResult {
    std::string id;
    Text title;
    std::vector<AlternativeResult> alternatives;
    std::vector<Comparison> comparisons;
};

struct Assessment {
    std::uint64_t draws = 0, seed = 0;
    std::vector<AlternativeResult> alternatives;
    std::vector<Comparison> comparisons;
    std::vector<FrontierStep> frontier;
    std::vector<Dominated> dominance;
    std::string frontier_effect;  ///< "qalys", "life_years", "effects", or "" when nothing is counted
    std::vector<PathwayResult> pathways;
    std::vector<ResourceResult> resources;
    std::vector<FinancingResult> financing;
    std::optional<HealthResult> health;
    std::optional<TreeResult> tree;
    std::vector<Unpriced> unpriced;
    std::vector<std::size_t> assumptions;    ///< indices of inputs used that count as assumptions
    std::vector<std::size_t> weak_evidence;  ///< … that rest on weak evidence otherwise
    std::vector<std::size_t> inputs_used;
};

struct Options {
    std::uint64_t draws = 0;  ///< 0: deterministic
    std::uint64_t seed = 1;
    std::size_t points = 0;  ///< how many of the first draws stand in the cost–effect plane
    unsigned threads = 0;    ///< 0: one per core; the result does not depend on it
    math::Ranks ranks;       ///< processes that share the draws; the result does not depend on them
    std::function<void(double)> progress;  ///< share done, on the calling thread
    std::stop_token stop;
};

/// The figures of a case. Pure: the same case and options give the same bits, whatever the threads and ranks.
/// Absent only when stopped.
std::optional<Assessment> assess(const ResolvedCase& resolved, const Options& options);

// ---- how the answer moves (sensitivity.h has the methods)
// -----------------------------------------------------------

struct Swing {
    std::size_t input;
    double low = 0, high = 0;        ///< values tried, in the input's unit
    double at_low = 0, at_high = 0;  ///< net value of the comparison there
    bool outside_bound =
        false;  ///< a value tried lies outside what is natural (a share above 1); computed and flagged
};

struct Threshold {
    std::size_t input;
    double base = 0;
    std::optional<double> value;  ///< where net value is nil, in the input's unit; absent: no such value
};

struct Headroom {
    std::size_t input;  ///< the price
    std::string alternative, versus;
    double current = 0;
    std::optional<Figure> highest;  ///< highest price at which net value is not negative
};

struct TwoWay {
    std::size_t first, second;
    std::vector<double> first_values, second_values;
    std::vector<std::vector<double>> net_value;  ///< [first][second]
};

}  // namespace vaerdi::value
