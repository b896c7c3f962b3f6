// What is wrong with the parameters of a distribution, and distributions found from other figures.
#include <fmt/format.h>

#include <cmath>

#include "math/distribution.h"
#include "math/vector_math.h"

namespace vaerdi::math {
namespace {

Text not_finite(std::string_view family, std::string_view name, double value) {
    return {fmt::format("{}: {} is {}; it must be a number", family, name, value),
            fmt::format("{}: {} er {}; det skal være et tal", family, name, value)};
}
Text must_be_positive(std::string_view family, std::string_view name, double value) {
    return {fmt::format("{}: {} is {}; it must be above 0", family, name, value),
            fmt::format("{}: {} er {}; den skal være over 0", family, name, value)};
}
Text must_not_be_negative(std::string_view family, std::string_view name, double value) {
    return {fmt::format("{}: {} is {}; it must not be below 0", family, name, value),
            fmt::format("{}: {} er {}; den må ikke være under 0", family, name, value)};
}
Text wrong_order(std::string_view family, std::string_view first, double a, std::string_view second,
                 double b) {
    return {fmt::format("{}: {} is {} and {} is {}; {} must not be above {}", family, first, a, second, b,
                        first, second),
            fmt::format("{}: {} er {} og {} er {}; {} må ikke være over {}", family, first, a, second, b,
                        first, second)};
}
// Beyond these a table of the quantiles cannot be made, and no real figure is so certain or so uncertain.
constexpr double smallest_shape = 1e-4;
constexpr double largest_shape = 1e12;
Text out_of_reach(std::string_view family, std::string_view name, double value) {
    return {
        fmt::format("{}: {} is {}; it must be between 0.0001 and 1,000,000,000,000", family, name, value),
        fmt::format("{}: {} er {}; den skal være mellem 0,0001 og 1.000.000.000.000", family, name, value)};
}

using Wrong = std::optional<Text>;

Wrong finite(std::string_view family, std::string_view name, double x) {
    return std::isfinite(x) ? Wrong() : not_finite(family, name, x);
}
Wrong positive(std::string_view family, std::string_view name, double x) {
    if (const auto wrong = finite(family, name, x)) return wrong;
    return x > 0 ? Wrong() : must_be_positive(family, name, x);
}
Wrong not_negative(std::string_view family, std::string_view name, double x) {
    if (const auto wrong = finite(family, name, x)) return wrong;
    return x >= 0 ? Wrong() : must_not_be_negative(family, name, x);
}
Wrong shape_in_reach(std::string_view family, std::string_view name, double x) {
    if (const auto wrong = positive(family, name, x)) return wrong;
    return x >= smallest_shape && x <= largest_shape ? Wrong() : out_of_reach(family, name, x);
}
Wrong ordered(std::string_view family, std::string_view first, double a, std::string_view second, double b) {
    if (const auto wrong = finite(family, first, a)) return wrong;
    if (const auto wrong = finite(family, second, b)) return wrong;
    return a <= b ? Wrong() : wrong_order(family, first, a, second, b);
}
Wrong first_of(std::initializer_list<Wrong> found) {
    for (const Wrong& wrong : found) {
        if (wrong) return wrong;
    }
    return {};
}

struct FamilyOf {
    std::string_view operator()(const Constant&) const { return "constant"; }
    std::string_view operator()(const Normal&) const { return "normal"; }
    std::string_view operator()(const Lognormal&) const { return "lognormal"; }
    std::string_view operator()(const Gamma&) const { return "gamma"; }
    std::string_view operator()(const Beta&) const { return "beta"; }
    std::string_view operator()(const Uniform&) const { return "uniform"; }
    std::string_view operator()(const Triangular&) const { return "triangular"; }
    std::string_view operator()(const Pert&) const { return "pert"; }
    std::string_view operator()(const Weibull&) const { return "weibull"; }
    std::string_view operator()(const Exponential&) const { return "exponential"; }
    std::string_view operator()(const Gompertz&) const { return "gompertz"; }
    std::string_view operator()(const Given&) const { return "given"; }
};

struct Check {
    std::string_view f;

