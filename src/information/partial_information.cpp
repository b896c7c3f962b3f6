#include "information/partial_information.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace vaerdi::information {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr std::size_t most_in_products = 6;  // numbers whose products are tried
constexpr std::size_t many = 25;             // so many numbers get straight lines with fewer bends
constexpr double relative_ridge = 1e-9;      // keeps nearly collinear columns solvable

/// A number scaled to 0 … 1 over its draws; absent when it does not vary.
std::optional<Vector> scaled(Column x) {
    const auto [low, high] = std::ranges::minmax(x);
    if (!(high > low)) return {};
    Vector result(static_cast<Eigen::Index>(x.size()));
    for (std::size_t i = 0; i < x.size(); ++i)
        result[static_cast<Eigen::Index>(i)] = (x[i] - low) / (high - low);
    return result;
}

/// Natural cubic spline with `knots` knots at even quantiles: x, then the bends. As in Hastie, Tibshirani,
/// Friedman, The Elements of Statistical Learning, section 5.2.1.
void add_spline(const Vector& x, int knots, std::vector<Vector>& into) {
    into.push_back(x);
    if (knots < 3) return;
    std::vector<double> sorted(x.begin(), x.end());
    std::ranges::sort(sorted);
    std::vector<double> at;
    for (int k = 0; k < knots; ++k) {
        const double share = (k + 0.5) / knots;
        const double knot = sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
        if (at.empty() || knot > at.back()) at.push_back(knot);
    }
    if (at.size() < 3) return;
    const double last = at.back(), before_last = at[at.size() - 2];
    const auto bend = [&](double value, double knot) {
        const auto cube = [](double t) { return t > 0 ? t * t * t : 0.0; };
        return (cube(value - knot) - cube(value - last)) / (last - knot);
    };
    for (std::size_t k = 0; k + 2 < at.size(); ++k) {
        Vector column(x.size());
        for (Eigen::Index i = 0; i < x.size(); ++i) column[i] = bend(x[i], at[k]) - bend(x[i], before_last);
        into.push_back(std::move(column));
    }
}

struct Fit {
    Matrix design, coefficients, inverse;  // inverse of design' design
    Matrix residual_covariance;
    double score = 0;  // generalised cross-validation, lower is better
};

Fit fitted(std::vector<Vector> columns, const Matrix& benefits) {
    const auto n = benefits.rows();
    Fit fit;
    fit.design.resize(n, static_cast<Eigen::Index>(columns.size()) + 1);
    fit.design.col(0).setOnes();
    for (std::size_t c = 0; c < columns.size(); ++c)
        fit.design.col(static_cast<Eigen::Index>(c) + 1) = columns[c];
    Matrix gram = fit.design.transpose() * fit.design;
    gram.diagonal() *= 1 + relative_ridge;
    const Eigen::LDLT<Matrix> solver(gram);
    fit.coefficients = solver.solve(fit.design.transpose() * benefits);
    fit.inverse = solver.solve(Matrix::Identity(gram.rows(), gram.cols()));
    const Matrix residuals = benefits - fit.design * fit.coefficients;
    const double freedom = static_cast<double>(n - fit.design.cols());
    fit.residual_covariance = residuals.transpose() * residuals / freedom;
    const double count = static_cast<double>(n);
    fit.score = residuals.squaredNorm() * count / (freedom * freedom);
    return fit;
}

/// The columns to try, from the plainest to the richest.
std::vector<std::vector<Vector>> candidates(const std::vector<Vector>& numbers) {
    std::vector<std::vector<Vector>> all(1);
    if (numbers.empty()) return all;
    all.push_back(numbers);
    if (numbers.size() == 1) {
        for (const int knots : {3, 5, 8}) add_spline(numbers.front(), knots, all.emplace_back());
        return all;
    }
    auto& splines = all.emplace_back();
    for (const auto& x : numbers) add_spline(x, numbers.size() > many ? 3 : 4, splines);
    auto with_products = splines;
    const auto crossed = std::min(numbers.size(), most_in_products);
    for (std::size_t a = 0; a < crossed; ++a) {
        for (std::size_t b = a + 1; b < crossed; ++b)
            with_products.push_back(numbers[a].cwiseProduct(numbers[b]));
    }
    all.push_back(std::move(with_products));
    return all;
}

