#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "comparison/regression_design.h"

namespace vaerdi::comparison {

namespace {

// A column that those before it explain but for this share of its variance says nothing of its own.
constexpr double own_share = 1e-10;

double entry(const StepSums& sums, std::size_t row, std::size_t column) {
    const auto a = std::max(row, column), b = std::min(row, column);
    return sums.gram[a * (a + 1) / 2 + b];
}

/// Cholesky's method column by column, passing over those with nothing left.
std::vector<std::size_t> independent(const StepSums& sums) {
    std::vector<std::size_t> kept;
    std::vector<std::vector<double>> factor;
    for (std::size_t j = 0; j < sums.score.size(); ++j) {
        std::vector<double> row;
        double left = entry(sums, j, j);
        for (std::size_t k = 0; k < kept.size(); ++k) {
            double sum = entry(sums, j, kept[k]);
            for (std::size_t m = 0; m < k; ++m) sum -= row[m] * factor[k][m];
            row.push_back(sum / factor[k][k]);
            left -= row.back() * row.back();
        }
        if (!(left > own_share * entry(sums, j, j))) continue;
        row.push_back(std::sqrt(left));
        factor.push_back(std::move(row));
        kept.push_back(j);
    }
    return kept;
}

}  // namespace

double Coefficients::standard_error(std::size_t place) const {
    return std::sqrt(covariance[place * values.size() + place]);
}

Solution::Solution(const StepSums& sums) : kept_(independent(sums)), places_(sums.score.size()) {
    factor(sums);
}

bool Solution::factor(const StepSums& sums) {
    const auto n = static_cast<Eigen::Index>(kept_.size());
    Eigen::MatrixXd gram(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j)
            gram(i, j) = entry(sums, kept_[static_cast<std::size_t>(i)], kept_[static_cast<std::size_t>(j)]);
    }
    const Eigen::LLT<Eigen::MatrixXd> factored(gram);
    if (factored.info() != Eigen::Success) return false;
    const Eigen::MatrixXd inverse = factored.solve(Eigen::MatrixXd::Identity(n, n));
    if (!inverse.allFinite()) return false;
    inverse_.assign(inverse.data(), inverse.data() + inverse.size());
    return true;
}

std::vector<double> Solution::step(std::span<const double> score) const {
    std::vector<double> result(places_);
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        for (std::size_t j = 0; j < kept_.size(); ++j)
            result[kept_[i]] += inverse_[i * kept_.size() + j] * score[kept_[j]];
    }
    return result;
}

Coefficients Solution::coefficients(const Design& design, std::span<const double> values,
                                    double factor) const {
    Coefficients result;
    result.values = as_they_came(design, values);
    // Row i of `back` turns coefficients of the design into coefficient i of the covariates.
    const auto n = static_cast<Eigen::Index>(places_);
    Eigen::MatrixXd back = Eigen::MatrixXd::Zero(n, n), covariance = back;
    back(0, 0) = 1;
    for (const auto place : kept_) {
        if (place == 0) continue;
        const auto p = static_cast<Eigen::Index>(place);
        back(p, p) = 1 / design.scale[place];
        back(0, p) = -design.mean[place] / design.scale[place];
    }
    for (std::size_t i = 0; i < kept_.size(); ++i) {
        for (std::size_t j = 0; j < kept_.size(); ++j)
            covariance(static_cast<Eigen::Index>(kept_[i]), static_cast<Eigen::Index>(kept_[j])) =
                factor * inverse_[i * kept_.size() + j];
    }
    covariance = (back * covariance * back.transpose()).eval();
    result.covariance.assign(covariance.data(), covariance.data() + covariance.size());
    for (std::size_t place = 0; place < places_; ++place) {
        if (!std::ranges::binary_search(kept_, place)) result.left_out.push_back(place);
    }
    return result;
}

std::vector<double> as_they_came(const Design& design, std::span<const double> values) {
    std::vector<double> result(values.begin(), values.end());
    for (std::size_t place = 1; place < result.size(); ++place) {
        result[place] = design.scale[place] > 0 ? values[place] / design.scale[place] : 0;
        result[0] -= result[place] * design.mean[place];
    }
    return result;
}

}  // namespace vaerdi::comparison
