// What it is worth to know some numbers exactly, and what a study of one of them is worth.
//
// Method: the conditional expectation of each net benefit given the numbers is fitted by regression on them
// (Strong, Oakley, Brennan, Medical Decision Making 2014): natural cubic splines, for several numbers also
// their products, as much of it as generalised cross-validation supports. The standard error counts the draws
// and, by the delta method, the uncertainty of the coefficients. A study narrows what each number moves the
// fitted expectation by, to the share of the number's variance that its data explain (Jalal,
// Alarid-Escudero, Medical Decision Making 2018), exact where everything is normal.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "information/sample.h"

namespace vaerdi::information {

struct Regression;

/// Fewer draws than this tell nothing of single numbers; a handful gives values of nil.
inline constexpr std::size_t fewest_draws = 100;

/// Expected net benefit of each alternative given some numbers, in every draw: by regression.
class ConditionalBenefits {
  public:
    /// `known` are the columns of the numbers; constant ones tell nothing.
    ConditionalBenefits(const NetBenefits& benefits, std::span<const Column> known);

    /// Value of knowing the numbers exactly (EVPPI); never above `most`, the value of knowing everything.
    Estimate perfect(double most) const;
    /// Expected value of a study (EVSI) that explains this share of the variance of each number, 0 … 1, by
    /// column of `known`; rises with every share, to the value of knowing them exactly.
    Estimate of_study(std::span<const double> explained, double most) const;

  private:
    std::size_t best_ = 0;                      ///< on average
    std::vector<std::size_t> number_;           ///< of those that vary, the column of `known` it is
    std::shared_ptr<const Regression> fitted_;  ///< the regression
};

/// Share of the variance of a number that the mean of `observations` explains: the number's prior has
/// variance `prior`, one observation has variance `of_one` around it. Exact for a normal prior and normal
/// observations; else what the best straight line through the data explains.
double explained_by_mean(double observations, double prior, double of_one);
/// The same of a share seen in so many: exact with a beta prior, any other of the same mean and variance is
/// taken as one.
double explained_by_count(double observations, double mean, double variance);

}  // namespace vaerdi::information
