#include "math/multivariate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "math/distribution.h"
#include "math/kept_tables.h"
#include "math/lanes.h"
#include "math/normal.h"
#include "math/vector_math.h"

namespace vaerdi::math {

std::optional<Text> Dirichlet::check(std::span<const double> alpha) {
    bool any = false;
    for (const double a : alpha) {
        if (a == 0) continue;
        if (auto wrong = math::check(Beta{a, 1})) {
            return Text(
                fmt::format("dirichlet: {} is not a count above 0, or 0 for what cannot happen", a),
                fmt::format("dirichlet: {} er ikke et antal over 0, eller 0 for det, der ikke kan ske", a));
        }
        any = true;
    }
    if (any) return {};
    return Text("dirichlet: at least one of the counts must be above 0",
                "dirichlet: mindst ét af antallene skal være over 0");
}

Dirichlet::Dirichlet(std::span<const double> alpha) : alpha_(alpha.begin(), alpha.end()) {
    for (const double a : alpha) tables_.push_back(a > 0 ? gamma_table(a) : nullptr);
}

Distribution Dirichlet::marginal(std::size_t k) const {
    double all = 0;
    for (const double a : alpha_) all += a;
    const double rest = all - alpha_[k];
    if (alpha_[k] == 0) return Constant{0};
    if (!(rest > 0)) return Constant{1};
    return Beta{alpha_[k], rest};
}

// On the log scale, where counts far below 1 do not vanish: x_k = exp(g_k − max g) / Σ exp(g_j − max g).
void Dirichlet::sample(std::span<const std::span<const double>> uniforms,
                       std::span<const std::span<double>> out) const {
    const auto components = [&](auto&& treat) {
        for (std::size_t k = 0; k < tables_.size(); ++k) {
            if (tables_[k]) treat(k);
        }
    };
    constexpr std::size_t longest = 512;
    const std::size_t length = out.empty() ? 0 : out[0].size();
    for (std::size_t i = 0; i < length; i += longest) {
        const std::size_t n = std::min(longest, length - i);
        std::array<double, longest> top, sum;
        top.fill(-HUGE_VAL);
        sum.fill(0);
        components([&](std::size_t k) {
            const auto g = out[k].subspan(i, n);
            inverse_normal(uniforms[k].subspan(i, n), g);
            tables_[k]->evaluate(g, g);
            const double log_mean = log(alpha_[k]);
            for (std::size_t j = 0; j < n; ++j) {
                g[j] += log_mean;
                top[j] = std::max(top[j], g[j]);
            }
        });
        components([&](std::size_t k) {
            const auto g = out[k].subspan(i, n);
            for (std::size_t j = 0; j < n; ++j) g[j] -= top[j];
            exp(g, g);
            for (std::size_t j = 0; j < n; ++j) sum[j] += g[j];
        });
        for (std::size_t k = 0; k < tables_.size(); ++k) {
            const auto g = out[k].subspan(i, n);
            if (!tables_[k]) std::ranges::fill(g, 0.0);
            for (std::size_t j = 0; j < n; ++j) g[j] /= sum[j];
        }
    }
}

namespace {

Text covariance_wrong(std::string en, std::string da) {
    return {"multivariate normal: " + en, "multivariat normal: " + da};
}

// What forbids a matrix to be a covariance before any calculation.
std::optional<Text> wrong_entries(std::span<const double> mean, std::span<const double> c) {
    const std::size_t n = mean.size();
    if (n == 0 || c.size() != n * n) {
        return covariance_wrong(
            fmt::format("{} means need {} covariances, not {}", n, n * n, c.size()),
            fmt::format("{} middelværdier kræver {} kovarianser, ikke {}", n, n * n, c.size()));
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(mean[i]) || !std::isfinite(c[i * n + i]) || c[i * n + i] < 0) {
            return covariance_wrong(
                fmt::format("component {} has mean {} and variance {}; a variance is a number from 0 up",
                            i + 1, mean[i], c[i * n + i]),
                fmt::format("komponent {} har middelværdi {} og varians {}; en varians er et tal fra 0 og op",
                            i + 1, mean[i], c[i * n + i]));
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double a = c[i * n + j], b = c[j * n + i];
            const double most = std::sqrt(c[i * n + i]) * std::sqrt(c[j * n + j]);
            if (!(std::fabs(a - b) <= 1e-9 * most)) {
                return covariance_wrong(
                    fmt::format("the covariance of {} and {} is given as both {} and {}", i + 1, j + 1, a, b),
                    fmt::format("kovariansen af {} og {} er angivet som både {} og {}", i + 1, j + 1, a, b));
            }
            if (!(std::fabs(a) <= most * (1 + 1e-9))) {
                return covariance_wrong(
                    fmt::format("the covariance of {} and {} is {}; their variances allow {:.6g} at most",
                                i + 1, j + 1, a, most),
                    fmt::format("kovariansen af {} og {} er {}; deres varianser tillader højst {:.6g}", i + 1,
                                j + 1, a, most));
            }
        }
    }
    return {};
}

// L of L Lᵀ = c; a component that follows from those before it gets a 0 on the diagonal. The number of the
// first component that contradicts those before it, if there is one.
std::optional<std::size_t> cholesky(std::span<const double> c, std::size_t n, std::vector<double>& lower) {
    lower.assign(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double left = c[i * n + j];
            for (std::size_t k = 0; k < j; ++k) left -= lower[i * n + k] * lower[j * n + k];
            const double spread = std::sqrt(c[i * n + i]) * std::sqrt(c[j * n + j]);
            const double pivot = lower[j * n + j];
            if (i == j) {
                if (left < -1e-9 * spread) return i;
                lower[i * n + i] = left > 1e-12 * spread ? std::sqrt(left) : 0;
            } else if (pivot > 0) {
                lower[i * n + j] = left / pivot;
            } else if (std::fabs(left) > 1e-6 * spread) {
                return i;
            }
        }
    }
    return {};
}

}  // namespace

