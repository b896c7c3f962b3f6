#include "math/draws.h"

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <bit>

namespace vaerdi::math {
namespace {

using Block = std::array<double, 4>;

// The top 52 bits choose one of 2^52 cells of (0, 1); the draw is the middle of its cell. Written as a number
// in [1, 2) first, so that no conversion from integer is needed; the subtraction is exact.
double to_unit(std::uint64_t bits) {
    constexpr std::uint64_t one = 0x3ff0000000000000;
    return std::bit_cast<double>(bits >> 12 | one) - (1 - 0x1p-53);
}

Block block(Stream stream, std::uint64_t counter) {
    const auto bits = r123::Philox4x64{}({{counter, 0, 0, 0}}, {{stream.seed, stream.id}});
    return {to_unit(bits[0]), to_unit(bits[1]), to_unit(bits[2]), to_unit(bits[3])};
}

}  // namespace

std::uint64_t stream_id(std::string_view name) {
    std::uint64_t h = 0xcbf29ce484222325;
    for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    h = (h ^ h >> 33) * 0xff51afd7ed558ccd;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53;
    return h ^ h >> 33;
}

Stream stream(std::uint64_t seed, std::string_view name) { return {seed, stream_id(name)}; }

double uniform(Stream stream, std::uint64_t i) { return block(stream, i / 4)[i % 4]; }

void uniforms(Stream stream, std::uint64_t first, std::span<double> out) {
    std::size_t done = 0;
    // The end of a block whose beginning was not asked for.
    for (; done < out.size() && (first + done) % 4 != 0; ++done) out[done] = uniform(stream, first + done);
    // Whole blocks; the processor works on several at once since they do not depend on each other.
    for (; done + 4 <= out.size(); done += 4) {
        const Block b = block(stream, (first + done) / 4);
        std::copy(b.begin(), b.end(), &out[done]);
    }
    for (; done < out.size(); ++done) out[done] = uniform(stream, first + done);
}

namespace {

template <std::size_t columns>
void fill(Stream stream, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint64_t c,
          std::uint64_t d, std::span<double* const> out) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto bits = r123::Philox4x64{}({{a[i], b[i], c, d}}, {{stream.seed, stream.id}});
        for (std::size_t k = 0; k < columns; ++k) out[k][i] = to_unit(bits[k]);
    }
}

}  // namespace

void uniforms_at(Stream stream, std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                 std::uint64_t c, std::uint64_t d, std::span<double* const> columns) {
    switch (columns.size()) {
        case 1:
            return fill<1>(stream, a, b, c, d, columns);
        case 2:
            return fill<2>(stream, a, b, c, d, columns);
        case 3:
            return fill<3>(stream, a, b, c, d, columns);
        default:
            return fill<4>(stream, a, b, c, d, columns);
    }
}

}  // namespace vaerdi::math
