#include "information/partial_information.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace vaerdi::information {

/// Net benefits against the best, fitted on functions of the numbers.
struct Regression {
    std::vector<std::array<std::size_t, 2>> of;     // the numbers behind each column but the first
    Eigen::MatrixXd design, coefficients, inverse;  // inverse of design' design
    Eigen::MatrixXd residual_covariance;
    double score = 0;  // generalised cross-validation, lower is better
};

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

/// A column of the design and the numbers it is made of (one, or two of a product).
struct Term {
    Vector values;
    std::size_t first = 0, second = 0;
};

/// Natural cubic spline with `knots` knots at even quantiles: x, then the bends. As in Hastie, Tibshirani,
/// Friedman, The Elements of Statistical Learning, section 5.2.1.
void add_spline(const Vector& x, int knots, std::size_t number, std::vector<Term>& into) {
    into.push_back({x, number, number});
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
        into.push_back({std::move(column), number, number});
    }
}

Regression fitted(std::vector<Term> columns, const Matrix& benefits) {
    const auto n = benefits.rows();
    Regression fit;
    fit.design.resize(n, static_cast<Eigen::Index>(columns.size()) + 1);
    fit.design.col(0).setOnes();
    for (std::size_t c = 0; c < columns.size(); ++c) {
        fit.design.col(static_cast<Eigen::Index>(c) + 1) = columns[c].values;
        fit.of.push_back({columns[c].first, columns[c].second});
    }
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
std::vector<std::vector<Term>> candidates(const std::vector<Vector>& numbers) {
    std::vector<std::vector<Term>> all(1);
    if (numbers.empty()) return all;
    auto& lines = all.emplace_back();
    for (std::size_t k = 0; k < numbers.size(); ++k) lines.push_back({numbers[k], k, k});
    if (numbers.size() == 1) {
        for (const int knots : {3, 5, 8}) add_spline(numbers.front(), knots, 0, all.emplace_back());
        return all;
    }
    std::vector<Term> splines;
    for (std::size_t k = 0; k < numbers.size(); ++k)
        add_spline(numbers[k], numbers.size() > many ? 3 : 4, k, splines);
    all.push_back(splines);
    const auto crossed = std::min(numbers.size(), most_in_products);
    for (std::size_t a = 0; a < crossed; ++a) {
        for (std::size_t b = a + 1; b < crossed; ++b) {
            // Around their means: what a study narrows is then the product alone.
            const auto centred = [&](std::size_t k) { return numbers[k].array() - numbers[k].mean(); };
            splines.push_back({centred(a) * centred(b), a, b});
        }
    }
    all.push_back(std::move(splines));
    return all;
}

/// Those that move the net benefits most come first: their products are tried. Gives the old places.
std::vector<std::size_t> sort_by_influence(std::vector<Vector>& numbers, const Matrix& benefits) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        const Vector centred = numbers[k].array() - numbers[k].mean();
        const double strength = (centred.transpose() * benefits).squaredNorm() / centred.squaredNorm();
        order.emplace_back(-strength, k);
    }
    std::ranges::sort(order);
    std::vector<Vector> sorted;
    std::vector<std::size_t> places;
    for (const auto& [strength, k] : order) {
        sorted.push_back(std::move(numbers[k]));
        places.push_back(k);
    }
    numbers = std::move(sorted);
    return places;
}

}  // namespace

