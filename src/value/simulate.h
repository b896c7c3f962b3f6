// The draws behind the intervals.
//
// Only what varies is computed: certain inputs are folded away, each uncertain input that a figure depends on
// is drawn once per stream. Draw i depends on (seed, stream, i) only, so threads and blocks make no
// difference. Memory: 8 bytes per draw and figure that varies.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "math/parallel.h"
#include "math/ranks.h"
#include "value/case_graph.h"

namespace vaerdi::value {

/// One figure in every draw: a column, or the same number in all.
struct Drawn {
    std::span<const double> column;
    double constant = 0;
    bool varies() const { return !column.empty(); }
};

/// A figure that is no step of the graph: what `from` makes of the values of some steps in one draw. The
/// steps themselves are not kept.
struct MadeFigure {
    std::vector<Node> of;
    std::function<double(std::span<const double>)> from;
};

class Draws {
  public:
    std::size_t count() const { return count_; }
    Drawn figure(std::size_t index) const { return figures_[index]; }

  private:
    friend std::optional<Draws> simulate(const ResolvedCase&, const math::Graph&, std::span<const Node>,
                                         std::span<const MadeFigure>, std::span<const math::FixedInput>,
                                         std::size_t, std::uint64_t, unsigned, const math::Watch&,
                                         const math::Ranks&);
    std::size_t count_ = 0;
    std::vector<Drawn> figures_;
    std::vector<std::unique_ptr<double[]>> columns_;
};

/// Draws of `figures`, steps of `graph`, and after them of the `made` ones. `held` fixes inputs that are
/// uncertain otherwise. Each of `ranks` makes its share. Absent when stopped.
std::optional<Draws> simulate(const ResolvedCase& resolved, const math::Graph& graph,
                              std::span<const Node> figures, std::span<const MadeFigure> made,
                              std::span<const math::FixedInput> held, std::size_t count, std::uint64_t seed,
                              unsigned threads, const math::Watch& watch, const math::Ranks& ranks);

}  // namespace vaerdi::value
