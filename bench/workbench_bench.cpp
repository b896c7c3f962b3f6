// A slider that moves: the whole answer of the workbench (10,000 draws, plane, sliders, headroom, tornado)
// from a case kept warm, beside the same answer made from nothing each time. One thread: a server answers
// many people at once.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <string>

#include "view/make_report.h"
#include "workbench/answer.h"

namespace vaerdi::workbench {
namespace {

Surroundings example(const std::string& name) {
    std::ifstream in(fmt::format("{}/examples/{}/case.yaml", VAERDI_SOURCE_DIR, name));
    std::ostringstream text;
    text << in.rdbuf();
    return {{"purchases/" + name + "/case.yaml", text.str()}, 1, {}};
}

/// The slider at its i-th place; no two questions are the same.
AssessRequest moved(int i, bool everything) {
    const auto body = fmt::format(R"({{"set": {{"valve.tavi": "{}"}}, "include": ["plane"{}]}})", 90'000 + i,
                                  everything ? R"(, "sliders", "headroom", "sensitivity")" : "");
    return std::get<AssessRequest>(read_request<AssessRequest>(body));
}

void slider_on_a_warm_case(benchmark::State& state) {
    WarmCases cases;
    const auto surroundings = example("tavi");
    int i = 0;
    for (auto _ : state) {
        const auto made = answer(moved(++i, state.range(0) != 0), surroundings, cases, {});
        benchmark::DoNotOptimize(std::get<std::string>(made).size());
    }
}
BENCHMARK(slider_on_a_warm_case)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void everything_from_nothing(benchmark::State& state) {
    const auto surroundings = example("tavi");
    int i = 0;
    for (auto _ : state) {
        WarmCases cases;
        const auto made = answer(moved(++i, true), surroundings, cases, {});
        benchmark::DoNotOptimize(std::get<std::string>(made).size());
    }
}
BENCHMARK(everything_from_nothing)->Unit(benchmark::kMillisecond);

void the_same_question_again(benchmark::State& state) {
    WarmCases cases;
    const auto surroundings = example("tavi");
    for (auto _ : state) {
        const auto made = answer(moved(1, true), surroundings, cases, {});
        benchmark::DoNotOptimize(std::get<std::string>(made).size());
    }
}
BENCHMARK(the_same_question_again)->Unit(benchmark::kMillisecond);

// ---- where the time goes

struct Opened {
    Surroundings surroundings = example("tavi");
    WarmCases cases;
    std::shared_ptr<const WarmCase> warm =
        std::get<std::shared_ptr<const WarmCase>>(cases.open(surroundings));
};

void resolving(benchmark::State& state) {
    Opened opened;
    for (auto _ : state) {
        Diagnostics found;
        auto resolved = value::resolve(opened.warm->document(), opened.warm->catalogue(), "tavi",
                                       {{"valve.tavi", "100_000"}}, found);
        benchmark::DoNotOptimize(resolved->inputs.size());
    }
}
BENCHMARK(resolving)->Unit(benchmark::kMillisecond);

void making_ready(benchmark::State& state) {
    Opened opened;
    for (auto _ : state) {
        const value::ReadyCase ready(opened.warm->ready().resolved());
        benchmark::DoNotOptimize(ready.steps());
    }
}
BENCHMARK(making_ready)->Unit(benchmark::kMillisecond);

void assessing(benchmark::State& state) {
    Opened opened;
    value::Options options;
    options.draws = static_cast<std::uint64_t>(state.range(0));
    options.threads = 1;
    for (auto _ : state) {
        const auto made = value::assess(opened.warm->ready(), options);
        benchmark::DoNotOptimize(made->draws);
    }
}
BENCHMARK(assessing)->Arg(0)->Arg(10'000)->Unit(benchmark::kMillisecond);

void headroom_and_tornado(benchmark::State& state) {
    Opened opened;
    value::Options options;
    options.draws = 10'000;
    options.threads = 1;
    const auto& ready = opened.warm->ready();
    for (auto _ : state) {
        for (const auto price : value::price_inputs(ready.resolved(), 1))
            benchmark::DoNotOptimize(value::price_headroom(ready, 1, price, options).current);
        benchmark::DoNotOptimize(value::one_way(ready, 1).size());
    }
}
BENCHMARK(headroom_and_tornado)->Unit(benchmark::kMillisecond);

void writing_the_report(benchmark::State& state) {
    Opened opened;
    value::Options options;
    options.draws = 1000;
    const auto report =
        view::make_report({opened.warm->document(), opened.warm->catalogue(), {}, opened.warm->ready(), {}},
                          {.options = options, .swings = true});
    for (auto _ : state) benchmark::DoNotOptimize(view::report_json(*report, Language::danish).size());
}
BENCHMARK(writing_the_report)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vaerdi::workbench
