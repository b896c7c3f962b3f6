#include "health/partitioned.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace vaerdi::health {
namespace {

double at(const math::Graph& graph, Node node) { return math::evaluate(graph, node, {}); }

TEST(Partitioned, statesHoldTheDifferencesOfTheirCurves) {
    math::Graph graph;
    const double curves[2][3] = {{1, 0.7, 0.4}, {1, 0.9, 0.8}};
    Partitioned course(graph, 3,
                       [&](std::size_t state, int row) { return graph.constant(curves[state][row]); });
    EXPECT_EQ(at(graph, course.occupancy(0, 0)), 1);
    EXPECT_NEAR(at(graph, course.occupancy(1, 2)), 0.4, 1e-15);
    EXPECT_NEAR(at(graph, course.occupancy(2, 2)), 0.2, 1e-15);
    EXPECT_NEAR(at(graph, course.arrivals(0, 2)), 0.3, 1e-15);
    EXPECT_NEAR(at(graph, course.arrivals(1, 2)), 0.1, 1e-15);
    EXPECT_EQ(at(graph, course.arrivals(1, 0)), 0);
}

TEST(Partitioned, theRunningMaximumOfCrossingCurvesCounts) {
    math::Graph graph;
    const double curves[3] = {0.5, 0.4, 0.6};  // the second lies below the first
    Partitioned course(
        graph, 4, [&](std::size_t state, int row) { return graph.constant(row == 0 ? 1 : curves[state]); });
    EXPECT_EQ(at(graph, course.occupancy(0, 1)), 0.5);
    EXPECT_EQ(at(graph, course.occupancy(1, 1)), 0);
    EXPECT_NEAR(at(graph, course.occupancy(2, 1)), 0.1, 1e-15);
    EXPECT_NEAR(at(graph, course.occupancy(3, 1)), 0.4, 1e-15);
}

RC_GTEST_PROP(Partitioned, sharesSumToOneWhateverTheCurvesDo, ()) {
    const auto states = *rc::gen::inRange<std::size_t>(2, 7);
    math::Graph graph;
    std::vector<double> draws;
    for (std::size_t k = 0; k + 1 < states; ++k) draws.push_back(*rc::gen::inRange(0, 1001) / 1000.0);
    Partitioned course(graph, states, [&](std::size_t state, int) {
        return graph.input(static_cast<std::uint32_t>(state));
    });
    double sum = 0;
    for (std::size_t state = 0; state < states; ++state) {
        const double share = math::evaluate(graph, course.occupancy(state, 1), draws);
        RC_ASSERT(share >= 0);
        sum += share;
    }
    RC_ASSERT(std::abs(sum - 1) < 1e-14);
}

}  // namespace
}  // namespace vaerdi::health