/// Those that move the net benefits most come first: their products are tried.
void sort_by_influence(std::vector<Vector>& numbers, const Matrix& benefits) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        const Vector centred = numbers[k].array() - numbers[k].mean();
        const double strength = (centred.transpose() * benefits).squaredNorm() / centred.squaredNorm();
        order.emplace_back(-strength, k);
    }
    std::ranges::sort(order);
    std::vector<Vector> sorted;
    for (const auto& [strength, k] : order) sorted.push_back(std::move(numbers[k]));
    numbers = std::move(sorted);
}

}  // namespace

ConditionalBenefits::ConditionalBenefits(const NetBenefits& benefits, std::span<const Column> known)
    : draws_(benefits.front().size()), best_(best_on_average(benefits)) {
    const auto n = static_cast<Eigen::Index>(draws_);
    const auto alternatives = benefits.size();
    // Against the best: what all alternatives share falls out, and with it most of the noise.
    Matrix differences(n, static_cast<Eigen::Index>(alternatives));
    for (std::size_t a = 0; a < alternatives; ++a) {
        const auto column = static_cast<Eigen::Index>(a);
        for (std::size_t i = 0; i < draws_; ++i)
            differences(static_cast<Eigen::Index>(i), column) = benefits[a][i] - benefits[best_][i];
        means_.push_back(differences.col(column).mean());
    }
    std::vector<Vector> numbers;
    for (const auto& column : known) {
        if (auto x = scaled(column)) numbers.push_back(std::move(*x));
    }
    if (numbers.size() > 1) sort_by_influence(numbers, differences);
    std::optional<Fit> chosen;
    for (auto& columns : candidates(numbers)) {
        if (static_cast<Eigen::Index>(columns.size()) + 2 > n / 2) break;
        auto fit = fitted(std::move(columns), differences);
        if (!chosen || fit.score < chosen->score) chosen = std::move(fit);
    }
    const Matrix conditional = chosen->design * chosen->coefficients;
    conditional_.resize(alternatives);
    for (std::size_t a = 0; a < alternatives; ++a) {
        const auto column = conditional.col(static_cast<Eigen::Index>(a));
        conditional_[a].assign(column.begin(), column.end());
    }
    // The value's slope in the coefficients of each alternative; those of the best are nil.
    std::vector<Vector> slopes(alternatives, Vector::Zero(chosen->design.cols()));
    for (Eigen::Index i = 0; i < n; ++i) {
        Eigen::Index winner = 0;
        conditional.row(i).maxCoeff(&winner);
        slopes[static_cast<std::size_t>(winner)] += chosen->design.row(i).transpose();
    }
    for (std::size_t a = 0; a < alternatives; ++a) {
        for (std::size_t b = 0; b < alternatives; ++b) {
            const double covariance =
                chosen->residual_covariance(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
            if (covariance == 0) continue;
            coefficients_variance_ += slopes[a].dot(chosen->inverse * slopes[b]) * covariance /
                                      (static_cast<double>(n) * static_cast<double>(n));
        }
    }
}

Estimate ConditionalBenefits::perfect(double most) const {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < draws_; ++i) {
        double highest = conditional_[0][i];
        for (const auto& column : conditional_) highest = std::max(highest, column[i]);
        const double gained = highest - conditional_[best_][i];
        sum += gained;
        squares += gained * gained;
    }
    const auto n = static_cast<double>(draws_);
    const double mean = sum / n;
    const double from_draws = std::max(0.0, squares / n - mean * mean) / n;
    return {std::min(mean, most), std::sqrt(from_draws + std::max(0.0, coefficients_variance_))};
}

double ConditionalBenefits::of_study(double explained, double most) const {
    const double narrowed = std::sqrt(std::clamp(explained, 0.0, 1.0));
    double sum = 0;
    for (std::size_t i = 0; i < draws_; ++i) {
        double highest = 0;  // the best against itself
        for (std::size_t a = 0; a < conditional_.size(); ++a)
            highest = std::max(highest, means_[a] + narrowed * (conditional_[a][i] - means_[a]));
        sum += highest;
    }
    return std::min(sum / static_cast<double>(draws_), most);
}

double explained_by_normal(double observations, double prior, double of_one) {
    if (!(prior > 0) || !(observations > 0)) return 0;
    return observations / (observations + of_one / prior);
}

double explained_by_binomial(double observations, double alpha, double beta) {
    if (!(observations > 0)) return 0;
    return observations / (observations + alpha + beta);
}

}  // namespace vaerdi::information
