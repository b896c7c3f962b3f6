#include "math/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "math/lanes.h"

namespace vaerdi::math {
namespace {

// Σ f(x_i) of at most one chunk, in 16 interleaved rows that are added in a fixed tree.
template <class F>
double chunk_sum(std::span<const double> x, F f) {
    lanes::Four rows[4] = {0.0, 0.0, 0.0, 0.0};
    std::size_t i = 0;
    for (; i + 16 <= x.size(); i += 16) {
        for (std::size_t k = 0; k < 4; ++k) rows[k] = rows[k] + f(lanes::load(&x[i + 4 * k]));
    }
    double s[lanes::width];
    lanes::store(s, (rows[0] + rows[1]) + (rows[2] + rows[3]));
    double sum = (s[0] + s[1]) + (s[2] + s[3]);
    for (; i < x.size(); ++i) {
        lanes::store(s, f(lanes::Four(x[i])));
        sum += s[0];
    }
    return sum;
}

std::span<const double> chunk(std::span<const double> x, std::size_t first) {
    return x.subspan(first, std::min(chunk_length, x.size() - first));
}

Moments chunk_moments(std::span<const double> x) {
    const auto n = static_cast<double>(x.size());
    const double m = chunk_sum(x, [](lanes::Four v) { return v; }) / n;
    const double squares = chunk_sum(x, [&](lanes::Four v) {
        const lanes::Four d = v - m;
        return d * d;
    });
    return {n, m, squares};
}

// The draws that can hold the wanted ranks: `low` and `high` bracket them, found from a sample of the draws.
struct Bracket {
    double low, high;
};

// A larger sample makes the bracket narrower and costs more to sort.
constexpr std::size_t sample_size(std::size_t draws) { return draws < 100'000 ? 512 : 2048; }

Bracket bracket(std::span<const double> sorted_sample, std::size_t rank, std::size_t n) {
    const double share = static_cast<double>(rank) / static_cast<double>(n);
    const double at = share * static_cast<double>(sorted_sample.size());
    const double slack = 6 * std::sqrt(at * (1 - share)) + 4;
    const double last = static_cast<double>(sorted_sample.size() - 1);
    return {at - slack < 0 ? -HUGE_VAL : sorted_sample[static_cast<std::size_t>(at - slack)],
            at + slack > last ? HUGE_VAL : sorted_sample[static_cast<std::size_t>(at + slack)]};
}

// x[rank] and x[rank + 1] as if x were sorted, by looking only at the draws within a bracket. Exact: when the
// bracket misses, everything is looked at.
std::array<double, 2> neighbours(std::span<double> x, std::span<const double> sorted_sample, std::size_t rank,
                                 std::vector<double>& kept) {
    const Bracket b = bracket(sorted_sample, rank, x.size());
    kept.resize(x.size() + 1);
    std::size_t below = 0, count = 0;
    for (const double v : x) {  // without a jump
        kept[count] = v;
        below += v < b.low;
        count += static_cast<std::size_t>(v >= b.low) & static_cast<std::size_t>(v <= b.high);
    }
    const std::size_t next = std::min(rank + 1, x.size() - 1);
    std::span<double> look = {kept.data(), count};
    if (rank < below || next >= below + count) {
        look = x;
        below = 0;
    }
    const auto at = look.begin() + static_cast<std::ptrdiff_t>(rank - below);
    std::nth_element(look.begin(), at, look.end());
    return {*at, next == rank ? *at : *std::min_element(at + 1, look.end())};
}

// Nothing to interpolate between equal neighbours, or from −∞.
double interpolated(double low, double high, double between) {
    return between == 0 || low == high || std::isinf(low) ? low : low + between * (high - low);
}

}  // namespace

double sum(std::span<const double> x) {
    double total = 0;
    for (std::size_t i = 0; i < x.size(); i += chunk_length) {
        total += chunk_sum(chunk(x, i), [](lanes::Four v) { return v; });
    }
    return total;
}

Moments moments(std::span<const double> x) {
    Moments all;
    for (std::size_t i = 0; i < x.size(); i += chunk_length) all = merge(all, chunk_moments(chunk(x, i)));
    return all;
}

Moments merge(const Moments& a, const Moments& b) {
    if (a.count == 0) return b;
    if (b.count == 0) return a;
    const double n = a.count + b.count;
    const double d = b.mean - a.mean;
    return {n, a.mean + d * (b.count / n), a.squares + b.squares + d * d * (a.count * (b.count / n))};
}

double variance(const Moments& m) { return m.count < 2 ? 0 : m.squares / (m.count - 1); }
double standard_deviation(const Moments& m) { return std::sqrt(variance(m)); }
double standard_error(const Moments& m) { return m.count < 2 ? 0 : std::sqrt(variance(m) / m.count); }

double mean(std::span<const double> x) { return moments(x).mean; }
double variance(std::span<const double> x) { return variance(moments(x)); }
double standard_error(std::span<const double> x) { return standard_error(moments(x)); }

std::vector<double> percentiles(std::span<double> scratch, std::span<const double> p) {
    const std::size_t n = scratch.size();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (n == 0 || std::ranges::any_of(scratch, [](double v) { return std::isnan(v); })) {
        return std::vector<double>(p.size(), nan);
    }
    std::vector<double> result, sample, kept;
    const std::size_t sampled = sample_size(n);
    if (n <= 4 * sampled) {
        std::ranges::sort(scratch);
    } else {
        for (std::size_t k = 0; k < sampled; ++k) sample.push_back(scratch[k * (n / sampled)]);
        std::ranges::sort(sample);
    }
    for (const double share : p) {
        const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(n - 1);
        const auto rank = static_cast<std::size_t>(at);
        const double between = at - static_cast<double>(rank);
        const auto [low, high] = sample.empty()
                                     ? std::array{scratch[rank], scratch[std::min(rank + 1, n - 1)]}
                                     : neighbours(scratch, sample, rank, kept);
        result.push_back(interpolated(low, high, between));
    }
    return result;
}

double percentile_of_sorted(std::span<const double> sorted, double p) {
    const double at = std::clamp(p, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto rank = static_cast<std::size_t>(at);
    return interpolated(sorted[rank], sorted[std::min(rank + 1, sorted.size() - 1)],
                        at - static_cast<double>(rank));
}

double share_above(std::span<const double> x, double limit) {
    if (x.empty()) return 0;
    return static_cast<double>(std::ranges::count_if(x, [&](double v) { return v > limit; })) /
           static_cast<double>(x.size());
}

double share_below(std::span<const double> x, double limit) {
    if (x.empty()) return 0;
    return static_cast<double>(std::ranges::count_if(x, [&](double v) { return v < limit; })) /
           static_cast<double>(x.size());
}

}  // namespace vaerdi::math
