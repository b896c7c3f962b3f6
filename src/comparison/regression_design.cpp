#include "comparison/regression_design.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "math/parallel.h"
#include "math/statistics.h"

namespace vaerdi::comparison {

namespace {

constexpr std::size_t block_rows = 256;   // columns of a block stay in the nearest cache
constexpr std::size_t most_chunks = 256;  // so that many covariates do not need much memory

/// A pattern's place among the patterns of the caller, and a number made of its covariates.
struct Address {
    std::uint64_t key;
    std::size_t row;
};

std::vector<Address> addresses(const Patterns& patterns) {
    std::vector<Address> result(patterns.count.size());
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = {0, i};
    for (const auto column : patterns.covariates) {
        for (std::size_t i = 0; i < result.size(); ++i) {
            auto& key = result[i].key;
            key ^= std::bit_cast<std::uint64_t>(column[i] + 0.0);  // −0 is 0
            key *= 0x9e3779b97f4a7c15;
            key ^= key >> 32;
        }
    }
    return result;
}

bool same_covariates(const Patterns& patterns, std::size_t a, std::size_t b) {
    return std::ranges::all_of(patterns.covariates,
                               [&](const auto column) { return column[a] == column[b]; });
}

/// Rows of equal patterns side by side, in an order that depends on what the rows hold only.
void put_in_order(const Patterns& patterns, std::vector<Address>& rows) {
    std::ranges::sort(rows, [&](const Address& a, const Address& b) {
        if (a.key != b.key) return a.key < b.key;
        for (const auto column : patterns.covariates) {
            if (column[a.row] != column[b.row]) return column[a.row] < column[b.row];
        }
        for (const auto column : {patterns.count, patterns.sum, patterns.sum_of_squares}) {
            if (!column.empty() && column[a.row] != column[b.row]) return column[a.row] < column[b.row];
        }
        return false;
    });
}

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
            const double* x = &design.covariates[place - 1][first];
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

Design::Design(const Patterns& patterns) {
    auto rows = addresses(patterns);
    put_in_order(patterns, rows);
    const bool squares = !patterns.sum_of_squares.empty();
    std::size_t distinct = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = rows[i].row;
        if (i == 0 || rows[i].key != rows[i - 1].key || !same_covariates(patterns, row, rows[i - 1].row)) {
            rows[distinct++].row = row;
            rows[distinct - 1].key = rows[i].key;
            count.push_back(0);
            sum.push_back(0);
            sum_of_squares.push_back(0);
        }
        count.back() += patterns.count[row];
        sum.back() += patterns.sum[row];
        if (squares) sum_of_squares.back() += patterns.sum_of_squares[row];
    }
    patients = math::sum(count);
    outcome = math::sum(sum);
    mean = {0}, scale = {1}, range = {1};
    std::vector<double> weighted(distinct);
    for (const auto from : patterns.covariates) {
        auto& x = covariates.emplace_back(distinct);
        for (std::size_t i = 0; i < distinct; ++i) x[i] = from[rows[i].row];
        for (std::size_t i = 0; i < distinct; ++i) weighted[i] = count[i] * x[i];
        const double middle = math::sum(weighted) / patients;
        for (std::size_t i = 0; i < distinct; ++i) weighted[i] = count[i] * (x[i] - middle) * (x[i] - middle);
        const double sd = std::sqrt(math::sum(weighted) / patients);
        const auto [lowest, highest] = std::ranges::minmax(x);
        mean.push_back(middle);
        scale.push_back(highest > lowest ? sd : 0);
        range.push_back(highest - lowest);
    }
}

StepSums step_sums(const Design& design, std::span<const double> coefficients, const Weighing& weigh,
                   unsigned threads) {
    const auto rows = design.rows();
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
