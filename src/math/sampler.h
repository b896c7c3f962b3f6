// From uniform draws to draws of a distribution.
//
// A Sampler is built once per uncertain value and then turns blocks of uniforms (draws.h) into values by the
// monotone inverse: the same u gives the same quantile, so alternatives can share draws and a larger u is
// always a larger value. Closed forms where there is one; gamma, beta and PERT from a table of the quantile
// function that refines itself while it is built (docs/methods/draws.md has the accuracy reached).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "math/distribution.h"

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

/// Shares that sum to 1, e.g. the destinations of patients leaving a state: Dirichlet by normalised gammas.
/// A component with alpha 0 is 0 in every draw.
class Dirichlet {
  public:
    /// alpha: what is wrong with it, if anything (negative, not finite, all zero, empty).
    static std::optional<Text> check(std::span<const double> alpha);

    explicit Dirichlet(std::span<const double> alpha);

    std::size_t size() const { return tables_.size(); }

    /// Component k reads uniforms[k] (its own stream) and fills out[k]; all blocks have one length.
    void sample(std::span<const std::span<const double>> uniforms,
                std::span<const std::span<double>> out) const;

  private:
    std::vector<std::shared_ptr<const InverseTable>> tables_;  // null where alpha is 0
};

/// Values that vary together, e.g. the coefficients of a regression: mean + L z with L Lᵀ = covariance.
class MultivariateNormal {
  public:
    /// `covariance` row by row, mean.size()² values, symmetric and positive semidefinite: components without
    /// variance and components that follow from others are accepted. Otherwise the reason, with the number
    /// (from 1) of the component.
    static std::variant<MultivariateNormal, Text> make(std::span<const double> mean,
                                                       std::span<const double> covariance);

    std::size_t size() const { return mean_.size(); }

    /// normals[k] is a block of independent standard normals (inverse_normal of stream k); component k
    /// depends on the blocks 0 … k. out[k] must not overlap any of the normals.
    void sample(std::span<const std::span<const double>> normals,
                std::span<const std::span<double>> out) const;

  private:
    MultivariateNormal(std::vector<double> mean, std::vector<double> lower);

    std::vector<double> mean_;
    std::vector<double> lower_;  // L row by row, size()² values
};

}  // namespace vaerdi::math
