// From uniform draws to draws of a distribution.
//
// A Sampler is built once per uncertain value and then turns blocks of uniforms (draws.h) into values by the
// monotone inverse: the same u gives the same quantile, so alternatives can share draws and a larger u is
// always a larger value. Closed forms where there is one; gamma, beta and PERT from a table of the quantile
// function that refines itself while it is built (docs/methods/draws.md has the accuracy reached).
#pragma once

#include <memory>
#include <span>

#include "math/distribution.h"
#include "math/multivariate.h"  // values that belong together are sampled beside the single ones

namespace vaerdi::math {

class InverseTable;  // inverse_table.h: private to this room

class Sampler {
  public:
    /// `d` must pass check(d).
    explicit Sampler(const Distribution& d);

    /// out[i] = quantile of uniforms[i], each in (0, 1); below 2^-53 and above 1 − 2^-53 the gamma, beta and
    /// PERT stay at the edge of their table. `out` has the length of `uniforms` and may be the same memory.
    /// Bits do not depend on how draws are cut into blocks. Safe to call from several threads at once.
    void sample(std::span<const double> uniforms, std::span<double> out) const;

  private:
    Distribution distribution_;
    std::shared_ptr<const InverseTable> table_;  // gamma, beta, PERT
};

}  // namespace vaerdi::math
