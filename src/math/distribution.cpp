#include "math/distribution.h"

#include <algorithm>
#include <boost/math/quadrature/exp_sinh.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "math/lanes.h"
#include "math/normal.h"
#include "math/statistics.h"
#include "math/vector_math.h"

namespace vaerdi::math {
namespace {

namespace policies = boost::math::policies;
// Values out of reach come back as 0 or infinity; no long double, whose functions differ between processors.
using Quiet =
    policies::policy<policies::promote_double<false>, policies::overflow_error<policies::ignore_error>,
                     policies::underflow_error<policies::ignore_error>,
                     policies::denorm_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>>;

// Γ(1 + x), and log Γ(1 + x) exact near x = 0.
double gamma_one_plus(double x) { return boost::math::tgamma1pm1(x, Quiet()) + 1; }
double log_gamma_one_plus(double x) { return boost::math::lgamma(1 + x, Quiet()); }

double beta_sd(double a, double b) {
    const double n = a + b;
    return std::sqrt(a / n * (b / n) / (n + 1));
}

// The Gompertz time is log(1 + (shape/rate) E) / shape with E a standard exponential.
double gompertz_time(const Gompertz& d, double e) {
    return d.shape == 0 ? e / d.rate : log1p(e * d.shape / d.rate) / d.shape;
}
template <class F>
double over_exponential(F f) {
    boost::math::quadrature::exp_sinh<double, Quiet> integrator;
    return integrator.integrate([&](double e) { return e < 700 ? exp(-e) * f(e) : 0.0; });
}

struct MeanOf {
    double operator()(const Constant& d) const { return d.value; }
    double operator()(const Normal& d) const { return d.mean; }
    double operator()(const Lognormal& d) const { return exp(d.meanlog + 0.5 * d.sdlog * d.sdlog); }
    double operator()(const Gamma& d) const { return d.shape * d.scale; }
    double operator()(const Beta& d) const { return d.alpha / (d.alpha + d.beta); }
    double operator()(const Uniform& d) const { return d.low + 0.5 * (d.high - d.low); }
    double operator()(const Triangular& d) const { return d.low + ((d.mode - d.low) + (d.high - d.low)) / 3; }
    double operator()(const Pert& d) const { return d.low + (4 * (d.mode - d.low) + (d.high - d.low)) / 6; }
    double operator()(const Weibull& d) const { return d.scale * gamma_one_plus(1 / d.shape); }
    double operator()(const Exponential& d) const { return 1 / d.rate; }
    double operator()(const Gompertz& d) const {
        if (d.shape == 0) return 1 / d.rate;
        return over_exponential([&](double e) { return gompertz_time(d, e); });
    }
    double operator()(const Given& d) const { return math::mean(d.sample->values); }
};

struct SdOf {
    double operator()(const Constant&) const { return 0; }
    double operator()(const Normal& d) const { return d.sd; }
    double operator()(const Lognormal& d) const { return MeanOf()(d) * std::sqrt(expm1(d.sdlog * d.sdlog)); }
    double operator()(const Gamma& d) const { return std::sqrt(d.shape) * d.scale; }
    double operator()(const Beta& d) const { return beta_sd(d.alpha, d.beta); }
    double operator()(const Uniform& d) const { return (d.high - d.low) / std::sqrt(12.0); }
    double operator()(const Triangular& d) const {
        const double m = d.mode - d.low, w = d.high - d.low;
        return std::sqrt((m * m + w * w - m * w) / 18);
    }
    double operator()(const Pert& d) const {
        if (d.low == d.high) return 0;
        const Beta b = unit_beta(d);
        return (d.high - d.low) * beta_sd(b.alpha, b.beta);
    }
    double operator()(const Weibull& d) const {
        const double x = 1 / d.shape;
        return d.scale * gamma_one_plus(x) *
               std::sqrt(expm1(log_gamma_one_plus(2 * x) - 2 * log_gamma_one_plus(x)));
    }
    double operator()(const Exponential& d) const { return 1 / d.rate; }
    double operator()(const Gompertz& d) const {
        if (d.shape == 0) return 1 / d.rate;
        const double mean = MeanOf()(d);
        return std::sqrt(over_exponential([&](double e) {
            const double distance = gompertz_time(d, e) - mean;
            return distance * distance;
        }));
    }
    double operator()(const Given& d) const { return std::sqrt(variance(d.sample->values)); }
};

struct QuantileOf {
    double p;

