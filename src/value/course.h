// The course of illness of a case as steps of its graph: occupancy of states, and what it comes to. Private
// to this room.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <tuple>

#include "health/course.h"
#include "value/quantities.h"

namespace vaerdi::value {

/// Cycles that each who comes in is followed.
int cycles_followed(const ResolvedCase& resolved);
/// Years that each who comes in is followed.
int years_followed(const ResolvedCase& resolved);
int cycles_followed(const ResolvedCase& resolved, const HealthModel& model);
/// The place of those who begin a cycle and have been in their state for so many.
Place in_cycle(const HealthModel& model, Place place, int cycle, int cycles_in_state);

class Courses {
  public:
    /// Holds on to the quantities; their case has a health model.
    explicit Courses(Quantities& quantities);

    /// What the amount comes to at the row and cycle of a place.
    Node at(const CourseAmount& amount, const Place& place);
    /// The course of a place's alternative, group and year of entry.
    health::Course& course(const Place& place);
    /// Share not yet past a state by its curve alone, in a partitioned survival model.
    Node survival(std::size_t state, const Place& place, int row);
    /// What the written transitions of a cohort leave over the cycle of a place: it stays, or goes where
    /// `rest` is.
    Node left_over(std::size_t state, const Place& place);
    /// What stays in a state of a cohort over the cycle of a place.
    Node stay(std::size_t state, const Place& place);

    Varies varies(const CourseAmount& amount);
    /// What the occupancy of states varies by.
    const Varies& varies() const { return varies_; }
    /// Whether the time spent in a state is kept, because a probability or an amount depends on it.
    bool remembers(std::size_t state) const { return remembers_[state]; }

  private:
    Place narrowed(Place place) const;
    Node probability(std::size_t transition, const Place& place);
    std::unique_ptr<health::Course> cohort(const Place& place);
    std::unique_ptr<health::Course> partitioned(const Place& place);

    Quantities& quantities_;
    const HealthModel& model_;
    Varies varies_;
    std::vector<bool> remembers_;  // by state
    std::map<std::tuple<std::size_t, int, int>, std::unique_ptr<health::Course>> courses_;
};

}  // namespace vaerdi::value
