// A full-size value case (200 lines, 100 uncertain numbers, 4 alternatives, 10 years) beside a loop written
// by hand for this very case: the same draws, discount weights computed beforehand, percentiles of the same
// figures. The hand-written loop has all knowledge of the case in its source; ours reads a document.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "case_bench.h"

namespace vaerdi::value {
namespace {

constexpr int lines = 200, shared = 60, own = 10, alternatives = 4;

std::string case_text() {
    std::string text = R"yaml(
case: 1
title: Large
start: 2025
horizon: 10 years
discounting: {costs: 3.5 %, effects: 3.5 %}
comparator: a0
alternatives: {a0: A, a1: B, a2: C, a3: D}
population: {patients: 300 per year, for: 5 years}
parameters:
)yaml";
    for (int i = 0; i < shared; ++i) {
        text += fmt::format("  p{}: {{unit: DKK, gamma: {{mean: {}, sd: {}}}}}\n", i, 1000 + i, 100 + i);
    }
    for (int i = 0; i < own; ++i) {
        text += fmt::format("  q{}: {{unit: 1/patient/year, by: {{", i);
        for (int a = 0; a < alternatives; ++a) {
            text += fmt::format("a{}: {{beta: [{}, {}]}}{}", a, 5 + a + i, 80,
                                a + 1 < alternatives ? ", " : "}}\n");
        }
    }
    text += "lines:\n";
    for (int l = 0; l < lines; ++l) {
        text += fmt::format("  - {{name: Line {}, {}: region, quantity: q{} * {}, price: p{}}}\n", l,
                            l % 4 == 3 ? "gains" : "payer", l % own, 1 + 0.01 * l, l % shared);
    }
    return text;
}

ResolvedCase large_case() { return bench::resolved(case_text(), "large"); }

void resolve_large(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(large_case());
}

void graph_large(benchmark::State& state) { bench::make_graph(state, large_case()); }

void assess_large_deterministic(benchmark::State& state) {
    const auto c = large_case();
    for (auto _ : state) benchmark::DoNotOptimize(assess(c, {}));
}

void assess_large_draws(benchmark::State& state) { bench::assess_drawn(state, large_case()); }

// What somebody would write for this case alone.
struct ByHand {
    bench::Inputs inputs;
    double weight = 0;  // 300 patients a year, 5 intakes followed to the end of year 10, discounted

    ByHand() {
        for (int i = 0; i < shared; ++i) {
            inputs.add(fmt::format("p{}", i), *math::gamma_from_mean_sd(1000 + i, 100 + i));
        }
        for (int i = 0; i < own; ++i) {
            for (int a = 0; a < alternatives; ++a) {
                inputs.add(fmt::format("q{}/a{}", i, a), math::Beta{5.0 + a + i, 80});
            }
        }
        for (int intake = 1; intake <= 5; ++intake) {
            for (int year = intake; year <= 10; ++year) weight += 300 * std::pow(1.035, -year);
        }
    }

    void run(std::size_t draws, unsigned threads) const {
        std::vector<std::vector<double>> cost(alternatives, std::vector<double>(draws)), effects = cost;
        const std::size_t block = 256;
        bench::for_each_block(
            inputs, draws, threads, block,
            [&](const std::vector<double>& x, std::size_t first, std::size_t n) {
                for (int a = 0; a < alternatives; ++a) {
                    for (std::size_t d = 0; d < n; ++d) {
                        double c = 0, e = 0;
                        for (int l = 0; l < lines; ++l) {
                            const double p = x[static_cast<std::size_t>(l % shared) * block + d];
                            const double q =
                                x[static_cast<std::size_t>(shared + (l % own) * alternatives + a) * block +
                                  d];
                            (l % 4 == 3 ? e : c) += q * (1 + 0.01 * l) * p;
                        }
                        cost[static_cast<std::size_t>(a)][first + d] = weight * c;
                        effects[static_cast<std::size_t>(a)][first + d] = weight * e;
                    }
                }
            });
        // total cost, effects, net value of four; incremental cost, effects, net value of three
        bench::summarise(3 * alternatives + 3 * (alternatives - 1), draws, threads,
                         [&](std::size_t figure, std::size_t i) {
                             const auto a = figure < 12 ? figure / 3 : (figure - 12) / 3 + 1;
                             const double c = cost[a][i] - (figure < 12 ? 0 : cost[0][i]);
                             const double e = effects[a][i] - (figure < 12 ? 0 : effects[0][i]);
                             return figure % 3 == 0 ? c : figure % 3 == 1 ? e : e - c;
                         });
    }
};

void by_hand(benchmark::State& state) {
    const ByHand loop;
    for (auto _ : state)
        loop.run(static_cast<std::size_t>(state.range(0)), static_cast<unsigned>(state.range(1)));
}

BENCHMARK(resolve_large)->Unit(benchmark::kMillisecond);
BENCHMARK(graph_large)->Unit(benchmark::kMillisecond);
BENCHMARK(assess_large_deterministic)->Unit(benchmark::kMillisecond);
BENCHMARK(assess_large_draws)
    ->Args({100'000, 1})
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(by_hand)
    ->Args({100'000, 1})
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace vaerdi::value