    double operator()(const Constant& d) const { return d.value; }
    double operator()(const Normal& d) const {
        return d.sd == 0 ? d.mean : d.mean + d.sd * inverse_normal(p);
    }
    double operator()(const Lognormal& d) const {
        return exp(d.sdlog == 0 ? d.meanlog : d.meanlog + d.sdlog * inverse_normal(p));
    }
    double operator()(const Gamma& d) const {
        return d.scale * boost::math::gamma_p_inv(d.shape, p, Quiet());
    }
    double operator()(const Beta& d) const { return boost::math::ibeta_inv(d.alpha, d.beta, p, Quiet()); }
    double operator()(const Uniform& d) const { return d.low + p * (d.high - d.low); }
    double operator()(const Triangular& d) const {
        const double below = d.mode - d.low, above = d.high - d.mode, width = d.high - d.low;
        if (width == 0) return d.low;
        return p * width <= below ? d.low + std::sqrt(p * below * width)
                                  : d.high - std::sqrt((1 - p) * above * width);
    }
    double operator()(const Pert& d) const {
        return d.low == d.high ? d.low : d.low + (d.high - d.low) * (*this)(unit_beta(d));
    }
    double operator()(const Weibull& d) const { return d.scale * pow(-log1p(-p), 1 / d.shape); }
    double operator()(const Exponential& d) const { return -log1p(-p) / d.rate; }
    double operator()(const Gompertz& d) const { return gompertz_time(d, -log1p(-p)); }
    double operator()(const Given& d) const { return percentile_of_sorted(d.sample->sorted, p); }
};

struct CumulativeOf {
    double x;

    double operator()(const Constant& d) const { return x < d.value ? 0 : 1; }
    double operator()(const Normal& d) const {
        if (d.sd == 0) return x < d.mean ? 0 : 1;
        return 0.5 * Sleef_finz_erfcd1_u15purecfma((d.mean - x) / d.sd * 0.70710678118654752440);
    }
    double operator()(const Lognormal& d) const {
        return x <= 0 ? 0 : CumulativeOf{log(x)}(Normal{d.meanlog, d.sdlog});
    }
    double operator()(const Gamma& d) const {
        return x <= 0 ? 0 : boost::math::gamma_p(d.shape, x / d.scale, Quiet());
    }
    double operator()(const Beta& d) const {
        return boost::math::ibeta(d.alpha, d.beta, std::clamp(x, 0.0, 1.0), Quiet());
    }
    double operator()(const Uniform& d) const {
        return d.low == d.high ? (x < d.low ? 0 : 1) : std::clamp((x - d.low) / (d.high - d.low), 0.0, 1.0);
    }
    double operator()(const Triangular& d) const {
        if (x >= d.high) return 1;
        if (x <= d.low) return 0;
        const double width = d.high - d.low;
        return x <= d.mode ? (x - d.low) * (x - d.low) / (width * (d.mode - d.low))
                           : 1 - (d.high - x) * (d.high - x) / (width * (d.high - d.mode));
    }
    double operator()(const Pert& d) const {
        return d.low == d.high ? (x < d.low ? 0 : 1)
                               : CumulativeOf{(x - d.low) / (d.high - d.low)}(unit_beta(d));
    }
    double operator()(const Weibull& d) const { return x <= 0 ? 0 : -expm1(-pow(x / d.scale, d.shape)); }
    double operator()(const Exponential& d) const { return x <= 0 ? 0 : -expm1(-d.rate * x); }
    double operator()(const Gompertz& d) const {
        if (x <= 0) return 0;
        return -expm1(d.shape == 0 ? -d.rate * x : -d.rate / d.shape * expm1(d.shape * x));
    }
    double operator()(const Given& d) const {
        const auto& sorted = d.sample->sorted;
        const auto at_or_below = std::ranges::upper_bound(sorted, x) - sorted.begin();
        return static_cast<double>(at_or_below) / static_cast<double>(sorted.size());
    }
};

}  // namespace

Given given(std::vector<double> values) {
    auto sorted = values;
    std::ranges::sort(sorted);
    return {std::make_shared<const Given::Sample>(std::move(values), std::move(sorted))};
}

void given_draws(const Given& d, std::uint64_t first, std::span<double> out) {
    const auto& values = d.sample->values;
    auto at = static_cast<std::size_t>(first % values.size());
    for (auto& value : out) {
        value = values[at];
        if (++at == values.size()) at = 0;
    }
}

Beta unit_beta(const Pert& d) {
    const double width = d.high - d.low;
    return {1 + 4 * (d.mode - d.low) / width, 1 + 4 * (d.high - d.mode) / width};
}

double mean(const Distribution& d) { return std::visit(MeanOf(), d); }
double standard_deviation(const Distribution& d) { return std::visit(SdOf(), d); }
double quantile(const Distribution& d, double p) { return std::visit(QuantileOf{p}, d); }
double cumulative(const Distribution& d, double x) { return std::visit(CumulativeOf{x}, d); }

Interval interval(const Distribution& d, double level) {
    const double outside = 0.5 * (1 - level);
    return {quantile(d, outside), quantile(d, 1 - outside)};
}

}  // namespace vaerdi::math
