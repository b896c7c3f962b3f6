// Sums that stay closed: what is built upon them does not take them apart.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "math/graph.h"
#include "math/program.h"

namespace vaerdi::math {
namespace {

TEST(ClosedSum, isOneStepOfTheSumsThatUseIt) {
    Graph graph;
    const std::array terms{Term{0.5, graph.input(0)}, Term{2, graph.input(1)}};
    const auto closed = graph.closed_sum(terms, 3);
    const auto open = graph.weighted_sum(terms, 3);
    ASSERT_TRUE(graph.is_closed(closed));
    ASSERT_FALSE(graph.is_closed(open));

    const std::array of_closed{Term{10, closed}, Term{1, graph.input(2)}};
    const auto kept = graph.weighted_sum(of_closed);
    ASSERT_EQ(graph.terms(kept).size(), 2U);
    EXPECT_TRUE(std::ranges::find(graph.terms(kept), Term{10, closed}) != graph.terms(kept).end());
    EXPECT_EQ(graph.constant_value(kept), 0);

    const std::array of_open{Term{10, open}, Term{1, graph.input(2)}};
    const auto flattened = graph.weighted_sum(of_open);
    EXPECT_EQ(graph.terms(flattened).size(), 3U);
    EXPECT_EQ(graph.constant_value(flattened), 30);
}

TEST(ClosedSum, existsOnceAndApartFromTheOpenOne) {
    Graph graph;
    const std::array terms{Term{0.5, graph.input(0)}, Term{2, graph.input(1)}};
    std::array turned{terms[1], terms[0]};
    const auto closed = graph.closed_sum(terms);
    EXPECT_EQ(graph.closed_sum(turned), closed);
    EXPECT_NE(graph.weighted_sum(terms), closed);
    const auto size = graph.size();
    graph.closed_sum(terms);
    EXPECT_EQ(graph.size(), size);
}

TEST(ClosedSum, staysClosedWhenInputsAreFixed) {
    Graph graph;
    const std::array terms{Term{0.5, graph.input(0)}, Term{2, graph.input(1)}, Term{1, graph.input(2)}};
    std::array roots{graph.multiply(graph.closed_sum(terms), graph.input(3)), graph.closed_sum(terms)};
    const std::array fixed{FixedInput{0, 4}};
    const auto smaller = specialised(graph, fixed, roots);
    EXPECT_TRUE(smaller.is_closed(roots[1]));
    EXPECT_EQ(smaller.constant_value(roots[1]), 2);
}

// As the occupancy of a state grows from the row before, cycle by cycle.
RC_GTEST_PROP(ClosedSum, hasTheSameBitsEvaluatedAndCompiled, ()) {
    Graph graph;
    std::array state{graph.input(0), graph.input(1)};
    const auto cycles = *rc::gen::inRange(1, 30);
    for (int cycle = 0; cycle < cycles; ++cycle) {
        const auto weight = *rc::gen::inRange(-9, 9) / 7.0;
        const auto moved = graph.multiply(state[0], graph.input(2));
        const std::array stays{Term{1, state[0]}, Term{-1, moved}};
        const std::array comes{Term{weight, state[1]}, Term{1, moved}};
        state = {graph.closed_sum(stays), graph.closed_sum(comes, weight)};
    }
    const std::array all{Term{0.3, state[0]}, Term{0.7, state[1]}};
    const std::array nodes{state[0], state[1], graph.weighted_sum(all)};

    constexpr std::size_t draws = 37;
    std::vector<std::vector<double>> columns;
    for (int slot = 0; slot < 3; ++slot)
        columns.push_back(*rc::gen::container<std::vector<double>>(
            draws, rc::gen::map(rc::gen::inRange(-1000, 1000), [](int x) { return x / 999.0; })));
    std::vector<const double*> in;
    for (const auto& column : columns) in.push_back(column.data());
    std::vector<std::vector<double>> found(nodes.size(), std::vector<double>(draws));
    std::vector<double*> out;
    for (auto& column : found) out.push_back(column.data());
    Workspace workspace;
    run(compile(graph, nodes), in, out, draws, workspace);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        const std::array inputs{columns[0][draw], columns[1][draw], columns[2][draw]};
        const auto expected = evaluate(graph, nodes, inputs);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            RC_ASSERT(std::memcmp(&found[i][draw], &expected[i], sizeof(double)) == 0);
    }
}

}  // namespace
}  // namespace vaerdi::math
