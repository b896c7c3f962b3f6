// A partitioned survival model: shares of those who began in each state, read off survival curves.
//
// States stand in the order in which they are gone through, the last usually dead. Each but the last has a
// curve: the share not yet past it (for [stable, progressed, dead]: progression-free and overall survival). A
// state holds the difference between its curve and the one before. Curves fitted apart may cross; then the
// running maximum of the curves so far counts, so that no state holds less than nobody.
//
// Source: Woods et al. 2017, NICE DSU Technical Support Document 19; crossing as in Incerti, Jansen 2021
// (hesim).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "health/course.h"

namespace vaerdi::health {

/// Transition k is being past state k (into state k + 1 or a later one). Nobody's time in a state is known.
class Partitioned : public Course {
  public:
    /// `survival`: share not yet past a state, for all but the last, at a row.
    Partitioned(math::Graph& graph, std::size_t states,
                std::function<Node(std::size_t state, int row)> survival);

    const std::vector<Node>& cells(std::size_t state, int row) override;
    const std::vector<Node>& arriving_cells(std::size_t transition, int row) override;

  private:
    struct Row {
        std::vector<Node> not_past;                    // running maximum, by state but the last
        std::vector<std::vector<Node>> cells, passed;  // one element each
    };
    const Row& row(int number);

    std::size_t states_;
    std::function<Node(std::size_t, int)> survival_;
    std::vector<Row> rows_;
};

}  // namespace vaerdi::health
