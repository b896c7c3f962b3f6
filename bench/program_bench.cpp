// A purchase of 200 lines × 4 alternatives: 800 products quantity × price over 140 uncertain inputs, summed
// into the cost of each alternative and, for every other line, its effect. Beside the compiled program stand
// the loops one would write by hand. Times are per block of 4,096 draws; `draws` is draws per second on one
// core.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <random>
#include <vector>

#include "math/graph.h"
#include "math/program.h"

namespace {

using vaerdi::math::Graph;
using vaerdi::math::Node;
using vaerdi::math::Op;
using vaerdi::math::Term;

constexpr std::size_t alternatives = 4, lines_each = 200, quantities = 100, prices = 40, draws = 4096;
constexpr std::size_t inputs = quantities + prices, outputs = 2 * alternatives;

struct Line {
    std::uint32_t quantity, price, alternative;
    bool effect;
    double weight;
};

struct Purchase {
    std::vector<Line> lines;
    std::vector<std::vector<double>> columns;
    std::vector<const double*> in;
    std::vector<std::vector<double>> results;
    std::vector<double*> out;

    Purchase() : results(outputs, std::vector<double>(draws)) {
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> value(0.5, 2);
        for (std::uint32_t alternative = 0; alternative < alternatives; ++alternative) {
            for (std::size_t i = 0; i < lines_each; ++i) {
                lines.push_back({static_cast<std::uint32_t>(random() % quantities),
                                 static_cast<std::uint32_t>(quantities + random() % prices), alternative,
                                 i % 2 == 0, 8.3166 * value(random)});
            }
        }
        for (std::size_t i = 0; i < inputs; ++i) {
            auto& column = columns.emplace_back(draws);
            for (auto& x : column) x = value(random);
        }
        for (auto& column : columns) in.push_back(column.data());
        for (auto& column : results) out.push_back(column.data());
    }
};

vaerdi::math::Program compiled(const Purchase& purchase) {
    Graph graph;
    std::vector<std::vector<Term>> sums(outputs);
    for (const auto& line : purchase.lines) {
        const auto money = graph.multiply(graph.input(line.quantity), graph.input(line.price));
        sums[line.alternative].push_back({line.weight, money});
        if (line.effect) sums[alternatives + line.alternative].push_back({line.weight, money});
    }
    std::vector<Node> nodes;
    for (const auto& sum : sums) nodes.push_back(graph.weighted_sum(sum));
    return vaerdi::math::compile(graph, nodes);
}

void report(benchmark::State& state) {
    state.counters["draws"] =
        benchmark::Counter(static_cast<double>(state.iterations() * draws), benchmark::Counter::kIsRate);
}

void program_in_blocks(benchmark::State& state) {
    Purchase purchase;
    const auto program = compiled(purchase);
    vaerdi::math::Workspace workspace;
    const auto block = static_cast<std::size_t>(state.range(0));
    auto in = purchase.in;
    auto out = purchase.out;
    for (auto _ : state) {
        for (std::size_t at = 0; at < draws; at += block) {
            for (std::size_t i = 0; i < inputs; ++i) in[i] = purchase.in[i] + at;
            for (std::size_t i = 0; i < outputs; ++i) out[i] = purchase.out[i] + at;
            vaerdi::math::run(program, in, out, std::min(block, draws - at), workspace);
        }
        benchmark::ClobberMemory();
    }
    report(state);
}
BENCHMARK(program_in_blocks)->Arg(256)->Arg(1024)->Arg(4096);

// Draw by draw, line by line; inputs as one column each.
void by_hand_columns(benchmark::State& state) {
    Purchase purchase;
    for (auto _ : state) {
        for (std::size_t i = 0; i < draws; ++i) {
            double total[outputs] = {};
            for (const auto& line : purchase.lines) {
                const double money = line.weight * purchase.in[line.quantity][i] * purchase.in[line.price][i];
                total[line.alternative] += money;
                if (line.effect) total[alternatives + line.alternative] += money;
            }
            for (std::size_t k = 0; k < outputs; ++k) purchase.out[k][i] = total[k];
        }
        benchmark::ClobberMemory();
    }
    report(state);
}
BENCHMARK(by_hand_columns);

// The same with the inputs of a draw side by side and the lines of an alternative together, as kindly as can
// be.
void by_hand_rows(benchmark::State& state) {
    Purchase purchase;
    std::vector<double> rows(draws * inputs);
    for (std::size_t i = 0; i < draws; ++i) {
        for (std::size_t k = 0; k < inputs; ++k) rows[i * inputs + k] = purchase.columns[k][i];
    }
    for (auto _ : state) {
        for (std::size_t i = 0; i < draws; ++i) {
            const double* x = &rows[i * inputs];
            const auto* line = purchase.lines.data();
            for (std::size_t a = 0; a < alternatives; ++a) {
                double cost = 0, effect = 0;
                for (const auto* end = line + lines_each; line != end; line += 2) {
                    const double first = line[0].weight * x[line[0].quantity] * x[line[0].price];
                    cost += first + line[1].weight * x[line[1].quantity] * x[line[1].price];
                    effect += first;
                }
                purchase.out[a][i] = cost;
                purchase.out[alternatives + a][i] = effect;
            }
        }
        benchmark::ClobberMemory();
    }
    report(state);
}
BENCHMARK(by_hand_rows);

// A formula with little arithmetic between exponentials: nothing to gain but the vectors.
void exponentials(benchmark::State& state) {
    Purchase purchase;
    Graph graph;
    std::vector<Term> terms;
    for (std::uint32_t i = 0; i < 40; ++i) {
        terms.push_back({1, graph.apply(Op::exp, graph.multiply(graph.input(i), graph.constant(-0.1)))});
    }
    const Node node = graph.weighted_sum(terms);
    const auto program = vaerdi::math::compile(graph, std::span(&node, 1));
    vaerdi::math::Workspace workspace;
    for (auto _ : state) {
        vaerdi::math::run(program, purchase.in, std::span(purchase.out).first(1), draws, workspace);
        benchmark::ClobberMemory();
    }
    report(state);
}
BENCHMARK(exponentials);

}  // namespace
