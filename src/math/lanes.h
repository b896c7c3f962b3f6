// Four doubles at a time: what the kernels of this room are written in. Private to src/math.
//
// On x86-64-v3 these are AVX2 registers, elsewhere (or with VAERDI_PORTABLE) four plain doubles. Each
// operation is one IEEE operation or one SLEEF `finz` function, so both forms give the same bits; fma is
// written out and never left to the compiler.
#pragma once

#include <sleef.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#if defined(__AVX2__) && defined(__FMA__) && !defined(VAERDI_PORTABLE)
#define VAERDI_AVX2 1
#include <immintrin.h>
#else
#define VAERDI_AVX2 0
#endif

namespace vaerdi::math::lanes {

inline constexpr std::size_t width = 4;

#if VAERDI_AVX2

struct Four {
    __m256d v;
    Four(__m256d x) : v(x) {}
    Four(double x) : v(_mm256_set1_pd(x)) {}
};
struct Mask {
    __m256d v;
};

inline Four load(const double* p) { return _mm256_loadu_pd(p); }
inline void store(double* p, Four x) { _mm256_storeu_pd(p, x.v); }
inline Four four(double a, double b, double c, double d) { return _mm256_setr_pd(a, b, c, d); }
struct Turned {
    Four of0, of1, of2, of3;
};
// Four consecutive numbers from each of four places, turned so that of0 holds the first of each.
inline Turned turn(const double* a, const double* b, const double* c, const double* d) {
    const __m256d ra = _mm256_loadu_pd(a), rb = _mm256_loadu_pd(b), rc = _mm256_loadu_pd(c),
                  rd = _mm256_loadu_pd(d);
    const __m256d ab02 = _mm256_unpacklo_pd(ra, rb), ab13 = _mm256_unpackhi_pd(ra, rb);
    const __m256d cd02 = _mm256_unpacklo_pd(rc, rd), cd13 = _mm256_unpackhi_pd(rc, rd);
    return {_mm256_permute2f128_pd(ab02, cd02, 0x20), _mm256_permute2f128_pd(ab13, cd13, 0x20),
            _mm256_permute2f128_pd(ab02, cd02, 0x31), _mm256_permute2f128_pd(ab13, cd13, 0x31)};
}

inline Four operator+(Four a, Four b) { return _mm256_add_pd(a.v, b.v); }
inline Four operator-(Four a, Four b) { return _mm256_sub_pd(a.v, b.v); }
inline Four operator*(Four a, Four b) { return _mm256_mul_pd(a.v, b.v); }
inline Four operator/(Four a, Four b) { return _mm256_div_pd(a.v, b.v); }
inline Four operator-(Four a) { return _mm256_xor_pd(a.v, _mm256_set1_pd(-0.0)); }
inline Four fma(Four a, Four b, Four c) { return _mm256_fmadd_pd(a.v, b.v, c.v); }  // a b + c, rounded once
inline Four sqrt(Four a) { return _mm256_sqrt_pd(a.v); }
inline Four abs(Four a) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), a.v); }
inline Four floor(Four a) { return _mm256_floor_pd(a.v); }
// The whole numbers of values from 0 up to two thousand million.
inline std::array<std::int32_t, width> whole_numbers(Four a) {
    std::array<std::int32_t, width> n;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(n.data()), _mm256_cvttpd_epi32(a.v));
    return n;
}
// As the instruction: b where a is NaN or the two are equal.
inline Four min(Four a, Four b) { return _mm256_min_pd(a.v, b.v); }
inline Four max(Four a, Four b) { return _mm256_max_pd(a.v, b.v); }

inline Mask operator<(Four a, Four b) { return {_mm256_cmp_pd(a.v, b.v, _CMP_LT_OQ)}; }
inline Mask operator<=(Four a, Four b) { return {_mm256_cmp_pd(a.v, b.v, _CMP_LE_OQ)}; }
inline Four choose(Mask m, Four yes, Four no) { return _mm256_blendv_pd(no.v, yes.v, m.v); }
inline int bits(Mask m) { return _mm256_movemask_pd(m.v); }  // lane k in bit k

inline Four exp(Four a) { return Sleef_finz_expd4_u10avx2(a.v); }
inline Four log(Four a) { return Sleef_finz_logd4_u10avx2(a.v); }
inline Four expm1(Four a) { return Sleef_finz_expm1d4_u10avx2(a.v); }
inline Four log1p(Four a) { return Sleef_finz_log1pd4_u10avx2(a.v); }
inline Four pow(Four a, Four b) { return Sleef_finz_powd4_u10avx2(a.v, b.v); }
inline Four erfc(Four a) { return Sleef_finz_erfcd4_u15avx2(a.v); }
inline Four log_gamma(Four a) { return Sleef_finz_lgammad4_u10avx2(a.v); }

#else

struct Four {
    std::array<double, width> v;
    Four(std::array<double, width> x) : v(x) {}
    Four(double x) : v{x, x, x, x} {}
};
struct Mask {
    std::array<bool, width> v;
};