ConditionalBenefits::ConditionalBenefits(const NetBenefits& benefits, std::span<const Column> known)
    : best_(best_on_average(benefits)) {
    const auto draws = benefits.front().size();
    const auto n = static_cast<Eigen::Index>(draws);
    // Against the best: what all alternatives share falls out, and with it most of the noise.
    Matrix differences(n, static_cast<Eigen::Index>(benefits.size()));
    for (std::size_t a = 0; a < benefits.size(); ++a) {
        for (std::size_t i = 0; i < draws; ++i)
            differences(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(a)) =
                benefits[a][i] - benefits[best_][i];
    }
    std::vector<Vector> numbers;
    for (std::size_t k = 0; k < known.size(); ++k) {
        auto x = scaled(known[k]);
        if (!x) continue;
        numbers.push_back(std::move(*x));
        number_.push_back(k);
    }
    if (numbers.size() > 1) {
        const auto unsorted = number_;
        const auto places = sort_by_influence(numbers, differences);
        for (std::size_t k = 0; k < places.size(); ++k) number_[k] = unsorted[places[k]];
    }
    std::optional<Regression> chosen;
    for (auto& columns : candidates(numbers)) {
        if (static_cast<Eigen::Index>(columns.size()) + 2 > n / 2) break;
        auto fit = fitted(std::move(columns), differences);
        if (!chosen || fit.score < chosen->score) chosen = std::move(fit);
    }
    if (!chosen) chosen = fitted({}, differences);  // too few draws to tell anything
    fitted_ = std::make_shared<const Regression>(std::move(*chosen));
}

namespace {

/// What choosing by these expectations gains over choosing the best on average. Its variance has two parts:
/// of the draws, and of the coefficients by the value's slope in them.
Estimate gained(const Regression& fit, const Matrix& design, std::size_t best, double most) {
    const Matrix conditional = design * fit.coefficients;
    const auto alternatives = conditional.cols();
    std::vector<Vector> slopes(static_cast<std::size_t>(alternatives), Vector::Zero(design.cols()));
    double sum = 0, squares = 0;
    for (Eigen::Index i = 0; i < conditional.rows(); ++i) {
        Eigen::Index winner = 0;
        const double highest = conditional.row(i).maxCoeff(&winner);
        const double gain = highest - conditional(i, static_cast<Eigen::Index>(best));
        sum += gain;
        squares += gain * gain;
        slopes[static_cast<std::size_t>(winner)] += design.row(i).transpose();
    }
    const auto n = static_cast<double>(conditional.rows());
    double of_coefficients = 0;  // those of the best are nil
    for (Eigen::Index a = 0; a < alternatives; ++a) {
        for (Eigen::Index b = 0; b < alternatives; ++b) {
            const double covariance = fit.residual_covariance(a, b);
            if (covariance == 0) continue;
            of_coefficients +=
                slopes[static_cast<std::size_t>(a)].dot(fit.inverse * slopes[static_cast<std::size_t>(b)]) *
                covariance / (n * n);
        }
    }
    const double mean = sum / n;
    const double of_draws = std::max(0.0, squares / n - mean * mean) / n;
    return {std::min(mean, most), std::sqrt(of_draws + std::max(0.0, of_coefficients))};
}

}  // namespace

Estimate ConditionalBenefits::perfect(double most) const {
    return gained(*fitted_, fitted_->design, best_, most);
}

Estimate ConditionalBenefits::of_study(std::span<const double> explained, double most) const {
    Matrix narrowed = fitted_->design;
    for (std::size_t c = 0; c < fitted_->of.size(); ++c) {
        const auto share = [&](std::size_t k) { return std::clamp(explained[number_[k]], 0.0, 1.0); };
        const auto [first, second] = fitted_->of[c];
        auto column = narrowed.col(static_cast<Eigen::Index>(c) + 1);
        const double mean = column.mean();
        const double narrowed_by =
            first == second ? std::sqrt(share(first)) : std::sqrt(share(first) * share(second));
        column = mean + narrowed_by * (column.array() - mean);
    }
    return gained(*fitted_, narrowed, best_, most);
}

double explained_by_mean(double observations, double prior, double of_one) {
    if (!(prior > 0) || !(observations > 0)) return 0;
    return observations / (observations + of_one / prior);
}

double explained_by_count(double observations, double mean, double variance) {
    return explained_by_mean(observations, variance, mean * (1 - mean) - variance);
}

}  // namespace vaerdi::information
