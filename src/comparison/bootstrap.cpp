#include "comparison/bootstrap.h"

#include <algorithm>
#include <array>

#include "math/parallel.h"
#include "math/statistics.h"

namespace vaerdi::comparison {

namespace {

/// Ascending, each value once.
std::vector<CountedValue> distinct(std::vector<CountedValue> values) {
    std::ranges::sort(values, {}, &CountedValue::value);
    std::vector<CountedValue> result;
    for (const auto& each : values) {
        if (!(each.count > 0)) continue;
        if (!result.empty() && result.back().value == each.value)
            result.back().count += each.count;
        else
            result.push_back(each);
    }
    return result;
}

/// As many as there are, drawn with replacement; `owner[k]` says which value the k-th has.
std::vector<CountedValue> drawn_again(const std::vector<CountedValue>& values,
                                      const std::vector<std::size_t>& owner, math::Stream stream,
                                      std::size_t replicate) {
    const auto n = owner.size();
    std::vector<double> counts(values.size());
    std::array<double, math::chunk_length> block;
    for (std::size_t begin = 0; begin < n; begin += block.size()) {
        const auto draws = std::span(block).first(std::min(block.size(), n - begin));
        math::uniforms(stream, replicate * n + begin, draws);
        for (const double u : draws) ++counts[owner[static_cast<std::size_t>(u * static_cast<double>(n))]];
    }
    std::vector<CountedValue> result;
    for (std::size_t v = 0; v < values.size(); ++v) {
        if (counts[v] > 0) result.push_back({values[v].value, counts[v]});
    }
    return result;
}

}  // namespace

std::optional<Interval> bootstrap(std::vector<CountedValue> values, const Figure& figure, math::Stream stream,
                                  std::size_t replicates, double confidence, unsigned threads) {
    values = distinct(std::move(values));
    std::vector<std::size_t> owner;
    for (std::size_t v = 0; v < values.size(); ++v)
        owner.insert(owner.end(), static_cast<std::size_t>(values[v].count), v);
    if (owner.size() < 2) return {};
    std::vector<double> figures(replicates);
    math::for_each_chunk(replicates, threads, [&](std::size_t replicate, unsigned) {
        figures[replicate] = figure(drawn_again(values, owner, stream, replicate));
    });
    const auto limits = math::percentiles(figures, std::array{(1 - confidence) / 2, (1 + confidence) / 2});
    return Interval{limits[0], limits[1]};
}

}  // namespace vaerdi::comparison
