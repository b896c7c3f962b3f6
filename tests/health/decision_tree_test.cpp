// Decision trees: what is rolled back is what the ways come to, each by its probability.
#include "health/decision_tree.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace vaerdi::health {
namespace {

TEST(DecisionTree, givesTheRestWhatItsSistersLeave) {
    math::Graph graph;
    DecisionTree tree(graph, {{}, {0, false}, {0, false}, {0, true}},
                      [&](std::size_t branch) { return graph.constant(branch == 1 ? 0.25 : 0.125); });
    EXPECT_EQ(math::evaluate(graph, tree.probability(3), {}), 0.625);
    EXPECT_EQ(math::evaluate(graph, tree.reached(0), {}), 1);
}

TEST(DecisionTree, isWorthTheMeanOfItsBranches) {
    math::Graph graph;
    DecisionTree tree(graph, {{}, {0, false}, {0, true}, {1, false}, {1, true}},
                      [&](std::size_t branch) { return graph.constant(branch == 1 ? 0.5 : 0.25); });
    const std::array<std::optional<Node>, 5> amounts{
        graph.constant(10), {}, graph.constant(4), graph.constant(8), graph.constant(16)};
    // 10 + ½ · (¼ · 8 + ¾ · 16) + ½ · 4
    EXPECT_EQ(math::evaluate(graph, tree.expected(amounts), {}), 19);
}

RC_GTEST_PROP(DecisionTree, rollsBackToTheSumOverAllWays, ()) {
    const auto parents =
        *rc::gen::container<std::vector<std::size_t>>(12, rc::gen::inRange<std::size_t>(0, 100));
    const auto odds = *rc::gen::container<std::vector<int>>(13, rc::gen::inRange(0, 100));
    const auto worths = *rc::gen::container<std::vector<int>>(13, rc::gen::inRange(-50, 50));
    std::vector<TreeBranch> branches(1);
    std::vector<std::size_t> last(13, 0);
    for (std::size_t i = 0; i < parents.size(); ++i) {
        branches.push_back({parents[i] % branches.size(), false});
        last[branches.back().parent] = i + 1;
    }
    // The last of each node's branches takes the rest.
    for (const auto branch : last) {
        if (branch != 0) branches[branch].is_rest = true;
    }
    math::Graph graph;
    DecisionTree tree(graph, branches, [&](std::size_t i) { return graph.constant(odds[i] / 1300.0); });
    std::vector<std::optional<Node>> amounts;
    double by_hand = 0, ends = 0;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        amounts.emplace_back(graph.constant(worths[i]));
        const double reached = math::evaluate(graph, tree.reached(i), {});
        by_hand += reached * worths[i];
        if (last[i] == 0) ends += reached;
    }
    RC_ASSERT(std::abs(ends - 1) < 1e-12);
    RC_ASSERT(std::abs(math::evaluate(graph, tree.expected(amounts), {}) - by_hand) < 1e-9);
}

}  // namespace
}  // namespace vaerdi::health
