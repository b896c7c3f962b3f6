#include "health/cohort.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <memory>

namespace vaerdi::health {
namespace {

/// Probabilities per transition as inputs of the graph, the same in every cycle.
struct Model {
    math::Graph graph;
    std::unique_ptr<Cohort> cohort;

    Model(std::size_t states, std::vector<Transition> transitions, std::vector<bool> remembers = {}) {
        if (remembers.empty()) remembers.assign(states, false);
        CohortNumbers numbers;
        numbers.start = [this](std::size_t state) { return graph.constant(state == 0 ? 1 : 0); };
        numbers.probability = [this](std::size_t transition, int, int) {
            return graph.input(static_cast<std::uint32_t>(transition));
        };
        cohort = std::make_unique<Cohort>(
            graph, CohortShape{states, std::move(transitions), std::move(remembers)}, std::move(numbers));
    }
    double share(std::size_t state, int row, const std::vector<double>& p) {
        return math::evaluate(graph, cohort->occupancy(state, row), p);
    }
};

TEST(Cohort, movesWhatThePowersOfTheMatrixMove) {
    Model model(3, {{0, 1}, {0, 2}, {1, 2}});
    const std::vector<double> p{0.2, 0.1, 0.3};
    double well = 1, ill = 0, dead = 0;
    for (int row = 0; row <= 30; ++row) {
        EXPECT_NEAR(model.share(0, row, p), well, 1e-14);
        EXPECT_NEAR(model.share(1, row, p), ill, 1e-14);
        EXPECT_NEAR(model.share(2, row, p), dead, 1e-14);
        dead += 0.1 * well + 0.3 * ill;
        ill = 0.2 * well + 0.7 * ill;
        well *= 0.7;
    }
}

TEST(Cohort, countsThoseWhoArrive) {
    Model model(2, {{0, 1}});
    const std::vector<double> p{0.25};
    double all = 0;
    for (int row = 0; row <= 10; ++row) all += math::evaluate(model.graph, model.cohort->arrivals(0, row), p);
    EXPECT_NEAR(all, 1 - std::pow(0.75, 10), 1e-15);
}

TEST(Cohort, aSumThatIsBuiltUponDoesNotGrow) {
    Model model(3, {{0, 1}, {1, 0}, {1, 2}});
    model.cohort->cells(0, 1000);
    for (int row = 990; row < 1000; ++row) {
        for (const auto node : model.cohort->cells(2, row)) EXPECT_LE(model.graph.terms(node).size(), 2U);
    }
}

RC_GTEST_PROP(Cohort, nobodyIsLostOrMade, ()) {
    const auto number = [](int most) { return *rc::gen::inRange(0, most + 1); };
    const std::array<bool, 3> remembers{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>(), false};
    Model model(3, {{0, 1}, {0, 2}, {1, 0}, {1, 2}}, std::vector<bool>(remembers.begin(), remembers.end()));
    const std::vector<double> p{number(50) / 100.0, number(50) / 100.0, number(50) / 100.0,
                                number(50) / 100.0};
    for (int row = 0; row <= 12; ++row) {
        double all = 0;
        for (std::size_t state = 0; state < 3; ++state) {
            const double share = model.share(state, row, p);
            RC_ASSERT(share >= -1e-15);
            all += share;
        }
        RC_ASSERT(std::abs(all - 1) < 1e-12);
    }
}

RC_GTEST_PROP(Cohort, rememberingWhatDoesNotMatterChangesNothing, ()) {
    const auto p = *rc::gen::container<std::vector<double>>(
        4, rc::gen::map(rc::gen::inRange(0, 51), [](int x) { return x / 100.0; }));
    Model plain(3, {{0, 1}, {0, 2}, {1, 0}, {1, 2}});
    Model tunnels(3, {{0, 1}, {0, 2}, {1, 0}, {1, 2}}, {true, true, false});
    for (std::size_t state = 0; state < 3; ++state)
        RC_ASSERT(std::abs(plain.share(state, 10, p) - tunnels.share(state, 10, p)) < 1e-12);
}

}  // namespace
}  // namespace vaerdi::health
