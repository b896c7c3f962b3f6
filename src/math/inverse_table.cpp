#include "math/inverse_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "math/lanes.h"
#include "math/log_density.h"
#include "math/vector_math.h"

// How the table is made. Both tails are treated alike: from far out, where the mass beyond a place is a short
// integral, inwards to the median. From one knot to the next only the mass between them is integrated and
// added to what is known exactly, Φ(z), so errors do not pile up and the tails keep their full relative
// accuracy. A cell of z is cut in two until the polynomials meet the true value at the middle of each piece.

namespace vaerdi::math {
namespace {

constexpr double z_edge = 8.25;
constexpr double cells_per_unit = 4;
constexpr std::size_t half_cells = 33;
constexpr int most_halvings = 10;
constexpr double tolerance = 4e-12;  // in t and, relative to the spread of t, in z

// Mirrored, the right tail of a density is a left tail.
template <class Density>
struct LeftTail {
    const Density& density;
    bool mirrored;

    lanes::Four log_at(lanes::Four t) const { return density.log_at(mirrored ? -t : t); }
    double log_at(double t) const {
        double values[lanes::width];
        lanes::store(values, log_at(lanes::Four(t)));
        return values[0];
    }
    double slope(double t) const { return mirrored ? -density.slope(-t) : density.slope(t); }
    double far_out() const { return mirrored ? -density.far_right() : density.far_left(); }
};

// ∫ exp(log density − scale) from a to b by Gauss and Legendre's 16 points.
template <class Tail>
double gauss(const Tail& tail, double a, double b, double scale) {
    static constexpr std::array<double, 8> node = {
        0.09501250983763744017, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437485,
        0.7554044083550030339,  0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326};
    static constexpr std::array<double, 8> weight = {
        0.1894506104550684962, 0.1826034150449235889,  0.1691565193950025383,  0.1495959888165767321,
        0.124628971255533872,  0.09515851168249278481, 0.06225352393864789278, 0.02715245941175409477};
    const double middle = 0.5 * (a + b), half = 0.5 * (b - a);
    lanes::Four sum = 0.0;
    for (std::size_t k = 0; k < node.size(); k += lanes::width) {
        const lanes::Four step = lanes::load(&node[k]) * half;
        const lanes::Four pair =
            lanes::exp(tail.log_at(middle + step) - scale) + lanes::exp(tail.log_at(middle - step) - scale);
        sum = lanes::fma(lanes::load(&weight[k]), pair, sum);
    }
    double s[lanes::width];
    lanes::store(s, sum);
    return half * ((s[0] + s[1]) + (s[2] + s[3]));
}

// The same where 16 points may be too few: halves until both halves agree with the whole, to `error`.
template <class Tail>
double integral(const Tail& tail, double a, double b, double scale, double error, int depth = 0) {
    const double whole = gauss(tail, a, b, scale);
    // Within 2.5 the curve has one bend at most; the slopes tell whether it is steep.
    const bool tame = b - a <= 2.5 && std::fabs(tail.slope(a) - tail.slope(b)) * (b - a) <= 6 &&
                      std::fabs(tail.slope(a)) * (b - a) <= 12;
    if (tame || depth > 40) return whole;
    const double middle = 0.5 * (a + b);
    const double halves = gauss(tail, a, middle, scale) + gauss(tail, middle, b, scale);
    if (std::fabs(halves - whole) <= error) return halves;
    return integral(tail, a, middle, scale, error, depth + 1) +
           integral(tail, middle, b, scale, error, depth + 1);
}

// log of the mass to the left of t, for t far out, where the density rises by `slope` per unit or faster.
template <class Tail>
double log_mass_beyond(const Tail& tail, double t) {
    const double here = tail.log_at(t);
    const double unit = 1 / tail.slope(t);
    double sum = 0, from = 0;
    for (const double to : {4.0, 10.0, 20.0, 40.0}) {
        sum += gauss(tail, t - to * unit, t - from * unit, here);
        from = to;
    }
    return here + log(sum);
}

struct Knot {
    double z, t;
    double d1, d2;  // dt/dz, d²t/dz²
    double mass;    // Φ(z)
};

double phi_log(double z) { return -0.5 * z * z - 0.91893853320467274178; }
double mass_below(double z) { return 0.5 * Sleef_finz_erfcd1_u15purecfma(-z * 0.70710678118654752440); }

template <class Tail>
Knot knot_at(const Tail& tail, double z, double t) {
    const double d1 = exp(phi_log(z) - tail.log_at(t));
    return {z, t, d1, -d1 * (z + d1 * tail.slope(t)), mass_below(z)};
}

// log mass is concave in t, so Newton's method from too far out never oversteps.
template <class Tail>
Knot outermost(const Tail& tail) {
    const double wanted = log(mass_below(-z_edge));
    double t = tail.far_out();
    for (int i = 0; i < 100; ++i) {
        const double log_mass = log_mass_beyond(tail, t);
        const double step = (wanted - log_mass) * exp(log_mass - tail.log_at(t));
        t += step;
        if (std::fabs(wanted - log_mass) < 1e-9) break;
    }
    return knot_at(tail, -z_edge, t);
}

// The knot at z > from.z: the t that has the mass Φ(z) − Φ(from.z) between itself and from.t. Halley's method
// on the logarithm of the mass.
template <class Tail>
Knot next(const Tail& tail, const Knot& from, double z) {
    const double h = z - from.z;
    const double wanted = mass_below(z);
    double t = from.t + std::max(h * (from.d1 + 0.5 * h * from.d2), 0.25 * h * from.d1);
    for (int i = 0; i < 200; ++i) {
        const double mass = from.mass + integral(tail, from.t, t, 0, 1e-14 * from.mass);
        const double rise = exp(tail.log_at(t)) / mass;  // of log mass
        const double short_of = log(wanted / mass);
        const double newton = short_of / rise;
        const double bend = 1 + 0.5 * newton * (tail.slope(t) - rise);
        const double to = t + (bend > 0.5 && bend < 2 ? newton / bend : newton);
        t = to > from.t ? to : 0.5 * (from.t + t);
        if (std::fabs(short_of) < 1e-5) break;
    }
    return knot_at(tail, z, t);
}

// Hermite's polynomial of degree 5 through two knots: values, first and second derivatives. Every product
// that is added is written as fma: GCC 12 makes vfmsubadd out of some of them even with -ffp-contract=off.
std::array<double, 6> hermite(const Knot& a, const Knot& b) {
    const double h = b.z - a.z;
    const double rise = b.t - a.t, da = h * a.d1, db = h * b.d1, sa = h * h * a.d2, sb = h * h * b.d2;
    const auto sum = [&](double r, double pa, double pb, double qa, double qb) {
        return std::fma(qb, sb, std::fma(qa, sa, std::fma(pb, db, std::fma(pa, da, r * rise))));
    };
    return {
        a.t, da, 0.5 * sa, sum(10, -6, -4, -1.5, 0.5), sum(-15, 8, 7, 1.5, -1), sum(6, -3, -3, -0.5, 0.5)};
}

// How far the polynomial misses the true value in the middle, as a multiple of what is tolerated.
double miss(const Knot& a, const Knot& middle, const Knot& b) {
    const auto c = hermite(a, b);
    double t = c[5];
    for (std::size_t k = 5; k-- > 0;) t = std::fma(0.5, t, c[k]);
    return std::fabs(t - middle.t) / (tolerance * std::min(1.0, middle.d1) + 4e-16 * std::fabs(middle.t));
}

// The knots of one cell that begins at `first`, as many as its accuracy asks for.
template <class Tail>
std::vector<Knot> cell_knots(const Tail& tail, const Knot& first, double z_end) {
    std::vector<Knot> knots = {first, next(tail, first, z_end)};
    for (int halvings = 0; halvings < most_halvings; ++halvings) {
        double worst = 0;
        std::vector<Knot> finer = {first};
        for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
            const Knot middle = next(tail, knots[i], 0.5 * (knots[i].z + knots[i + 1].z));
            worst = std::max(worst, miss(knots[i], middle, knots[i + 1]));
            finer.push_back(middle);
            finer.push_back(knots[i + 1]);
        }
        if (worst <= 1) break;
        knots = std::move(finer);
        if (worst <= 20) break;  // half the step, a 64th of the error: no need to try
    }
    return knots;
}

// The cells of the left half of z, from the edge to the median.
template <class Tail>
std::vector<std::vector<Knot>> half_table(const Tail& tail) {
    std::vector<std::vector<Knot>> cells;
    Knot last = outermost(tail);
    for (std::size_t k = 1; k <= half_cells; ++k) {
        cells.push_back(cell_knots(tail, last, -z_edge + static_cast<double>(k) / cells_per_unit));
        last = cells.back().back();
    }
    return cells;
}

}  // namespace

