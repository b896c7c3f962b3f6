// A course of illness of those who begin: in which state they are, row by row, and who arrives where.
//
// Row 0 is the start, row k after k cycles. What kind of model it comes from makes no difference to what it
// comes to: costs, quality of life and events are counted the same way (value/course.h).
#pragma once

#include <cstddef>
#include <vector>

#include "math/graph.h"

namespace vaerdi::health {

using math::Node;

class Course {
  public:
    explicit Course(math::Graph& graph) : graph_(graph) {}
    virtual ~Course() = default;
    Course(const Course&) = delete;
    Course& operator=(const Course&) = delete;

    /// Share of the state at a row, by whole cycles spent in it; one element where that is not kept.
    virtual const std::vector<Node>& cells(std::size_t state, int row) = 0;
    /// Share that arrives at a row by a transition, by whole cycles spent in the state it leaves; nothing
    /// arrives at row 0.
    virtual const std::vector<Node>& arriving_cells(std::size_t transition, int row) = 0;

    /// Share of the state at a row.
    Node occupancy(std::size_t state, int row);
    /// Share that arrives at a row by a transition.
    Node arrivals(std::size_t transition, int row);

  protected:
    math::Graph& graph_;

  private:
    Node total(const std::vector<Node>& cells);
};

}  // namespace vaerdi::health
