#include "comparison/regression_design.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "math/parallel.h"
#include "math/statistics.h"

namespace vaerdi::comparison {

namespace {

constexpr std::size_t block_rows = 256;   // columns of a block stay in the nearest cache
constexpr std::size_t most_chunks = 256;  // so that many covariates do not need much memory

/// Sums over [first, last) of a · b, four at a time: the same order on every machine.
typedef double FourSums __attribute__((vector_size(32)));
double dot(const double* a, const double* b) {
    FourSums even{}, odd{};
    for (std::size_t i = 0; i < block_rows; i += 8) {
        FourSums a0, a1, b0, b1;
        std::memcpy(&a0, a + i, sizeof a0);
        std::memcpy(&a1, a + i + 4, sizeof a1);
        std::memcpy(&b0, b + i, sizeof b0);
        std::memcpy(&b1, b + i + 4, sizeof b1);
        even += a0 * b0;
        odd += a1 * b1;
    }
    even += odd;
    return (even[0] + even[1]) + (even[2] + even[3]);
}

/// The columns of some rows, and what is computed from them.
struct Block {
    explicit Block(std::size_t places) : columns(places * block_rows), weighted(block_rows) {}

    double* column(std::size_t place) { return &columns[place * block_rows]; }

    /// Rows past the end are zeros, which add nothing.
    void load(const Design& design, std::size_t first, std::size_t rows, std::span<const double> b) {
        std::fill_n(column(0), block_rows, 1.0);
        linear.fill(b[0]);
        for (std::size_t place = 1; place < design.places(); ++place) {
            double* z = column(place);
            const double mean = design.mean[place], scale = design.scale[place];
            const double per = scale > 0 ? 1 / scale : 0;
            const double* x = &design.ordered.covariate(place - 1)[first];
            for (std::size_t i = 0; i < rows; ++i) z[i] = (x[i] - mean) * per;
            std::fill(z + rows, z + block_rows, 0.0);
            for (std::size_t i = 0; i < block_rows; ++i) linear[i] += z[i] * b[place];
        }
        w.fill(0);
        r.fill(0);
    }

    void add_to(StepSums& sums) {
        const auto places = sums.score.size();
        std::size_t at = 0;
        for (std::size_t j = 0; j < places; ++j) {
            const double* z = column(j);
            for (std::size_t i = 0; i < block_rows; ++i) weighted[i] = z[i] * w[i];
            for (std::size_t k = 0; k <= j; ++k) sums.gram[at++] += dot(weighted.data(), column(k));
            sums.score[j] += dot(z, r.data());
        }
    }

    std::vector<double> columns, weighted;
    std::array<double, block_rows> linear, w, r;
};

StepSums no_sums(std::size_t places) {
    return {std::vector<double>(places * (places + 1) / 2), std::vector<double>(places), 0};
}

}  // namespace

Design::Design(const Patterns& patterns, unsigned threads)
    : ordered(patterns, threads),
      patients(math::sum(ordered.count())),
      outcome(math::sum(ordered.sum())),
      mean(places()),
      scale(places(), 1),
      range(places(), 1) {
    const auto n = ordered.count();
    math::for_each_chunk(ordered.covariates(), threads, [&](std::size_t k, unsigned) {
        const auto x = ordered.covariate(k);
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += n[i] * x[i];
        const double middle = sum / patients;
        for (std::size_t i = 0; i < x.size(); ++i) squares += n[i] * (x[i] - middle) * (x[i] - middle);
        const auto [lowest, highest] = std::ranges::minmax(x);
        mean[k + 1] = middle;
        range[k + 1] = highest - lowest;
        scale[k + 1] = highest > lowest ? std::sqrt(squares / patients) : 0;
    });
}

StepSums step_sums(const Design& design, std::span<const double> coefficients, const Weighing& weigh,
                   unsigned threads) {
    const auto rows = design.ordered.rows();
    const auto blocks = (rows + block_rows - 1) / block_rows;
    const auto blocks_a_chunk =
        std::max(math::chunk_length / block_rows, (blocks + most_chunks - 1) / most_chunks);
    const auto chunks = (blocks + blocks_a_chunk - 1) / blocks_a_chunk;
    std::vector<StepSums> parts(chunks, no_sums(design.places()));
    math::for_each_chunk(chunks, threads, [&](std::size_t chunk, unsigned) {
        Block block(design.places());
        const auto end = std::min(blocks, (chunk + 1) * blocks_a_chunk);
        for (auto b = chunk * blocks_a_chunk; b < end; ++b) {
            const auto first = b * block_rows, n = std::min(block_rows, rows - first);
            block.load(design, first, n, coefficients);
            parts[chunk].total += weigh(first, std::span(block.linear).first(n), std::span(block.w).first(n),
                                        std::span(block.r).first(n));
            block.add_to(parts[chunk]);
        }
    });
    auto sums = no_sums(design.places());
    for (const auto& part : parts) {
        for (std::size_t i = 0; i < sums.gram.size(); ++i) sums.gram[i] += part.gram[i];
        for (std::size_t i = 0; i < sums.score.size(); ++i) sums.score[i] += part.score[i];
        sums.total += part.total;
    }
    return sums;
}

}  // namespace vaerdi::comparison
