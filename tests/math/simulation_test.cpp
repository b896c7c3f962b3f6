// Simulated steps of a graph, and calculations cut in two: what belongs to a draw and what to a person.
#include "math/simulation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <vector>

#include "math/draws.h"
#include "math/inner_graph.h"
#include "math/program.h"

namespace vaerdi::math {
namespace {

/// Two outputs of two arguments: a b + u, and a + the part of the run; counts how often it runs.
class Lots : public Simulation {
  public:
    std::size_t output_count() const override { return 2; }
    void run(std::span<const double* const> arguments, std::span<double* const> outputs, std::size_t n,
             const Replicate& first) const override {
        ++runs;
        for (std::size_t i = 0; i < n; ++i) {
            const auto number = first.number > 0 ? first.number + i : 0;
            const double u = uniform(stream(first.seed, "lots"), number);
            if (outputs[0]) outputs[0][i] = arguments[0][i] * arguments[1][i] + u;
            if (outputs[1]) outputs[1][i] = arguments[0][i] + first.part;
        }
    }
    mutable int runs = 0;
};

struct Lottery {
    Graph graph;
    std::shared_ptr<const Lots> lots = std::make_shared<Lots>();
    Node a = graph.input(0), b = graph.apply(Op::exp, graph.input(1));
    Node simulated = graph.simulated(lots, std::array{a, b});
    Node first = graph.outcome(simulated, 0), second = graph.outcome(simulated, 1);
    Node sum = graph.weighted_sum(std::array{Term{2, first}, Term{-1, graph.multiply(second, a)}}, 3);
};

TEST(SimulatedStep, runsOnceForAllItsOutcomes) {
    Lottery of;
    const std::array<double, 2> inputs{2, 0};
    const std::array nodes{of.first, of.second, of.sum};
    const auto values = evaluate(of.graph, nodes, inputs);
    const double u = uniform(stream(1, "lots"), 0);
    EXPECT_DOUBLE_EQ(values[0], 2 + u);
    EXPECT_DOUBLE_EQ(values[1], 2);
    EXPECT_DOUBLE_EQ(values[2], 2 * (2 + u) - 4 + 3);
    EXPECT_EQ(of.lots->runs, 1);
    EXPECT_EQ(evaluate(of.graph, of.second, inputs), 2);
    EXPECT_EQ(evaluate(of.graph, std::array{of.second}, inputs, {.part = 3, .parts = 4})[0], 5);
    // The same simulation of the same arguments is the same step.
    EXPECT_EQ(of.graph.simulated(of.lots, std::array{of.a, of.b}), of.simulated);
    EXPECT_EQ(of.graph.depends_on(of.sum), (std::vector<std::uint32_t>{0, 1}));
}

TEST(SimulatedStep, keepsItsMeaningWhenInputsAreFixed) {
    Lottery of;
    const std::array fixed{FixedInput{1, 0.5}};
    std::array roots{of.sum};
    const auto special = specialised(of.graph, fixed, roots);
    const std::array<double, 2> inputs{3, 0.5};
    EXPECT_EQ(evaluate(special, roots[0], inputs), evaluate(of.graph, of.sum, inputs));
    EXPECT_EQ(special.depends_on(roots[0]), (std::vector<std::uint32_t>{0}));
}

RC_GTEST_PROP(SimulatedStepLaw, aDrawHasTheSameBitsInWhateverBlock, ()) {
    Lottery of;
    const std::array outputs{of.sum, of.first};
    const auto program = compile(of.graph, outputs);
    const std::size_t n = *rc::gen::inRange<std::size_t>(1, 700);
    const std::size_t cut = *rc::gen::inRange<std::size_t>(0, n);
    std::array<std::vector<double>, 2> in;
    for (std::size_t i = 0; i < n; ++i) {
        in[0].push_back(0.1 * static_cast<double>(i % 17));
        in[1].push_back(0.01 * static_cast<double>(i % 29));
    }
    std::array<std::vector<double>, 2> whole{std::vector<double>(n), std::vector<double>(n)}, parts = whole;
    Workspace workspace;
    const auto run_some = [&](std::array<std::vector<double>, 2>& out, std::size_t from, std::size_t to) {
        const std::array<const double*, 2> columns{in[0].data() + from, in[1].data() + from};
        const std::array<double*, 2> targets{out[0].data() + from, out[1].data() + from};
        run(program, columns, targets, to - from, workspace, {.seed = 5, .number = 1 + from});
    };
    run_some(whole, 0, n);
    run_some(parts, 0, cut);
    run_some(parts, cut, n);
    RC_ASSERT(whole == parts);
    const std::size_t i = *rc::gen::inRange<std::size_t>(0, n);
    const std::array<double, 2> inputs{in[0][i], in[1][i]};
    RC_ASSERT(evaluate(of.graph, outputs, inputs, {.seed = 5, .number = 1 + i}) ==
              (std::vector{whole[0][i], whole[1][i]}));
}

// Inputs 0 and 1 belong to the draw, 10 and 11 to the person.
TEST(InnerGraph, takesFromTheDrawOnlyWhatThePersonNeeds) {
    Graph outer;
    const auto rate = outer.apply(Op::exp, outer.input(0)), price = outer.input(1);
    const auto age = outer.input(10), sex = outer.input(11);
    const auto of_draw = outer.multiply(rate, price);
    const auto of_person = outer.add(outer.multiply(of_draw, age), outer.apply(Op::select, sex, rate, price));
    const auto plain = outer.constant(7);
    const std::array roots{of_person, of_draw, plain};
    const auto inner = inner_graph(outer, roots, 10, 2);
    ASSERT_EQ(inner.arguments.size(), 3U);  // the product, the rate, the price
    EXPECT_TRUE(inner.graph.is_constant(inner.roots[2]));
    const std::array<double, 12> whole{0.3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 60, 1};
    std::vector<double> inputs{60, 1};
    for (const auto argument : inner.arguments) inputs.push_back(evaluate(outer, argument, whole));
    EXPECT_DOUBLE_EQ(evaluate(inner.graph, inner.roots[0], inputs), evaluate(outer, of_person, whole));
    EXPECT_DOUBLE_EQ(evaluate(inner.graph, inner.roots[1], inputs), evaluate(outer, of_draw, whole));
}

TEST(Draws, haveAddressesOfFourParts) {
    const auto own = stream(3, "people");
    const std::array<std::uint32_t, 5> person{0, 1, 2, 3, 4}, visit{0, 0, 1, 1, 2};
    std::array<std::array<double, 5>, 4> columns{};
    std::array<double*, 4> targets{};
    for (std::size_t k = 0; k < 4; ++k) targets[k] = columns[k].data();
    uniforms_at(own, person, visit, 9, 2, targets);
    for (std::size_t i = 0; i < 5; ++i) {
        // One at a time, and fewer of them, they are the same.
        double alone[2];
        double* const two[2]{&alone[0], &alone[1]};
        uniforms_at(own, std::span(person).subspan(i, 1), std::span(visit).subspan(i, 1), 9, 2, two);
        EXPECT_EQ(alone[0], columns[0][i]);
        EXPECT_EQ(alone[1], columns[1][i]);
        for (std::size_t k = 0; k < 4; ++k) {
            EXPECT_GT(columns[k][i], 0);
            EXPECT_LT(columns[k][i], 1);
        }
    }
    double elsewhere = 0;
    double* const one[1]{&elsewhere};
    uniforms_at(own, std::span(person).first(1), std::span(visit).first(1), 10, 2, one);
    EXPECT_NE(elsewhere, columns[0][0]);
}

}  // namespace
}  // namespace vaerdi::math
