#include <algorithm>
#include <cmath>

#include "comparison/regression_design.h"
#include "math/vector_math.h"

namespace vaerdi::comparison {

namespace {

constexpr int most_steps = 60;
constexpr int most_halvings = 50;
constexpr double small_move = 1e-8;   // of a log odds: the next step would be its square
constexpr double small_gain = 1e-9;   // of the log-likelihood
constexpr double rounding = 1e-12;    // of the log-likelihood, relative
constexpr double large_move = 0.1;    // a step that still goes far and gains nothing runs to infinity
constexpr double named_share = 0.05;  // of the largest move: the covariates that run along

/// Weight and residual of each pattern at the log odds `linear`; returns their log-likelihood.
double weigh_events(const Design& design, std::size_t first, std::span<const double> linear,
                    std::span<double> w, std::span<double> r) {
    // With e = exp(−|log odds|) nothing overflows. Here w holds e and r log(1 + e) to begin with.
    for (std::size_t i = 0; i < linear.size(); ++i) w[i] = -std::abs(linear[i]);
    math::exp(w, w);
    math::log1p(w, r);
    const auto count = design.ordered.count(), sum = design.ordered.sum();
    double likelihood = 0;
    for (std::size_t i = 0; i < linear.size(); ++i) {
        const double n = count[first + i], events = sum[first + i], e = w[i];
        likelihood += events * linear[i] - n * (std::max(linear[i], 0.0) + r[i]);
        const double less_likely = e / (1 + e), likely = 1 / (1 + e);
        w[i] = n * likely * less_likely;
        r[i] = events - n * (linear[i] >= 0 ? likely : less_likely);
    }
    return likelihood;
}

/// How far a step moves the log odds of any patient at most.
double farthest(const Design& design, std::span<const double> step) {
    double move = 0;
    for (std::size_t place = 0; place < step.size(); ++place) {
        if (design.scale[place] > 0)
            move += std::abs(step[place]) * design.range[place] / design.scale[place];
    }
    return move;
}

/// The places a step without end goes along; the intercept only when it runs alone.
std::vector<std::size_t> running(const Design& design, std::span<const double> step) {
    const auto move = as_they_came(design, step);
    double largest = 0;
    const auto moved = [&](std::size_t place) { return std::abs(move[place]) * design.range[place]; };
    for (std::size_t place = 1; place < move.size(); ++place) largest = std::max(largest, moved(place));
    if (largest < large_move * named_share) return {0};
    std::vector<std::size_t> places;
    for (std::size_t place = 1; place < move.size(); ++place) {
        if (moved(place) > named_share * largest) places.push_back(place);
    }
    return places;
}

}  // namespace

LogisticFit logistic_regression(const Patterns& patterns, unsigned threads) {
    const Design design(patterns, threads);
    const Weighing weigh = [&](std::size_t first, std::span<const double> linear, std::span<double> w,
                               std::span<double> r) { return weigh_events(design, first, linear, w, r); };
    const auto at = [&](std::span<const double> b) { return step_sums(design, b, weigh, threads); };
    LogisticFit fit;
    std::vector<double> b(design.places());
    b[0] = math::log((design.outcome + 0.5) / (design.patients - design.outcome + 0.5));
    auto sums = at(b);
    Solution solution(sums);
    for (int n = 0; n < most_steps; ++n) {
        auto step = solution.step(sums.score);
        double gain = 0;
        for (std::size_t place = 0; place < step.size(); ++place) gain += step[place] * sums.score[place] / 2;
        const double move = farthest(design, step);
        if (gain < small_gain && move > large_move) {
            fit.separated = running(design, step);
            break;
        }
        for (int halved = 0;; ++halved) {
            auto next = b;
            for (std::size_t place = 0; place < step.size(); ++place) next[place] += step[place];
            auto there = at(next);
            const bool lost = there.total < sums.total - rounding * (1 + std::abs(sums.total));
            if (lost && halved < most_halvings) {
                for (auto& part : step) part /= 2;
                continue;
            }
            b = std::move(next);
            sums = std::move(there);
            break;
        }
        const bool solved = solution.factor(sums);
        fit.converged = move < small_move;
        if (fit.converged || !solved) break;
    }
    fit.log_likelihood = sums.total;
    fit.coefficients = solution.coefficients(design, b, 1);
    return fit;
}

std::vector<double> expected(const LogisticFit& fit, const Patterns& rows) {
    const auto& b = fit.coefficients.values;
    std::vector<double> result(rows.count.size(), b[0]);
    for (std::size_t k = 0; k < rows.covariates.size(); ++k) {
        for (std::size_t i = 0; i < result.size(); ++i) result[i] += b[k + 1] * rows.covariates[k][i];
    }
    for (auto& value : result) value = -value;
    math::exp(result, result);
    for (auto& value : result) value = 1 / (1 + value);
    return result;
}

}  // namespace vaerdi::comparison