template <class Density>
InverseTable InverseTable::build(const Density& density) {
    auto cells = half_table(LeftTail<Density>{density, false});
    auto right = half_table(LeftTail<Density>{density, true});
    for (auto cell = right.rbegin(); cell != right.rend(); ++cell) {
        std::reverse(cell->begin(), cell->end());
        for (Knot& n : *cell) n = {-n.z, -n.t, n.d1, -n.d2, n.mass};
        cells.push_back(std::move(*cell));
    }
    InverseTable table;
    for (const auto& knots : cells) {
        table.cells_.push_back(
            {static_cast<double>(knots.size() - 1), static_cast<std::int64_t>(table.pieces_.size())});
        for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
            Piece piece{};
            std::ranges::copy(hermite(knots[i], knots[i + 1]), piece.c);
            table.pieces_.push_back(piece);
        }
    }
    return table;
}

InverseTable InverseTable::gamma(double shape) { return build(GammaDensity(shape)); }
InverseTable InverseTable::beta(double alpha, double beta) { return build(BetaDensity(alpha, beta)); }

void InverseTable::evaluate(std::span<const double> z, std::span<double> t) const {
    using lanes::Four;
    const double last = static_cast<double>(cells_.size()) - 0x1p-40;
    const Cell* const cells = cells_.data();
    const Piece* const pieces = pieces_.data();
    lanes::each_block(z, t, [=](Four v) {
        const Four y = lanes::max(lanes::min((v + z_edge) * cells_per_unit, last), 0.0);
        const Four whole = lanes::floor(y);
        const auto n = lanes::whole_numbers(whole);
        const Cell &a = cells[n[0]], &b = cells[n[1]], &c = cells[n[2]], &d = cells[n[3]];
        const Four passed = (y - whole) * lanes::four(a.pieces, b.pieces, c.pieces, d.pieces);
        const Four index = lanes::floor(passed);
        const auto i = lanes::whole_numbers(index);
        const double* pa = pieces[a.first + i[0]].c;
        const double* pb = pieces[b.first + i[1]].c;
        const double* pc = pieces[c.first + i[2]].c;
        const double* pd = pieces[d.first + i[3]].c;
        const Four w = passed - index;
        const auto high = lanes::turn(pa + 4, pb + 4, pc + 4, pd + 4);
        const auto low = lanes::turn(pa, pb, pc, pd);
        Four sum = lanes::fma(high.of1, w, high.of0);
        sum = lanes::fma(sum, w, low.of3);
        sum = lanes::fma(sum, w, low.of2);
        sum = lanes::fma(sum, w, low.of1);
        return lanes::fma(sum, w, low.of0);
    });
}

}  // namespace vaerdi::math
