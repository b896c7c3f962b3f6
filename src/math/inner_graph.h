// The part of a calculation that is done for each of many within one draw: for each person who is simulated.
//
// Formulas mix what belongs to a draw (a rate, a price) with what belongs to a person (the age, earlier
// events). `inner_graph` cuts between the two: what needs a value of the person becomes a graph of its own,
// whatever it takes from the draw is computed once per draw, outside, and handed in.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "math/graph.h"

namespace vaerdi::math {

struct InnerGraph {
    Graph graph;
    std::vector<Node> roots;        ///< in `graph`
    std::vector<Node> arguments{};  ///< steps of the outer graph, one for each of the last inputs
};

/// Cuts `roots` of `outer` out. Its inputs at slots first … first + count − 1 belong to the person: they are
/// inputs 0 … count − 1 of the result; argument k is its input count + k. Constants stay constants.
InnerGraph inner_graph(const Graph& outer, std::span<const Node> roots, std::uint32_t first,
                       std::uint32_t count);

}  // namespace vaerdi::math
