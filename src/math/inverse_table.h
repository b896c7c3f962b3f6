// The quantile function of gamma and beta as a table: from a standard normal deviate to a value. Private to
// src/math; sampler.h is what others use.
//
// The table holds t(z), where x has the same place in its distribution as z in the standard normal and
//     gamma of shape a:   t = log(x / a)
//     beta of a and b:    t = log(x / (1 − x)) − log(a / b)
// t is smooth and grows with z, so short polynomials follow it over [-8.3, 8.3], beyond the smallest uniform
// draw on both sides (2^-53 is z = −8.21).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vaerdi::math {

class InverseTable {
  public:
    static InverseTable gamma(double shape);
    static InverseTable beta(double alpha, double beta);

    /// t[i] = t(z[i]); may be the same memory. z beyond the table counts as its edge.
    void evaluate(std::span<const double> z, std::span<double> t) const;

    /// Number of polynomials, for tests and curiosity.
    std::size_t pieces() const { return pieces_.size(); }

  private:
    // A polynomial of degree 5 in the share of its piece that z has passed. Eight places so that a piece is
    // one line of cache.
    struct alignas(64) Piece {
        double c[8];
    };
    // The range of z is cut into equal cells, each cell into as many equal pieces as its accuracy asks for.
    struct Cell {
        double pieces;
        std::int64_t first;
    };

    template <class Density>
    static InverseTable build(const Density& density);

    std::vector<Cell> cells_;
    std::vector<Piece> pieces_;
};

}  // namespace vaerdi::math
