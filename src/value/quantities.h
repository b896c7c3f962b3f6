// What a written quantity is at a given place of the case: in which alternative, which year, which year of
// follow-up, for which patient group.
//
// Everything goes into one math::Graph, in base units, with input i of the case at slot i in the unit it was
// written in. So equal quantities are one step, however many lines use them.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "health/rate.h"
#include "math/graph.h"
#include "value/resolved_case.h"

namespace vaerdi::value {

using math::Node;

/// Where a quantity is asked for.
struct Place {
    std::size_t alternative = 0;
    int year = 1;       ///< of the case, counted from 1; 0 is the start
    int follow_up = 0;  ///< year of follow-up, 0 before it begins
    int group = -1;     ///< index of the patient group, −1 for everybody

    // Within a course of illness:
    int entry = 1;            ///< year of the case in which one entered, counted from 1
    int row = 0;              ///< of the trace
    int cycle = 0;            ///< counted from 1; 0 outside a course
    int cycles_in_state = 0;  ///< whole cycles in the state when the cycle begins

    // Within the life of somebody who is simulated:
    int state = -1;  ///< in which he is
    health::Rate rate = health::Rate::none;
};

/// Who does steps of pathways: a staff group of the catalogue, or a resource of the case. Neither: nobody.
struct Doer {
    std::string staff;
    int resource = -1;
    friend bool operator==(const Doer&, const Doer&) = default;
};
Doer doer_of(const Step& step);

/// What a quantity varies by.
struct Varies {
    bool by_alternative = false, by_year = false, by_follow_up = false, by_group = false;
    bool by_cycle = false, by_time_in_state = false;
    bool by_person = false, by_state = false;  ///< of an individual model
    Varies& operator|=(const Varies& other);
};

class Courses;
class PeopleCourses;
class Trees;

/// An age that a formula asks of a life table that does not hold all ages.
struct AskedAge {
    const Table* table;
    Node age;
    Position at;  ///< of the table's name in the formula
};

class Quantities {
  public:
    Quantities(const ResolvedCase& resolved, math::Graph& graph);
    /// Where pathway(id) stands for the hours that `doer` spends on it, in place of its cost.
    Quantities(const ResolvedCase& resolved, math::Graph& graph, Doer doer);
    ~Quantities();

    /// The quantity in base units; 0 for one that is not given or that the alternative does not have.
    Node at(const ValuePtr& value, const Place& place);

    /// What a name of a formula stands for, in base units.
    Node named(const std::string& name, const Place& place);

    /// People, procedures or pieces that come in: in that year, or in all when they come at the start.
    Node count(const Intake& intake, const Place& place);

    /// Cost of one pathway (or the hours of the doer in it), and of one of its steps.
    Node pathway(const Pathway& pathway, const Place& place);
    Node step(const Step& step, const Place& place);
    /// Price of an hour of the one who does a step.
    Node rate(const Step& step);

    /// A formula in base units.
    Node formula(const math::Expression& expression, const Place& place);

    /// The ages asked so far of life tables that end; not those of people who are simulated.
    const std::vector<AskedAge>& asked_ages() const { return asked_ages_; }

    Varies varies(const ValuePtr& value);
    Varies varies(const math::Expression& expression);
    /// Is it something that only a person who is simulated has?
    bool is_of_person(const std::string& name) {
        const auto by = named_varies(name);
        return by.by_person || by.by_state;
    }

    /// The courses of illness; only for a case with a health model.
    Courses& courses();
    /// Those of an individual model.
    PeopleCourses& people();
    /// The decision trees; only for a case with one.
    Trees& trees();

    const ResolvedCase& resolved() const { return case_; }
    math::Graph& graph() { return graph_; }

  private:
    using Key = std::tuple<const Value*, std::size_t, int, int, int, int, int, int, int, int, health::Rate>;

    Node made(const Value& value, const Place& place);
    Node hours(const Step& step, const Place& place);
    Node between_years(const Value& value, const Place& place);
    Node referred(const math::Expression& call, std::span<const Node> arguments, const Place& place);
    Node looked_up(const Table& table, Node x);
    Node last_reached(std::span<const std::pair<double, double>> points, Node x);
    Node between_points(const Table& table, Node x);
    Varies named_varies(const std::string& name);
    Node of_course(const std::string& name, const Place& place);
    Node of_person(const std::string& name, const Place& place);
    Varies person_varies(const std::string& name);
    const Pathway* find_pathway(const std::string& id) const;

    const ResolvedCase& case_;
    math::Graph& graph_;
    std::optional<Doer> hours_of_;
    std::unique_ptr<Courses> courses_;
    std::unique_ptr<PeopleCourses> people_;
    std::unique_ptr<Trees> trees_;
    std::map<Key, Node> known_;
    std::unordered_map<const Value*, Varies> varies_;
    std::vector<AskedAge> asked_ages_;
};

}  // namespace vaerdi::value
