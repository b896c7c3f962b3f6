#include <algorithm>
#include <cmath>

#include "comparison/regression_design.h"

namespace vaerdi::comparison {

LinearFit linear_regression(const Patterns& patterns, unsigned threads) {
    const Design design(patterns, threads);
    const auto count = design.ordered.count(), sum = design.ordered.sum(),
               sum_of_squares = design.ordered.sum_of_squares();
    const double mean = design.outcome / design.patients;
    const std::vector<double> nothing(design.places());
    const Weighing around_mean = [&](std::size_t first, std::span<const double>, std::span<double> w,
                                     std::span<double> r) {
        for (std::size_t i = 0; i < w.size(); ++i) {
            w[i] = count[first + i];
            r[i] = sum[first + i] - w[i] * mean;
        }
        return 0.0;
    };
    const auto sums = step_sums(design, nothing, around_mean, threads);
    const Solution solution(sums);
    auto b = solution.step(sums.score);
    b[0] += mean;
    // Squared residuals pattern by pattern: those around the pattern's own mean, and its mean's.
    const Weighing squares = [&](std::size_t first, std::span<const double> linear, std::span<double>,
                                 std::span<double>) {
        double total = 0;
        for (std::size_t i = 0; i < linear.size(); ++i) {
            const double n = count[first + i], own = sum[first + i] / n;
            const double within = sum_of_squares[first + i] - own * sum[first + i];
            total += std::max(0.0, within) + n * (own - linear[i]) * (own - linear[i]);
        }
        return total;
    };
    const double residual = step_sums(design, b, squares, threads).total;
    const double freedom = design.patients - static_cast<double>(solution.kept().size());
    const double variance = freedom > 0 ? residual / freedom : 0;
    return {solution.coefficients(design, b, variance), std::sqrt(variance)};
}

std::vector<double> expected(const LinearFit& fit, const Patterns& rows) {
    const auto& b = fit.coefficients.values;
    std::vector<double> result(rows.count.size(), b[0]);
    for (std::size_t k = 0; k < rows.covariates.size(); ++k) {
        for (std::size_t i = 0; i < result.size(); ++i) result[i] += b[k + 1] * rows.covariates[k][i];
    }
    return result;
}

}  // namespace vaerdi::comparison
