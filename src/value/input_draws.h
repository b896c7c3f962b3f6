// From streams to values of the uncertain inputs, block by block. Private to this room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "math/draws.h"
#include "value/resolved_case.h"

namespace vaerdi::value {

/// The inputs to draw, and how. Built once for a run; safe to use from several threads, each with its own
/// Block.
class InputDraws {
  public:
    /// Draws the inputs of `slots`; all are uncertain.
    InputDraws(const ResolvedCase& resolved, std::span<const std::uint32_t> slots, std::uint64_t seed);

    /// Scratch memory and the columns by slot; null where nothing is drawn.
    struct Block {
        std::vector<double> memory;
        std::vector<const double*> columns;
        std::vector<double*> targets;
        std::vector<double> uniforms;
    };
    Block block(std::size_t length) const;

    /// Fills the columns with draws first … first + n − 1; n at most the block's length.
    void draw(std::uint64_t first, std::size_t n, Block& into) const;

  private:
    struct Single {
        std::uint32_t slot;
        math::Sampler sampler;
    };
    struct StreamOf {
        math::Stream stream;
        std::vector<Single> inputs;  ///< that move together
    };
    struct Made {
        std::uint32_t slot;
        math::Given draws;
    };
    struct Together {
        std::vector<math::Stream> streams;
        std::vector<std::uint32_t> slots;
        const Joint* joint;
    };
    void draw(const Together& joint, std::uint64_t first, std::size_t n, Block& into) const;

    std::vector<std::uint32_t> slots_;  ///< that get a column
    std::vector<StreamOf> streams_;
    std::vector<Made> given_;  ///< elsewhere
    std::vector<Together> joints_;
    std::size_t most_components_ = 1;
};

}  // namespace vaerdi::value