std::variant<MultivariateNormal, Text> MultivariateNormal::make(std::span<const double> mean,
                                                                std::span<const double> covariance) {
    if (auto wrong = wrong_entries(mean, covariance)) return *wrong;
    std::vector<double> lower;
    if (const auto at = cholesky(covariance, mean.size(), lower)) {
        return covariance_wrong(fmt::format("component {} contradicts those before it: no values can have "
                                            "these covariances (the matrix is "
                                            "not positive semidefinite)",
                                            *at + 1),
                                fmt::format("komponent {} modsiger dem før den: ingen værdier kan have disse "
                                            "kovarianser (matricen er ikke "
                                            "positiv semidefinit)",
                                            *at + 1));
    }
    return MultivariateNormal({mean.begin(), mean.end()}, std::move(lower));
}

MultivariateNormal::MultivariateNormal(std::vector<double> mean, std::vector<double> lower)
    : mean_(std::move(mean)), lower_(std::move(lower)) {}

void MultivariateNormal::sample(std::span<const std::span<const double>> normals,
                                std::span<const std::span<double>> out) const {
    const std::size_t n = mean_.size();
    for (std::size_t k = n; k-- > 0;) {  // backwards, so that out[k] may take the place of normals[k]
        const auto values = out[k];
        const double own = lower_[k * n + k];
        lanes::each_block(normals[k], values, [&](lanes::Four z) { return lanes::fma(z, own, mean_[k]); });
        for (std::size_t j = 0; j < k; ++j) {
            const double factor = lower_[k * n + j];
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = std::fma(factor, normals[j][i], values[i]);
        }
    }
}

Distribution MultivariateNormal::marginal(std::size_t k) const {
    double variance = 0;
    for (std::size_t j = 0; j <= k; ++j) variance += lower_[k * size() + j] * lower_[k * size() + j];
    return Normal{mean_[k], std::sqrt(variance)};
}

}  // namespace vaerdi::math
