// A cohort model: what share of those who began is in which state, cycle by cycle.
//
// Method: the discrete-time state-transition model (Briggs, Claxton, Sculpher 2006, ch. 2; Siebert et al.
// 2012, ISPOR-SMDM). A cycle moves shares of each state along its transitions; what is left stays. States
// whose probabilities depend on how long one has been in them are kept apart by that time, so that nobody has
// to write tunnel states by hand.
//
// Everything becomes steps of a graph: probabilities may be uncertain, differ by alternative, group and
// cycle, and equal courses of two alternatives are one.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "health/course.h"

namespace vaerdi::health {

/// Where a share may go in a cycle.
struct Transition {
    std::size_t from = 0, to = 0;
};

struct CohortShape {
    std::size_t states = 0;
    std::vector<Transition> transitions;  ///< to other states
    std::vector<bool> remembers;          ///< by state: is the time spent in it kept?
};

struct CohortNumbers {
    std::function<Node(std::size_t state)> start;  ///< share of those who begin
    /// Probability of a transition in `cycle` (from 1) for those who have been in its state for
    /// `cycles_in_state` whole cycles (0 where the state does not remember).
    std::function<Node(std::size_t transition, int cycle, int cycles_in_state)> probability;
};

/// The course of a cohort; rows are made when they are asked for.
class Cohort : public Course {
  public:
    Cohort(math::Graph& graph, CohortShape shape, CohortNumbers numbers);

    const std::vector<Node>& cells(std::size_t state, int row) override;
    const std::vector<Node>& arriving_cells(std::size_t transition, int row) override;
    /// What stays in a state over a cycle, as a share of those in it.
    Node stay(std::size_t state, int cycle, int cycles_in_state);

  private:
    using Row = std::vector<std::vector<Node>>;  // [state or transition][cell]

    void make_rows(int last);
    Row next_row(const Row& before, int cycle);

    CohortShape shape_;
    CohortNumbers numbers_;
    std::vector<std::vector<std::size_t>> leaving_, entering_;  // transitions by state
    std::vector<Row> rows_;
    std::vector<Row> arrivals_;  // [row][transition][cell]
};

}  // namespace vaerdi::health
