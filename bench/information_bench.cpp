// The value of knowing each of fourteen numbers, on ten thousand draws, beside what one would write by hand:
// for each number a cubic by least squares and the mean of the maximum.
#include <benchmark/benchmark.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "information/acceptability.h"
#include "information/partial_information.h"

namespace vaerdi::information {
namespace {

constexpr std::size_t draws = 10'000, numbers = 14;

struct Sample {
    std::vector<std::vector<double>> known, benefits;

    Sample() {
        std::mt19937_64 random(1);
        std::normal_distribution<double> normal;
        known.assign(numbers, std::vector<double>(draws));
        benefits.assign(3, std::vector<double>(draws));
        for (std::size_t i = 0; i < draws; ++i) {
            for (auto& column : known) column[i] = normal(random);
            for (std::size_t a = 1; a < benefits.size(); ++a) {
                for (std::size_t k = 0; k < numbers; ++k)
                    benefits[a][i] +=
                        std::sin(static_cast<double>(k * a)) * known[k][i] * (1 + 0.1 * known[k][i]);
            }
        }
    }
    NetBenefits net() const { return {benefits.begin(), benefits.end()}; }
};

void splines(benchmark::State& state) {
    const Sample sample;
    const auto most = acceptability(sample.net()).perfect_information.value;
    for (auto _ : state) {
        for (const auto& column : sample.known) {
            const std::vector<Column> one{column};
            benchmark::DoNotOptimize(ConditionalBenefits(sample.net(), one).perfect(most));
        }
    }
}

void cubics_by_hand(benchmark::State& state) {
    const Sample sample;
    for (auto _ : state) {
        for (const auto& column : sample.known) {
            Eigen::MatrixXd design(draws, 4);
            for (std::size_t i = 0; i < draws; ++i) {
                const double x = column[i];
                design.row(static_cast<Eigen::Index>(i)) << 1, x, x * x, x * x * x;
            }
            const Eigen::Map<const Eigen::VectorXd> first(sample.benefits[1].data(), draws),
                second(sample.benefits[2].data(), draws);
            const Eigen::LDLT<Eigen::MatrixXd> solver(design.transpose() * design);
            const Eigen::VectorXd a = design * solver.solve(design.transpose() * first),
                                  b = design * solver.solve(design.transpose() * second);
            double sum = 0;
            for (Eigen::Index i = 0; i < a.size(); ++i) sum += std::max({0.0, a[i], b[i]});
            benchmark::DoNotOptimize(sum / draws - std::max({0.0, a.mean(), b.mean()}));
        }
    }
}

BENCHMARK(splines)->Unit(benchmark::kMillisecond);
BENCHMARK(cubics_by_hand)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vaerdi::information
