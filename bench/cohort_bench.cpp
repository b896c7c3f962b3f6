// The sick-sicker model as a document beside a kernel written by hand for this very model: 4 states × 75
// cycles × 4 strategies, 16 uncertain numbers, the same draws, percentiles of the same figures. The kernel
// has all knowledge of the model in its source; ours reads examples/reference/sick-sicker/case.yaml.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "case_bench.h"
#include "math/vector_math.h"

namespace vaerdi::value {
namespace {

ResolvedCase sick_sicker() {
    std::ifstream in(std::string(VAERDI_SOURCE_DIR) + "/examples/reference/sick-sicker/case.yaml");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    return bench::resolved(text, "sick-sicker");
}

void resolve_sick_sicker(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sick_sicker());
}

void graph_sick_sicker(benchmark::State& state) { bench::make_graph(state, sick_sicker()); }

void document(benchmark::State& state) { bench::assess_drawn(state, sick_sicker()); }

constexpr int cycles = 75;
constexpr std::size_t strategies = 4;

struct Kernel {
    bench::Inputs inputs;
    std::array<double, cycles + 1> weight{};  // accrual × discount, the same rate for costs and health

    Kernel() {
        const auto add = [&](const char* name, const math::Distribution& d) { inputs.add(name, d); };
        const auto gamma = [](double shape, double scale) { return math::Gamma{shape, scale}; };
        add("r_hd", gamma(20, 1.0 / 10'000));
        add("r_hs1", gamma(30, 1.0 / 200));
        add("r_s1h", gamma(60, 1.0 / 120));
        add("r_s1s2", gamma(84, 1.0 / 800));
        add("hr_s1", math::Lognormal{std::log(3.0), 0.01});
        add("hr_s2", math::Lognormal{std::log(10.0), 0.02});
        add("hr_b", math::Lognormal{std::log(0.6), 0.02});
        add("c_h", gamma(100, 20));
        add("c_s1", gamma(177.8, 22.5));
        add("c_s2", gamma(225, 66.7));
        add("c_a", gamma(73.5, 163.3));
        add("c_b", gamma(86.2, 150.8));
        add("u_h", math::Beta{200, 3});
        add("u_s1", math::Beta{130, 45});
        add("u_s2", math::Beta{230, 230});
        add("u_a", math::Beta{300, 15});
        for (int t = 0; t <= cycles; ++t) {
            const double simpson = (t == 0 || t == cycles ? 1.0 : t % 2 == 1 ? 2.0 : 4.0) / 3;
            weight[static_cast<std::size_t>(t)] = simpson * std::pow(1.03, -t);
        }
    }

    struct Outcome {
        double cost = 0, qalys = 0, life_years = 0;
    };

    /// One strategy of one draw.
    Outcome strategy(const double* x, std::size_t stride, bool a, bool b) const {
        const auto value = [&](std::size_t i) { return x[i * stride]; };
        const auto p = [](double rate) { return 1 - math::exp(-rate); };
        const double hd = p(value(0)), s1d = p(value(0) * value(4)), s2d = p(value(0) * value(5));
        const double hs1 = p(value(1)), s1h = p(value(2)), s1s2 = p(b ? value(3) * value(6) : value(3));
        const double h_s1 = (1 - hd) * hs1, h_h = (1 - hd) * (1 - hs1);
        const double s1_h = (1 - s1d) * s1h, s1_s2 = (1 - s1d) * s1s2, s1_s1 = (1 - s1d) * (1 - (s1h + s1s2));
        const double s2_s2 = 1 - s2d;
        const double treated = (a ? value(10) : 0) + (b ? value(11) : 0);
        const double c_h = value(7), c_s1 = value(8) + treated, c_s2 = value(9) + treated;
        const double u_h = value(12), u_s1 = a ? value(15) : value(13), u_s2 = value(14);
        double h = 1, s1 = 0, s2 = 0;
        Outcome sum;
        for (std::size_t t = 0; t <= cycles; ++t) {
            sum.cost += weight[t] * (h * c_h + s1 * c_s1 + s2 * c_s2);
            sum.qalys += weight[t] * (h * u_h + s1 * u_s1 + s2 * u_s2);
            sum.life_years += weight[t] * (h + s1 + s2);
            const double next_h = h * h_h + s1 * s1_h;
            const double next_s1 = h * h_s1 + s1 * s1_s1;
            s2 = s1 * s1_s2 + s2 * s2_s2;
            h = next_h;
            s1 = next_s1;
        }
        return sum;
    }

    void run(std::size_t draws, unsigned threads) const {
        constexpr std::size_t block = 256;
        using Columns = std::vector<std::vector<double>>;
        Columns cost(strategies, std::vector<double>(draws)), qalys = cost, life_years = cost;
        bench::for_each_block(inputs, draws, threads, block,
                              [&](const std::vector<double>& x, std::size_t first, std::size_t n) {
                                  for (std::size_t s = 0; s < strategies; ++s) {
                                      for (std::size_t d = 0; d < n; ++d) {
                                          const auto outcome =
                                              strategy(x.data() + d, block, s % 2 == 1, s >= 2);
                                          cost[s][first + d] = outcome.cost;
                                          qalys[s][first + d] = outcome.qalys;
                                          life_years[s][first + d] = outcome.life_years;
                                      }
                                  }
                              });
        summarise(cost, qalys, life_years, draws, threads);
    }

    // Cost, effects in money, net value, QALYs and life years of four and of three against the first.
    static void summarise(const std::vector<std::vector<double>>& cost,
                          const std::vector<std::vector<double>>& qalys,
                          const std::vector<std::vector<double>>& life_years, std::size_t draws,
                          unsigned threads) {
        constexpr std::size_t figures = 5;
        bench::summarise(figures * (strategies + strategies - 1), draws, threads,
                         [&](std::size_t task, std::size_t i) {
                             const auto figure = task % figures, row = task / figures;
                             const bool compared = row >= strategies;
                             const auto s = compared ? row - strategies + 1 : row;
                             const double c = cost[s][i] - (compared ? cost[0][i] : 0);
                             const double q = qalys[s][i] - (compared ? qalys[0][i] : 0);
                             const double l = life_years[s][i] - (compared ? life_years[0][i] : 0);
                             return figure == 0   ? c
                                    : figure == 1 ? 100'000 * q
                                    : figure == 2 ? 100'000 * q - c
                                    : figure == 3 ? q
                                                  : l;
                         });
    }
};

void kernel(benchmark::State& state) {
    const Kernel by_hand;
    for (auto _ : state)
        by_hand.run(static_cast<std::size_t>(state.range(0)), static_cast<unsigned>(state.range(1)));
    state.counters["draws"] = benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)),
                                                 benchmark::Counter::kIsRate);
}

BENCHMARK(resolve_sick_sicker)->Unit(benchmark::kMillisecond);
BENCHMARK(graph_sick_sicker)->Unit(benchmark::kMillisecond);
BENCHMARK(document)
    ->Args({10'000, 1})
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(kernel)
    ->Args({10'000, 1})
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace vaerdi::value
