#include "health/course.h"

namespace vaerdi::health {

Node Course::total(const std::vector<Node>& cells) {
    std::vector<math::Term> terms;
    for (const auto cell : cells) terms.push_back({1, cell});
    return graph_.weighted_sum(terms);
}

Node Course::occupancy(std::size_t state, int row) { return total(cells(state, row)); }
Node Course::arrivals(std::size_t transition, int row) { return total(arriving_cells(transition, row)); }

}  // namespace vaerdi::health
