// What both regressions share: columns around their means, and the sums of one Newton step. Private to
// src/comparison.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "comparison/ordered_patterns.h"
#include "comparison/regression.h"

namespace vaerdi::comparison {

/// Each column as (x − mean)/scale, so that years and percentages weigh alike.
struct Design {
    Design(const Patterns& patterns, unsigned threads);

    std::size_t places() const { return ordered.covariates() + 1; }  ///< the intercept too

    OrderedPatterns ordered;
    double patients = 0;
    double outcome = 0;  ///< the sum of all
    /// By place; the scale is the standard deviation, 0 for a constant column; the range goes from the
    /// smallest to the largest and is 1 for the intercept.
    std::vector<double> mean, scale, range;
};

/// Σ w z z′ (lower triangle, row by row), Σ r z and Σ of what the weighing returned, over all patterns.
struct StepSums {
    std::vector<double> gram, score;
    double total = 0;
};

/// Says for patterns first, first + 1, … what `linear` (z′ times the coefficients) makes of them: weight w
/// and residual r of each, and returns their part of the total.
using Weighing = std::function<double(std::size_t first, std::span<const double> linear, std::span<double> w,
                                      std::span<double> r)>;

/// `coefficients` belong to the columns as they are in the design.
StepSums step_sums(const Design& design, std::span<const double> coefficients, const Weighing& weigh,
                   unsigned threads);

/// Solves the normal equations of a step, without the columns that follow from those before.
class Solution {
  public:
    /// Finds which columns of the triangle stand on their own.
    explicit Solution(const StepSums& sums);

    const std::vector<std::size_t>& kept() const { return kept_; }
    /// Factors another triangle for the same columns; false, and nothing changed, when it is singular.
    bool factor(const StepSums& sums);
    /// gram⁻¹ score, 0 where a column was left out.
    std::vector<double> step(std::span<const double> score) const;
    /// Coefficients of the design as coefficients of the covariates as they came, with factor × gram⁻¹ as
    /// their covariance.
    Coefficients coefficients(const Design& design, std::span<const double> values, double factor) const;

  private:
    std::vector<std::size_t> kept_;
    std::vector<double> inverse_;  // of the kept columns, row by row
    std::size_t places_ = 0;
};

/// Coefficients of the design's columns as those of the covariates as they came.
std::vector<double> as_they_came(const Design& design, std::span<const double> values);

}  // namespace vaerdi::comparison
