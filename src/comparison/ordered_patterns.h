// Patterns in an order that depends on nothing but what they hold, each set of covariates once: sums made in
// it have the same digits however the rows came. Private to src/comparison.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "comparison/regression.h"

namespace vaerdi::comparison {

class OrderedPatterns {
  public:
    explicit OrderedPatterns(const Patterns& patterns, unsigned threads);

    std::size_t rows() const { return rows_; }
    std::size_t covariates() const { return covariates_; }
    std::span<const double> covariate(std::size_t k) const { return column(k); }
    std::span<const double> count() const { return column(covariates_); }
    std::span<const double> sum() const { return column(covariates_ + 1); }
    std::span<const double> sum_of_squares() const { return column(covariates_ + 2); }  ///< if there was one

  private:
    std::span<const double> column(std::size_t k) const { return {&memory_[k * rows_], rows_}; }

    std::size_t rows_ = 0, covariates_ = 0;
    std::unique_ptr<double[]> memory_;  // column after column
};

}  // namespace vaerdi::comparison
