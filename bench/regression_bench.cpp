// A logistic fit of a million patients × ten continuous covariates, by one and by two threads, beside the
// plainest fit written by hand: rows as they lie, libm's exp, one thread.
#include <benchmark/benchmark.h>

#include <Eigen/Dense>
#include <cmath>
#include <random>
#include <vector>

#include "comparison/regression.h"

namespace vaerdi::comparison {
namespace {

constexpr std::size_t rows = 1'000'000, covariates = 10;

struct Million {
    std::vector<std::vector<double>> x{covariates, std::vector<double>(rows)};
    std::vector<double> count = std::vector<double>(rows, 1), events = std::vector<double>(rows);

    Million() {
        std::mt19937_64 random(5);
        std::normal_distribution<double> normal;
        std::uniform_real_distribution<double> uniform;
        for (std::size_t i = 0; i < rows; ++i) {
            double linear = -2.5;
            for (std::size_t k = 0; k < covariates; ++k) {
                x[k][i] = 50 + 10 * normal(random);
                linear += 0.01 * static_cast<double>(k) * (x[k][i] - 50);
            }
            events[i] = uniform(random) < 1 / (1 + std::exp(-linear)) ? 1 : 0;
        }
    }
    Patterns patterns() const { return {{x.begin(), x.end()}, count, events, {}}; }
};

const Million& million() {
    static const Million made;
    return made;
}

void logistic(benchmark::State& state) {
    const auto patterns = million().patterns();
    for (auto _ : state) {
        const auto fit = logistic_regression(patterns, static_cast<unsigned>(state.range(0)));
        if (!fit.converged) state.SkipWithError("no best fit");
        benchmark::DoNotOptimize(fit);
    }
}
BENCHMARK(logistic)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void by_hand(benchmark::State& state) {
    constexpr Eigen::Index places = covariates + 1;
    using Vector = Eigen::Vector<double, places>;
    using Matrix = Eigen::Matrix<double, places, places>;
    const auto& data = million();
    Vector b;
    for (auto _ : state) {
        b.setZero();
        for (double move = 1; move > 1e-8;) {
            Matrix gram = Matrix::Zero();
            Vector score = Vector::Zero(), z;
            z[0] = 1;
            for (std::size_t i = 0; i < rows; ++i) {
                for (std::size_t k = 0; k < covariates; ++k)
                    z[static_cast<Eigen::Index>(k) + 1] = data.x[k][i];
                const double p = 1 / (1 + std::exp(-b.dot(z)));
                gram += p * (1 - p) * z * z.transpose();
                score += (data.events[i] - p) * z;
            }
            const Vector step = gram.llt().solve(score);
            b += step;
            move = step.cwiseAbs().maxCoeff();
        }
        benchmark::DoNotOptimize(b);
    }
    const auto ours = logistic_regression(data.patterns()).coefficients.values;
    for (Eigen::Index k = 0; k < places; ++k) {
        if (std::abs(ours[static_cast<std::size_t>(k)] - b[k]) > 1e-7)
            state.SkipWithError("other coefficients");
    }
}
BENCHMARK(by_hand)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace vaerdi::comparison
