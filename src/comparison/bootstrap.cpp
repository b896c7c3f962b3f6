#include "comparison/bootstrap.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "math/parallel.h"
#include "math/statistics.h"

namespace vaerdi::comparison {

namespace {

/// Drawing one by one costs as much as there are occurrences, item by item as much as some hundred of them.
constexpr std::int64_t worth_an_item = 200;

/// The smallest number of successes that are, or fewer are, at least `u` probable.
double binomial_quantile(double n, double share, double u) {
    namespace policies = boost::math::policies;
    using Upwards = policies::policy<policies::discrete_quantile<policies::integer_round_up>>;
    return boost::math::quantile(boost::math::binomial_distribution<double, Upwards>(n, share), u);
}

/// As many as there are, drawn with replacement; `owner[k]` says which item the k-th is.
void draw_each(std::span<const std::uint32_t> owner, math::Stream stream, std::size_t replicate,
               std::span<double> counts) {
    const auto n = owner.size();
    std::array<double, math::chunk_length> block;
    for (std::size_t begin = 0; begin < n; begin += block.size()) {
        const auto draws = std::span(block).first(std::min(block.size(), n - begin));
        math::uniforms(stream, replicate * n + begin, draws);
        for (const double u : draws) ++counts[owner[static_cast<std::size_t>(u * static_cast<double>(n))]];
    }
}

/// The same law, item by item: how many are the first, how many of the rest the second …
void draw_items(std::span<const std::int64_t> items, double n, math::Stream stream, std::size_t replicate,
                std::span<double> counts) {
    double left = n, among = n;  // occurrences not drawn yet, and those of items not drawn yet
    for (std::size_t i = 0; i < items.size() && left > 0; ++i) {
        const auto own = static_cast<double>(items[i]);
        counts[i] = own >= among ? left
                                 : binomial_quantile(left, own / among,
                                                     math::uniform(stream, replicate * items.size() + i));
        left -= counts[i];
        among -= own;
    }
}

}  // namespace

std::optional<Interval> bootstrap(std::span<const std::int64_t> counts, const FigureOfSample& figure,
                                  math::Stream stream, std::size_t replicates, double confidence,
                                  unsigned threads) {
    const auto n = std::reduce(counts.begin(), counts.end());
    if (n < 2) return {};
    const bool by_item = n / worth_an_item >= std::ssize(counts);
    std::vector<std::uint32_t> owner;
    if (!by_item) {
        owner.reserve(static_cast<std::size_t>(n));
        for (std::uint32_t i = 0; i < counts.size(); ++i)
            owner.insert(owner.end(), static_cast<std::size_t>(counts[i]), i);
    }
    std::vector<double> figures(replicates);
    math::for_each_chunk(replicates, threads, [&](std::size_t replicate, unsigned) {
        std::vector<double> drawn(counts.size());
        if (by_item) {
            draw_items(counts, static_cast<double>(n), stream, replicate, drawn);
        } else {
            draw_each(owner, stream, replicate, drawn);
        }
        figures[replicate] = figure(drawn);
    });
    if (!std::ranges::all_of(figures, [](double one) { return std::isfinite(one); })) return {};
    const auto limits = math::percentiles(figures, std::array{(1 - confidence) / 2, (1 + confidence) / 2});
    return Interval{limits[0], limits[1]};
}

}  // namespace vaerdi::comparison
