// Partitioned survival, 3 states × 500 cycles, by family; and the generalised gamma distribution alone, near
// the normal (a power series) and far from it (a continued fraction).
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "math/program.h"
#include "value/assessment.h"

namespace vaerdi::value {
namespace {

ResolvedCase three_states(const std::string& pfs, const std::string& os) {
    const auto text = R"(case: 1
title: Partitioned survival
horizon: 125 years
discounting: {costs: 3 %, effects: 3 %}
comparator: a
alternatives: {a: A}
parameters: {x: {value: 1, sd: 0.05, kind: amount}, y: {value: 1, sd: 0.05, kind: amount}}
health:
  model: survival
  cycle: 3 months
  states: [stable, progressed, dead]
  until: {stable: )" + pfs +
                      ", progressed: " + os + R"(}
  utilities: {stable: 0.8, progressed: 0.6}
  costs: {progressed: {amount: 90_000 DKK/year}}
)";
    Diagnostics found;
    const auto document = read_case(text, found);
    return resolve(*document, catalogue::Catalogue::shipped(), "survival", {}, found).value();
}

void simulate(benchmark::State& state, const std::string& pfs, const std::string& os) {
    const auto c = three_states(pfs, os);
    Options options;
    options.draws = 10'000;
    options.threads = static_cast<unsigned>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(assess(c, options));
}

void weibull(benchmark::State& state) {
    simulate(state, "{weibull: {shape: 1.2 * x, scale: 50 * y}}",
             "{weibull: {shape: 1.3 * x, scale: 100 * y}}");
}
void lognormal(benchmark::State& state) {
    simulate(state, "{lognormal: {meanlog: 3 * x, sdlog: y}}", "{lognormal: {meanlog: 4 * x, sdlog: y}}");
}
void generalised_gamma(benchmark::State& state) {
    simulate(state, "{generalised_gamma: {mu: 3 * x, sigma: y, Q: 0.7 * y}}",
             "{generalised_gamma: {mu: 4 * x, sigma: y, Q: -0.4 * y}}");
}
void spline(benchmark::State& state) {
    simulate(state, "{spline: {knots: [-1, 1.2, 2.5], coefficients: [-3.1 * x, 1.3 * y, 0.12]}}",
             "{spline: {knots: [-1, 1.2, 2.5], coefficients: [-3.5 * x, 1.2 * y, 0.05]}}");
}

BENCHMARK(weibull)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(lognormal)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(generalised_gamma)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(spline)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One step over 4,000 deviates from −4 to 4; the argument is 100 Q.
void distribution(benchmark::State& state) {
    math::Graph graph;
    const auto node = graph.apply(math::Op::gengamma_survival, graph.input(0), graph.input(1));
    const auto program = math::compile(graph, std::span(&node, 1));
    std::vector<double> w, q(4'000, static_cast<double>(state.range(0)) / 100), out(4'000);
    for (int i = 0; i < 4'000; ++i) w.push_back(-4 + 0.002 * i);
    const double* in[] = {w.data(), q.data()};
    double* columns[] = {out.data()};
    math::Workspace workspace;
    for (auto _ : state) {
        run(program, in, columns, w.size(), workspace);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(w.size()));
}
BENCHMARK(distribution)->Arg(0)->Arg(20)->Arg(70)->Arg(-40)->Arg(200)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vaerdi::value
