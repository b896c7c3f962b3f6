// Values that belong together: shares of a whole, and figures that vary jointly.
//
// Both take one block of independent draws per component, each from the component's own stream, so a
// component can be added or read elsewhere without a change of the other draws.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "base/text.h"
#include "math/distribution.h"

namespace vaerdi::math {

class InverseTable;  // inverse_table.h: private to this room

/// Shares that sum to 1, e.g. the destinations of patients leaving a state: Dirichlet by normalised gammas.
/// A component with alpha 0 is 0 in every draw.
class Dirichlet {
  public:
    /// alpha: what is wrong with it, if anything (negative, not finite, all zero, empty).
    static std::optional<Text> check(std::span<const double> alpha);

    explicit Dirichlet(std::span<const double> alpha);

    std::size_t size() const { return tables_.size(); }
    /// Component k by itself: a beta.
    Distribution marginal(std::size_t k) const;

    /// Component k reads uniforms[k] (its own stream) and fills out[k]; all blocks have one length.
    void sample(std::span<const std::span<const double>> uniforms,
                std::span<const std::span<double>> out) const;

  private:
    std::vector<double> alpha_;
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
    /// Component k by itself: a normal.
    Distribution marginal(std::size_t k) const;

    /// normals[k] is a block of independent standard normals (inverse_normal of stream k); component k
    /// depends on the blocks 0 … k. out[k] may be normals[k].
    void sample(std::span<const std::span<const double>> normals,
                std::span<const std::span<double>> out) const;

  private:
    MultivariateNormal(std::vector<double> mean, std::vector<double> lower);

    std::vector<double> mean_;
    std::vector<double> lower_;  // L row by row, size()² values
};

}  // namespace vaerdi::math
