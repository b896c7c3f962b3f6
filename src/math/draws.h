// Random numbers with an address.
//
// Every uncertain value of a case has its own stream, named after what it is ("bed_days/tavi"), and draw i of
// a stream is a pure function of (seed, stream, i). So adding a parameter changes no other draw, alternatives
// can share draws, and any thread or machine can compute any draw without asking the others.
//
// Method: Philox4x64-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3") with
// key {seed, stream}, counter i div 4 and lane i mod 4.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace vaerdi::math {

/// One sequence of draws: `seed` belongs to the whole run, `id` to the uncertain value.
struct Stream {
    std::uint64_t seed = 0;
    std::uint64_t id = 0;

    friend bool operator==(const Stream&, const Stream&) = default;
};

/// A stable 64-bit number for a name (FNV-1a, finished by the mixing step of MurmurHash3). It is the same on
/// every machine and in every release: changing it would change every published result.
std::uint64_t stream_id(std::string_view name);

/// The stream of one uncertain value, e.g. stream(2025, "bed_days/tavi").
Stream stream(std::uint64_t seed, std::string_view name);

/// Draw i of the stream: uniform on the open interval (0, 1), never 0 or 1. The values are the odd multiples
/// of 2^-53, so 1 − u is exact and as random as u.
double uniform(Stream stream, std::uint64_t i);

/// Draws first, first + 1, … of the stream into `out`; any first and any length give the same draws.
void uniforms(Stream stream, std::uint64_t first, std::span<double> out);

/// Draws with an address of four parts, for people who are simulated: element i of column k is draw k at the
/// address (a[i], b[i], c, d). There are one to four columns, each as long as a and b. Streams of this kind
/// must not be used by number too.
void uniforms_at(Stream stream, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                 std::uint64_t c, std::uint64_t d, std::span<double* const> columns);

}  // namespace vaerdi::math
