// What benchmarks of cases share: the case, its draws, and how a loop written by hand draws and sums up.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "math/draws.h"
#include "math/parallel.h"
#include "math/sampler.h"
#include "math/statistics.h"
#include "value/assessment.h"
#include "value/case_graph.h"

namespace vaerdi::value::bench {

inline ResolvedCase resolved(std::string_view text, const std::string& id) {
    Diagnostics found;
    const auto document = read_case(text, found);
    return resolve(*document, catalogue::Catalogue::shipped(), id, {}, found).value();
}

inline void make_graph(benchmark::State& state, const ResolvedCase& c) {
    for (auto _ : state) {
        CaseGraph graph(c);
        benchmark::DoNotOptimize(graph.alternatives().data());
    }
}

/// Arguments: draws, threads.
inline Options asked(const benchmark::State& state) {
    Options options;
    options.draws = static_cast<std::uint64_t>(state.range(0));
    options.threads = static_cast<unsigned>(state.range(1));
    return options;
}

inline void assess_drawn(benchmark::State& state, const ResolvedCase& c) {
    const auto options = asked(state);
    for (auto _ : state) benchmark::DoNotOptimize(assess(c, options));
    state.counters["draws"] = benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)),
                                                 benchmark::Counter::kIsRate);
}

/// The uncertain numbers of a model written by hand.
struct Inputs {
    std::vector<math::Sampler> samplers;
    std::vector<math::Stream> streams;

    void add(const std::string& name, const math::Distribution& distribution) {
        samplers.emplace_back(distribution);
        streams.push_back(math::stream(1, name));
    }
};

/// Calls work(x, first, n) for blocks of draws, where input i of draw first + d is x[i * block + d].
template <class Work>
void for_each_block(const Inputs& inputs, std::size_t draws, unsigned threads, std::size_t block,
                    Work&& work) {
    math::for_each_chunk((draws + math::chunk_length - 1) / math::chunk_length, threads,
                         [&](std::size_t chunk, unsigned) {
                             std::vector<double> x(inputs.samplers.size() * block);
                             const auto end = std::min(draws, (chunk + 1) * math::chunk_length);
                             for (auto first = chunk * math::chunk_length; first < end; first += block) {
                                 const auto n = std::min(block, end - first);
                                 for (std::size_t i = 0; i < inputs.samplers.size(); ++i) {
                                     const std::span column(x.data() + i * block, n);
                                     math::uniforms(inputs.streams[i], first, column);
                                     inputs.samplers[i].sample(column, column);
                                 }
                                 work(x, first, n);
                             }
                         });
}

/// Mean and 95% interval of each figure; of(figure, draw) is its value in a draw.
template <class Of>
void summarise(std::size_t figures, std::size_t draws, unsigned threads, Of&& of) {
    std::vector<std::vector<double>> scratch(math::thread_count(threads));
    math::for_each_chunk(figures, threads, [&](std::size_t figure, unsigned worker) {
        auto& x = scratch[worker];  // taken once: memory from the system again and again takes its time
        x.resize(draws);
        for (std::size_t i = 0; i < draws; ++i) x[i] = of(figure, i);
        benchmark::DoNotOptimize(math::mean(x));
        const double ends[] = {0.025, 0.975};
        benchmark::DoNotOptimize(math::percentiles(x, ends));
    });
}

}  // namespace vaerdi::value::bench
