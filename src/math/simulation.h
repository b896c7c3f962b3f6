// A calculation that draws lots, as a step of a graph: people simulated one by one.
//
// From the values of some steps it makes figures, by chance but not at random: the same arguments and the
// same replicate give the same bits, on any thread and in any block. Chance has addresses (draws.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vaerdi::math {

/// Which of the possible runs of a simulation is meant. Figures at base values are replicate 0; draw i of an
/// uncertainty analysis is replicate i + 1, so draws are independent of one another and of the base values.
struct Replicate {
    std::uint64_t seed = 1;
    std::uint64_t number = 0;  ///< 0: at base values
    /// Of the base run: part `part` of so many equal ones, to see what its size leaves to chance.
    std::uint32_t part = 0, parts = 1;
};

class Simulation {
  public:
    virtual ~Simulation() = default;

    virtual std::size_t output_count() const = 0;

    /// Fills the first n elements of the output columns that are not null. Argument column k holds the values
    /// of argument k. Element i belongs to replicate first.number + i when that is a draw (number > 0), to
    /// the base run otherwise.
    virtual void run(std::span<const double* const> arguments, std::span<double* const> outputs,
                     std::size_t n, const Replicate& first) const = 0;
};

}  // namespace vaerdi::math
