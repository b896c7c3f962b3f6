// How uncertain a figure is: the families of distributions a case may write.
//
// The names and parameters are those of health economic models (Briggs, Claxton, Sculpher 2006): beta for
// shares, gamma for costs and other non-negative quantities, lognormal for ratios, normal for differences.
// This file knows their figures (mean, standard deviation, percentiles) and how to find one from a mean and a
// standard deviation, from counts, or from a value and its range; sampler.h draws from them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"

namespace vaerdi::math {

struct Constant {
    double value = 0;
};
struct Normal {
    double mean = 0;
    double sd = 1;  ///< 0 is allowed: a constant
};
struct Lognormal {
    double meanlog = 0;  ///< mean and standard deviation of log x
    double sdlog = 1;    ///< 0 is allowed: a constant
};
struct Gamma {
    double shape = 1;
    double scale = 1;  ///< mean = shape · scale
};
struct Beta {
    double alpha = 1;  ///< e.g. those with the event
    double beta = 1;   ///< and those without
};
struct Uniform {
    double low = 0;
    double high = 1;
};
struct Triangular {
    double low = 0;
    double mode = 0.5;
    double high = 1;
};
struct Pert {  ///< beta on [low, high] with mean (low + 4 mode + high) / 6
    double low = 0;
    double mode = 0.5;
    double high = 1;
};
struct Weibull {  ///< S(t) = exp(−(t / scale)^shape)
    double shape = 1;
    double scale = 1;
};
struct Exponential {  ///< S(t) = exp(−rate t)
    double rate = 1;
};
struct Gompertz {  ///< hazard rate · exp(shape t); shape 0 is the exponential. As in R's flexsurv.
    double shape = 0;
    double rate = 1;
};

/// Draws that were made elsewhere, the posterior of a Bayesian analysis say. Draw i is value i, so that
/// columns of one sample keep how they belong together; when all are used they begin again.
struct Given {
    struct Sample {
        std::vector<double> values;
        std::vector<double> sorted;
    };
    std::shared_ptr<const Sample> sample;
};
/// Of at least one value.
Given given(std::vector<double> values);
/// Draws first, first + 1, … into `out`.
void given_draws(const Given& d, std::uint64_t first, std::span<double> out);

/// The beta on [0, 1] that a PERT stretches to [low, high]; for low < high.
Beta unit_beta(const Pert& d);

using Distribution = std::variant<Constant, Normal, Lognormal, Gamma, Beta, Uniform, Triangular, Pert,
                                  Weibull, Exponential, Gompertz, Given>;

/// The family as written in documents: "normal", "lognormal", "gamma", …
std::string_view family(const Distribution& d);

/// What is wrong with the parameters, if anything. All functions below and Sampler expect a distribution that
/// passes.
std::optional<Text> check(const Distribution& d);

double mean(const Distribution& d);
double standard_deviation(const Distribution& d);

/// The value below which a share p of the draws falls; p in [0, 1]. Exact to about 12 figures and slow for
/// gamma and beta (Boost.Math): for intervals and tornado diagrams, not for draws.
double quantile(const Distribution& d, double p);

/// The share of draws at or below x.
double cumulative(const Distribution& d, double x);

struct Interval {
    double low = 0;
    double high = 0;
};

/// The middle `level` of the distribution: from (1 − level)/2 to 1 − (1 − level)/2.
Interval interval(const Distribution& d, double level = 0.95);

/// A distribution found from other figures, or why there is none.
class Fit {
  public:
    Fit(Distribution found) : result_(found) {}
    Fit(Text wrong) : result_(std::move(wrong)) {}

    explicit operator bool() const { return std::holds_alternative<Distribution>(result_); }
    const Distribution& operator*() const { return std::get<Distribution>(result_); }
    const Distribution* operator->() const { return &std::get<Distribution>(result_); }
    const Text& wrong() const { return std::get<Text>(result_); }

  private:
    std::variant<Distribution, Text> result_;
};

/// By moments. sd = 0 gives a Constant.
Fit normal_from_mean_sd(double mean, double sd);
Fit gamma_from_mean_sd(double mean, double sd);      ///< shape (mean/sd)², scale sd²/mean; mean > 0
Fit beta_from_mean_sd(double mean, double sd);       ///< 0 < mean < 1 and sd² < mean (1 − mean)
Fit lognormal_from_mean_sd(double mean, double sd);  ///< of the ratio itself, not of its logarithm; mean > 0

/// A share seen in data: beta(events, of − events). If nobody or everybody had the event, ½ is added to both
/// counts (`halves_added` says so, and the document should).
struct FitFromCounts {
    Fit fit;
    bool halves_added = false;
};
FitFromCounts beta_from_counts(double events, double of);

/// What kind of quantity a value is decides the family fitted to its range.
enum class QuantityKind {
    share,         ///< beta
    non_negative,  ///< gamma
    ratio,         ///< lognormal on the log scale: meanlog = log value, sdlog = (log high − log low) / 3.92
    any,           ///< normal
};

/// From a value and its 95 % range: mean = value, sd = (high − low) / 3.92 (for ratios see above). The range
/// need not be symmetric, so interval(fit) can differ from it: print it. low = value = high gives a Constant.
Fit from_range(double value, double low, double high, QuantityKind quantity);

}  // namespace vaerdi::math
