#include "monitoring/run_length.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace vaerdi::monitoring {
namespace {

constexpr Eigen::Index states = 200;
constexpr double longest = 1e9;

double mean_steps(const Eigen::MatrixXd& moves) {
    const Eigen::MatrixXd left = Eigen::MatrixXd::Identity(moves.rows(), moves.cols()) - moves;
    return left.partialPivLu().solve(Eigen::VectorXd::Ones(moves.rows()))(0);
}

/// One side: max(0, sum + x − slack) with x normal about `shift`.
double one_sided(double slack, double limit, double shift) {
    const boost::math::normal_distribution<> normal;
    const double width = 2 * limit / (2 * static_cast<double>(states) - 1);
    const auto below = [&](double edge, double sum) {
        return boost::math::cdf(normal, edge - sum + slack - shift);
    };
    Eigen::MatrixXd moves(states, states);
    for (Eigen::Index from = 0; from < states; ++from) {
        const double sum = static_cast<double>(from) * width;
        for (Eigen::Index to = 0; to < states; ++to) {
            const double middle = static_cast<double>(to) * width;
            moves(from, to) = below(middle + width / 2, sum) - (to == 0 ? 0 : below(middle - width / 2, sum));
        }
    }
    return mean_steps(moves);
}

}  // namespace

double cusum_run_length(double slack, double limit, double shift) {
    return 1 / (1 / one_sided(slack, limit, shift) + 1 / one_sided(slack, limit, -shift));
}

double sum_run_length(std::span<const SumStep> steps, double limit) {
    if (std::ranges::none_of(steps, [](const SumStep& s) { return s.step > 0 && s.chance > 0; }))
        return std::numeric_limits<double>::infinity();
    const double width = limit / static_cast<double>(states);
    Eigen::MatrixXd moves = Eigen::MatrixXd::Zero(states, states);
    for (Eigen::Index from = 0; from < states; ++from) {
        for (const auto& [step, chance] : steps) {
            const double sum = std::max(0.0, static_cast<double>(from) * width + step);
            if (sum >= limit) continue;
            // Shared between the two states beside it, so that the mean stays right.
            const auto lower = std::min(static_cast<Eigen::Index>(sum / width), states - 1);
            const double part = sum / width - static_cast<double>(lower);
            const auto upper = std::min(lower + 1, states - 1);
            moves(from, lower) += chance * (1 - part);
            moves(from, upper) += chance * part;
        }
    }
    return mean_steps(moves);
}

double limit_for_run_length(std::span<const SumStep> steps, double run_length) {
    if (!(run_length >= 1) || run_length > longest)
        throw std::invalid_argument("a run length lies between 1 and a thousand million");
    if (!std::isfinite(sum_run_length(steps, 1)))
        throw std::invalid_argument("a sum none of whose steps goes up reaches no limit");
    double low = 0, high = 1;
    while (sum_run_length(steps, high) < run_length && high < 1e4) {
        low = high;
        high *= 2;
    }
    for (int halving = 0; halving < 40; ++halving) {
        const double middle = (low + high) / 2;
        (sum_run_length(steps, middle) < run_length ? low : high) = middle;
    }
    return high;
}

}  // namespace vaerdi::monitoring
