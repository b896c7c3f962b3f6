// The people of an individual model as steps of the case's graph: one simulated step for each alternative and
// patient group, whose outcomes are time in states and passings of transitions by year of follow-up, and
// amounts that depend on the person. Private to this room.
//
// Formulas that use what only a person has (age, attributes, earlier events) are built into the case's graph
// with inputs behind those of the case, and cut out again (math/inner_graph.h).
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "health/individuals.h"
#include "value/quantities.h"

namespace vaerdi::value {

class PeopleCourses {
  public:
    /// Holds on to the quantities; their case has an individual model.
    explicit PeopleCourses(Quantities& quantities);

    /// A part of an amount in the year of a place: what the simulation gives, and what it is multiplied by.
    struct Part {
        Node outcome, one;
    };
    Part part(const CourseAmount::Part& part, const Place& place);
    /// What the amount comes to in the year of follow-up of a place, discounted to the beginning of the year
    /// at the place's rate.
    Node at(const CourseAmount& amount, const Place& place);
    Varies varies(const CourseAmount& amount);
    /// What people's lives vary by.
    const Varies& varies() const { return varies_; }

    // --- over the whole course, for one who begins
    Node occupancy(std::size_t state, int row, const Place& place);
    Node years_in_state(std::size_t state, const Place& place);
    Node passed(std::size_t transition, const Place& place);
    /// Between the row before and a row, from 1.
    Node arrivals(std::size_t transition, int row, const Place& place);

    /// The simulation of a place, and one of its outcomes.
    const health::Individuals& individuals(const Place& place) { return *run(place).individuals; }
    Node outcome(const Place& place, std::uint32_t output);

  private:
    /// An amount that depends on the person.
    struct Amount {
        bool at_transition = false;
        std::size_t index = 0;
        ValuePtr value;
    };
    struct Run {
        std::shared_ptr<const health::Individuals> individuals;
        Node simulated{};
    };
    Place narrowed(Place place) const;
    Run& run(const Place& place);
    Run made(const Place& place);
    std::vector<double> forces(bool costs, int entry) const;
    std::size_t amount_of(const CourseAmount::Part& part) const;

    Quantities& quantities_;
    const HealthModel& model_;
    const IndividualModel& individual_;
    Varies varies_;
    bool level_;  ///< discounting is the same in all years
    std::vector<Amount> amounts_;
    std::map<std::tuple<std::size_t, int, int>, Run> runs_;
};

}  // namespace vaerdi::value
