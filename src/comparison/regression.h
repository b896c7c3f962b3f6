// How an outcome follows from what patients bring with them: logistic regression for events, linear
// regression for scores. From it come the expected results that units are held against.
//
// Both are fitted on patterns: one row for each distinct set of covariates, with how many patients have it
// and the sum of their outcomes. An intercept is always fitted; dummies for groups (all but one) are
// covariates that the caller makes. Patterns are put in order first and sums made in fixed chunks, so the
// digits depend on neither the order of rows nor the number of threads.
//
// Sources: McCullagh, Nelder, Generalized Linear Models, 1989 (Newton's method, which here is iteratively
// reweighted least squares); Albert, Anderson, Biometrika 1984 (when there is no maximum: separation).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vaerdi::comparison {

/// Columns of equal length; all numbers finite, counts above 0.
struct Patterns {
    std::vector<std::span<const double>> covariates;
    std::span<const double> count;           ///< patients with these covariates
    std::span<const double> sum;             ///< of their outcomes: events, or scores
    std::span<const double> sum_of_squares;  ///< of their scores; not used by logistic regression
};

/// What the covariates are worth. Places count from 0: the intercept, then the covariates as they came.
struct Coefficients {
    std::vector<double> values;      ///< 0 at places left out
    std::vector<double> covariance;  ///< row by row, as many rows as values; 0 at places left out
    std::vector<std::size_t>
        left_out;  ///< places whose covariate is constant or follows from those before it

    double standard_error(std::size_t place) const;
};

struct LogisticFit {
    Coefficients coefficients;  ///< log odds ratios
    double log_likelihood = 0;  ///< of the single outcomes
    bool converged = false;     ///< false after 60 steps, and for separated outcomes
    /// Places that tell events from others without fault, so that their coefficients have no finite value;
    /// empty when there are none. What is fitted to patients holds nevertheless.
    std::vector<std::size_t> separated;
};

/// At least one pattern, 0 ≤ sum ≤ count; threads = 0 means one per core.
LogisticFit logistic_regression(const Patterns& patterns, unsigned threads = 1);

struct LinearFit {
    Coefficients coefficients;
    double residual_sd = 0;  ///< with patients − fitted coefficients in the denominator; 0 when that is 0
};

/// At least one pattern.
LinearFit linear_regression(const Patterns& patterns, unsigned threads = 1);

/// What the fit expects of each row of covariates: the probability of the event, the score. Of the patterns
/// only the covariates are used, and the number of rows.
std::vector<double> expected(const LogisticFit& fit, const Patterns& rows);
std::vector<double> expected(const LinearFit& fit, const Patterns& rows);

}  // namespace vaerdi::comparison
