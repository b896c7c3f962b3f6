#include "comparison/ordered_patterns.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "math/parallel.h"
#include "math/statistics.h"

namespace vaerdi::comparison {

namespace {

// Rows are dealt into buckets by the highest bits of their key, so that several threads can sort.
constexpr std::size_t bucket_bits = 8, buckets = 1 << bucket_bits;

/// A row of the caller, and a number made of its covariates.
struct Address {
    std::uint64_t key;
    std::size_t row;

    std::size_t bucket() const { return key >> (64 - bucket_bits); }
};

std::unique_ptr<Address[]> addresses(const Patterns& patterns, unsigned threads) {
    const auto n = patterns.count.size();
    auto result = std::make_unique_for_overwrite<Address[]>(n);
    const auto chunks = (n + math::chunk_length - 1) / math::chunk_length;
    math::for_each_chunk(chunks, threads, [&](std::size_t chunk, unsigned) {
        const auto first = chunk * math::chunk_length, end = std::min(n, first + math::chunk_length);
        for (auto i = first; i < end; ++i) result[i] = {0, i};
        for (const auto column : patterns.covariates) {
            for (auto i = first; i < end; ++i) {
                auto& key = result[i].key;
                key ^= std::bit_cast<std::uint64_t>(column[i] + 0.0);  // −0 is 0
                key *= 0x9e3779b97f4a7c15;
                key ^= key >> 32;
            }
        }
        for (auto i = first; i < end; ++i) result[i].key *= 0x9e3779b97f4a7c15;  // stirs the highest bits
    });
    return result;
}

/// Rows dealt into buckets: those of bucket b are [begin[b], begin[b + 1]).
struct Dealt {
    std::unique_ptr<Address[]> rows;
    std::array<std::size_t, buckets + 1> begin{};
};

Dealt dealt(const Address* from, std::size_t n) {
    Dealt result{std::make_unique_for_overwrite<Address[]>(n), {}};
    for (std::size_t i = 0; i < n; ++i) ++result.begin[from[i].bucket() + 1];
    for (std::size_t b = 0; b < buckets; ++b) result.begin[b + 1] += result.begin[b];
    auto next = result.begin;
    for (std::size_t i = 0; i < n; ++i) result.rows[next[from[i].bucket()]++] = from[i];
    return result;
}

/// By key; rows with the same key by all they hold.
bool comes_before(const Patterns& patterns, const Address& a, const Address& b) {
    if (a.key != b.key) return a.key < b.key;
    for (const auto column : patterns.covariates) {
        if (column[a.row] != column[b.row]) return column[a.row] < column[b.row];
    }
    for (const auto column : {patterns.count, patterns.sum, patterns.sum_of_squares}) {
        if (!column.empty() && column[a.row] != column[b.row]) return column[a.row] < column[b.row];
    }
    return false;
}

bool same_covariates(const Patterns& patterns, const Address& a, const Address& b) {
    return a.key == b.key && std::ranges::all_of(patterns.covariates, [&](const auto column) {
               return column[a.row] == column[b.row];
           });
}

}  // namespace

OrderedPatterns::OrderedPatterns(const Patterns& patterns, unsigned threads)
    : covariates_(patterns.covariates.size()) {
    const auto n = patterns.count.size();
    auto found = dealt(addresses(patterns, threads).get(), n);
    const auto bucket = [&](std::size_t b) {
        return std::span(&found.rows[0] + found.begin[b], found.begin[b + 1] - found.begin[b]);
    };
    const auto is_new = [&](std::span<const Address> rows, std::size_t i) {
        return i == 0 || !same_covariates(patterns, rows[i - 1], rows[i]);
    };
    std::array<std::size_t, buckets + 1> place{};  // of the first pattern of each bucket
    math::for_each_chunk(buckets, threads, [&](std::size_t b, unsigned) {
        const auto rows = bucket(b);
        std::ranges::sort(rows, [&](const auto& x, const auto& y) { return comes_before(patterns, x, y); });
        for (std::size_t i = 0; i < rows.size(); ++i) place[b + 1] += is_new(rows, i) ? 1 : 0;
    });
    for (std::size_t b = 0; b < buckets; ++b) place[b + 1] += place[b];
    rows_ = place.back();
    std::vector<std::span<const double>> sums{patterns.count, patterns.sum};
    if (!patterns.sum_of_squares.empty()) sums.push_back(patterns.sum_of_squares);
    memory_ = std::make_unique_for_overwrite<double[]>((covariates_ + sums.size()) * rows_);
    math::for_each_chunk(buckets, threads, [&](std::size_t b, unsigned) {
        const auto rows = bucket(b);
        for (std::size_t k = 0; k < covariates_; ++k) {
            double* next = &memory_[0] + k * rows_ + place[b];
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (is_new(rows, i)) *next++ = patterns.covariates[k][rows[i].row];
            }
        }
        for (std::size_t k = 0; k < sums.size(); ++k) {
            double* next = &memory_[0] + (covariates_ + k) * rows_ + place[b];
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double value = sums[k][rows[i].row];
                if (is_new(rows, i))
                    *next++ = value;
                else
                    next[-1] += value;
            }
        }
    });
}

}  // namespace vaerdi::comparison
