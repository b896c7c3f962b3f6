// What it is worth to know some numbers exactly, and what a study of one of them is worth.
//
// Method: the conditional expectation of each net benefit given the numbers is fitted by regression on them
// (Strong, Oakley, Brennan, Medical Decision Making 2014): natural cubic splines, for several numbers also
// their products, as much of it as generalised cross-validation supports. The standard error counts the draws
// and, by the delta method, the uncertainty of the coefficients. A study narrows the fitted expectation by
// the share of the variance that its data explain (moment matching: Heath, Manolopoulou, Baio, Medical
// Decision Making 2018), exact where everything is normal.
#pragma once

#include <span>
#include <vector>

#include "information/sample.h"

namespace vaerdi::information {

/// Expected net benefit of each alternative given some numbers, in every draw: by regression.
class ConditionalBenefits {
  public:
    /// `known` are the columns of the numbers; constant ones tell nothing.
    ConditionalBenefits(const NetBenefits& benefits, std::span<const Column> known);

    /// Value of knowing the numbers exactly (EVPPI); never above `most`, the value of knowing everything.
    Estimate perfect(double most) const;
    /// Value of a study after which the variance of the numbers' effect is explained to this share, 0 … 1.
    double of_study(double explained, double most) const;

  private:
    std::size_t draws_ = 0;
    std::size_t best_ = 0;                          ///< on average
    std::vector<double> means_;                     ///< of each alternative's net benefit
    std::vector<std::vector<double>> conditional_;  ///< [alternative][draw]
    double coefficients_variance_ = 0;  ///< of the value, from the uncertainty of the coefficients
};

/// Share of the variance of a number that a study of `observations` explains: a normal mean whose prior has
/// variance `prior` and whose observations have variance `of_one`.
double explained_by_normal(double observations, double prior, double of_one);
/// The same of a probability with a beta(alpha, beta) prior.
double explained_by_binomial(double observations, double alpha, double beta);

}  // namespace vaerdi::information
