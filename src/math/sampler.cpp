#include "math/sampler.h"

#include <algorithm>
#include <array>

#include "math/kept_tables.h"
#include "math/lanes.h"
#include "math/normal.h"

namespace vaerdi::math {
namespace {

using In = std::span<const double>;
using Out = std::span<double>;

// Draws in such short blocks stay in the nearest cache between the steps of a method.
constexpr std::size_t short_block_length = 512;

// out = kernel(t(z(u))), the way of all tabulated families.
template <class Kernel>
void by_table(const InverseTable& table, In u, Out out, Kernel kernel) {
    for (std::size_t i = 0; i < u.size(); i += short_block_length) {
        const std::size_t n = std::min(short_block_length, u.size() - i);
        std::array<double, short_block_length> buffer;
        const Out z(buffer.data(), n);
        inverse_normal(u.subspan(i, n), z);
        table.evaluate(z, z);
        lanes::each_block(z, out.subspan(i, n), kernel);
    }
}

template <class Kernel>
void by_normal(In u, Out out, Kernel kernel) {
    for (std::size_t i = 0; i < u.size(); i += short_block_length) {
        const std::size_t n = std::min(short_block_length, u.size() - i);
        inverse_normal(u.subspan(i, n), out.subspan(i, n));
        lanes::each_block(out.subspan(i, n), out.subspan(i, n), kernel);
    }
}

// −log(1 − u): the standard exponential.
lanes::Four exponential(lanes::Four u) { return -lanes::log1p(-u); }

struct Sample {
    const InverseTable* table;
    In u;
    Out out;

    void constant(double value) const { std::ranges::fill(out, value); }

    void operator()(const Constant& d) const { constant(d.value); }
    void operator()(const Normal& d) const {
        if (d.sd == 0) return constant(d.mean);
        by_normal(u, out, [&](lanes::Four z) { return lanes::fma(z, d.sd, d.mean); });
    }
    void operator()(const Lognormal& d) const {
        by_normal(u, out, [&](lanes::Four z) {
            return lanes::exp(d.sdlog == 0 ? lanes::Four(d.meanlog) : lanes::fma(z, d.sdlog, d.meanlog));
        });
    }
    void operator()(const Gamma& d) const {
        by_table(*table, u, out, [m = d.shape * d.scale](lanes::Four t) { return m * lanes::exp(t); });
    }
    void beta_on(const Beta& d, double low, double width) const {
        by_table(*table, u, out, [=](lanes::Four t) {
            return lanes::fma(d.alpha / (d.alpha + d.beta * lanes::exp(-t)), width, low);
        });
    }
    void operator()(const Beta& d) const { beta_on(d, 0, 1); }
    void operator()(const Pert& d) const {
        if (d.low == d.high) return constant(d.low);
        beta_on(unit_beta(d), d.low, d.high - d.low);
    }
    void operator()(const Uniform& d) const {
        const double width = d.high - d.low;
        lanes::each_block(u, out, [&](lanes::Four v) { return lanes::fma(v, width, d.low); });
    }
    void operator()(const Triangular& d) const {
        const double below = d.mode - d.low, above = d.high - d.mode, width = d.high - d.low;
        lanes::each_block(u, out, [&](lanes::Four v) {
            return lanes::choose(v * width <= below, d.low + lanes::sqrt(v * below * width),
                                 d.high - lanes::sqrt((1 - v) * above * width));
        });
    }
    void operator()(const Weibull& d) const {
        lanes::each_block(u, out, [scale = d.scale, power = 1 / d.shape](lanes::Four v) {
            return scale * lanes::exp(power * lanes::log(exponential(v)));
        });
    }
    void operator()(const Exponential& d) const {
        lanes::each_block(u, out, [&](lanes::Four v) { return exponential(v) / d.rate; });
    }
    void operator()(const Gompertz& d) const {
        if (d.shape == 0) return (*this)(Exponential{d.rate});
        const double ratio = d.shape / d.rate;
        lanes::each_block(u, out,
                          [&](lanes::Four v) { return lanes::log1p(exponential(v) * ratio) / d.shape; });
    }
    void operator()(const Given& d) const {
        std::ranges::transform(u, out.begin(), [&](double v) { return quantile(d, v); });
    }
};

std::shared_ptr<const InverseTable> table_for(const Distribution& d) {
    if (const auto* gamma = std::get_if<Gamma>(&d)) return gamma_table(gamma->shape);
    if (const auto* beta = std::get_if<Beta>(&d)) return beta_table(beta->alpha, beta->beta);
    if (const auto* pert = std::get_if<Pert>(&d); pert && pert->low < pert->high) {
        const Beta b = unit_beta(*pert);
        return beta_table(b.alpha, b.beta);
    }
    return nullptr;
}

}  // namespace

Sampler::Sampler(const Distribution& d) : distribution_(d), table_(table_for(d)) {}

void Sampler::sample(std::span<const double> uniforms, std::span<double> out) const {
    std::visit(Sample{table_.get(), uniforms, out}, distribution_);
}

}  // namespace vaerdi::math