    Wrong operator()(const Constant& d) const { return finite(f, "value", d.value); }
    Wrong operator()(const Normal& d) const {
        return first_of({finite(f, "mean", d.mean), not_negative(f, "sd", d.sd)});
    }
    Wrong operator()(const Lognormal& d) const {
        return first_of({finite(f, "meanlog", d.meanlog), not_negative(f, "sdlog", d.sdlog)});
    }
    Wrong operator()(const Gamma& d) const {
        return first_of({shape_in_reach(f, "shape", d.shape), positive(f, "scale", d.scale)});
    }
    Wrong operator()(const Beta& d) const {
        return first_of({shape_in_reach(f, "alpha", d.alpha), shape_in_reach(f, "beta", d.beta)});
    }
    Wrong operator()(const Uniform& d) const { return ordered(f, "low", d.low, "high", d.high); }
    Wrong operator()(const Triangular& d) const {
        return first_of(
            {ordered(f, "low", d.low, "mode", d.mode), ordered(f, "mode", d.mode, "high", d.high)});
    }
    Wrong operator()(const Pert& d) const {
        return first_of(
            {ordered(f, "low", d.low, "mode", d.mode), ordered(f, "mode", d.mode, "high", d.high)});
    }
    Wrong operator()(const Weibull& d) const {
        return first_of({positive(f, "shape", d.shape), positive(f, "scale", d.scale)});
    }
    Wrong operator()(const Exponential& d) const { return positive(f, "rate", d.rate); }
    Wrong operator()(const Gompertz& d) const {
        if (d.shape < 0) {  // then some never have the event, and the mean is infinite
            return must_not_be_negative(f, "shape", d.shape);
        }
        return first_of({finite(f, "shape", d.shape), positive(f, "rate", d.rate)});
    }
    Wrong operator()(const Given& d) const {
        for (const double value : d.sample->values) {
            if (auto wrong = finite(f, "draw", value)) return wrong;
        }
        return {};
    }
};

// A fit whose parameters came out beyond reach is refused like written ones.
Fit checked(Distribution found) {
    if (auto wrong = check(found)) return *wrong;
    return found;
}

constexpr double range_in_sds = 3.92;  // 2 × 1.96

}  // namespace

std::string_view family(const Distribution& d) { return std::visit(FamilyOf(), d); }

std::optional<Text> check(const Distribution& d) { return std::visit(Check{family(d)}, d); }

Fit normal_from_mean_sd(double mean, double sd) {
    if (const auto wrong = first_of({finite("normal", "mean", mean), not_negative("normal", "sd", sd)}))
        return *wrong;
    return sd == 0 ? Distribution(Constant{mean}) : Distribution(Normal{mean, sd});
}

Fit gamma_from_mean_sd(double mean, double sd) {
    const auto wrong = first_of({finite("gamma", "mean", mean), not_negative("gamma", "sd", sd)});
    if (wrong) return *wrong;
    if (sd == 0 && mean >= 0) return Distribution(Constant{mean});
    if (mean <= 0) return must_be_positive("gamma", "mean", mean);
    return checked(Gamma{(mean / sd) * (mean / sd), sd * (sd / mean)});
}

Fit beta_from_mean_sd(double mean, double sd) {
    if (const auto wrong = first_of({finite("beta", "mean", mean), not_negative("beta", "sd", sd)}))
        return *wrong;
    if (mean < 0 || mean > 1 || (sd > 0 && (mean == 0 || mean == 1))) {
        return Text(fmt::format("beta: mean is {}; a share lies between 0 and 1", mean),
                    fmt::format("beta: mean er {}; en andel ligger mellem 0 og 1", mean));
    }
    if (sd == 0) return Distribution(Constant{mean});
    const double variance = mean * (1 - mean);
    if (sd * sd >= variance) {
        const double limit = std::sqrt(variance);
        return Text(
            fmt::format("beta: sd is {}; a share with mean {} has an sd below {:.4g}", sd, mean, limit),
            fmt::format("beta: sd er {}; en andel med middelværdi {} har en sd under {:.4g}", sd, mean,
                        limit));
    }
    const double n = (variance - sd * sd) / (sd * sd);
    return checked(Beta{mean * n, (1 - mean) * n});
}

Fit lognormal_from_mean_sd(double mean, double sd) {
    const auto wrong = first_of({positive("lognormal", "mean", mean), not_negative("lognormal", "sd", sd)});
    if (wrong) return *wrong;
    if (sd == 0) return Distribution(Constant{mean});
    const double variance_log = log1p((sd / mean) * (sd / mean));
    return checked(Lognormal{log(mean) - 0.5 * variance_log, std::sqrt(variance_log)});
}

FitFromCounts beta_from_counts(double events, double of) {
    const auto wrong = first_of({not_negative("beta", "events", events), positive("beta", "of", of),
                                 ordered("beta", "events", events, "of", of)});
    if (wrong) return {*wrong};
    if (events > 0 && events < of) return {checked(Beta{events, of - events})};
    return {checked(Beta{events + 0.5, of - events + 0.5}), true};
}

Fit from_range(double value, double low, double high, QuantityKind quantity) {
    const auto wrong =
        first_of({finite("range", "value", value), ordered("range", "low", low, "high", high)});
    if (wrong) return *wrong;
    if (value < low || value > high) {
        return Text(fmt::format("value is {}; it must lie in its range {} to {}", value, low, high),
                    fmt::format("value er {}; den skal ligge i sit interval {} til {}", value, low, high));
    }
    if (low == high) return Distribution(Constant{value});
    const double sd = (high - low) / range_in_sds;
    switch (quantity) {
        case QuantityKind::share:
            if (low < 0 || high > 1) {
                return Text(
                    fmt::format("the range of a share lies between 0 and 1, not {} to {}", low, high),
                    fmt::format("intervallet for en andel ligger mellem 0 og 1, ikke {} til {}", low, high));
            }
            return beta_from_mean_sd(value, sd);
        case QuantityKind::non_negative:
            if (low < 0) {
                return Text(
                    fmt::format("the range begins at {}; this quantity cannot be below 0", low),
                    fmt::format("intervallet begynder ved {}; denne størrelse kan ikke være under 0", low));
            }
            return gamma_from_mean_sd(value, sd);
        case QuantityKind::ratio:
            if (low <= 0) {
                return Text(fmt::format("the range begins at {}; a ratio is above 0", low),
                            fmt::format("intervallet begynder ved {}; et forhold er over 0", low));
            }
            return checked(Lognormal{log(value), (log(high) - log(low)) / range_in_sds});
        case QuantityKind::any:
            break;
    }
    return normal_from_mean_sd(value, sd);
}

}  // namespace vaerdi::math
