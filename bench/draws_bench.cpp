// What a draw costs, side by side with the standard library: uniform, normal, gamma and beta per draw,
// tables, and the percentiles of a million draws. Both sides in one run, since only their ratio carries over
// to another machine.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "math/draws.h"
#include "math/inverse_table.h"
#include "math/normal.h"
#include "math/sampler.h"
#include "math/statistics.h"

namespace vaerdi::math {
namespace {

constexpr std::size_t block = 4096;

// Fills blocks of draws; the time is per draw.
template <class Fill>
void per_draw(benchmark::State& state, Fill fill) {
    std::vector<double> x(block);
    std::uint64_t first = 0;
    for (auto _ : state) {
        fill(first, x);
        benchmark::DoNotOptimize(x.data());
        benchmark::ClobberMemory();
        first += block;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(first));
    state.counters["ns_a_draw"] = benchmark::Counter(
        static_cast<double>(first) * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

template <class D>
void ours(benchmark::State& state, D distribution) {
    const Sampler sampler(distribution);
    const Stream s = stream(1, "x");
    per_draw(state, [&](std::uint64_t first, std::vector<double>& x) {
        uniforms(s, first, x);
        sampler.sample(x, x);
    });
}

template <class D>
void standard(benchmark::State& state, D distribution) {
    std::mt19937_64 engine(1);
    per_draw(state, [&](std::uint64_t, std::vector<double>& x) {
        for (double& v : x) v = distribution(engine);
    });
}

// Beta as the quotient of two gammas: the standard library has none of its own.
struct StandardBeta {
    std::gamma_distribution<> a, b;
    double operator()(std::mt19937_64& engine) {
        const double x = a(engine);
        return x / (x + b(engine));
    }
};

void uniform_ours(benchmark::State& state) {
    const Stream s = stream(1, "x");
    per_draw(state, [&](std::uint64_t first, std::vector<double>& x) { uniforms(s, first, x); });
}

BENCHMARK(uniform_ours);
BENCHMARK_CAPTURE(standard, uniform, std::uniform_real_distribution<>());
BENCHMARK_CAPTURE(ours, normal, Normal{});
BENCHMARK_CAPTURE(standard, normal, std::normal_distribution<>());
BENCHMARK_CAPTURE(ours, gamma_0_07, Gamma{0.07, 1});
BENCHMARK_CAPTURE(standard, gamma_0_07, std::gamma_distribution<>(0.07));
BENCHMARK_CAPTURE(ours, gamma_2_7, Gamma{2.7, 1});
BENCHMARK_CAPTURE(standard, gamma_2_7, std::gamma_distribution<>(2.7));
BENCHMARK_CAPTURE(ours, gamma_152, Gamma{152, 1});
BENCHMARK_CAPTURE(standard, gamma_152, std::gamma_distribution<>(152));
BENCHMARK_CAPTURE(ours, beta_12_281, Beta{12, 281});
BENCHMARK_CAPTURE(standard, beta_12_281,
                  StandardBeta{std::gamma_distribution<>(12), std::gamma_distribution<>(281)});
BENCHMARK_CAPTURE(ours, beta_0_5_50_5, Beta{0.5, 50.5});
BENCHMARK_CAPTURE(standard, beta_0_5_50_5,
                  StandardBeta{std::gamma_distribution<>(0.5), std::gamma_distribution<>(50.5)});
BENCHMARK_CAPTURE(ours, lognormal, Lognormal{0, 0.3});
BENCHMARK_CAPTURE(standard, lognormal, std::lognormal_distribution<>(0, 0.3));
BENCHMARK_CAPTURE(ours, weibull, Weibull{1.4, 10});
BENCHMARK_CAPTURE(standard, weibull, std::weibull_distribution<>(1.4, 10));

InverseTable table_of(const Gamma& gamma) { return InverseTable::gamma(gamma.shape); }
InverseTable table_of(const Beta& beta) { return InverseTable::beta(beta.alpha, beta.beta); }

template <class D>
void table(benchmark::State& state, D distribution) {
    for (auto _ : state) benchmark::DoNotOptimize(table_of(distribution).pieces());
}
BENCHMARK_CAPTURE(table, gamma_0_07, Gamma{0.07, 1})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(table, gamma_2_7, Gamma{2.7, 1})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(table, gamma_152, Gamma{152, 1})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(table, beta_12_281, Beta{12, 281})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(table, beta_0_5_50_5, Beta{0.5, 50.5})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(table, beta_0_01_0_01, Beta{0.01, 0.01})->Unit(benchmark::kMicrosecond);

void interval_of_a_million(benchmark::State& state) {
    std::vector<double> z(1'000'000), scratch;
    uniforms(stream(1, "x"), 0, z);
    inverse_normal(z, z);
    const std::vector<double> p = {0.025, 0.975};
    for (auto _ : state) {
        state.PauseTiming();
        scratch = z;
        state.ResumeTiming();
        benchmark::DoNotOptimize(percentiles(scratch, p));
    }
}
BENCHMARK(interval_of_a_million)->Unit(benchmark::kMillisecond);

void moments_of_a_million(benchmark::State& state) {
    std::vector<double> z(1'000'000);
    uniforms(stream(1, "x"), 0, z);
    for (auto _ : state) benchmark::DoNotOptimize(moments(z));
}
BENCHMARK(moments_of_a_million)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vaerdi::math