template <class F, class... Args>
inline Four each(F f, Args... args) {
    return std::array<double, width>{f(args.v[0]...), f(args.v[1]...), f(args.v[2]...), f(args.v[3]...)};
}

inline Four load(const double* p) { return std::array<double, width>{p[0], p[1], p[2], p[3]}; }
inline Four four(double a, double b, double c, double d) { return std::array<double, width>{a, b, c, d}; }
struct Turned {
    Four of0, of1, of2, of3;
};
inline Turned turn(const double* a, const double* b, const double* c, const double* d) {
    return {four(a[0], b[0], c[0], d[0]), four(a[1], b[1], c[1], d[1]), four(a[2], b[2], c[2], d[2]),
            four(a[3], b[3], c[3], d[3])};
}
inline void store(double* p, Four x) {
    for (std::size_t k = 0; k < width; ++k) p[k] = x.v[k];
}

inline Four operator+(Four a, Four b) {
    return each([](double x, double y) { return x + y; }, a, b);
}
inline Four operator-(Four a, Four b) {
    return each([](double x, double y) { return x - y; }, a, b);
}
inline Four operator*(Four a, Four b) {
    return each([](double x, double y) { return x * y; }, a, b);
}
inline Four operator/(Four a, Four b) {
    return each([](double x, double y) { return x / y; }, a, b);
}
inline Four operator-(Four a) {
    return each([](double x) { return -x; }, a);
}
inline Four fma(Four a, Four b, Four c) {
    return each([](double x, double y, double z) { return std::fma(x, y, z); }, a, b, c);
}
inline Four sqrt(Four a) {
    return each([](double x) { return std::sqrt(x); }, a);
}
inline Four abs(Four a) {
    return each([](double x) { return std::fabs(x); }, a);
}
inline Four floor(Four a) {
    return each([](double x) { return std::floor(x); }, a);
}
inline std::array<std::int32_t, width> whole_numbers(Four a) {
    std::array<std::int32_t, width> n;
    for (std::size_t k = 0; k < width; ++k) n[k] = static_cast<std::int32_t>(a.v[k]);
    return n;
}
inline Four min(Four a, Four b) {
    return each([](double x, double y) { return x < y ? x : y; }, a, b);
}
inline Four max(Four a, Four b) {
    return each([](double x, double y) { return x > y ? x : y; }, a, b);
}

inline Mask operator<(Four a, Four b) {
    return {{a.v[0] < b.v[0], a.v[1] < b.v[1], a.v[2] < b.v[2], a.v[3] < b.v[3]}};
}
inline Mask operator<=(Four a, Four b) {
    return {{a.v[0] <= b.v[0], a.v[1] <= b.v[1], a.v[2] <= b.v[2], a.v[3] <= b.v[3]}};
}
inline Four choose(Mask m, Four yes, Four no) {
    std::array<double, width> r;
    for (std::size_t k = 0; k < width; ++k) r[k] = m.v[k] ? yes.v[k] : no.v[k];
    return r;
}
inline int bits(Mask m) { return m.v[0] | m.v[1] << 1 | m.v[2] << 2 | m.v[3] << 3; }

inline Four exp(Four a) { return each(Sleef_finz_expd1_u10purecfma, a); }
inline Four log(Four a) { return each(Sleef_finz_logd1_u10purecfma, a); }
inline Four expm1(Four a) { return each(Sleef_finz_expm1d1_u10purecfma, a); }
inline Four log1p(Four a) { return each(Sleef_finz_log1pd1_u10purecfma, a); }
inline Four pow(Four a, Four b) { return each(Sleef_finz_powd1_u10purecfma, a, b); }
inline Four erfc(Four a) { return each(Sleef_finz_erfcd1_u15purecfma, a); }
inline Four log_gamma(Four a) { return each(Sleef_finz_lgammad1_u10purecfma, a); }

#endif

// The polynomial c[0] + c[1] x + … by Horner's rule.
template <std::size_t n>
inline Four polynomial(const std::array<double, n>& c, Four x) {
    Four sum = c[n - 1];
    for (std::size_t k = n - 1; k-- > 0;) sum = fma(sum, x, c[k]);
    return sum;
}

// out[i] = kernel(x[i]). The last few values go through the same kernel in a block filled up with ½, a value
// that suits them all, so where a block of draws ends makes no difference.
template <class Kernel>
inline void each_block(std::span<const double> x, std::span<double> out, Kernel kernel) {
    const std::size_t n = x.size();
    std::size_t i = 0;
    for (; i + width <= n; i += width) store(&out[i], kernel(load(&x[i])));
    if (i == n) return;
    double rest[width] = {0.5, 0.5, 0.5, 0.5};
    for (std::size_t k = 0; i + k < n; ++k) rest[k] = x[i + k];
    store(rest, kernel(load(rest)));
    for (std::size_t k = 0; i + k < n; ++k) out[i + k] = rest[k];
}

}  // namespace vaerdi::math::lanes
