// An individual model as a document beside a kernel written by hand for this very model: three states, four
// competing times of three families, one of them along the age, which differs between people; the same
// chances, discounted QALYs and costs. The kernel has all knowledge of the model in its source and takes
// people one by one; ours reads the text below. The counter is events (stays that are drawn) a second.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "math/draws.h"
#include "math/normal.h"
#include "math/vector_math.h"
#include "value/assessment.h"
#include "value/case_graph.h"
#include "value/people_course.h"

namespace vaerdi::value {
namespace {

constexpr int years = 40;
constexpr std::size_t people = 1'000;

// What else is written: nothing of a person in formulas, or the age and earlier illness in two of them.
std::string text(bool of_persons) {
    return std::string(R"_(case: 1
title: People one by one
currency: DKK
horizon: 40 years
discounting: {costs: 3 %, effects: 3 %}
comparator: a
alternatives: {a: A, b: B}
parameters:
  hr: {by: {a: {value: 1, range: [0.8, 1.25], kind: ratio}, b: {value: 0.7, range: [0.5, 0.9], kind: ratio}}}
health:
  model: individual
  individuals: {number: 1_000, per_draw: 1_000, attributes: {age: {normal: [60, 8]}}}
  states: [well, ill, dead]
  event_times:
    well:
      ill: {weibull: {shape: 1.3, scale: )_") +
           (of_persons ? "\"6 * (1 - 0.05 * min(events.ill, 4))\"" : "6") + R"_(}, hazard_ratio: hr}
      dead: {gompertz: {shape: 0.09, rate: 0.00003}, clock: age}
    ill: {well: {exponential: {rate: 1.5}}, dead: {exponential: {rate: )_" +
           (of_persons ? "\"0.001 * age\"" : "0.05") + R"_(}}}
  utilities: {well: 0.9, ill: 0.5}
  costs: {ill: {amount: 10_000 DKK/year}}
  events: {ill: {into: [ill], amount: 2_000 DKK}}
)_";
}

ResolvedCase resolved(bool of_persons) {
    Diagnostics found;
    const auto document = read_case(text(of_persons), found);
    return resolve(*document, catalogue::Catalogue::shipped(), "people", {}, found).value();
}

/// Events of both alternatives for one person at base values.
double events_of_a_person(const ResolvedCase& c) {
    CaseGraph graph(c);
    double events = 0;
    for (std::size_t a = 0; a < 2; ++a) {
        Place place;
        place.alternative = a;
        auto& courses = graph.quantities().people();
        const auto node = courses.outcome(place, courses.individuals(place).events());
        events += math::evaluate(graph.graph(), node, graph.base_inputs());
    }
    return events;
}

void document(benchmark::State& state, bool of_persons) {
    const auto c = resolved(of_persons);
    const double events = events_of_a_person(c);
    Options options;
    options.draws = static_cast<std::uint64_t>(state.range(0));
    options.threads = static_cast<unsigned>(state.range(1));
    for (auto _ : state) benchmark::DoNotOptimize(assess(c, options));
    state.counters["events"] =
        benchmark::Counter(events * people * static_cast<double>(state.iterations() * state.range(0)),
                           benchmark::Counter::kIsRate);
}

// ---- by hand

struct Sums {
    double cost = 0, qalys = 0, life_years = 0, events = 0;
};

double chance(math::Stream stream, std::uint32_t person, std::uint32_t visit, std::uint64_t draw,
              std::uint64_t state, double& second) {
    double first = 0;
    double* const columns[2]{&first, &second};
    math::uniforms_at(stream, {&person, 1}, {&visit, 1}, draw, state, columns);
    return first;
}

/// Everybody of one draw, under one hazard ratio.
Sums lives(std::uint64_t draw, double hazard_ratio) {
    const auto stream = math::stream(1, "by hand");
    const double force = math::log(1.03);
    Sums sums;
    for (std::uint32_t person = 0; person < people; ++person) {
        double unused = 0;
        const double age = 60 + 8 * math::inverse_normal(chance(stream, person, 0, draw, 9, unused));
        double now = 0, worth_now = 1;
        for (std::uint32_t visit = 0; now < years; ++visit) {
            const auto until = [&](double utility, double cost, double end) {
                const double worth = math::exp(-force * end);
                const double stay = (worth_now - worth) / force;
                sums.qalys += utility * stay;
                sums.cost += cost * stay;
                sums.life_years += stay;
                now = end;
                worth_now = worth;
                ++sums.events;
            };
            double v = 0;
            double u = chance(stream, person, visit, draw, 0, v);
            const double ill = 6 * math::pow(-math::log(u) / hazard_ratio, 1 / 1.3);
            const double grown = 0.09 * -math::log(v) / (0.00003 * math::exp(0.09 * (age + now)));
            const double dead = math::log1p(grown) / 0.09;
            const double end = now + std::min(ill, dead);
            until(0.9, 0, std::min<double>(end, years));
            if (end >= years || dead < ill) break;
            sums.cost += 2'000 * worth_now;
            u = chance(stream, person, visit, draw, 1, v);
            const double well = -math::log(u) / 1.5, dies = -math::log(v) / 0.05;
            const double over = now + std::min(well, dies);
            until(0.5, 10'000, std::min<double>(over, years));
            if (over >= years || dies < well) break;
        }
    }
    return sums;
}

void kernel(benchmark::State& state) {
    double events = 0;
    std::uint64_t draw = 0;
    for (auto _ : state) {
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            const double spread = 0.01 * static_cast<double>(++draw % 10);
            for (const double ratio : {1 + spread, 0.7 + spread}) {
                const auto sums = lives(draw, ratio);
                benchmark::DoNotOptimize(sums);
                events += sums.events;
            }
        }
    }
    state.counters["events"] = benchmark::Counter(events, benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(document, the_same_for_all, false)
    ->Args({500, 1})
    ->Args({500, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(document, formulas_of_persons, true)
    ->Args({500, 1})
    ->Args({500, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(kernel)->Args({500})->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace vaerdi::value
